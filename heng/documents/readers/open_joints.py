"""Labels of a form and the table below them brought into the columns of that table, where they stand in these."""

from dataclasses import replace
from itertools import pairwise

from heng.documents.readers.pdf_cells import Cells
from heng.documents.readers.ruled_table import Box, RuledTable

# Points: so far apart may the sides of two parts of a table be.
_SAME = 4.0
Table = tuple[RuledTable, Cells]


def joined_below(above: Table, below: Table) -> Table | None:
    """Both as one table with the columns of the one `below`; None where the columns `above` are not among these."""
    (upper, held), (lower, more) = above, below
    starts = _starts(above, below)
    if starts is None:
        return None
    rows = len(upper.levels) - 1
    ends = [*starts[1:], len(lower.uprights) - 1]
    boxes: list[Box] = []
    cells: Cells = {}
    for box in upper.boxes:
        first, last = starts[box.column - 1], ends[box.column + box.column_span - 2]
        moved = replace(
            box,
            column=first + 1,
            column_span=last - first,
            bounds=(lower.uprights[first], box.bounds[1], lower.uprights[last], box.bounds[3]),
        )
        boxes.append(moved)
        cells |= {moved: held[box]} if box in held else {}
    for box in lower.boxes:
        moved = replace(box, row=box.row + rows)
        boxes.append(moved)
        cells |= {moved: more[box]} if box in more else {}
    levels = (*upper.levels[:-1], (upper.levels[-1] + lower.levels[0]) / 2, *lower.levels[1:])
    return RuledTable(lower.uprights, levels, tuple(boxes)), cells


def _starts(above: Table, below: Table) -> list[int] | None:
    """The column (from 0) of the table `below` in which each column `above` begins, by its first characters."""
    (upper, held), (lower, _) = above, below
    starts = []
    for column in range(1, len(upper.uprights)):
        lefts = [
            min(glyph.bounds[0] for glyph in glyphs) for box, glyphs in held.items() if box.column == column and glyphs
        ]
        if not lefts:
            return None
        starts.append(sum(upright <= min(lefts) + _SAME for upright in lower.uprights[1:]))
    rising = all(one < other for one, other in pairwise(starts))
    return starts if starts and starts[0] == 0 and rising and starts[-1] < len(lower.uprights) - 1 else None
