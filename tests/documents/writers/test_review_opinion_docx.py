"""The review opinion as a Word file: everything is in it, in an order and with rows that a printer keeps."""

import io

import docx
from docx.oxml.ns import qn

from heng.documents.writers import review_opinion_docx
from tests.documents.writers.opinions import EVERY_KIND, finding, opinion


def opened(given_one=None):
    return docx.Document(io.BytesIO(review_opinion_docx.write(given_one or opinion())))


def words(document):
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*paragraphs, *cells])


def test_title_grade_scores_problems_reasons_and_annex_are_in_it():
    said = words(opened())
    for part in (
        "绩效目标审核意见",
        "某市某区人民法院",
        "建议等级，由审核人确定",
        "规范完整性",
        "R20 错误1条扣3分",
        *(each.message for each in EVERY_KIND),
        "名称由主管部门统一规定。（李某，2024-01-05）",
        "读取疑问",
        "不是文件的错误",
        "审核人（签字）",
        "待核实",
    ):
        assert part in said, part


def test_the_foot_of_each_page_names_file_checksum_version_and_page():
    given_one = opinion()
    xml = opened(given_one).sections[0].footer._element.xml
    for part in ("目标表.xlsx", given_one.ruleset, "ab" * 32, "PAGE", "NUMPAGES"):
        assert part in xml, part


def test_it_is_a4_and_heads_repeat_and_rows_stay_whole():
    document = opened()
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    tables = [table for table in document.tables if table.rows[0].cells[0].text in {"方面", "序号"}]
    assert len(tables) >= 3
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_a_clean_paper_says_that_nothing_was_found():
    assert "未发现问题。" in words(opened(opinion((), ())))
    assert "附件" not in words(opened(opinion((), ())))


def test_equal_opinions_give_equal_bytes():
    assert review_opinion_docx.write(opinion()) == review_opinion_docx.write(opinion())


def test_characters_that_a_word_file_cannot_hold_do_no_harm():
    assert "坏" in words(opened(opinion((finding(message="坏\x07\x00字\ud800"),))))


def test_properties_stand_in_the_order_that_word_insists_on():
    in_cells = ("tcW", "gridSpan", "vMerge", "shd", "vAlign")
    in_tables = ("tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblLook")
    body = opened().element.body
    for tag, order in (("w:tcPr", in_cells), ("w:tblPr", in_tables)):
        for properties in body.iter(qn(tag)):
            names = [child.tag.rpartition("}")[2] for child in properties]
            assert names == sorted(names, key=order.index)
