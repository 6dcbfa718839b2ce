"""Tables that go on over a page break: pages put together, and the rows that the break tore in two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from heng.documents.content import Cell, Grid
from heng.documents.readers.announce import announce
from heng.domain.finding import Finding, Where

_SAME_COLUMN = 4.0
# A repeated head stands among the first rows of a table.
_HEAD_ROWS = 12
_ENDS = ("。", "；", "！")
_NEVER_FIRST = frozenset("。，、；：！？）》”’】")


@dataclass(frozen=True, slots=True)
class PageTable:
    """The part of a table that stands on one page.

    `columns` are the positions of its upright lines; `free` says how many characters would still fit into the last line
    of a cell (row, column): text goes on over the page break only where the line is full.
    """

    grid: Grid
    columns: tuple[float, ...]
    free: Mapping[tuple[int, int], int] = field(default_factory=dict)


def over_breaks(pages: Sequence[Sequence[PageTable]]) -> tuple[tuple[Grid, ...], tuple[Finding, ...]]:
    """All tables of `pages` in order; the first of a page continues the last of the page before where columns agree.

    A row whose cells only go on with full cells of the row above is one with it, which is announced (I60).
    """
    tables: list[PageTable] = []
    torn: list[Where] = []
    for page, before in zip(pages, [(), *pages], strict=False):
        for place, table in enumerate(page):
            if place == 0 and before and _agree(tables[-1].columns, table.columns):
                tables[-1], mended = _continued(tables[-1], table)
                torn.extend(mended)
            else:
                tables.append(table)
    return tuple(table.grid for table in tables), _announced(torn)


def _announced(torn: Sequence[Where]) -> tuple[Finding, ...]:
    pages = "、".join(str(where.page) for where in torn)
    return (replace(announce("I60", f"第 {pages} 页"), where=tuple(torn)),) if torn else ()


def room_before(text: str) -> int:
    """How many characters may still fit into a full line that `text` goes on from.

    One stays free where a sign that may not begin a line took the character before it along.
    """
    return 1 if text[1:2] in _NEVER_FIRST else 0


def _agree(before: tuple[float, ...], columns: tuple[float, ...]) -> bool:
    return len(before) == len(columns) and all(
        abs(one - other) <= _SAME_COLUMN for one, other in zip(before, columns, strict=True)
    )


def _continued(table: PageTable, more: PageTable) -> tuple[PageTable, list[Where]]:
    last = _last_row(table.grid)
    for skipped in dict.fromkeys((0, _repeated(table.grid, more.grid))):
        rest = more.grid.rows[skipped:]
        if rest and _goes_on(last, rest[0], table.free):
            mended = [rest[0][0].where]
            grid = _with_text(table.grid, last, rest[0])
            return _below(replace(table, grid=grid), more, skipped, torn=True), mended
    return _below(table, more, 0, torn=False), []


def _last_row(grid: Grid) -> dict[int, Cell]:
    """The cells that reach down to the end of `grid`, by column."""
    return {cell.column: cell for row in grid.rows for cell in row if cell.row + cell.row_span - 1 >= len(grid.rows)}


def _repeated(grid: Grid, more: Grid) -> int:
    """How many rows at the top of `more` repeat rows at the top of `grid` in order, as the head of a page does."""
    head, seen = [_texts(row) for row in grid.rows[:_HEAD_ROWS]], [_texts(row) for row in more.rows]
    counts = [0]
    for start in range(len(head)):
        count = 0
        while start + count < len(head) and count < len(seen) and head[start + count] == seen[count]:
            count += 1
        counts.append(count)
    return max(counts)


def _texts(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row]


def _goes_on(last: dict[int, Cell], row: Sequence[Cell], free: Mapping[tuple[int, int], int]) -> bool:
    """Whether every filled cell of `row` goes on with a full one above it.

    To tell it from a row of its own, a filled cell above must not go on, or all that goes on must end sentences.
    """
    filled = {cell.column: cell.text for cell in row if cell.text}
    above = {column: free.get((cell.row, column), 0) for column, cell in last.items() if cell.text}
    own = {column for column in above if last[column].row_span == 1}
    torn = all(above.get(column, room_before(text) + 1) <= room_before(text) for column, text in filled.items())
    ends = all(text.endswith(_ENDS) for text in filled.values())
    return bool(filled) and torn and (ends or bool(own - filled.keys()))


def _with_text(grid: Grid, last: dict[int, Cell], row: Sequence[Cell]) -> Grid:
    added = {(last[cell.column].row, cell.column): cell.text for cell in row if cell.text}
    return replace(
        grid,
        rows=tuple(
            tuple(replace(cell, text=cell.text + added.get((cell.row, cell.column), "")) for cell in cells)
            for cells in grid.rows
        ),
    )


def _below(table: PageTable, more: PageTable, skipped: int, *, torn: bool) -> PageTable:
    """`more` below `table` without its first `skipped` rows; a `torn` first row goes, its merged cells begin one lower."""
    height = len(table.grid.rows)
    moved = height - skipped - torn
    rows = [tuple(replace(cell, row=cell.row + moved) for cell in row) for row in more.grid.rows[skipped + torn :]]
    if torn and rows:
        rows[0] = (*_reaching(more.grid.rows[skipped], height), *rows[0])
    free = {**table.free, **{(row + moved, column): count for (row, column), count in more.free.items()}}
    grid = replace(table.grid, rows=(*table.grid.rows, *(tuple(sorted(row, key=lambda c: c.column)) for row in rows)))
    return replace(table, grid=grid, free=free)


def _reaching(row: Sequence[Cell], height: int) -> list[Cell]:
    """The merged cells of a torn row, blank, as they reach over the rows below it."""
    return [replace(cell, text="", row=height + 1, row_span=cell.row_span - 1) for cell in row if cell.row_span > 1]
