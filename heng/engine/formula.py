"""Formulas, evaluated last: from aggregated measures to a value, in exact fractions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from heng.domain.indicator.definition import Aggregate, Definition, Measure, Shape
from heng.domain.indicator.result import Status

Figure = int | Decimal | float | Fraction | None
_MICROSECONDS = 1_000_000
_ADDITIVE = (Aggregate.COUNT, Aggregate.SUM, Aggregate.DISTINCT)


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of a formula and its value in the definition's unit (None unless `status` is ok)."""

    numerator: Fraction
    denominator: Fraction | None
    value: Fraction | None
    status: Status


def evaluate(definition: Definition, figure_of: Callable[[Measure], Figure]) -> Sides:
    """Σ numerator (÷ Σ denominator) × scale from the figure of each measure (None: there was no record)."""
    numerator, empty = _side(definition.numerator, figure_of)
    if definition.shape is Shape.TOTAL:
        if empty:
            return Sides(numerator, None, None, Status.NOT_APPLICABLE)
        return Sides(numerator, None, numerator * Fraction(definition.scale), Status.OK)
    denominator, _ = _side(definition.denominator, figure_of)
    if denominator == 0:
        return Sides(numerator, denominator, None, Status.NOT_APPLICABLE)
    return Sides(numerator, denominator, numerator / denominator * Fraction(definition.scale), Status.OK)


def covers(first: date, last: date, period_start: date, period_stop: date) -> bool:
    """Whether records dated `first` to `last` reach the period (day after its end: `period_stop`)."""
    return first < period_stop and last >= period_start


def _side(measures: tuple[Measure, ...], figure_of: Callable[[Measure], Figure]) -> tuple[Fraction, bool]:
    figures = [(measure, figure_of(measure)) for measure in measures]
    empty = any(figure is None and measure.aggregate not in _ADDITIVE for measure, figure in figures)
    return sum((measure.sign * _exact(measure, figure) for measure, figure in figures), Fraction(0)), empty


def _exact(measure: Measure, figure: Figure) -> Fraction:
    exact = Fraction(figure or 0)
    in_seconds = (
        measure.span is not None and measure.span[2] == "seconds" and measure.aggregate is not Aggregate.DISTINCT
    )
    return exact / _MICROSECONDS if in_seconds else exact
