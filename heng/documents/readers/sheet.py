"""One worksheet of an Excel workbook: cells as they are shown, merged cells, and what is hidden."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import IO

from lxml import etree

from heng.documents.readers.number_format import GENERAL, shown, shown_text
from heng.documents.readers.package import elements
from heng.documents.readers.sheet_cells import Sheet, SheetCells
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Where

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_CONSTANT = re.compile(r"\s*\+?\s*(-?\s*\d{1,15}(?:\.\d{1,15})?)\s*(%?)\s*")
_QUOTED = re.compile(r'\s*"((?:[^"]|"")*)"\s*')
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share: strings, number formats by style, and the day from which dates count."""

    strings: list[str]
    formats: list[str]
    epoch_1904: bool


def read_sheet(part: IO[bytes], name: str, book: Book) -> Sheet:
    """The cells of the worksheet `part` called `name`."""
    found = SheetCells(name)
    row = 0
    for element in elements(part, "col", "row", "mergeCell"):
        kind = etree.QName(element).localname
        if kind == "row":
            row = _row(element, row, book, found)
        elif kind == "mergeCell":
            _merge(element.get("ref", ""), found)
        elif element.get("hidden") in ("1", "true"):
            found.hidden_columns.append((_number(element.get("min")), _number(element.get("max"))))
    return found.finished()


def _row(element: etree._Element, before: int, book: Book, found: SheetCells) -> int:
    """Collect the cells of a row; rows and cells without reference follow the one before."""
    row = _number(element.get("r")) or before + 1
    column, filled = 0, False
    for cell in element.iterchildren("{*}c"):
        reference = _REFERENCE.fullmatch(cell.get("r") or "")
        column = _column(reference[1]) if reference else column + 1
        filled |= found.put(row, column, _shown(cell, row, column, book, found))
    if filled and element.get("hidden") in ("1", "true"):
        found.hidden_rows.append(row)
    return row


def _shown(cell: etree._Element, row: int, column: int, book: Book, found: SheetCells) -> str:
    """What the cell shows; a formula that was never computed is shown as written and announced."""
    parts = {etree.QName(child).localname: child for child in cell}
    kind = cell.get("t", "n")
    value = (parts["v"].text or "") if "v" in parts else ""
    code = _format(cell, book)
    if kind == "inlineStr" and "is" in parts:
        return shown_text(rich_text(parts["is"]), code)
    if "f" in parts and value == "" and kind != "str":
        return _uncomputed(parts["f"].text or "", code, (row, column), book, found)
    if kind == "s" and value:
        return shown_text(_shared(value, found.where(row, column), book), code)
    if kind == "e":
        found.trouble("I07", value, value, row, column)
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    return _number_shown(value, code, book) if kind == "n" and value else unescaped(value)


def rich_text(item: etree._Element) -> str:
    """The text of a string item; readings (phonetic runs) are no part of what is shown."""
    return unescaped("".join(text.text or "" for path in ("{*}t", "{*}r/{*}t") for text in item.iterfind(path)))


def unescaped(text: str) -> str:
    """The text with the characters that workbooks write as _x000D_; a carriage return ends a line."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n").replace("\r", "\n")


def _shared(value: str, where: Where, book: Book) -> str:
    if not value.isdecimal() or int(value) >= len(book.strings):
        raise UnreadableInput(f"{where}的文字在文件里找不到，文件可能已损坏。请用 Excel 或 WPS 打开后另存一份再导入。")
    return book.strings[int(value)].strip()


def _uncomputed(formula: str, code: str, place: tuple[int, int], book: Book, found: SheetCells) -> str:
    constant, quoted = _CONSTANT.fullmatch(formula), _QUOTED.fullmatch(formula)
    if quoted:
        return quoted[1].replace('""', '"')
    if constant:
        number = Decimal(constant[1].replace(" ", "")) / (100 if constant[2] else 1)
        return shown(number, "0.##%" if constant[2] and code == GENERAL else code, epoch_1904=book.epoch_1904)
    found.trouble("I05", "", f"={formula}", *place)
    return f"={formula}"


def _number_shown(value: str, code: str, book: Book) -> str:
    try:
        return shown(Decimal(repr(float(value))), code, epoch_1904=book.epoch_1904)
    except (ValueError, InvalidOperation, OverflowError):
        return value.strip()


def _format(cell: etree._Element, book: Book) -> str:
    style = _number(cell.get("s"))
    return book.formats[style] if style < len(book.formats) else GENERAL


def _merge(reference: str, found: SheetCells) -> None:
    ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
    if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
        found.merge(int(ends[0][2]), _column(ends[0][1]), int(ends[1][2]), _column(ends[1][1]))


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else 0
