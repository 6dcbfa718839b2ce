"""The trail as a file for spreadsheets."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


class _Line:
    """What csv writes to; hands each line back."""

    def write(self, line: str) -> str:
        return line


def csv_lines(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Lines of CSV that Excel opens as text: UTF-8 mark first, and no cell that it would take for a formula."""
    writer: Any = csv.writer(_Line())
    yield "\ufeff"
    for row in rows:
        yield writer.writerow([as_text(cell) for cell in row])


def as_text(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would compute it."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
