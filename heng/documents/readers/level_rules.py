"""Tables with level lines only: the upright ones are put between the columns of their words."""

from collections.abc import Sequence
from itertools import pairwise

from heng.documents.readers.open_columns import Piece, borders, span
from heng.documents.readers.pdf_view import holds, middle
from heng.documents.readers.ruled_table import RuledTable, ruled_tables
from heng.documents.readers.strokes import Stroke

# Points: lines nearer each other are one.
_NEAR = 4.5
_MANY = 3


def with_uprights(
    strokes: Sequence[Stroke], pieces: Sequence[Sequence[Piece]], columns: Sequence[tuple[float, float]], rows: int
) -> RuledTable | None:
    """The table that level `strokes` and the `columns` of the words draw; a cell reaches over the columns of its words.

    None where the lines divide fewer rows than most of the `rows` that the words show.
    """
    inside = [piece for line in pieces for piece in line]
    top, bottom = min(piece.bounds[1] for piece in inside), max(piece.bounds[3] for piece in inside)
    level = [one for one in strokes if not one.upright and top - 2 * _NEAR < one.at < bottom + 2 * _NEAR]
    heights = _heights(level)
    if len(heights) - 1 < max(_MANY, 0.7 * rows):
        return None
    lines = borders(columns)
    lines[0] = min(lines[0], *(one.start for one in level))
    lines[-1] = max(lines[-1], *(one.end for one in level))
    if top < heights[0] - _NEAR:
        heights.insert(0, top - 2)
        level.append(Stroke(False, heights[0], lines[0], lines[-1]))
    if bottom > heights[-1] + _NEAR:
        heights.append(bottom + 2)
        level.append(Stroke(False, heights[-1], lines[0], lines[-1]))
    uprights = [Stroke(True, lines[0], heights[0], heights[-1]), Stroke(True, lines[-1], heights[0], heights[-1])]
    for above, below in pairwise(heights):
        crossed = _crossed([piece for piece in inside if above <= piece.height < below], columns)
        uprights += [
            Stroke(True, line, above, below) for number, line in enumerate(lines[1:-1]) if number not in crossed
        ]
    found = ruled_tables([*level, *uprights])
    if len(found) != 1 or any(not _holds(found[0], line) for line in pieces if len(line) > 1):
        return None
    return found[0]


def _holds(table: RuledTable, line: Sequence[Piece]) -> bool:
    return all(holds(table.bounds(), middle(piece.bounds)) for piece in line)


def _crossed(pieces: Sequence[Piece], columns: Sequence[tuple[float, float]]) -> set[int]:
    """Between which columns (by the number of the left one) words go on."""
    spans = [span(piece.bounds, columns) for piece in pieces]
    return {number for first, last in spans for number in range(first, last)}


def _heights(level: Sequence[Stroke]) -> list[float]:
    heights: list[float] = []
    for at in sorted(stroke.at for stroke in level):
        if not heights or at - heights[-1] > _NEAR:
            heights.append(at)
    return heights
