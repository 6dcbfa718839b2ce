"""Where text stands on a page: lines of a cell by their rows of ink, pieces of free text by their neighbourhood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import cv2
import numpy as np

from heng.documents.readers.ocr.engine import Bitmap

# A rectangle in whole pixels: left, top, right, bottom; right and bottom lie outside.
Area = tuple[int, int, int, int]
# Shares of a character's height.
_SPECK, _THIN, _APART, _TALL, _NEAR, _EDGE = 0.1, 0.25, 0.1, 1.75, 0.8, 0.14
# Words are parted by smaller gaps than single characters, which may be set wide apart.
_WORDS_APART, _SIGNS_APART, _SINGLE = 0.85, 2.5, 1.5


def without_specks(ink: Bitmap, character: float) -> Bitmap:
    """The ink without dots that are too small for a full stop."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    kept = stats[:, cv2.CC_STAT_AREA] >= max((_SPECK * character) ** 2, 3)
    kept[0] = False
    return np.asarray(np.where(kept[labels], 255, 0), np.uint8) if count > 1 else ink


def lines_in(ink: Bitmap, area: Area, character: float) -> list[list[Area]]:
    """The lines of text in `area` from the top, each as its pieces from the left: wide gaps part them."""
    left, top, right, bottom = area
    part = ink[top:bottom, left:right]
    rows = [split for start, end in _joined(runs(part, 0), character) for split in _split(part, start, end, character)]
    found = [list(_pieces(part, row, character)) for row in rows]
    return [
        [(left + near, top + high, left + far, top + low) for near, high, far, low in pieces]
        for pieces in found
        if pieces
    ]


def pieces_in(ink: Bitmap, character: float) -> list[Area]:
    """The pieces of free text on a page: ink that stands together in a line."""
    reach = max(int(character * _NEAR), 3)
    together = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))
    together = cv2.dilate(together, np.ones((max(int(character * _THIN), 1), 1), np.uint8))
    together = cv2.max(together, ink)
    count, _, stats, _ = cv2.connectedComponentsWithStats(together, connectivity=8)
    boxes = [tuple(int(value) for value in stats[index][:4]) for index in range(1, count)]
    areas = [(x, y, x + wide, y + high) for x, y, wide, high in boxes]
    return [piece for area in areas for line in lines_in(ink, area, character) for piece in line]


def is_column(lines: Sequence[Sequence[Area]], character: float) -> bool:
    """Whether the lines are single characters below each other: a label written downwards."""
    single = [piece for line in lines for piece in line if len(line) == 1]
    return (
        len(lines) > 1
        and len(single) == len(lines)
        and all(right - left <= 1.3 * character and low - top >= 0.5 * character for left, top, right, low in single)
    )


def crop(grey: Bitmap, area: Area, character: float) -> Bitmap:
    """The picture of a line with a narrow white edge; a line of low signs (—, ＝) gets the height of characters."""
    left, top, right, bottom = area
    edge = max(int(_EDGE * character), 2)
    low = max(int((character - (bottom - top)) / 2), 0)
    inside = grey[max(top - 1, 0) : bottom + 1, max(left - 1, 0) : right + 1]
    return np.pad(inside, ((edge + low, edge + low), (edge, edge)), constant_values=255)


def runs(ink: Bitmap, axis: int) -> list[tuple[int, int]]:
    """Where there is ink in the rows (`axis` 0) or columns (1) of a part of a page: start and end of each run."""
    filled = np.asarray(ink.max(axis=1 - axis, initial=0) > 0, np.int8)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], filled, [0]])))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _joined(rows: list[tuple[int, int]], character: float) -> list[tuple[int, int]]:
    """Runs that make one line of characters: parts like those of 二 or ＝ stand close to what they belong to."""
    lines: list[tuple[int, int]] = []
    for start, end in rows:
        before = lines[-1] if lines else None
        if before and _belongs(before, (start, end), character):
            lines[-1] = (before[0], end)
        else:
            lines.append((start, end))
    return lines


def _belongs(above: tuple[int, int], below: tuple[int, int], character: float) -> bool:
    whole, gap = below[1] - above[0], below[0] - above[1]
    if gap <= _APART * character and whole <= 1.3 * character:
        return True
    thinner = min(above[1] - above[0], below[1] - below[0])
    return thinner <= 0.5 * character and whole <= 1.1 * character and gap <= 0.5 * character


def _split(part: Bitmap, start: int, end: int, character: float) -> Iterator[tuple[int, int]]:
    """A run that is taller than a line, cut where there is least ink."""
    height = end - start
    count = round(height / (1.2 * character))
    if height <= _TALL * character or count < 2:
        yield start, end
        return
    ink = part[start:end].sum(axis=1, dtype=np.int64)
    reach = int(0.35 * character)
    cuts = [start]
    for number in range(1, count):
        middle = number * height // count
        near = ink[max(middle - reach, 0) : middle + reach + 1]
        cuts.append(start + max(middle - reach, 0) + int(near.argmin()))
    cuts.append(end)
    yield from pairwise(cuts)


def _pieces(part: Bitmap, row: tuple[int, int], character: float) -> Iterator[Area]:
    """The parts of a line between gaps that no text has inside, trimmed to their ink."""
    strip = part[row[0] : row[1]]
    for start, end in _words(runs(strip, 1), character):
        high = runs(strip[:, start:end], 0)
        if end - start >= _THIN * character or high[-1][1] - high[0][0] >= _THIN * character:
            yield start, row[0] + high[0][0], end, row[0] + high[-1][1]


def _words(found: list[tuple[int, int]], character: float) -> list[tuple[int, int]]:
    """Runs of ink of one line as words; characters set wide apart are one."""
    words = _near(found, lambda _, __: _WORDS_APART * character)
    single = _SINGLE * character
    return _near(words, lambda one, other: _SIGNS_APART * character if min(one, other) <= single else 0)


def _near(found: list[tuple[int, int]], reach: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """Runs that stand no further apart than `reach` of their widths, as one."""
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start - joined[-1][1] <= reach(joined[-1][1] - joined[-1][0], end - start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
