"""A workbook comes back with findings at its cells, everything else as it was."""

import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from heng.documents.writers.annotate_xlsx import SHEET, annotate, is_workbook
from heng.documents.writers.annotated_list import inert
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Certainty, Finding, Severity, Where
from heng.domain.review.opinion import Waived


def workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "目标"
    sheet["A1"], sheet["B2"], sheet["C3"] = "项目名称", "=SUM(1,2)", 195
    sheet["C3"].number_format = "0.00"
    sheet.merge_cells("D4:E5")
    sheet["D4"] = "合并的单元格"
    sheet["A1"].comment = Comment("原有批注", "财务")
    return saved(book)


def saved(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def box_height(data: bytes) -> float:
    """The height of the largest comment box, in pixels, as the drawing says."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        drawings = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".vml")]
    return max(float(height) for drawing in drawings for height in re.findall(r"height:([\d.]+)px", drawing))


def finding(
    cell: str,
    message: str = "上限超过预算",
    subject: str = "破产项目",
    sheet: str = "目标",
    severity: Severity = Severity.ERROR,
    certainty: Certainty = Certainty.CERTAIN,
) -> Finding:
    place = Where(sheet=sheet, cell=cell)
    return Finding("R40", severity, certainty, subject, message, "请核对", "依据", (place,))


def test_each_finding_is_a_comment_at_its_cell_and_a_row_of_the_list() -> None:
    book = opened(annotate(workbook(), [finding("C3"), finding("C3", "另一个问题")]))
    comment = book["目标"]["C3"].comment
    assert "1. R40 错误：上限超过预算\n改法：请核对" in comment.text
    assert "2. R40 错误：另一个问题" in comment.text
    assert [row[4].value for row in book[SHEET].iter_rows(min_row=2)] == ["上限超过预算", "另一个问题"]
    assert [row[0].value for row in book[SHEET].iter_rows(min_row=2)] == [1, 2]


def test_a_comment_is_large_enough_to_be_read() -> None:
    long = [finding("C3", f"第{number}处：" + "很长的说明" * 12) for number in range(3)]
    little, much = box_height(annotate(workbook(), [finding("C3")])), box_height(annotate(workbook(), long))
    assert 60 <= little < much <= 620


def test_values_formulas_formats_and_comments_of_others_stay() -> None:
    book = opened(annotate(workbook(), [finding("A1")]))
    assert (book["目标"]["B2"].value, book["目标"]["C3"].value) == ("=SUM(1,2)", 195)
    assert book["目标"]["C3"].number_format == "0.00"
    assert book["目标"]["A1"].comment.text.startswith("原有批注")
    assert book["目标"]["A1"].comment.author == "财务"


def test_a_finding_inside_a_merged_cell_goes_to_its_anchor() -> None:
    book = opened(annotate(workbook(), [finding("E5")]))
    assert book["目标"]["D4"].comment is not None


@pytest.mark.parametrize(
    ("severity", "certainty", "colour"),
    [
        (Severity.ERROR, Certainty.LIKELY, "00FFC7CE"),
        (Severity.WARNING, Certainty.LIKELY, "00FFE699"),
        (Severity.HINT, Certainty.JUDGEMENT, "00DDEBF7"),
        (Severity.ERROR, Certainty.EXTRACTION, "00D9D9D9"),
    ],
)
def test_a_cell_is_coloured_by_the_weight_of_its_finding(severity, certainty, colour) -> None:
    book = opened(annotate(workbook(), [finding("C3", severity=severity, certainty=certainty)]))
    assert book["目标"]["C3"].fill.fgColor.rgb == colour


def test_the_gravest_finding_of_a_cell_decides_its_colour_and_stands_first() -> None:
    found = [finding("C3", "小事", severity=Severity.HINT), finding("C3", "大事")]
    cell = opened(annotate(workbook(), found))["目标"]["C3"]
    assert cell.fill.fgColor.rgb == "00FFC7CE"
    assert cell.comment.text.index("大事") < cell.comment.text.index("小事")


def test_the_list_comes_first_links_to_the_cells_and_is_ready_for_print() -> None:
    book = opened(annotate(workbook(), [finding("C3"), finding("E5", "又一处")]))
    sheet = book.worksheets[0]
    assert book.active is sheet
    assert sheet.title == SHEET
    assert [getattr(sheet.cell(row, 8).hyperlink, "location", None) for row in (2, 3)] == ["'目标'!C3", "'目标'!E5"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.auto_filter.ref == "A1:H3"
    assert sheet.freeze_panes == "A2"


def test_doubts_of_reading_are_called_so_and_come_after_the_problems() -> None:
    found = [finding("C3", "读取不全", certainty=Certainty.EXTRACTION), finding("A1", severity=Severity.HINT)]
    rows = list(opened(annotate(workbook(), found))[SHEET].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in rows] == ["提示", "读取疑问"]


def test_a_waived_finding_shows_its_reason_in_comment_and_list() -> None:
    waived = Waived(finding("C3"), "按省高院口径填报。", "李某", "2024-01-05")
    book = opened(annotate(workbook(), [], waived=[waived]))
    reason = "已说明保留：按省高院口径填报。（李某，2024-01-05）"
    assert reason in book["目标"]["C3"].comment.text
    assert reason in book[SHEET]["E2"].value
    assert book[SHEET]["B2"].value == "已说明"


def test_a_finding_about_a_whole_column_has_one_comment() -> None:
    places = tuple(Where(sheet="目标", cell=f"F{row}") for row in range(1, 31))
    found = Finding("R21", Severity.HINT, Certainty.CERTAIN, "指标方向性", "有的未填", where=places)
    book = opened(annotate(workbook(), [found]))
    assert [cell.coordinate for cell in book["目标"]["F"] if cell.comment] == ["F1"]
    assert "等30处" in book[SHEET]["H2"].value


def test_a_second_review_replaces_the_marks_of_the_first_and_leaves_those_of_others() -> None:
    first = annotate(workbook(), [finding("A1"), finding("C3")])
    second = opened(annotate(first, [finding("D4", "新的问题")]))
    assert second.sheetnames == [SHEET, "目标"]
    assert second["目标"]["A1"].comment.text == "原有批注"
    assert second["目标"]["C3"].comment is None
    assert second["目标"]["C3"].fill.fill_type is None
    assert second["目标"]["D4"].comment.text.count("R40") == 1


def test_a_sheet_of_others_with_the_name_of_the_list_stays() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    sheet["A1"] = "财政局的意见"
    annotated = opened(annotate(saved(book), [finding("A1", sheet=SHEET)]))
    assert annotated[SHEET]["A1"].value == "财政局的意见"
    assert annotated.sheetnames == [f"{SHEET}（2）", SHEET]


def test_the_colours_of_cells_without_findings_stay() -> None:
    book = opened(workbook())
    book["目标"]["B2"].fill = PatternFill("solid", fgColor="FF00FF00")
    assert opened(annotate(saved(book), [finding("C3")]))["目标"]["B2"].fill.fgColor.rgb == "FF00FF00"


@pytest.mark.parametrize(
    "place",
    [Where(line=3), Where(sheet="没有的表", cell="A1"), Where(sheet="目标", cell="第三行"), Where(sheet="目标")],
)
def test_a_finding_without_a_cell_stands_in_the_list_only(place: Where) -> None:
    found = Finding("R12", Severity.WARNING, Certainty.CERTAIN, "全文", "不符", where=(place,))
    book = opened(annotate(workbook(), [found]))
    assert book[SHEET]["E2"].value == "不符"
    assert book[SHEET]["H2"].hyperlink is None


def test_text_from_a_paper_never_becomes_a_formula() -> None:
    hostile = finding("C3", '=HYPERLINK("http://x","y")', "+cmd|' /C calc'!A0")
    sheet = opened(annotate(workbook(), [hostile]))[SHEET]
    assert {cell.data_type for cell in sheet[2]} <= {"s", "n"}
    assert not str(sheet["E2"].value).startswith("=")


@given(st.text())
def test_inert_text_never_begins_like_a_formula_and_keeps_its_words(text: str) -> None:
    assert not inert(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert set(inert(text)) <= {*text, "'"}


def test_only_excel_workbooks_can_be_annotated_without_what_was_read() -> None:
    assert is_workbook(workbook())
    assert not is_workbook(b"%PDF-1.7")
    assert not is_workbook(b"")
    with pytest.raises(UnreadableInput, match="不是Excel工作簿"):
        annotate(b"%PDF-1.7", [])


def test_characters_that_a_workbook_cannot_hold_are_left_out() -> None:
    book = opened(annotate(workbook(), [finding("C3", "坏\x07字\x1b[31m符")]))
    assert book[SHEET]["E2"].value == "坏字[31m符"


def test_a_template_comes_back_as_a_workbook() -> None:
    book = opened(workbook())
    book.template = True
    assert not opened(annotate(saved(book), [finding("C3")])).template


def test_an_empty_review_still_gives_a_list() -> None:
    assert opened(annotate(workbook(), [])).sheetnames == [SHEET, "目标"]
