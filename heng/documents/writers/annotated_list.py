"""The sheet 审核意见 of an annotated workbook: every finding, with a link to its cell, ready for print."""

from collections.abc import Sequence
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from heng.documents.own_list import HEADINGS, SHEET
from heng.documents.writers.content_workbook import Locate
from heng.documents.writers.remark import Remark
from heng.documents.writers.row_height import fit_rows
from heng.documents.writers.sheet import put_row, set_page

_WIDTHS = (5, 13, 6, 22, 46, 28, 24, 18)
_PLACE = len(HEADINGS)
_LAST = "H"
_MOST_PLACES = 3
_HEAD = PatternFill("solid", fgColor="E7ECEF")
# A spreadsheet programme runs text that begins with one of these as a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def add_list(book: Any, remarks: Sequence[Remark], locate: Locate) -> None:
    """Put the list before all other sheets and open the book there; a sheet of others keeps its name."""
    name = next(name for name in _names() if name not in book.sheetnames)
    sheet = book.create_sheet(name, 0)
    put_row(sheet, 1, HEADINGS, bold=True)
    for row, remark in enumerate(remarks, 2):
        put_row(sheet, row, list(map(inert, _texts(remark))))
        sheet.cell(row, 1).value = remark.number
        sheet.cell(row, 2).fill = PatternFill("solid", fgColor=remark.colour)
        for cell in sheet[row]:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        _link(sheet.cell(row, _PLACE), remark, locate)
    for cell in sheet[1]:
        cell.fill = _HEAD
    set_page(sheet, _WIDTHS, header_rows="1:1", landscape=True)
    fit_rows(sheet)
    sheet.oddHeader.center.text = SHEET
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{_LAST}{len(remarks) + 1}"
    for position, other in enumerate(book.worksheets):
        other.sheet_view.tabSelected = position == 0
    book.active = 0


def is_list(sheet: Any) -> bool:
    """Whether a sheet is such a list, written by an earlier review."""
    return sheet.title.startswith(SHEET) and tuple(cell.value for cell in sheet[1]) == HEADINGS


def inert(text: str) -> str:
    """`text` so that no spreadsheet programme takes it for a formula: an apostrophe goes before such a beginning.

    Characters that XML cannot hold are left out.
    """
    clean = ILLEGAL_CHARACTERS_RE.sub("", text)
    return f"'{clean}" if clean.startswith(_FORMULA_STARTS) else clean


def _names() -> Any:
    yield SHEET
    number = 2
    while True:
        yield f"{SHEET}（{number}）"
        number += 1


def _texts(remark: Remark) -> tuple[str, ...]:
    finding = remark.finding
    places = [str(place) for place in finding.where if str(place)]
    more = f"等{len(places)}处" if len(places) > _MOST_PLACES else ""
    place = "；".join(places[:_MOST_PLACES]) + more
    return "", remark.label, remark.rule, finding.subject, remark.message, finding.fix, finding.source, place


def _link(cell: Any, remark: Remark, locate: Locate) -> None:
    target = next(filter(None, map(locate, remark.finding.where)), None)
    if target:
        sheet, address = target
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quote_sheetname(sheet)}!{address}")
        cell.font = Font(name="宋体", size=10, color="0563C1", underline="single")
        cell.value = cell.value or f"{sheet} {address}"
