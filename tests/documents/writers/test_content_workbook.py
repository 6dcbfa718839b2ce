"""Papers that are no workbooks come back as one, with the findings beside the values as read."""

import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from heng.documents.content_json import content_to_json
from heng.documents.read import read_with_content
from heng.documents.writers.annotate_xlsx import SHEET, annotate
from heng.documents.writers.content_workbook import content_workbook
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Certainty, Finding, Severity, Where
from heng.domain.review.review import review
from heng.rulebook.profiles import load_profile
from tests.documents.relay import formats
from tests.documents.relay.pdf import ruled
from tests.documents.relay.sheet import Put, Sheet

HEADINGS = [
    "单位名称",
    "项目名称",
    "预算数",
    "年度目标",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标性质",
    "指标值",
    "度量单位",
    "权重",
    "指标方向性",
]
ROWS = (
    ("产出指标", "数量指标", "开展培训期数", "≥", "3", "期", "40", "正向指标"),
    ("产出指标", "时效指标", "材料审核期限", "≥", "30", "天", "10", "反向指标"),
    ("效益指标", "社会效益指标", "覆盖干警人数", "≥", "60", "人", "30", "正向指标"),
    ("满意度指标", "满意度指标", "参训干警满意度", "≥", "90", "%", "10", "正向指标"),
)
LEAD = ("某市某区人民法院", "干警培训经费", "10.00", "提高干警业务能力。")
PAPER = Sheet(
    "表14",
    (
        tuple(map(Put, HEADINGS)),
        (*(Put(text, rows=len(ROWS)) for text in LEAD), *map(Put, ROWS[0])),
        *(tuple(map(Put, row)) for row in ROWS[1:]),
    ),
    above=("部门预算项目绩效目标表（2024年度）", "金额单位：万元"),
)
WRITERS = {
    "xls": formats.to_xls,
    "docx": formats.to_docx,
    "html": formats.to_html,
    "txt": formats.to_txt,
    "csv": formats.comma_separated("utf-8-sig"),
    "pdf": ruled,
}


def found_at(where, message="上限超过预算"):
    return Finding("R40", Severity.ERROR, Certainty.CERTAIN, "培训经费", message, "请核对", "", (where,))


def comments(book):
    return {
        cell.value: cell.comment.text
        for sheet in book.worksheets[1:]
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def with_part(workbook, name, part):
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(written, "w") as target:
        for each in source.namelist():
            target.writestr(each, part if each == name else source.read(each))
    return written.getvalue()


@pytest.fixture
def line_content():
    lines = [[1, "项目\t指标\t值"], [2, "培训\t期数\t3"], [3, "=1+1"]]
    return {"kind": "text", "lines": lines, "grids": []}


@pytest.mark.parametrize("kind", WRITERS)
def test_a_finding_stands_beside_the_indicator_whatever_the_kind_of_file(kind, tmp_path):
    path = tmp_path / f"目标表.{kind}"
    path.write_bytes(WRITERS[kind]([PAPER]))
    document, content = read_with_content(path)
    findings = [one for one in review(document, load_profile("sichuan")) if one.rule == "R20"]
    assert len(findings) == 1
    book = load_workbook(io.BytesIO(annotate(path.read_bytes(), findings, content=content_to_json(content))))
    assert [value for value, text in comments(book).items() if "R20" in text] == ["材料审核期限"]
    assert book[SHEET]["H2"].hyperlink.location
    values = [cell.value for row in book.worksheets[1].iter_rows() for cell in row]
    for text in (*LEAD, *ROWS[0], *ROWS[3], "部门预算项目绩效目标表（2024年度）"):
        assert text in values, text


def test_the_sheets_of_an_old_workbook_keep_their_names_and_addresses(tmp_path):
    path = tmp_path / "目标表.xls"
    path.write_bytes(formats.to_xls([PAPER]))
    book, locate = content_workbook(content_to_json(read_with_content(path)[1]))
    assert book.sheetnames == ["表14"]
    assert book["表14"]["G5"].value == "材料审核期限"
    assert "A4:A7" in {str(merged) for merged in book["表14"].merged_cells.ranges}
    assert locate(Where(sheet="表14", cell="G5")) == ("表14", "G5")
    assert locate(Where(sheet="别的表", cell="G5")) is None


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (Where(line=2, column=3), "3"),
        (Where(line=2, column=9), "培训"),
        (Where(line=2), "培训"),
        (Where(line=3), "=1+1"),
    ],
    ids=["column", "beyond the last column", "line", "text that looks like a formula"],
)
def test_a_place_in_a_text_is_found_by_its_line_and_column(line_content, where, value):
    book = load_workbook(io.BytesIO(annotate(b"", [found_at(where)], content=line_content)))
    assert list(comments(book)) == [value]
    assert {cell.data_type for row in book.worksheets[1].iter_rows() for cell in row} <= {"s", "n"}


