"""The rows of headings of a table without lines: of columns, and of groups of columns above their parts."""

from collections.abc import Sequence
from itertools import pairwise

from heng.documents.readers.open_columns import Piece, span
from heng.documents.readers.open_rows import Band, Block

# A part of the size of a character: headings so far below each other are two.
_LEADING = 1.6


def head_bands(lines: Sequence[Sequence[Piece]], columns: Sequence[tuple[float, float]]) -> list[Band]:
    """The rows of headings in `lines`: one, or two where headings of groups stand over those of their columns."""
    cells: dict[tuple[int, int], Block] = {}
    for piece in (piece for line in lines for piece in line):
        place = span(piece.bounds, columns)
        cells.setdefault(place, Block(*place)).pieces.append(piece)
    blocks = _with_short_groups(list(cells.values()))
    groups = [block for block in blocks if block.first < block.last]
    parts = [block for block in blocks if any(_is_over(group, block) for group in groups)]
    upper = [block for block in blocks if not any(block is part for part in parts)]
    return [Band(found) for found in (upper, parts) if found]


def _with_short_groups(blocks: Sequence[Block]) -> list[Block]:
    """The headings; one of two rows is a group's over its parts, the first of which it stands above, the others beside it."""
    found: list[Block] = []
    for block in blocks:
        at = next((at for at, (one, two) in enumerate(pairwise(block.pieces), 1) if _is_apart(one, two)), 0)
        parts = _run(blocks, block, at) if at and block.first == block.last else [block.first]
        if len(parts) > 1:
            found.append(Block(min(parts), max(parts), block.pieces[:at]))
            found.append(Block(block.first, block.last, block.pieces[at:]))
        else:
            found.append(block)
    return found


def _is_apart(upper: Piece, lower: Piece) -> bool:
    return lower.height - upper.height >= _LEADING * max(upper.size, lower.size)


def _run(blocks: Sequence[Block], block: Block, at: int) -> list[int]:
    """The column of a heading and those beside it whose headings stand beside its pieces from `at` on."""
    own = Block(block.first, block.last, block.pieces[at:])
    size = block.pieces[at].size
    beside = {
        other.first
        for other in blocks
        if other.first == other.last
        and abs(other.middle - own.middle) < size / 2
        and other.top > block.pieces[0].height
    }
    found = [block.first]
    for step in (1, -1):
        column = block.first + step
        while column in beside:
            found.append(column)
            column += step
    return found


def heads_with_reach(bands: Sequence[Band]) -> list[tuple[Block, tuple[int, int]]]:
    """Each heading with its first row and the number of its rows: one over no other reaches down to the last row."""
    lowest = bands[-1].blocks if len(bands) > 1 else []
    return [
        (block, (row, 1 if row or any(_is_over(block, part) for part in lowest) else len(bands)))
        for row, band in enumerate(bands)
        for block in band.blocks
    ]


def _is_over(group: Block, block: Block) -> bool:
    """Whether a heading over several columns stands over another one."""
    return group.first < group.last and block is not group and group.first <= block.first <= block.last <= group.last
