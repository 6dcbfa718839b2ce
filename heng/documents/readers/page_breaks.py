"""Tables that go on over a page break: pages put together, with the rows and merged cells that the break tore in two."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from heng.documents.content import Cell, Grid
from heng.documents.readers.announce import announce
from heng.documents.readers.page_columns import agreed, regridded
from heng.documents.readers.page_table import PageTable
from heng.documents.readers.text_flow import room_before
from heng.domain.finding import Finding

# A repeated head stands among the first rows of a table, and fills this many cells of a row.
_HEAD_ROWS = 12
_HEAD_CELLS = 3
# A column is usually filled if so many of its cells, and that part of them, are.
_MANY = 3
_MOST = 0.6
_FIGURE, _YEAR = re.compile(r"\d"), re.compile(r"20\d\d\s*年")
_ENDS = ("。", "；", "！")
_MIDST = ("（", "(", "、", "，", "。", "；", "）", ")")


def begins_again(table: PageTable, more: PageTable) -> bool:
    """Whether `more` is a form of its own: under the same labels as `table`, but with other values."""
    for row, other in zip(table.grid.rows, more.grid.rows, strict=False):
        texts, others = _texts(row), _texts(other)
        if texts == others and sum(map(bool, texts)) >= _HEAD_CELLS:
            return False
        if texts != others:
            return bool(texts and others) and texts[0] == others[0] != ""
    return True


def continued(table: PageTable, more: PageTable) -> tuple[PageTable, Finding | None] | None:
    """`more` below `table` where their columns agree, else None; with the announcement (I60) that a row was torn.

    A repeated head is left out. A row whose cells only go on with full cells of the row above is one with it, and a
    merged cell goes on where the page below leaves it blank, repeats it or first prints it.
    """
    positions = agreed(table.columns, more.columns)
    if positions is None:
        return None
    table, more = _without_blank_ends(regridded(table, positions), regridded(more, positions))
    choices = dict.fromkeys((repeated_head(table.grid, more.grid, 1), repeated_head(table.grid, more.grid, _HEAD_ROWS)))
    found = [_joint(table, more, skipped) for skipped in choices if skipped < len(more.grid.rows)]
    if not found:
        return table, None
    joint = next((joint for joint in reversed(found) if joint.goes_on()), found[0])
    where = more.grid.rows[joint.skipped][0].where
    note = replace(announce("I60", f"第 {where.page} 页"), where=(where,)) if joint.torn else None
    return _below(table, more, joint), note


@dataclass(frozen=True, slots=True)
class _Joint:
    """How a part goes on: rows `skipped` at its top, whether the first of the others was `torn`, cells that are one."""

    skipped: int
    torn: bool
    bridged: Sequence[tuple[Cell, Cell]]

    def goes_on(self) -> bool:
        """Whether a row or a merged cell surely goes on over the page break."""
        return self.torn or any(above.text and not below.text for above, below in self.bridged)


def _joint(table: PageTable, more: PageTable, skipped: int) -> _Joint:
    rest = more.grid.rows[skipped:]
    pairs = _pairs(_last_row(table.grid), rest[0])
    torn = _is_torn(table, more, pairs, rest[0])
    return _Joint(skipped, torn, pairs if torn else _merged_over(table, rest, pairs))


def repeated_head(grid: Grid, more: Grid, among: int) -> int:
    """How many rows at the top of `more` repeat rows of `grid` in order that begin `among` its first ones.

    Only the first rows of a table are surely repeated by the program that prints it; further down, the heading of
    another form in the same table may be the same.
    """
    head, seen = [_texts(row) for row in grid.rows[:_HEAD_ROWS]], [_texts(row) for row in more.rows]
    counts = [0]
    for start in range(min(among, len(head))):
        count = 0
        while start + count < len(head) and count < len(seen) and head[start + count] == seen[count]:
            count += 1
        if _is_head(seen[:count], start):
            counts.append(count)
    return max(counts)


def _is_head(rows: Sequence[Sequence[str]], start: int) -> bool:
    """Whether repeated `rows` are headings: some fill several cells; below the first row of a table none has figures."""
    filled = max((sum(map(bool, row)) for row in rows), default=0)
    figures = any(character.isdigit() for row in rows for text in row for character in text)
    return filled >= _HEAD_CELLS and not figures if start else filled > 1


def _texts(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row]


def _without_blank_ends(table: PageTable, more: PageTable) -> tuple[PageTable, PageTable]:
    """The two parts without the blank strips that a page break leaves where a row did not fit any more."""
    rows, others = table.grid.rows, more.grid.rows
    if len(rows) > 1 and _is_strip(rows[-1], table.open_below or _reaches(rows)):
        cut = tuple(tuple(_within(cell, len(rows) - 1) for cell in row) for row in rows[:-1])
        table = replace(table, grid=replace(table.grid, rows=cut), open_below=False)
    if len(others) > 1 and _is_strip(others[0], more.open_above) and all(cell.row_span == 1 for cell in others[0]):
        lifted = tuple(tuple(replace(cell, row=cell.row - 1) for cell in row) for row in others[1:])
        free = {(row - 1, column): room for (row, column), room in more.free.items()}
        more = replace(more, grid=replace(more.grid, rows=lifted), open_above=False, free=free)
    return table, more


def _is_strip(row: Sequence[Cell], open_end: bool) -> bool:
    return not any(cell.text for cell in row) and (open_end or len(row) == 1)


def _reaches(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether cells with text reach from above into the last row."""
    return any(cell.text and cell.row + cell.row_span > len(rows) for row in rows[:-1] for cell in row)


