"""The columns of a table without lines: from where the pieces of its lines stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from heng.documents.readers.pdf_characters import Glyph
from heng.documents.readers.pdf_view import Bounds
from heng.documents.readers.text_flow import box_of, segments

# Parts of the size of a character: the narrowest gap between columns, without and with a blank in it.
_GAP = 0.3
_BLANK_GAP = 0.9
# Lines of a table that show its columns: with so many pieces at least, and that part of the most that a line has.
_FEWEST = 3
_DENSE = 0.6
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line that stands apart from the others: its line (from 0), characters and rectangle."""

    line: int
    glyphs: tuple[Glyph, ...]
    bounds: Bounds

    @property
    def width(self) -> float:
        """Its width in points."""
        return self.bounds[2] - self.bounds[0]

    @property
    def size(self) -> float:
        """The height of its characters."""
        return max(glyph.size for glyph in self.glyphs)

    @property
    def height(self) -> float:
        """Where its middle lies, from the top of the page."""
        return (self.bounds[1] + self.bounds[3]) / 2


def pieces_of(lines: Sequence[Sequence[Glyph]]) -> list[list[Piece]]:
    """The pieces of each line; a line of single characters set apart is one piece."""
    found = []
    for number, line in enumerate(lines):
        parts = segments(line, _GAP, _BLANK_GAP)
        if _is_spaced(parts):
            parts = [list(line)]
        found.append([Piece(number, tuple(part), box_of(part)) for part in parts])
    return found


def _is_spaced(parts: Sequence[Sequence[Glyph]]) -> bool:
    """Whether the parts are single characters at the same distance: a title set wide."""
    if len(parts) < _FEWEST or any(len(part) > 1 for part in parts):
        return False
    gaps = [two[0].bounds[0] - one[0].bounds[2] for one, two in pairwise(parts)]
    return max(gaps) - min(gaps) < _GAP * parts[0][0].size and max(gaps) < _FEWEST * parts[0][0].size


def is_dense(line: Sequence[Piece], most: int) -> bool:
    """Whether a line shows the columns of a table whose fullest line has `most` pieces."""
    return len(line) >= max(_FEWEST, _DENSE * most)


def columns_of(lines: Sequence[Sequence[Piece]]) -> list[tuple[float, float]]:
    """The columns as ranges from left to right; none where fewer than three stand below each other.

    They are what the fuller lines have in common: as many of those are taken as show the most columns, since lines of
    few pieces hold cells that reach over several columns.
    """
    most = max(map(len, lines), default=0)
    found: list[tuple[float, float]] = []
    for fewest in range(most, max(_FEWEST, int(_DENSE * most)) - 1, -1):
        dense = [line for line in lines if len(line) >= fewest]
        columns = _in_common(dense) if len(dense) > 1 else []
        found = max(columns, found, key=len)
    return _widened(_with_missed(found, lines), lines) if len(found) >= _FEWEST else []


def _with_missed(columns: list[tuple[float, float]], lines: Sequence[Sequence[Piece]]) -> list[tuple[float, float]]:
    """The columns with those between them whose words always stand in lines of their own."""
    missed = [
        [piece for piece in line if all(piece.bounds[2] <= left or right <= piece.bounds[0] for left, right in columns)]
        for line in lines
    ]
    between = [piece for line in missed for piece in line if columns[0][0] < piece.bounds[0] < columns[-1][1]]
    added = [
        (left, right)
        for left, right in _in_common([between])
        if sum(left <= piece.bounds[0] < right for piece in between) >= _FEWEST
    ]
    return sorted([*columns, *added])


def _in_common(lines: Sequence[Sequence[Piece]]) -> list[tuple[float, float]]:
    columns: list[tuple[float, float]] = []
    for left, right in sorted((piece.bounds[0], piece.bounds[2]) for line in lines for piece in line):
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def _widened(columns: list[tuple[float, float]], lines: Sequence[Sequence[Piece]]) -> list[tuple[float, float]]:
    """The columns as wide as the widest piece that touches only one of them."""
    wider = list(columns)
    for piece in (piece for line in lines for piece in line):
        first, last = span(piece.bounds, columns)
        if first == last:
            left, right = wider[first]
            wider[first] = min(left, piece.bounds[0]), max(right, piece.bounds[2])
    return wider if all(one[1] <= other[0] for one, other in pairwise(wider)) else columns


