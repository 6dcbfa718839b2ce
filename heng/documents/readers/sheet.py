"""One worksheet: cells as they are shown, merged cells, and what is hidden or out of bounds."""

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from lxml import etree

from heng.documents.content import Cell
from heng.documents.readers.announce import announce
from heng.documents.readers.limits import beyond, limit
from heng.documents.readers.number_format import GENERAL, shown
from heng.documents.readers.package import elements
from heng.documents.readers.placing import column_letters
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Finding, Where

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_CONSTANT = re.compile(r"[+\s]*(\d+(?:\.\d+)?)\s*(%?)\s*")


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share: strings, number formats by style, and the day from which dates count."""

    strings: list[str]
    formats: list[str]
    epoch_1904: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as read: its rows, the number of cells that show something, and the announcements."""

    rows: tuple[tuple[Cell, ...], ...]
    cells: int
    notes: tuple[Finding, ...]


@dataclass(slots=True)
class _Found:
    """What one pass over the sheet collects."""

    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    outside: str = ""


def read_sheet(part: bytes, name: str, book: Book) -> Sheet:
    """The cells of the worksheet `part` called `name`. Cells beyond the limits are left out and announced."""
    found = _Found()
    row = 0
    for element in elements(part, "col", "row", "mergeCell") if part else ():
        kind = etree.QName(element).localname
        if kind == "row":
            row = _row(element, row, name, book, found)
        elif kind == "mergeCell":
            _merge(element.get("ref", ""), name, found)
        elif element.get("hidden") in ("1", "true"):
            found.hidden_columns.append((_number(element.get("min")), _number(element.get("max"))))
    return Sheet(_rows(found, name), len(found.texts), (*found.notes, *_hidden(found, name)))


def _row(element: etree._Element, before: int, name: str, book: Book, found: _Found) -> int:
    """Collect the cells of a row; rows and cells without reference follow the one before."""
    row = _number(element.get("r")) or before + 1
    column, filled = 0, False
    for cell in element.iterchildren("{*}c"):
        reference = _REFERENCE.fullmatch(cell.get("r") or "")
        column = _column(reference[1]) if reference else column + 1
        text = _shown(cell, Where(sheet=name, cell=f"{column_letters(column)}{row}"), book, found)
        if not text:
            continue
        if row > limit("sheet", "rows") or column > limit("sheet", "columns"):
            found.outside = found.outside or f"{column_letters(column)}{row}"
            continue
        found.texts[row, column] = text
        filled = True
        if len(found.texts) > limit("sheet", "cells"):
            raise beyond(f"工作表“{name}”的单元格数量", len(found.texts), limit("sheet", "cells"), "个")
    if filled and element.get("hidden") in ("1", "true"):
        found.hidden_rows.append(row)
    return row


def _shown(cell: etree._Element, where: Where, book: Book, found: _Found) -> str:
    """What the cell shows; a formula that was never computed is shown as written and announced."""
    parts = {etree.QName(child).localname: child for child in cell}
    kind = cell.get("t", "n")
    value = (parts["v"].text or "") if "v" in parts else ""
    if kind == "inlineStr" and "is" in parts:
        return "".join(text.text or "" for text in parts["is"].iter("{*}t")).strip()
    if "f" in parts and value == "" and kind != "str":
        return _uncomputed(parts["f"].text or "", _format(cell, book), where, book, found)
    if kind == "s" and value:
        return _shared(value, where, book)
    if kind == "e":
        found.notes.append(announce("I07", value, where))
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    return _number_shown(value, _format(cell, book), book) if kind == "n" and value else value.strip()


def _shared(value: str, where: Where, book: Book) -> str:
    if not value.isdecimal() or int(value) >= len(book.strings):
        raise UnreadableInput(f"{where}的文字在文件里找不到，文件可能已损坏。请用 Excel 或 WPS 打开后另存一份再导入。")
    return book.strings[int(value)].strip()


def _uncomputed(formula: str, code: str, where: Where, book: Book, found: _Found) -> str:
    constant = _CONSTANT.fullmatch(formula)
    if constant:
        number = Decimal(constant[1]) / (100 if constant[2] else 1)
        return shown(number, "0.##%" if constant[2] and code == GENERAL else code, epoch_1904=book.epoch_1904)
    found.notes.append(announce("I05", f"={formula}", where))
    return f"={formula}"


def _number_shown(value: str, code: str, book: Book) -> str:
    try:
        return shown(Decimal(repr(float(value))), code, epoch_1904=book.epoch_1904)
    except (ValueError, InvalidOperation, OverflowError):
        return value.strip()


def _format(cell: etree._Element, book: Book) -> str:
    style = _number(cell.get("s"))
    return book.formats[style] if style < len(book.formats) else GENERAL


def _merge(reference: str, name: str, found: _Found) -> None:
    ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return
    found.merges.append((int(ends[0][2]), _column(ends[0][1]), int(ends[1][2]), _column(ends[1][1])))
    if len(found.merges) > limit("sheet", "merged"):
        raise beyond(f"工作表“{name}”的合并单元格", len(found.merges), limit("sheet", "merged"), "个")


def _rows(found: _Found, name: str) -> tuple[tuple[Cell, ...], ...]:
    """The rows down to the last cell that shows something; what lies under a merged cell is not shown."""
    height = max((row for row, _ in found.texts), default=0)
    width = max((column for _, column in found.texts), default=0)
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: dict[int, list[tuple[int, int]]] = {}
    work = 0
    for top, left, bottom, right in found.merges:
        bottom, right = min(bottom, height), min(right, max(width, left))
        spans[top, left] = (max(bottom - top + 1, 1), max(right - left + 1, 1))
        work += max(bottom - top + 1, 0)
        if work > limit("sheet", "covered_rows"):
            raise beyond(f"工作表“{name}”的合并单元格所占行数", work, limit("sheet", "covered_rows"), "行")
        for row in range(top, bottom + 1):
            covered.setdefault(row, []).append((left + (row == top), right))
    rows: list[list[Cell]] = [[] for _ in range(height)]
    for row, column in sorted(found.texts):
        if any(left <= column <= right for left, right in covered.get(row, ())):
            continue
        where = Where(sheet=name, cell=f"{column_letters(column)}{row}")
        rows[row - 1].append(Cell(found.texts[row, column], where, row, column, *spans.get((row, column), (1, 1))))
    return tuple(tuple(row) for row in rows)


def _hidden(found: _Found, name: str) -> list[Finding]:
    notes = []
    if found.hidden_rows:
        first = Where(sheet=name, cell=f"A{found.hidden_rows[0]}")
        notes.append(announce("I03", f"工作表“{name}”第 {_listed(found.hidden_rows)} 行", first))
    filled = {column for _, column in found.texts}
    columns = [column for low, high in found.hidden_columns for column in filled if low <= column <= high]
    if columns:
        letters = "、".join(column_letters(column) for column in sorted(columns))
        notes.append(
            announce("I03", f"工作表“{name}”{letters} 列", Where(sheet=name, cell=f"{column_letters(min(columns))}1"))
        )
    if found.outside:
        notes.append(
            announce("I06", f"工作表“{name}”{found.outside} 起的单元格", Where(sheet=name, cell=found.outside))
        )
    return notes


def _listed(rows: list[int]) -> str:
    shown_rows = "、".join(map(str, rows[:10]))
    return shown_rows if len(rows) <= 10 else f"{shown_rows} 等 {len(rows)}"


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else 0