def _within(cell: Cell, height: int) -> Cell:
    return replace(cell, row_span=min(cell.row_span, height - cell.row + 1))


def _last_row(grid: Grid) -> list[Cell]:
    """The cells that reach down to the end of `grid`."""
    return [cell for row in grid.rows for cell in row if cell.row + cell.row_span - 1 >= len(grid.rows)]


def _pairs(last: Sequence[Cell], row: Sequence[Cell]) -> list[tuple[Cell, Cell]]:
    """The cells above and below the break that stand in the same columns."""
    above = {(cell.column, cell.column_span): cell for cell in last}
    return [(above[cell.column, cell.column_span], cell) for cell in row if (cell.column, cell.column_span) in above]


def _is_torn(table: PageTable, more: PageTable, pairs: list[tuple[Cell, Cell]], row: Sequence[Cell]) -> bool:
    """Whether the last row above and the first below are one.

    Every filled cell below goes on with a full one above, or stands below a blank one in a row that surely goes on. To
    tell that from a row of its own, a filled cell above must not go on, or all that goes on must end sentences; a figure
    alone below a text goes on with nothing.
    """
    if len(pairs) != len(row):
        return False
    if table.open_below and more.open_above:
        return True
    filled = [(above, below) for above, below in pairs if below.text]
    going = [(above, below) for above, below in filled if above.text]
    if not all(_goes_on(table, above, below) for above, below in going):
        return False
    own = [above for above, below in pairs if above.text and above.row_span == 1 and not below.text]
    hung = [above for above, below in filled if not above.text]
    if hung:
        words = going and not any(_is_figure(below.text) for _, below in going)
        return bool(own or words) and all(_is_usual(table.grid, above) for above in hung)
    return bool(going) and (bool(own) or all(below.text.endswith(_ENDS) for _, below in filled))


