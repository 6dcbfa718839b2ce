"""Writing worksheets: figures as numbers, and text that can never become a formula."""

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from heng.documents.writers.archive import without_moment

Value = str | int | Decimal | None
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_UNPRINTABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))
_LINE = Side(style="thin", color="808080")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_MIDDLE = Alignment(vertical="center", wrap_text=True)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)


def set_value(cell: Any, value: Value) -> None:
    """Put `value` into `cell`: figures as figures; text as text, quoted where it begins like a formula.

    The quote is Excel's own (quotePrefix): the text shows as written and stays text when somebody edits the cell.
    """
    if not isinstance(value, str):
        cell.value = value
        return
    text = value.translate(_UNPRINTABLE)
    if not text:
        return
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(_FORMULA_STARTS)


def put(sheet: Worksheet, row: int, column: int, value: Value, *, bold: bool = False, span: int = 1) -> None:
    """Write `value` with a border, merged over `span` columns."""
    cell = sheet.cell(row, column)
    cell.font = Font(name="黑体" if bold else "宋体", size=10)
    cell.alignment = _CENTRE if bold else _MIDDLE
    for covered in range(column, column + span):
        sheet.cell(row, covered).border = _GRID
    set_value(cell, value)
    if span > 1:
        sheet.merge_cells(start_row=row, start_column=column, end_row=row, end_column=column + span - 1)


def put_row(sheet: Worksheet, row: int, values: Iterable[Value], *, bold: bool = False) -> None:
    """Write `values` from the first column on."""
    for column, value in enumerate(values, 1):
        put(sheet, row, column, value, bold=bold)


def put_title(sheet: Worksheet, title: str, columns: int) -> None:
    """The title over all columns of the first row."""
    cell = sheet.cell(1, 1)
    cell.font = Font(name="宋体", size=16, bold=True)
    cell.alignment = _CENTRE
    set_value(cell, title)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=columns)
    sheet.row_dimensions[1].height = 30


def put_table(
    sheet: Worksheet, headings: Sequence[str], rows: Iterable[Sequence[Value]], widths: Sequence[int]
) -> None:
    """A whole sheet with one table: headings that repeat on every page, and rows."""
    put_row(sheet, 1, headings, bold=True)
    for number, row in enumerate(rows, 2):
        put_row(sheet, number, row)
    set_page(sheet, widths, header_rows="1:1", landscape=True)


def set_page(sheet: Any, widths: Sequence[int], header_rows: str | None = None, landscape: bool = False) -> None:
    """Column widths in characters, A4, one page wide, page numbers; `header_rows` ("2:2") repeat on every page."""
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "第 &P 页 共 &N 页"
    if header_rows:
        sheet.print_title_rows = header_rows


def workbook_bytes(workbook: Workbook) -> bytes:
    """The workbook as an xlsx file; equal content gives equal bytes."""
    workbook.properties.creator = ""
    written = io.BytesIO()
    workbook.save(written)
    return without_moment(written.getvalue())
