"""The cells of one worksheet while they are collected, whatever kind of workbook it stands in, and the rows they make."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from heng.documents.content import Cell
from heng.documents.readers.announce import announce
from heng.documents.readers.limits import beyond, limit
from heng.documents.readers.placing import column_letters
from heng.domain.finding import Finding, Where

_LONGEST_GAP = 30
_MOST_PLACES = 1000
_LISTED = 10
_QUOTED = 30


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as read: its rows, the number of cells that show something, and the announcements."""

    rows: tuple[tuple[Cell, ...], ...]
    cells: int
    notes: tuple[Finding, ...]


@dataclass(slots=True)
class SheetCells:
    """What one pass over the sheet `name` collects; rows and columns count from 1 as the workbook counts them."""

    name: str
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    troubles: dict[tuple[str, str], list[tuple[str, Where]]] = field(default_factory=dict)

    def where(self, row: int, column: int) -> Where:
        """The place of a cell."""
        return Where(sheet=self.name, cell=f"{column_letters(column)}{row}")

    def put(self, row: int, column: int, text: str) -> bool:
        """Keep what a cell shows, and say whether it shows anything; raises UnreadableInput beyond the limit."""
        text = text.strip()
        if not text:
            return False
        self.texts[row, column] = text
        if len(self.texts) > limit("sheet", "cells"):
            raise beyond(f"工作表“{self.name}”的单元格数量", len(self.texts), limit("sheet", "cells"), "个")
        return True

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Keep a merged area; raises UnreadableInput beyond the limit."""
        self.merges.append((top, left, bottom, right))
        if len(self.merges) > limit("sheet", "merged"):
            raise beyond(f"工作表“{self.name}”的合并单元格", len(self.merges), limit("sheet", "merged"), "个")

    def trouble(self, code: str, group: str, detail: str, row: int, column: int) -> None:
        """Announce `detail` of a cell; announcements of one `group` become one."""
        self.troubles.setdefault((code, group), []).append((detail, self.where(row, column)))

    def finished(self) -> Sheet:
        """The sheet: long empty stretches shortened, what lies under merged cells left out, all trouble announced."""
        rows, columns = (_Compact(sorted({place[axis] for place in self.texts})) for axis in (0, 1))
        sizes = (rows.length, columns.length, rows.length * columns.length)
        for size, part, unit in zip(sizes, ("rows", "columns", "places"), ("行", "列", "个单元格"), strict=True):
            if size > limit("sheet", part):
                raise beyond(f"工作表“{self.name}”的范围", size, limit("sheet", part), unit)
        grid = _rows(self, rows, columns)
        return Sheet(grid, len(self.texts), (*_gathered(self.troubles), *_hidden(self)))


class _Compact:
    """Numbers from 1 for the rows (or columns) that hold anything; of a long gap only its first part is kept."""

    def __init__(self, used: list[int]) -> None:
        self._used = used
        self._numbers = [min(used[0], _LONGEST_GAP)] if used else []
        for before, after in pairwise(used):
            self._numbers.append(self._numbers[-1] + min(after - before, _LONGEST_GAP))
        self.length = self._numbers[-1] if used else 0

    def number(self, real: int) -> int:
        """The number of a row (or column) of the workbook, at most `length`."""
        index = bisect_right(self._used, real) - 1
        if index < 0:
            return min(real, self._numbers[0])
        following = self._numbers[index + 1] if index + 1 < len(self._numbers) else self.length + 1
        return min(
            self._numbers[index] + real - self._used[index], following - 1 if real > self._used[index] else following
        )


def _rows(found: SheetCells, rows: _Compact, columns: _Compact) -> tuple[tuple[Cell, ...], ...]:
    """The rows down to the last cell that shows something; what lies under a merged cell is not shown."""
    spans, covered = _spans(found, rows, columns)
    result: list[list[Cell]] = [[] for _ in range(rows.length)]
    for place in sorted(found.texts):
        row, column = rows.number(place[0]), columns.number(place[1])
        over = next((text for left, right, text in covered.get(row, ()) if left <= column <= right), None)
        if over is not None and (row, column) not in spans:
            if over != found.texts[place]:
                found.trouble("I62", "", f"“{found.texts[place][:_QUOTED]}”", *place)
            continue
        span = spans.get((row, column), (1, 1))
        result[row - 1].append(Cell(found.texts[place], found.where(*place), row, column, *span))
    return tuple(map(tuple, result))


def _spans(
    found: SheetCells, rows: _Compact, columns: _Compact
) -> tuple[dict[tuple[int, int], tuple[int, int]], dict[int, list[tuple[int, int, str]]]]:
    """The height and width of each merged cell by its place; in each row the columns covered, and the text over them."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: dict[int, list[tuple[int, int, str]]] = {}
    work = 0
    lowest, rightmost = (max((place[axis] for place in found.texts), default=0) for axis in (0, 1))
    for top, left, bottom, right in found.merges:
        if top > lowest or left > rightmost:
            continue
        first, last = rows.number(top), rows.number(bottom)
        begin, end = columns.number(left), columns.number(right)
        if any(low <= begin <= high for low, high, _ in covered.get(first, ())):
            continue
        text = found.texts.get((top, left), "")
        if text:
            spans[first, begin] = (max(last - first + 1, 1), max(end - begin + 1, 1))
        work += max(last - first + 1, 0)
        if work > limit("sheet", "covered_rows"):
            raise beyond(f"工作表“{found.name}”的合并单元格所占行数", work, limit("sheet", "covered_rows"), "行")
        for row in range(first, last + 1):
            covered.setdefault(row, []).append((begin, end, text))
    return spans, covered


def _gathered(troubles: dict[tuple[str, str], list[tuple[str, Where]]]) -> Iterable[Finding]:
    for (code, _), cases in troubles.items():
        first = announce(code, cases[0][0])
        count = f"（同类共 {len(cases)} 处）" if len(cases) > 1 else ""
        places = tuple(where for _, where in cases[:_MOST_PLACES])
        yield replace(first, message=f"{first.message}{count}", where=places)


def _hidden(found: SheetCells) -> Iterable[Finding]:
    if found.hidden_rows:
        first = Where(sheet=found.name, cell=f"A{found.hidden_rows[0]}")
        yield announce("I03", f"工作表“{found.name}”第 {_listed(found.hidden_rows)} 行", first)
    filled = sorted({column for _, column in found.texts})
    columns = [column for column in filled if any(low <= column <= high for low, high in found.hidden_columns)]
    if columns:
        letters = "、".join(column_letters(column) for column in columns)
        where = Where(sheet=found.name, cell=f"{column_letters(columns[0])}1")
        yield announce("I03", f"工作表“{found.name}”{letters} 列", where)


def _listed(rows: list[int]) -> str:
    shown_rows = "、".join(map(str, rows[:_LISTED]))
    return shown_rows if len(rows) <= _LISTED else f"{shown_rows} 等 {len(rows)}"
