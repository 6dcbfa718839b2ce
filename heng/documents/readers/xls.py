"""Excel workbooks of 1993 to 2003 (BIFF5 and BIFF8, .xls and the .et of WPS): each visible sheet as a grid of what its cells show."""

import io
from decimal import Decimal
from typing import Any

import xlrd

from heng.documents.content import Content, Grid
from heng.documents.readers.announce import announce
from heng.documents.readers.limits import beyond, limit
from heng.documents.readers.number_format import BUILT_IN, GENERAL, shown, shown_text
from heng.documents.readers.sheet_cells import SheetCells
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Finding, Where

_DAMAGED = "旧版 Excel 文件（.xls）已损坏或不完整，无法读取。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。"
_EMPTY = "工作簿里没有可见的内容（没有工作表、内容为空，或工作表全部隐藏）。请检查后重新导入。"
_ENCRYPTED = "文件设有打开密码，无法读取。请取消密码后再导入。"
_MACRO_SHEETS = ("_VBA_PROJECT".encode("utf-16-le"), "VBA".encode("utf-16-le") + b"\x00\x00")
# Workbooks that name no code page, or a Western one, were written by Chinese programs that did not care to say so.
_SILENT_CODE_PAGES = (None, 367, 1200, 1252, 32769)
_BIFF8 = 80


def read_xls(data: bytes) -> Content:
    """The visible sheets of an old workbook as grids, with notes on what is hidden; macros are never run.

    Raises UnreadableInput for damaged and encrypted files, beyond the limits, and where nothing visible has content.
    """
    book = _opened(data)
    notes: list[Finding] = [announce("I04")] if any(name in data for name in _MACRO_SHEETS) else []
    if book.nsheets > limit("sheet", "sheets"):
        raise beyond("工作表数量", book.nsheets, limit("sheet", "sheets"), "张")
    grids: list[Grid] = []
    cells = 0
    for number in range(book.nsheets):
        page = _guarded(book.sheet_by_index, number)
        sheet = _collected(page, book).finished()
        if page.visibility:
            notes += [announce("I02", page.name, Where(sheet=page.name))] if sheet.cells else []
        else:
            cells += sheet.cells
            grids.append(Grid(page.name, sheet.rows, Where(sheet=page.name)))
            notes += sheet.notes
        book.unload_sheet(number)
        if cells > limit("sheet", "cells"):
            raise beyond("单元格数量", cells, limit("sheet", "cells"), "个")
    if not cells:
        raise UnreadableInput(_EMPTY)
    return Content("xlsx", grids=tuple(grids), notes=tuple(notes))


def _opened(data: bytes) -> Any:
    book = _open(data, None)
    if book.biff_version < _BIFF8 and book.codepage in _SILENT_CODE_PAGES:
        return _open(data, "gb18030")
    return book


def _open(data: bytes, encoding: str | None) -> Any:
    return _guarded(
        xlrd.open_workbook,
        file_contents=data,
        formatting_info=True,
        on_demand=True,
        logfile=io.StringIO(),
        encoding_override=encoding,
    )


def _guarded(read: Any, *arguments: object, **named: object) -> Any:
    """What `read` gives; the library fails in every way there is where a file is damaged."""
    try:
        return read(*arguments, **named)
    except MemoryError:
        raise
    except Exception as problem:
        raise UnreadableInput(_ENCRYPTED if "encrypted" in str(problem).lower() else _DAMAGED) from problem


def _collected(page: Any, book: Any) -> SheetCells:
    found = SheetCells(page.name)
    for row in range(page.nrows):
        filled = False
        for column, cell in enumerate(page.row(row)):
            filled |= found.put(row + 1, column + 1, _shown(cell, row + 1, column + 1, book, found))
        information = page.rowinfo_map.get(row)
        if filled and information is not None and information.hidden:
            found.hidden_rows.append(row + 1)
    for top, bottom, left, right in page.merged_cells:
        found.merge(top + 1, left + 1, bottom, right)
    found.hidden_columns += [(column + 1, column + 1) for column, kept in page.colinfo_map.items() if kept.hidden]
    return found


def _shown(cell: Any, row: int, column: int, book: Any, found: SheetCells) -> str:
    """What the cell shows, by its type: text, number or date, truth value, error."""
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return shown(Decimal(repr(cell.value)), _format(cell, book), epoch_1904=bool(book.datemode))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        text = str(xlrd.error_text_from_code.get(cell.value, "#ERROR!"))
        found.trouble("I07", text, text, row, column)
        return text
    return shown_text(str(cell.value), _format(cell, book)) if cell.value else ""


def _format(cell: Any, book: Any) -> str:
    """The number format of a cell; formats that Excel knows by number stand in the file in the words of its country."""
    if cell.xf_index is None or cell.xf_index >= len(book.xf_list):
        return GENERAL
    key = book.xf_list[cell.xf_index].format_key
    if key in BUILT_IN:
        return BUILT_IN[key]
    found = book.format_map.get(key)
    return str(found.format_str) if found is not None else GENERAL
