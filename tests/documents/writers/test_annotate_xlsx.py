"""A workbook comes back with findings at its cells, everything else as it was."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from heng.documents.writers.annotate_xlsx import SHEET, annotate, inert, is_workbook
from heng.domain.finding import Certainty, Finding, Severity, Where


def workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "目标"
    sheet["A1"], sheet["B2"], sheet["C3"] = "项目名称", "=SUM(1,2)", 195
    sheet.merge_cells("D4:E5")
    sheet["D4"] = "合并的单元格"
    sheet["A1"].comment = Comment("原有批注", "财务")
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def finding(cell: str, message: str = "上限超过预算", subject: str = "破产项目", sheet: str = "目标") -> Finding:
    place = Where(sheet=sheet, cell=cell)
    return Finding("R40", Severity.ERROR, Certainty.CERTAIN, subject, message, "请核对", "依据", (place,))


def test_each_finding_is_a_comment_at_its_cell_and_a_row_of_the_list() -> None:
    book = load_workbook(io.BytesIO(annotate(workbook(), [finding("C3"), finding("C3", "另一个问题")])))
    comment = book["目标"]["C3"].comment
    assert "R40 错误：上限超过预算" in comment.text
    assert "另一个问题" in comment.text
    assert [row[4].value for row in book[SHEET].iter_rows(min_row=2)] == ["上限超过预算", "另一个问题"]


def test_values_formulas_and_comments_of_others_stay() -> None:
    book = load_workbook(io.BytesIO(annotate(workbook(), [finding("A1")])))
    assert (book["目标"]["B2"].value, book["目标"]["C3"].value) == ("=SUM(1,2)", 195)
    assert book["目标"]["A1"].comment.text.startswith("原有批注")


def test_a_finding_inside_a_merged_cell_goes_to_its_anchor() -> None:
    book = load_workbook(io.BytesIO(annotate(workbook(), [finding("E5")])))
    assert book["目标"]["D4"].comment is not None


@pytest.mark.parametrize(
    "place", [Where(line=3), Where(sheet="没有的表", cell="A1"), Where(sheet="目标", cell="第三行")]
)
def test_a_finding_without_a_cell_stands_in_the_list_only(place: Where) -> None:
    found = Finding("R12", Severity.WARNING, Certainty.CERTAIN, "全文", "不符", where=(place,))
    book = load_workbook(io.BytesIO(annotate(workbook(), [found])))
    assert book[SHEET]["E2"].value == "不符"


def test_text_from_a_paper_never_becomes_a_formula() -> None:
    hostile = finding("C3", '=HYPERLINK("http://x","y")', "+cmd|' /C calc'!A0")
    sheet = load_workbook(io.BytesIO(annotate(workbook(), [hostile])))[SHEET]
    assert {cell.data_type for cell in sheet[2]} <= {"s", "n"}
    assert not str(sheet["E2"].value).startswith("=")


@given(st.text())
def test_inert_text_never_begins_like_a_formula_and_keeps_its_words(text: str) -> None:
    assert not inert(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert set(inert(text)) <= {*text, "'"}


def test_only_excel_workbooks_can_be_annotated() -> None:
    assert is_workbook(workbook())
    assert not is_workbook(b"%PDF-1.7")
    assert not is_workbook(b"")


def test_characters_that_a_workbook_cannot_hold_are_left_out() -> None:
    book = load_workbook(io.BytesIO(annotate(workbook(), [finding("C3", "坏\x07字\x1b[31m符")])))
    assert book[SHEET]["E2"].value == "坏字[31m符"
