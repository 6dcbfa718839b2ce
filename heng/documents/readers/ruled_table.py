"""Tables drawn with lines: from the strokes on a page to the cells that they enclose."""

from dataclasses import dataclass

_TOUCH = 3.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A horizontal or vertical line: `at` its height or column, from `start` to `end` along it (page points)."""

    upright: bool
    at: float
    start: float
    end: float


# The strokes that lie on each line of a table: whether it is upright, and where it stands.
Lines = dict[tuple[bool, float], list[Stroke]]


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: its place in the table (from 1), how far it reaches, and its rectangle (left, bottom, right, top)."""

    row: int
    column: int
    row_span: int
    column_span: int
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table: the positions of its upright lines from the left, its level lines from the top, and its cells."""

    uprights: tuple[float, ...]
    levels: tuple[float, ...]
    boxes: tuple[Box, ...]

    def bounds(self) -> tuple[float, float, float, float]:
        """The rectangle of the whole table."""
        return self.uprights[0], self.levels[-1], self.uprights[-1], self.levels[0]


def ruled_tables(strokes: list[Stroke]) -> list[RuledTable]:
    """The tables that `strokes` draw, from the top of the page; frames without inner lines are none."""
    tables = [_table(group) for group in _connected(strokes)]
    return sorted((table for table in tables if len(table.boxes) > 1), key=lambda table: -table.levels[0])


def _connected(strokes: list[Stroke]) -> list[list[Stroke]]:
    groups: list[list[Stroke]] = []
    for stroke in strokes:
        touching = [group for group in groups if any(_touch(stroke, other) for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([stroke, *(other for group in touching for other in group)])
    return groups


def _touch(one: Stroke, other: Stroke) -> bool:
    if one.upright == other.upright:
        return abs(one.at - other.at) <= _TOUCH and one.start <= other.end + _TOUCH and other.start <= one.end + _TOUCH
    return one.start - _TOUCH <= other.at <= one.end + _TOUCH and other.start - _TOUCH <= one.at <= other.end + _TOUCH


def _table(strokes: list[Stroke]) -> RuledTable:
    uprights = _positions([stroke.at for stroke in strokes if stroke.upright])
    levels = _positions([stroke.at for stroke in strokes if not stroke.upright])[::-1]
    lines = {(True, at): _lying(strokes, True, at) for at in uprights}
    lines |= {(False, at): _lying(strokes, False, at) for at in levels}
    boxes: list[Box] = []
    taken: set[tuple[int, int]] = set()
    for row in range(len(levels) - 1):
        for column in range(len(uprights) - 1):
            if (row, column) not in taken:
                box = _box(lines, uprights, levels, row, column)
                boxes.append(box)
                taken |= {
                    (row + down, column + right) for down in range(box.row_span) for right in range(box.column_span)
                }
    return RuledTable(tuple(uprights), tuple(levels), tuple(boxes))


def _box(lines: Lines, uprights: list[float], levels: list[float], row: int, column: int) -> Box:
    """The cell that begins here: it reaches right and down as far as no line stands in its way."""
    level = (levels[row] + levels[row + 1]) / 2
    right = column + 1
    while right < len(uprights) - 1 and not _ruled(lines[True, uprights[right]], level):
        right += 1
    middle = (uprights[column] + uprights[column + 1]) / 2
    below = row + 1
    while below < len(levels) - 1 and not _ruled(lines[False, levels[below]], middle):
        below += 1
    bounds = (uprights[column], levels[below], uprights[right], levels[row])
    return Box(row + 1, column + 1, below - row, right - column, bounds)


def _lying(strokes: list[Stroke], upright: bool, at: float) -> list[Stroke]:
    return [stroke for stroke in strokes if stroke.upright is upright and abs(stroke.at - at) <= _TOUCH]


def _ruled(line: list[Stroke], through: float) -> bool:
    return any(stroke.start <= through <= stroke.end for stroke in line)


def _positions(values: list[float]) -> list[float]:
    """The values in order, those that lie together (the two edges of a thick line) as one."""
    positions: list[float] = []
    for value in sorted(values):
        if not positions or value - positions[-1] > _TOUCH:
            positions.append(value)
    return positions
