"""The cells of a table without lines: from the rows and columns of its words to the rectangles that hold them."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from heng.documents.readers.open_heads import heads_with_reach
from heng.documents.readers.open_rows import Band, Block
from heng.documents.readers.pdf_cells import Cells
from heng.documents.readers.ruled_table import Box, RuledTable

# How far the middle of a merged cell may lie from the middle of its rows, as a part of the height of a row.
_CENTRED = 0.4


def laid_out(
    bands: Sequence[Band],
    loose: Sequence[Block],
    uprights: list[float],
    centred: int,
    head: Sequence[Band] = (),
    *,
    fresh: bool = False,
) -> tuple[RuledTable, Cells]:
    """The table of rows and `loose` cells; a `fresh` one goes on with no cell of the page before."""
    edges = _edges([*head, *bands])
    between = [(one[1] + two[0]) / 2 for one, two in pairwise(edges)]
    levels = [edges[0][0] - 2, *between, edges[-1][1] + 2]
    anchored = [(block, number) for number, band in enumerate(bands) for block in band.blocks]
    below = _reaches(anchored, loose, levels[len(head) :], len(uprights) - 1, centred, fresh) if bands else []
    reach = [*heads_with_reach(head), *((block, (row + len(head), high)) for block, (row, high) in below)]
    cells: Cells = {}
    boxes: list[Box] = []
    taken: set[tuple[int, int]] = set()
    for block, (row, high) in sorted(reach, key=lambda found: (found[1][0], found[0].first)):
        wide = block.last - block.first + 1
        bounds = uprights[block.first], levels[row], uprights[block.last + 1], levels[row + high]
        box = Box(row + 1, block.first + 1, high, wide, bounds)
        places = {(row + down, block.first + right) for down in range(high) for right in range(wide)}
        held = [glyph for piece in block.pieces for glyph in piece.glyphs]
        if places & taken:
            box = _first_at(boxes, row, block.first, box)
            cells.setdefault(box, []).extend(held)
            continue
        boxes.append(box)
        taken |= places
        cells[box] = held
    boxes += _blank(taken, uprights, levels)
    return RuledTable(tuple(uprights), tuple(levels), tuple(sorted(boxes, key=_place))), cells


def _edges(bands: Sequence[Band]) -> list[tuple[float, float]]:
    """Where each row begins and ends, without cells that reach over the middle of another row."""
    middles = [median(block.middle for block in band.blocks) for band in bands]
    found = []
    for number, band in enumerate(bands):
        others = middles[max(number - 1, 0) : number] + middles[number + 1 : number + 2]
        own = [block for block in band.blocks if not any(block.top < at < block.bottom for at in others)]
        found.append(
            (min(block.top for block in own or band.blocks), max(block.bottom for block in own or band.blocks))
        )
    return found


def _place(box: Box) -> tuple[int, int]:
    return box.row, box.column


def _first_at(boxes: Sequence[Box], row: int, column: int, otherwise: Box) -> Box:
    """The box that covers a place already."""
    return next(
        (
            box
            for box in boxes
            if box.row <= row + 1 < box.row + box.row_span and box.column <= column + 1 < box.column + box.column_span
        ),
        max((box for box in boxes if box.row == row + 1), key=_place, default=otherwise),
    )


def _blank(taken: set[tuple[int, int]], uprights: Sequence[float], levels: Sequence[float]) -> list[Box]:
    return [
        Box(row + 1, column + 1, 1, 1, (uprights[column], levels[row], uprights[column + 1], levels[row + 1]))
        for row in range(len(levels) - 1)
        for column in range(len(uprights) - 1)
        if (row, column) not in taken
    ]


def _reaches(
    anchored: Sequence[tuple[Block, int]],
    loose: Sequence[Block],
    levels: Sequence[float],
    width: int,
    centred: int,
    fresh: bool,
) -> list[tuple[Block, tuple[int, int]]]:
    """Each cell with its first row and the number of its rows; those of the first `centred` columns stand in their middle."""
    found: list[tuple[Block, tuple[int, int]]] = []
    for column in range(width):
        own = [(block, row) for block, row in anchored if block.first == column]
        hanging = [block for block in loose if block.first == column]
        covered = {row for block, row in anchored if block.first < column <= block.last}
        single = any(block.first == block.last for block in hanging)
        if column < centred and (single or _hangs(own, {row for _, row in anchored}, _head_row(anchored))):
            found += _centred([*(block for block, _ in own), *hanging], covered, levels, fresh)
        else:
            placed_here = [*own, *((block, _row_at(block, levels)) for block in hanging)]
            beside = [_reach_beside(block, row, found, levels) for block, row in placed_here]
            alike = column < centred and 2 * len(beside) < len(levels) and all(high > 1 for _, high in beside)
            found += [
                (block, reach if alike else (row, 1)) for (block, row), reach in zip(placed_here, beside, strict=True)
            ]
    return found


def _reach_beside(
    block: Block, row: int, found: Sequence[tuple[Block, tuple[int, int]]], levels: Sequence[float]
) -> tuple[int, int]:
    """The rows of the cell beside `block` whose middle stands at the same height; its own row where there is none."""
    near = _CENTRED * (levels[row + 1] - levels[row])
    return next((reach for other, reach in found if abs(other.middle - block.middle) < near), (row, 1))


def _head_row(anchored: Sequence[tuple[Block, int]]) -> int:
    """The first of the fullest rows."""
    counts = Counter(row for _, row in anchored)
    return min(counts, key=lambda row: (-counts[row], row))


def _hangs(own: Sequence[tuple[Block, int]], rows: set[int], head: int) -> bool:
    """Whether a column is blank in the first row of the page or just below its heading, and filled further down."""
    filled = {row for _, row in own}
    starts = (0, head + 1) if head in filled else (0,)
    return bool(filled) and any(row in rows - filled and max(filled) > row for row in starts)


def _row_at(block: Block, levels: Sequence[float]) -> int:
    return next((row for row in range(len(levels) - 2) if block.middle < levels[row + 1]), len(levels) - 2)


def _centred(
    blocks: Sequence[Block], covered: set[int], levels: Sequence[float], fresh: bool
) -> list[tuple[Block, tuple[int, int]]]:
    """The rows of cells that stand in the middle of theirs, one after the other.

    The rows above the first may go on with a cell of the page before: of all beginnings that is taken from which most
    cells come out, and those most alike; a `fresh` table begins with its first row.
    """
    ordered = sorted(blocks, key=lambda block: block.middle)
    starts = range(1 if fresh else _row_at(ordered[0], levels) + 1)
    found = [_chained(ordered, start, covered, levels) for start in starts]
    best = max(
        found, key=lambda chain: (sum(fits for _, _, fits in chain), -_spread([high for _, (_, high), _ in chain]))
    )
    return [(block, place) for block, place, _ in best]


def _spread(heights: Sequence[int]) -> float:
    return sum(abs(height - median(heights)) for height in heights)


def _chained(
    blocks: Sequence[Block], start: int, covered: set[int], levels: Sequence[float]
) -> list[tuple[Block, tuple[int, int], bool]]:
    """The rows of `blocks` from the row `start` on; a cell that does not come out has the row that it stands in."""
    found: list[tuple[Block, tuple[int, int], bool]] = []
    at = start
    for block in blocks:
        while at in covered:
            at += 1
        at = min(at, len(levels) - 2)
        row = _row_at(block, levels)
        ends = [
            (abs((levels[at] + levels[end]) / 2 - block.middle), end)
            for end in range(max(row, at) + 1, len(levels))
            if not covered & set(range(at, end))
        ]
        error, end = min(ends, default=(levels[-1], at + 1))
        fits = error <= _CENTRED * (levels[row + 1] - levels[row])
        if not fits:
            at, end = max(row, at), max(row, at) + 1
        found.append((block, (at, max(end - at, 1)), fits))
        at = end
    return found