@pytest.mark.parametrize("where", [Where(line=99), Where(page=7), Where(sheet="表", cell="A1"), Where()])
def test_a_place_that_the_file_has_not_stands_in_the_list_only(line_content, where):
    book = load_workbook(io.BytesIO(annotate(b"", [found_at(where)], content=line_content)))
    assert comments(book) == {}
    assert book[SHEET]["E2"].value == "上限超过预算"


def test_a_box_on_a_page_is_found_by_its_middle_and_a_page_by_its_beginning():
    def cell(text, column, box):
        return {"text": text, "where": {"page": 2, "bbox": box}, "column": column, "row_span": 1, "column_span": 1}

    row = [cell("左", 1, [0, 0, 50, 20]), cell("右", 2, [50, 0, 100, 20])]
    grid = {"title": "", "where": {"page": 2, "line": 1}, "rows": [row]}
    content = {"kind": "pdf", "lines": [], "grids": [grid], "line_places": []}
    _, locate = content_workbook(content)
    assert locate(Where(page=2, bbox=(60.0, 2.0, 90.0, 18.0))) == ("原文", "C1")
    assert locate(Where(page=2)) == ("原文", "B1")
    assert locate(Where(page=1, bbox=(60.0, 2.0, 90.0, 18.0))) is None


def test_a_workbook_that_cannot_be_opened_for_writing_comes_back_as_it_was_read(line_content):
    broken = with_part(formats.to_xlsx([PAPER]), "xl/worksheets/sheet1.xml", b"<worksheet")
    book = load_workbook(io.BytesIO(annotate(broken, [found_at(Where(line=2))], content=line_content)))
    assert list(comments(book)) == ["培训"]
    with pytest.raises(UnreadableInput):
        annotate(broken, [])


def test_an_annotated_workbook_is_read_and_reviewed_like_the_paper_itself(tmp_path):
    path = tmp_path / "目标表.xlsx"
    path.write_bytes(formats.to_xlsx([PAPER]))
    before, _ = read_with_content(path)
    findings = review(before, load_profile("sichuan"))
    path.write_bytes(annotate(path.read_bytes(), [*before.findings, *findings]))
    after, content = read_with_content(path)
    assert [grid.title for grid in content.grids] == ["表14"]
    assert after.findings == before.findings
    assert review(after, load_profile("sichuan")) == findings


def test_a_workbook_of_which_the_library_sees_nothing_comes_back_as_it_was_read(tmp_path):
    path = tmp_path / "目标表.xlsx"
    path.write_bytes(formats.to_xlsx([PAPER]))
    _, content = read_with_content(path)
    empty = with_part(path.read_bytes(), "xl/worksheets/sheet1.xml", b"<worksheet xmlns='urn:other'/>")
    found = found_at(Where(sheet="表14", cell="G5"))
    book = load_workbook(io.BytesIO(annotate(empty, [found], content=content_to_json(content))))
    assert list(comments(book)) == ["材料审核期限"]


def test_cells_far_away_and_endless_merged_ranges_do_not_hold_anybody_up(line_content):
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["XFD1048576"] = "很远"
    written = io.BytesIO()
    book.save(written)
    far = annotate(written.getvalue(), [found_at(Where(sheet="Sheet", cell="XFD1048576"))])
    assert load_workbook(io.BytesIO(far))["Sheet"]["XFD1048576"].comment is not None
    page = b"<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells></worksheet>"
    sheet_xml = zipfile.ZipFile(io.BytesIO(formats.to_xlsx([PAPER]))).read("xl/worksheets/sheet1.xml")
    endless = with_part(formats.to_xlsx([PAPER]), "xl/worksheets/sheet1.xml", sheet_xml.replace(b"</worksheet>", page))
    assert list(
        comments(load_workbook(io.BytesIO(annotate(endless, [found_at(Where(line=2))], content=line_content))))
    ) == ["培训"]
    with pytest.raises(UnreadableInput):
        annotate(endless, [])


def test_what_was_read_from_a_far_place_is_written_there_at_once():
    cell = {
        "text": "很远",
        "where": {"sheet": "表", "cell": "XFD1048576"},
        "column": 16384,
        "row_span": 1,
        "column_span": 1,
    }
    wide = {"text": "整列", "where": {"sheet": "表", "cell": "A1"}, "column": 1, "row_span": 1048576, "column_span": 2}
    grid = {"title": "表", "where": {"sheet": "表"}, "rows": [[wide], [cell]]}
    book, locate = content_workbook({"kind": "xlsx", "lines": [], "grids": [grid]})
    assert book["表"]["XFD1048576"].value == "很远"
    assert locate(Where(sheet="表", cell="A1")) == ("表", "A1")
