"""Tables drawn with lines: from the strokes on a page to the cells that they enclose."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from heng.documents.readers.strokes import Stroke, joined_ranges

# Points: lines that come so near each other meet.
_TOUCH = 3.0
# Points: no row or column is as narrow as that; lines nearer each other are one double line.
_NEAR = 4.5
# How far lines reach beyond the last line across them where the frame of a table is not drawn.
_OPEN = 8.0
# The part of the side of a cell that has to be drawn.
_DRAWN = 0.6
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: its place in the table (from 1), how far it reaches, and its rectangle (left, top, right, bottom)."""

    row: int
    column: int
    row_span: int
    column_span: int
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table: the positions of its upright lines from the left, its level lines from the top, and its cells.

    `open_above` and `open_below` say that its upright lines begin or end without a level line: the page ends there.
    """

    uprights: tuple[float, ...]
    levels: tuple[float, ...]
    boxes: tuple[Box, ...]
    open_above: bool = False
    open_below: bool = False

    def bounds(self) -> Bounds:
        """The rectangle of the whole table."""
        return self.uprights[0], self.levels[0], self.uprights[-1], self.levels[-1]


@dataclass(frozen=True, slots=True)
class _Walls:
    """Between which places of a table there is a line: `right` of (row, column), `below` (row, column)."""

    rows: int
    columns: int
    right: frozenset[tuple[int, int]]
    below: frozenset[tuple[int, int]]


def ruled_tables(strokes: Sequence[Stroke]) -> list[RuledTable]:
    """The tables that `strokes` draw, from the top of the page; frames without inner lines are none."""
    tables = [table for group in _connected(strokes) if (table := _table(group)) and len(table.boxes) > 1]
    return sorted(tables, key=lambda table: (table.levels[0], table.uprights[0]))


def _connected(strokes: Sequence[Stroke]) -> list[list[Stroke]]:
    """The strokes in groups that hang together where a level line meets an upright one."""
    levels = sorted((stroke for stroke in strokes if not stroke.upright), key=lambda stroke: stroke.at)
    heights = [level.at for level in levels]
    uprights = [stroke for stroke in strokes if stroke.upright]
    parent = list(range(len(levels) + len(uprights)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for number, upright in enumerate(uprights, len(levels)):
        first = bisect_left(heights, upright.start - _TOUCH)
        for index in range(first, bisect_right(heights, upright.end + _TOUCH)):
            if levels[index].start - _TOUCH <= upright.at <= levels[index].end + _TOUCH:
                parent[root(index)] = root(number)
    groups: dict[int, list[Stroke]] = {}
    for number, stroke in enumerate([*levels, *uprights]):
        groups.setdefault(root(number), []).append(stroke)
    return list(groups.values())


def _table(strokes: list[Stroke]) -> RuledTable | None:
    across, down = ([stroke for stroke in strokes if stroke.upright is upright] for upright in (False, True))
    uprights, *_ = _closed(_positions(down), across)
    levels, above, below = _closed(_positions(across), down)
    if len(uprights) < 2 or len(levels) < 2:
        return None
    walls = _Walls(
        len(levels) - 1,
        len(uprights) - 1,
        frozenset((row, line - 1) for line, row in _drawn(down, uprights, levels)),
        frozenset((line - 1, column) for line, column in _drawn(across, levels, uprights)),
    )
    return _narrowed(RuledTable(tuple(uprights), tuple(levels), tuple(_boxes(walls, uprights, levels)), above, below))


def _positions(strokes: list[Stroke]) -> list[float]:
    """Where lines stand, those that lie together (the two edges of a thick line) as one."""
    positions: list[list[float]] = []
    for value in sorted(stroke.at for stroke in strokes):
        if not positions or value - positions[-1][0] > _NEAR:
            positions.append([])
        positions[-1].append(value)
    return [sum(near) / len(near) for near in positions]


def _closed(positions: list[float], crossing: list[Stroke]) -> tuple[list[float], bool, bool]:
    """`positions` with the outer lines that are not drawn, which is where two or more `crossing` lines end."""
    starts, ends = sorted(stroke.start for stroke in crossing)[:2], sorted(stroke.end for stroke in crossing)[-2:]
    before = len(starts) == 2 and (not positions or starts[1] < positions[0] - _OPEN)
    after = len(ends) == 2 and (not positions or ends[0] > positions[-1] + _OPEN)
    return [*starts[:1] * before, *positions, *ends[-1:] * after], before, after


def _drawn(strokes: list[Stroke], lines: list[float], crossing: list[float]) -> set[tuple[int, int]]:
    """Which of the `lines` are drawn between which two neighbours of the `crossing` ones, by their numbers."""
    found = set()
    for number, at in enumerate(lines):
        ranges = joined_ranges([stroke for stroke in strokes if abs(stroke.at - at) <= _NEAR], _NEAR)
        for place in range(len(crossing) - 1):
            start, end = crossing[place], crossing[place + 1]
            covered = sum(max(min(end, stop) - max(start, begin), 0.0) for begin, stop in ranges)
            if covered >= _DRAWN * (end - start):
                found.add((number, place))
    return found


def _boxes(walls: _Walls, uprights: list[float], levels: list[float]) -> list[Box]:
    boxes: list[Box] = []
    taken: set[tuple[int, int]] = set()
    for row in range(walls.rows):
        for column in range(walls.columns):
            if (row, column) not in taken:
                wide, high = _reach(walls, taken, row, column)
                bounds = (uprights[column], levels[row], uprights[column + wide], levels[row + high])
                boxes.append(Box(row + 1, column + 1, high, wide, bounds))
                taken |= {(row + down, column + right) for down in range(high) for right in range(wide)}
    return boxes


def _reach(walls: _Walls, taken: set[tuple[int, int]], row: int, column: int) -> tuple[int, int]:
    """How far the cell that begins here reaches right and down: as far as no line stands in its way."""
    wide = 1
    while (
        column + wide < walls.columns
        and (row, column + wide - 1) not in walls.right
        and (row, column + wide) not in taken
    ):
        wide += 1
    high = 1
    while row + high < walls.rows and _goes_down(walls, row + high - 1, column, wide):
        high += 1
    return wide, high


def _goes_down(walls: _Walls, row: int, column: int, wide: int) -> bool:
    """Whether nothing is drawn below the places of `row`, nor between those of the next row."""
    ruled = any((row, at) in walls.below for at in range(column, column + wide))
    inside = any((row + 1, at) in walls.right for at in range(column, column + wide - 1))
    return not ruled and not inside


def _narrowed(table: RuledTable) -> RuledTable:
    """The table without lines that divide no two cells."""
    columns = sorted({edge for box in table.boxes for edge in (box.column, box.column + box.column_span)})
    rows = sorted({edge for box in table.boxes for edge in (box.row, box.row + box.row_span)})
    column_of, row_of = ({edge: number for number, edge in enumerate(edges, 1)} for edges in (columns, rows))
    boxes = tuple(
        replace(
            box,
            row=row_of[box.row],
            column=column_of[box.column],
            row_span=row_of[box.row + box.row_span] - row_of[box.row],
            column_span=column_of[box.column + box.column_span] - column_of[box.column],
        )
        for box in table.boxes
    )
    uprights = tuple(table.uprights[edge - 1] for edge in columns)
    levels = tuple(table.levels[edge - 1] for edge in rows)
    return replace(table, uprights=uprights, levels=levels, boxes=boxes)