def _is_figure(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def _is_usual(grid: Grid, blank: Cell) -> bool:
    """Whether the column of a blank cell is filled in most rows, so that its text must be below the page break."""
    cells = [cell for row in grid.rows for cell in row if cell.column == blank.column and cell is not blank]
    return len(cells) >= _MANY and sum(bool(cell.text) for cell in cells) >= _MOST * len(cells)


def _goes_on(table: PageTable, above: Cell, below: Cell) -> bool:
    room = room_before(below.text)
    return table.free.get((above.row, above.column), room + 1) <= room


def _merged_over(
    table: PageTable, rest: Sequence[Sequence[Cell]], pairs: Sequence[tuple[Cell, Cell]]
) -> list[tuple[Cell, Cell]]:
    """The pairs that are one merged cell each, while the rows beside them are not.

    Levels stand from left to right: what stands right of a cell that begins below the break begins there too, and left
    of it a repeated text may as well be that of the next cell.
    """
    merging = [pair for pair in sorted(pairs, key=_column) if _may_merge(table, rest, *pair)]
    found: list[tuple[Cell, Cell]] = []
    for number, (above, below) in enumerate(merging):
        differs = bool(above.text and below.text) and above.text != below.text
        if differs and not _surely_goes_on(table, above, below, merging[number + 1 :]):
            return [pair for pair in found if not pair[1].text]
        found.append((above, below))
    return found if len(found) < len(rest[0]) else []


def _column(pair: tuple[Cell, Cell]) -> int:
    return pair[0].column


def _surely_goes_on(table: PageTable, above: Cell, below: Cell, right: Sequence[tuple[Cell, Cell]]) -> bool:
    """Whether the text of a merged cell was torn: it was full, and goes on with a sign that begins nothing, or beside
    cells to the `right` that are blank below the break and never new ones."""
    if not _goes_on(table, above, below):
        return False
    blank = any(one.text and not other.text for one, other in right)
    new = any(one.text and other.text and not _goes_on(table, one, other) for one, other in right)
    return below.text.startswith(_MIDST) or (blank and not new)


def _may_merge(table: PageTable, rest: Sequence[Sequence[Cell]], above: Cell, below: Cell) -> bool:
    """Whether cells of these columns are merged over rows; a blank one above only if it is merged itself."""
    if above.row_span > 1 or below.row_span > 1 or _merges(table.grid.rows, above):
        return bool(above.text) or above.row_span > 1 or _merges(table.grid.rows, above)
    return _merges(rest, below) and bool(above.text)


def _merges(rows: Sequence[Sequence[Cell]], like: Cell) -> bool:
    """Whether other cells of the same columns are merged over rows; a heading merged beside headings only says nothing."""
    return any(
        cell.row_span > 1
        and cell.text
        and (cell.column, cell.column_span) == (like.column, like.column_span)
        and _stands_beside_figures(rows, cell)
        for row in rows
        for cell in row
    )


def _stands_beside_figures(rows: Sequence[Sequence[Cell]], merged: Cell) -> bool:
    """Whether the rows that a merged cell reaches over hold figures."""
    beside = (cell for row in rows for cell in row if merged.row <= cell.row < merged.row + merged.row_span)
    return any(_FIGURE.search(cell.text) and not _YEAR.search(cell.text) for cell in beside)


def _below(table: PageTable, more: PageTable, joint: _Joint) -> PageTable:
    """`more` below `table` as the `joint` says; a torn row is one row."""
    skipped, torn, bridged = joint.skipped, joint.torn, joint.bridged
    moved = len(table.grid.rows) - skipped - torn
    joined = {(above.row, above.column): below for above, below in bridged}
    gone = {(below.row, below.column) for _, below in bridged}
    rows = [[_joined(cell, joined.get((cell.row, cell.column)), torn) for cell in row] for row in table.grid.rows]
    lower = [
        [replace(cell, row=cell.row + moved) for cell in row if (cell.row, cell.column) not in gone]
        for row in more.grid.rows[skipped:]
    ]
    if torn:
        rows[-1] += lower.pop(0)
    free = dict(table.free) | {(row + moved, column): room for (row, column), room in more.free.items()}
    for above, below in bridged:
        if (below.row, below.column) in more.free:
            free[above.row, above.column] = more.free[below.row, below.column]
    ordered = tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in [*rows, *lower])
    return replace(table, grid=replace(table.grid, rows=ordered), free=free, open_below=more.open_below)


def _joined(cell: Cell, below: Cell | None, torn: bool) -> Cell:
    if below is None:
        return cell
    text = cell.text if cell.text == below.text and not torn else cell.text + below.text
    where = cell.where if cell.text or not below.text else below.where
    return replace(cell, text=text, row_span=cell.row_span + below.row_span - torn, where=where)
