"""The rows of a table without lines: lines of one cell put together, then the cells that stand beside each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from heng.documents.readers.open_columns import Piece, is_dense, span
from heng.documents.readers.text_flow import room_before, written

# The greatest distance of the lines of a cell: as a part of the least in the table, and of the size of characters.
_PITCH = 1.12
_FAR = 1.75
# Rows stand apart where their distance is so many times that of the lines of a cell; how exactly those agree.
_APART = 1.15
_SAME_PITCH = 1.04
_LEADING = 1.6
_FEW = 2
# Parts of the size of a character: how exactly the cells of a row stand beside each other.
_BESIDE = 0.3
_EXACTLY = 0.12
_ANCHOR = 0.7
_OWN_ROW = 0.75


@dataclass(slots=True)
class Block:
    """A cell: its pieces from the top, and the first and the last column (from 0) that it covers."""

    first: int
    last: int
    pieces: list[Piece] = field(default_factory=list)

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.pieces[0].bounds[1]

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.pieces[-1].bounds[3]

    @property
    def middle(self) -> float:
        """Where its middle lies."""
        return (self.top + self.bottom) / 2


def blocks_of(
    lines: Sequence[Sequence[Piece]], columns: Sequence[tuple[float, float]], *, labels: bool = False
) -> list[Block]:
    """The cells: pieces below each other in a column, where a full line goes on in the next one.

    Of `labels` with values every line of several pieces is a row.
    """
    most = max(map(len, lines), default=0)
    level = [
        median(piece.height for piece in line) if (len(line) > 1 if labels else is_dense(line, most)) else None
        for line in lines
    ]
    placed = [(piece, *span(piece.bounds, columns)) for line in lines for piece in line]
    widest: dict[tuple[int, bool], float] = {}
    for piece, first, last in placed:
        key = first, first == last
        widest[key] = max(widest.get(key, 0.0), piece.width)
    pitch = _least_pitch(lines)
    apart = _row_pitch(lines, level) > _APART * pitch
    open_blocks: dict[int, Block] = {}
    blocks: list[Block] = []
    for piece, first, last in placed:
        above = open_blocks.get(first)
        if (
            above
            and _goes_on(above, piece, pitch, widest, apart)
            and (
                (apart and _is_next_line(above.pieces[-1], piece, pitch))
                or not (first == last and _in_rows(above.pieces[-1], piece, level))
            )
        ):
            above.pieces.append(piece)
            above.last = max(above.last, last)
        else:
            open_blocks[first] = Block(first, last, [piece])
            blocks.append(open_blocks[first])
    return blocks


def _in_rows(upper: Piece, piece: Piece, level: Sequence[float | None]) -> bool:
    """Whether both pieces stand in full lines after each other, which are rows: none goes on in the other."""
    above, below = level[upper.line], level[piece.line]
    if above is None or below is None or piece.line > upper.line + 1:
        return False
    return abs((below - above) - (piece.height - upper.height)) < _EXACTLY * piece.size


def _least_pitch(lines: Sequence[Sequence[Piece]]) -> float:
    """The least distance of two pieces that stand below each other."""
    found = [_FAR * 100]
    for number, line in enumerate(lines):
        for piece in line:
            for other in (other for later in lines[number + 1 : number + 3] for other in later):
                over = min(piece.bounds[2], other.bounds[2]) - max(piece.bounds[0], other.bounds[0])
                if over > piece.size / 2 and other.height - piece.height > 0.9 * piece.size:
                    found.append(other.height - piece.height)
    return min(found)


def _row_pitch(lines: Sequence[Sequence[Piece]], level: Sequence[float | None]) -> float:
    """The usual distance of full lines after each other; 0 where there are none."""
    full = [at for line, at in zip(lines, level, strict=True) if at is not None]
    return median(two - one for one, two in pairwise(full)) if len(full) > _FEW else 0.0


def _goes_on(above: Block, piece: Piece, pitch: float, widest: dict[tuple[int, bool], float], apart: bool) -> bool:
    """Whether a piece is the next line of a cell: so near, where rows stand `apart`, or below a full line."""
    upper = above.pieces[-1]
    distance = piece.height - upper.height
    if distance > _PITCH * pitch or distance > _FAR * upper.size or piece.line == upper.line:
        return False
    if apart and _is_next_line(upper, piece, pitch):
        return True
    width = widest.get((above.first, above.first == above.last), upper.width)
    return width - upper.width < (room_before(written(piece.glyphs)) + 1.1) * upper.size


def _is_next_line(upper: Piece, piece: Piece, pitch: float) -> bool:
    return piece.height - upper.height <= min(_SAME_PITCH * pitch, _LEADING * upper.size)


@dataclass(slots=True)
class Band:
    """A row: the cells that stand beside each other."""

    blocks: list[Block] = field(default_factory=list)

    @property
    def top(self) -> float:
        """Where it begins."""
        return min(block.top for block in self.blocks)

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return max(block.bottom for block in self.blocks)

    @property
    def middle(self) -> float:
        """Where its middle lies."""
        return (self.top + self.bottom) / 2


def bands_of(blocks: Sequence[Block], *, labels: bool = False) -> tuple[list[Band], list[Block], bool]:
    """The rows from the top, and the cells that belong to several rows (a level's name beside its indicators).

    The third answer says whether the middles of the cells of a row stand beside each other, not their first lines.
    Of `labels` with values every cell may show a row, else those of the fuller columns do.
    """
    size = median(piece.size for block in blocks for piece in block.pieces)
    found = [_clusters(blocks, key, size) for key in (_middle, _top, _bottom)]
    clusters = min(found, key=len)
    if labels:
        clusters[:] = _with_labels(clusters)
    counts: dict[int, int] = {}
    for block in blocks:
        counts[block.first] = counts.get(block.first, 0) + 1
    anchors = {column for column, count in counts.items() if labels or count >= _ANCHOR * max(counts.values())}
    sure = [band for band in clusters if len(band.blocks) > 1 and any(block.first in anchors for block in band.blocks)]
    rest = [band for band in clusters if not any(band is other for other in sure)]
    pitch = min((two.middle - one.middle for one, two in pairwise(sure)), default=size)
    own = [band for band in rest if _stands_alone(band, sure, pitch)]
    loose = [block for band in rest if not any(band is other for other in own) for block in band.blocks]
    return sorted([*sure, *own], key=lambda band: band.middle), loose, clusters is found[0]


def _with_labels(bands: Sequence[Band]) -> list[Band]:
    """The rows, a label that stands alone put beside the lines of the text that it stands in the middle of."""
    alone = [band for band in bands if len(band.blocks) == 1 and band.blocks[0].first == 0]
    found = [band for band in bands if not any(band is other for other in alone)]
    for band in alone:
        beside = [
            other
            for other in found
            if other.top < band.middle < other.bottom and all(block.first > 0 for block in other.blocks)
        ]
        if len(beside) == 1:
            beside[0].blocks += band.blocks
        else:
            found.append(band)
    return found


def _middle(block: Block) -> float:
    return block.middle


def _top(block: Block) -> float:
    return block.pieces[0].height


def _bottom(block: Block) -> float:
    return block.pieces[-1].height


def _clusters(blocks: Sequence[Block], key: Callable[[Block], float], size: float) -> list[Band]:
    bands: list[Band] = []
    last = 0.0
    for block in sorted(blocks, key=key):
        if not bands or key(block) - last > _BESIDE * size:
            bands.append(Band())
            last = key(block)
        bands[-1].blocks.append(block)
    return bands


def _stands_alone(band: Band, sure: Sequence[Band], pitch: float) -> bool:
    """Whether a row without figures has room of its own between the others."""
    free = all(band.top >= other.bottom - 1 or band.bottom <= other.top + 1 for other in sure)
    return free and all(abs(band.middle - other.middle) >= _OWN_ROW * pitch for other in sure)
