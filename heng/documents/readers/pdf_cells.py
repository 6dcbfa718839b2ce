"""The characters of a page given to the cells of its tables."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby

from heng.documents.content import Cell, Grid
from heng.documents.readers.page_table import PageTable
from heng.documents.readers.pdf_characters import Glyph
from heng.documents.readers.pdf_view import Bounds, holds, middle
from heng.documents.readers.ruled_table import Box, RuledTable
from heng.documents.readers.text_flow import cell_text, lines_of
from heng.domain.finding import Where

# Parts of the size of a character: text goes on over a line of the table where its gap is smaller.
_GOES_ON = 0.35
# The greatest distance of lines of one cell, and how much room a full line may leave.
_PITCH = 1.8
_ROOM = 2.0
# The part of the height of a page below which tables are cut.
_PAGE_END = 0.85
# Points: the usual margins of a cell, left and right together.
_MARGINS = 12.0
Cells = dict[Box, list[Glyph]]


def placed(glyphs: Sequence[Glyph], tables: Sequence[RuledTable]) -> tuple[list[Cells], list[Glyph]]:
    """For each of the `tables` its cells with their characters, and the characters outside of all.

    Text that runs over the side of its cell stays in the cell that it begins in, or that holds its middle.
    """
    cells: list[Cells] = [{} for _ in tables]
    finders = [_Finder(table) for table in tables]
    outside: list[Glyph] = []
    for stretch in _stretches(glyphs):
        spots = [_spot(finders, middle(glyph.bounds)) for glyph in stretch]
        if len(set(spots)) > 1 and not any(glyph.turns for glyph in stretch):
            spots = [_owner(finders, stretch, spots)] * len(stretch)
        for glyph, spot in zip(stretch, spots, strict=True):
            if spot is None:
                outside.append(glyph)
            else:
                cells[spot[0]].setdefault(spot[1], []).append(glyph)
    return cells, outside


class _Finder:
    """Finds the cell of a table that holds a point."""

    def __init__(self, table: RuledTable) -> None:
        self.table = table
        self.bounds = table.bounds()
        self.area = (self.bounds[2] - self.bounds[0]) * (self.bounds[3] - self.bounds[1])
        self._boxes = {
            (box.row + down, box.column + right): box
            for box in table.boxes
            for down in range(box.row_span)
            for right in range(box.column_span)
        }

    def box(self, point: tuple[float, float]) -> Box | None:
        """The cell at `point`, None outside of the table."""
        if not holds(self.bounds, point):
            return None
        column = bisect_right(self.table.uprights, point[0])
        row = bisect_right(self.table.levels, point[1])
        return self._boxes.get((min(row, len(self.table.levels) - 1), min(column, len(self.table.uprights) - 1)))


_Spot = tuple[int, Box] | None


def _spot(finders: Sequence[_Finder], point: tuple[float, float]) -> _Spot:
    """The number of the smallest table around `point`, with its cell there."""
    found = [(finder.area, number, box) for number, finder in enumerate(finders) if (box := finder.box(point))]
    return min(found, key=lambda place: place[0])[1:] if found else None


def _owner(finders: Sequence[_Finder], stretch: Sequence[Glyph], spots: Sequence[_Spot]) -> _Spot:
    first = spots[0]
    start, end = stretch[0].bounds, stretch[-1].bounds
    if first is not None and start[0] < middle(first[1].bounds)[0]:
        return first
    return _spot(finders, ((start[0] + end[2]) / 2, middle(start)[1])) or first or spots[-1]


def with_overhang(
    table: RuledTable, cells: Cells, outside: Sequence[Glyph], height: float
) -> tuple[Cells, list[Glyph]]:
    """The cells with the line that a break at the end of a page (`height` points) put below the frame, and the rest.

    Such a line follows closely on a full line of a cell at the end of the table, and lies between the sides of that.
    """
    if table.levels[-1] < _PAGE_END * height:
        return cells, list(outside)
    taken: set[int] = set()
    more: Cells = {}
    below = [line for line in lines_of(outside) if middle(line[0].bounds)[1] > table.levels[-1]][:1]
    for box, held in cells.items():
        lines = lines_of(held) if box.bounds[3] == table.levels[-1] else []
        if not lines or any(glyph.turns for glyph in held) or not _is_full(lines[-1], box):
            continue
        for line in below:
            found = [glyph for glyph in line if _hangs(glyph, lines[-1], box)]
            taken |= {id(glyph) for glyph in found}
            more[box] = found
    if not all(id(glyph) in taken for line in below for glyph in line):
        return cells, list(outside)
    kept = {box: [*held, *more.get(box, ())] for box, held in cells.items()}
    return kept, [glyph for glyph in outside if id(glyph) not in taken]


def _is_full(line: Sequence[Glyph], box: Box) -> bool:
    left, _, right, _ = box.bounds
    return right - left - (line[-1].bounds[2] - line[0].bounds[0]) < _ROOM * line[0].size + _MARGINS


def _hangs(glyph: Glyph, line: Sequence[Glyph], box: Box) -> bool:
    """Whether the character stands between the sides of the cell, in the line after `line`."""
    inside = box.bounds[0] <= glyph.bounds[0] and glyph.bounds[2] <= box.bounds[2]
    return inside and middle(glyph.bounds)[1] - middle(line[0].bounds)[1] <= _PITCH * line[0].size


def _stretches(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Characters shown at once that follow each other on one line without a gap."""
    parts: list[list[Glyph]] = []
    for _, run in groupby(glyphs, key=lambda glyph: glyph.run):
        last: Glyph | None = None
        for glyph in run:
            if last is None or not _follows(last, glyph):
                parts.append([])
            parts[-1].append(glyph)
            last = glyph
    return parts


def _follows(last: Glyph, glyph: Glyph) -> bool:
    gap = glyph.bounds[0] - last.bounds[2]
    level = abs(middle(glyph.bounds)[1] - middle(last.bounds)[1])
    blank = not glyph.text.strip()
    return not blank and -last.size < gap < _GOES_ON * last.size and level < last.size / 2


def page_table(table: RuledTable, cells: Cells, page: int, *, guessed: bool = False) -> PageTable:
    """The table with the texts of its cells, each with its place on `page`.

    Where the cells are `guessed` from the places of texts, two figures below each other are never taken for one.
    """
    rows: list[list[Cell]] = [[] for _ in range(len(table.levels) - 1)]
    free: dict[tuple[int, int], int] = {}
    for box in table.boxes:
        text, room = cell_text(cells.get(box, ()), box.bounds, figures_apart=guessed)
        if text:
            free[box.row, box.column] = room
        where = Where(page=page, bbox=rounded(box.bounds))
        rows[box.row - 1].append(Cell(text, where, box.row, box.column, box.row_span, box.column_span))
    grid = Grid("", tuple(map(tuple, rows)), Where(page=page))
    return PageTable(grid, table.uprights, free, table.bounds(), table.open_above, table.open_below)


def rounded(bounds: Bounds) -> Bounds:
    """A rectangle to a tenth of a point."""
    return round(bounds[0], 1), round(bounds[1], 1), round(bounds[2], 1), round(bounds[3], 1)