def as_before(columns: Sequence[tuple[float, float]], before: Sequence[tuple[float, float]]) -> bool:
    """Whether each of the columns of a page is one of those `before` it, none two of them."""
    middles = [(left + right) / 2 for left, right in columns]
    lines = borders(before) if before else []
    places = [sum(line < at for line in lines) for at in middles]
    return len(set(places)) == len(places) and all(0 < place < len(lines) for place in places)


def span(bounds: Bounds, columns: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """The first and the last column (from 0) that a piece touches; the nearest one where it touches none."""
    left, right = bounds[0], bounds[2]
    touched = [number for number, (start, end) in enumerate(columns) if left < end and start < right]
    if touched:
        return touched[0], touched[-1]
    centre = (left + right) / 2
    nearest = min(range(len(columns)), key=lambda at: abs(sum(columns[at]) / 2 - centre))
    return nearest, nearest


def borders(columns: Sequence[tuple[float, float]]) -> list[float]:
    """The positions of the lines that would divide the columns."""
    between = [(one[1] + other[0]) / 2 for one, other in pairwise(columns)]
    return [columns[0][0] - 2, *between, columns[-1][1] + 2]


def headed_columns(lines: Sequence[Sequence[Piece]], heads: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The columns below `heads`, and those without heading beside them, as ranges from left to right."""
    columns = list(heads)
    for piece in _narrow_first(lines):
        touched = [column for column in columns if _touch(column, piece)]
        if sum(any(_touch(column, head) for head in heads) for column in touched) < _SEVERAL:
            columns = _with_piece(columns, touched, piece)
    return _with_bare_heads(sorted(columns), heads)


def labelled_columns(lines: Sequence[Sequence[Piece]]) -> list[tuple[float, float]]:
    """The columns of labels and values: what touches several of the narrower ones reaches over them."""
    columns: list[tuple[float, float]] = []
    for piece in _narrow_first(lines):
        touched = [column for column in columns if _touch(column, piece)]
        if len(touched) < _SEVERAL:
            columns = _with_piece(columns, touched, piece)
    for one, other in (pair for line in lines for pair in pairwise(line)):
        columns = _divided(sorted(columns), one, other)
    return sorted(columns)


def _divided(columns: Sequence[tuple[float, float]], one: Piece, other: Piece) -> list[tuple[float, float]]:
    """The columns, the last one that a piece touches divided where the next piece of its line stands in it too."""
    last = span(one.bounds, columns)[1]
    if span(other.bounds, columns)[0] != last:
        return list(columns)
    left, right = columns[last]
    return [
        *columns[:last],
        (left, one.bounds[2]),
        (other.bounds[0], max(right, other.bounds[2])),
        *columns[last + 1 :],
    ]


def _narrow_first(lines: Sequence[Sequence[Piece]]) -> list[tuple[float, float]]:
    pieces = [(piece.bounds[0], piece.bounds[2]) for line in lines for piece in line]
    return sorted(pieces, key=lambda place: place[1] - place[0])


def _with_piece(
    columns: Sequence[tuple[float, float]], touched: Sequence[tuple[float, float]], piece: tuple[float, float]
) -> list[tuple[float, float]]:
    """The columns, those that a piece touched made one with it."""
    one = min(place[0] for place in (piece, *touched)), max(place[1] for place in (piece, *touched))
    return [*(column for column in columns if column not in touched), one]


def _with_bare_heads(
    columns: Sequence[tuple[float, float]], heads: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """The columns, each heading with nothing below it made one with a column beside it that has none."""
    found: list[tuple[float, float]] = []
    for column in columns:
        last = found[-1] if found else None
        if (
            last
            and last[0] > heads[0][0] - 1
            and (last in heads) is not (column in heads)
            and _headless(heads, last, column)
        ):
            found[-1] = last[0], column[1]
        else:
            found.append(column)
    return found


def _headless(heads: Sequence[tuple[float, float]], *columns: tuple[float, float]) -> bool:
    """Whether one of two columns has no heading."""
    return sum(any(_touch(column, head) for head in heads) for column in columns) < len(columns)


def _touch(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return min(one[1], other[1]) > max(one[0], other[0])
