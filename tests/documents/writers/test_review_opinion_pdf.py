"""The review opinion as a PDF: Chinese text with a font of its own, page numbers, nothing taken for markup."""

import importlib.util

import pypdfium2
import pytest

from heng.documents.writers import fonts, review_opinion_pdf
from heng.domain.errors import WrongUsage
from tests.documents.writers.opinions import EVERY_KIND, finding, opinion


def pages(given_one):
    document = pypdfium2.PdfDocument(review_opinion_pdf.write(given_one))
    texts = [page.get_textpage().get_text_bounded().replace("\u200b", "") for page in document]
    return ["".join(text.split()) for text in texts]


def test_all_parts_of_the_opinion_are_printed_as_text():
    said = "".join(pages(opinion()))
    for part in (
        "绩效目标审核意见",
        "建议等级",
        "R20错误1条扣3分",
        *("".join(each.message.split()) for each in EVERY_KIND),
        "名称由主管部门统一规定。（李某，2024-01-05）",
        "不是文件的错误",
        "审核人（签字）",
    ):
        assert part in said, part


def test_every_page_names_file_version_checksum_and_its_number():
    given_one = opinion((*EVERY_KIND, *(finding(message=f"第{number}处问题。") for number in range(60))))
    printed = pages(given_one)
    assert len(printed) > 2
    for number, text in enumerate(printed, 1):
        for part in ("目标表.xlsx", given_one.ruleset, "ab" * 32, f"第{number}页共{len(printed)}页"):
            assert part in text, part


def test_the_rule_is_named_again_where_its_findings_go_on_on_the_next_page():
    printed = pages(opinion(tuple(finding(message=f"第{number}处问题。") for number in range(60)), ()))
    with_findings = [text for text in printed if "处问题" in text]
    assert len(with_findings) >= 2
    assert all("R20指标性质与指标含义相反" in text for text in with_findings)


def test_it_is_a4_and_its_font_travels_with_it():
    data = review_opinion_pdf.write(opinion())
    width, height = pypdfium2.PdfDocument(data)[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    assert b"/FontFile" in data


def test_what_a_paper_says_is_never_taken_for_markup():
    hostile = finding(message='#panic("x") $x^2$ *粗* @ref <a> \\ // 注 [括号] #include "/etc/passwd"')
    said = "".join(pages(opinion((hostile,), ())))
    assert '#panic("x")$x^2$*粗*@ref<a>\\//注[括号]#include"/etc/passwd"' in said


def test_a_long_row_of_letters_stays_inside_its_cell():
    document = pypdfium2.PdfDocument(review_opinion_pdf.write(opinion((finding(message="A" * 400),), ())))
    boxes = [
        textpage.get_charbox(index)
        for textpage in (page.get_textpage() for page in document)
        for index in range(textpage.count_chars())
        if textpage.get_text_range(index, 1) == "A"
    ]
    assert len(boxes) >= 400
    assert max(right for _, _, right, _ in boxes) < 595 - 40


def test_a_problem_longer_than_a_page_is_printed_to_its_end():
    assert "这是结尾" in "".join(pages(opinion((finding(message="很长的说明" * 2000 + "这是结尾"),), ())))


def test_equal_opinions_give_equal_bytes():
    assert review_opinion_pdf.write(opinion()) == review_opinion_pdf.write(opinion())


def test_without_a_chinese_font_it_says_so_instead_of_printing_boxes(monkeypatch):
    import typst

    fonts.print_font.cache_clear()
    monkeypatch.setattr(fonts, "find_spec", lambda name: None)
    nothing = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(typst, "Fonts", lambda **_: nothing)
    with pytest.raises(WrongUsage, match="中文字体"):
        review_opinion_pdf.write(opinion())
    fonts.print_font.cache_clear()


def test_the_packaged_font_is_there():
    assert importlib.util.find_spec("noto_cjk_sans_otc") is not None
    assert fonts.print_font().family == "Noto Sans CJK SC"
