"""The tables of a page in pixels, from its ruled lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heng.documents.readers.ocr.regions import Area
from heng.documents.readers.ocr.rules import Rule
from heng.documents.readers.ruled_table import RuledTable, ruled_tables
from heng.documents.readers.strokes import Stroke

# The usual size of type in points: it turns pixels into the points that tables are measured in.
_POINTS = 10.5
_MISS = 0.45
_SMALLEST = 3.0


@dataclass(frozen=True, slots=True)
class Scale:
    """From pixels to points and back; `unit` pixels are a point."""

    unit: float

    @staticmethod
    def of(character: float) -> Scale:
        """The scale of a page with characters of `character` pixels."""
        return Scale(character / _POINTS)

    def stroke(self, rule: Rule) -> Stroke:
        """A ruled line in points."""
        return Stroke(rule.upright, *(round(pixels / self.unit, 1) for pixels in (rule.at, rule.start, rule.end)))

    def pixels(self, at: float) -> int:
        """The pixel of a place in points."""
        return round(at * self.unit)

    def area(self, bounds: tuple[float, float, float, float]) -> Area:
        """The rectangle in pixels of bounds (left, top, right, bottom) in points."""
        left, top, right, bottom = (max(round(side * self.unit), 0) for side in bounds)
        return left, top, right, bottom


def tables_of(rules: Sequence[Rule], scale: Scale) -> list[RuledTable]:
    """The tables that the lines of a page draw; small figures are none."""
    found = ruled_tables([scale.stroke(rule) for rule in _snapped(rules, scale.unit * _POINTS * _MISS)])
    least = _SMALLEST * _POINTS
    return [
        table
        for table in found
        if table.uprights[-1] - table.uprights[0] >= least and table.levels[-1] - table.levels[0] >= least / 2
    ]


def _snapped(rules: Sequence[Rule], miss: float) -> list[Rule]:
    """Each line with its ends on the lines that it all but reaches."""
    return [
        Rule(rule.upright, rule.at, _end(rule, rule.start, rules, miss), _end(rule, rule.end, rules, miss))
        for rule in rules
    ]


def _end(rule: Rule, end: float, rules: Sequence[Rule], miss: float) -> float:
    near = [
        other.at
        for other in rules
        if other.upright is not rule.upright
        and abs(other.at - end) <= miss
        and other.start - miss <= rule.at <= other.end + miss
    ]
    return min(near, key=lambda at: abs(at - end), default=end)
