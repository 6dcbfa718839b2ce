"""Workbooks in the XML of Excel 2003 (SpreadsheetML), which many platforms export under the name .xls."""

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal, InvalidOperation

from lxml import etree

from heng.documents.content import Content, Grid
from heng.documents.readers.announce import announce
from heng.documents.readers.limits import beyond, limit
from heng.documents.readers.number_format import GENERAL, shown, shown_text
from heng.documents.readers.package import parse_xml
from heng.documents.readers.sheet_cells import SheetCells
from heng.documents.readers.text import decode
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Finding, Where

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_NAMED_FORMATS = {
    "General Number": GENERAL, "General Date": "yyyy/m/d h:mm", "Long Date": 'yyyy"年"m"月"d"日"', "Medium Date": "yyyy/m/d",
    "Short Date": "yyyy/m/d", "Long Time": "h:mm:ss", "Medium Time": "h:mm", "Short Time": "h:mm",
    "Currency": "¥#,##0.00", "Euro Currency": "#,##0.00", "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%",
    "Scientific": GENERAL,
}  # fmt: skip
_ENCODING = re.compile(rb"^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*([\"'])[^\"']*\2", re.IGNORECASE)
_EMPTY = "工作簿里没有可见的内容（没有工作表、内容为空，或工作表全部隐藏）。请检查后重新导入。"


def read_spreadsheet_xml(data: bytes) -> Content:
    """The visible sheets of the workbook as grids, with notes on what is hidden.

    Raises UnreadableInput for damaged files and entities, beyond the limits, and where nothing visible has content.
    """
    root = parse_xml(_as_utf8(data))
    formats = dict(_formats(root))
    grids: list[Grid] = []
    notes: list[Finding] = []
    cells = 0
    for page in root.iterchildren("{*}Worksheet"):
        name = _get(page, "Name")
        sheet = _collected(page, name, formats).finished()
        if any((state.text or "") != "SheetVisible" for state in page.iterfind("{*}WorksheetOptions/{*}Visible")):
            notes += [announce("I02", name, Where(sheet=name))] if sheet.cells else []
            continue
        cells += sheet.cells
        if cells > limit("sheet", "cells"):
            raise beyond("单元格数量", cells, limit("sheet", "cells"), "个")
        grids.append(Grid(name, sheet.rows, Where(sheet=name)))
        notes += sheet.notes
    if not cells:
        raise UnreadableInput(_EMPTY)
    return Content("xlsx", grids=tuple(grids), notes=tuple(notes))


def _as_utf8(data: bytes) -> bytes:
    """The file in UTF-8, whatever encoding its head names: platforms often name one and write another."""
    return _ENCODING.sub(rb"\1", decode(data)[0].lstrip("\ufeff").encode("utf-8"))


def _formats(root: etree._Element) -> Iterator[tuple[str, str]]:
    for style in root.iterfind("{*}Styles/{*}Style"):
        for number in style.iterchildren("{*}NumberFormat"):
            code = _get(number, "Format") or GENERAL
            yield _get(style, "ID"), _NAMED_FORMATS.get(code, code)


def _collected(page: etree._Element, name: str, formats: dict[str, str]) -> SheetCells:
    found = SheetCells(name)
    column = 0
    for element in page.iterfind("{*}Table/{*}Column"):
        column = _count(element, "Index") or column + 1
        last = column + _count(element, "Span")
        if _get(element, "Hidden") == "1":
            found.hidden_columns.append((column, last))
        column = last
    row = 0
    for line in page.iterfind("{*}Table/{*}Row"):
        row = _count(line, "Index") or row + 1
        if _row(line, row, formats, found) and _get(line, "Hidden") == "1":
            found.hidden_rows.append(row)
        row += _count(line, "Span")
    return found


def _row(line: etree._Element, row: int, formats: dict[str, str], found: SheetCells) -> bool:
    column, filled = 0, False
    for cell in line.iterchildren("{*}Cell"):
        column = _count(cell, "Index") or column + 1
        right, down = _count(cell, "MergeAcross"), _count(cell, "MergeDown")
        if right or down:
            found.merge(row, column, row + down, column + right)
        filled |= found.put(
            row, column, _shown(cell, (row, column), formats.get(_get(cell, "StyleID"), GENERAL), found)
        )
        column += right
    return filled


def _shown(cell: etree._Element, place: tuple[int, int], code: str, found: SheetCells) -> str:
    data = next(cell.iterchildren("{*}Data"), None)
    if data is None:
        return ""
    kind, text = _get(data, "Type"), "".join(map(str, data.itertext()))
    if kind == "Boolean":
        return "TRUE" if text == "1" else "FALSE"
    if kind == "Error":
        found.trouble("I07", text, text, *place)
    if kind not in ("Number", "DateTime"):
        return shown_text(text, code)
    try:
        number = Decimal(repr(float(text))) if kind == "Number" else _serial(text)
        return shown(number, "yyyy/m/d" if kind == "DateTime" and code == GENERAL else code)
    except (ValueError, InvalidOperation, OverflowError):
        return text


def _serial(text: str) -> Decimal:
    """The number of days that Excel counts for a moment written as 2024-03-15T00:00:00.000."""
    passed = datetime.fromisoformat(text.strip()).replace(tzinfo=None) - datetime(1899, 12, 30)  # noqa: DTZ001
    return Decimal(passed.days) + Decimal(passed.seconds) / 86_400


def _get(element: etree._Element, name: str) -> str:
    return str(element.get(f"{{{NAMESPACE}}}{name}", ""))


def _count(element: etree._Element, name: str) -> int:
    text = _get(element, name)
    return int(text) if text.isdecimal() and len(text) < 8 else 0
