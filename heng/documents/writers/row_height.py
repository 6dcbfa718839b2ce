"""Heights of rows whose text is wrapped: programs that show a workbook do not all work them out themselves."""

from collections import defaultdict
from math import ceil
from typing import Any

from openpyxl.utils import get_column_letter

_LINE, _PADDING, _MOST = 13.5, 4.0, 409.0
# Of a column that nobody has set, in characters.
_USUAL = 8.43
_WIDE = "\u2e80"


def fit_rows(sheet: Any) -> None:
    """Give each row the height that its longest wrapped cell needs; cells merged over several rows ask for nothing."""
    spans = {(merged.min_row, merged.min_col): merged for merged in sheet.merged_cells.ranges}
    lines: defaultdict[int, int] = defaultdict(int)
    for cell in written_cells(sheet):
        lines[cell.row] = max(lines[cell.row], _lines(sheet, cell, spans.get((cell.row, cell.column))))
    for row, count in lines.items():
        sheet.row_dimensions[row].height = min(count * _LINE + _PADDING, _MOST)


def written_cells(sheet: Any) -> list[Any]:
    """The cells that a sheet holds; not the rectangle around them, which one far cell makes endless."""
    return list(sheet._cells.values())  # noqa: SLF001 - there is no public way to the cells alone


def text_width(text: str) -> int:
    """The width of a line in characters of half width: a Chinese character takes two."""
    return sum(2 if character >= _WIDE else 1 for character in text)


def _lines(sheet: Any, cell: Any, span: Any) -> int:
    if not isinstance(cell.value, str) or not cell.alignment.wrap_text or (span and span.max_row > span.min_row):
        return 1
    last = span.max_col if span else cell.column
    room = sum(_column(sheet, number) for number in range(cell.column, last + 1)) - 1
    return sum(max(ceil(text_width(line) / max(room, 1)), 1) for line in cell.value.split("\n"))


def _column(sheet: Any, number: int) -> float:
    letter = get_column_letter(number)
    return float(sheet.column_dimensions[letter].width) if letter in sheet.column_dimensions else _USUAL
