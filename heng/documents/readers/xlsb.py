"""Binary Excel workbooks (.xlsb): values only, because the way they are shown is not given."""

import io
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import python_calamine

from heng.documents.content import Content, Grid
from heng.documents.readers.announce import announce
from heng.documents.readers.limits import beyond, limit
from heng.documents.readers.number_format import general
from heng.documents.readers.package import open_package
from heng.documents.readers.sheet_cells import SheetCells
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Finding, Where

Value = int | float | str | bool | time | date | datetime | timedelta
_DAMAGED = "二进制 Excel 文件（.xlsb）已损坏或不完整，无法读取。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。"


def read_xlsb(data: bytes) -> Content:
    """The visible sheets of the workbook as grids, with the note that numbers stand as they are stored.

    Raises UnreadableInput for damaged packages, beyond the limits, and where no visible sheet has any content.
    """
    package = open_package(data)
    notes: list[Finding] = [announce("I04")] if package.has_macros() else []
    notes.append(announce("I63", "二进制工作簿（.xlsb）"))
    grids: list[Grid] = []
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        shown = [page for page in book.sheets_metadata if page.visible is python_calamine.SheetVisibleEnum.Visible]
        notes += [announce("I02", page.name) for page in book.sheets_metadata if page not in shown]
        for page in shown:
            sheet = _collected(book.get_sheet_by_name(page.name), page.name).finished()
            grids.append(Grid(page.name, sheet.rows, Where(sheet=page.name)))
            notes += sheet.notes
    except (python_calamine.CalamineError, OSError, ValueError) as problem:
        raise UnreadableInput(_DAMAGED) from problem
    if not any(grid.rows for grid in grids):
        raise UnreadableInput("工作簿里没有可见的内容。请检查后重新导入。")
    return Content("xlsx", grids=tuple(grids), notes=tuple(notes))


def _collected(page: python_calamine.CalamineSheet, name: str) -> SheetCells:
    """The values of a sheet; the library gives every row from the first on, but columns only from the first used one."""
    found = SheetCells(name)
    _, left = page.start or (0, 0)
    for row, values in enumerate(page.iter_rows(), 1):
        if row > limit("sheet", "rows"):
            raise beyond(f"工作表“{name}”的行数", row, limit("sheet", "rows"), "行")
        for column, value in enumerate(values, left + 1):
            found.put(row, column, _text(value))
    return found


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return general(Decimal(repr(value)))
    if isinstance(value, datetime | date):
        return f"{value.year}/{value.month}/{value.day}"
    return str(value)
