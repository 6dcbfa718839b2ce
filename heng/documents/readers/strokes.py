"""Straight level and upright lines, and the pieces that make up one of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

# Points: pieces that lie so near beside each other, or follow after such a gap, are one line.
_BESIDE = 1.0
_GAP = 3.6
_SHORTEST = 4.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A horizontal or vertical line: `at` its height or column, from `start` to `end` along it (page points)."""

    upright: bool
    at: float
    start: float
    end: float


def joined_strokes(strokes: list[Stroke]) -> list[Stroke]:
    """`strokes` with the pieces of one line put together; what is too short for the side of a cell is left out."""
    ordered = sorted(strokes, key=lambda stroke: (stroke.upright, stroke.at))
    found: list[Stroke] = []
    for upright, group in groupby(ordered, key=lambda stroke: stroke.upright):
        for beside in _beside(list(group)):
            at = sum(stroke.at for stroke in beside) / len(beside)
            found += [Stroke(upright, at, start, end) for start, end in joined_ranges(beside, _GAP)]
    return [stroke for stroke in found if stroke.end - stroke.start >= _SHORTEST]


def joined_ranges(strokes: list[Stroke], gap: float) -> list[tuple[float, float]]:
    """The ranges along their line that `strokes` cover, gaps up to `gap` closed."""
    ranges: list[tuple[float, float]] = []
    for stroke in sorted(strokes, key=lambda stroke: stroke.start):
        if ranges and stroke.start <= ranges[-1][1] + gap:
            ranges[-1] = ranges[-1][0], max(ranges[-1][1], stroke.end)
        else:
            ranges.append((stroke.start, stroke.end))
    return ranges


def _beside(strokes: list[Stroke]) -> Iterator[list[Stroke]]:
    together: list[Stroke] = []
    for stroke in strokes:
        if together and stroke.at - together[0].at > _BESIDE:
            yield together
            together = []
        together.append(stroke)
    if together:
        yield together
