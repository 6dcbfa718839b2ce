"""Computed indicator results."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from heng.domain.money import percent_text, round_half_up
from heng.domain.period import Period


class Status(StrEnum):
    """`not_applicable`: the denominator is zero, or there is nothing to take an extreme or a median of.

    `no_data`: the court delivered no record of a needed entity at all, or none that reaches the period.
    """

    OK = "ok"
    NOT_APPLICABLE = "not_applicable"
    NO_DATA = "no_data"


@dataclass(frozen=True, slots=True)
class Result:
    """One value with everything needed to compute it again.

    `value` is exact (a Fraction in the definition's unit; 99.66… for a percentage) and None unless status is ok.
    `numerator` and `denominator` are the aggregated sides, `excluded` the number of records of the period that
    enter neither side. `by` names the grain ({"month": "2022-03"}); empty for the whole period. `options` are the
    choices under which it was counted (empty for a definition without options).
    """

    id: str
    indicator: str
    definition_version: str
    court: str
    period: Period
    by: Mapping[str, str]
    value: Fraction | None
    numerator: Fraction
    denominator: Fraction | None
    unit: str
    status: Status
    excluded: int
    snapshot: str
    options: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """The result of `heng compute --format json`; figures as decimal strings, the value with 4 decimals.

        `value` is in `unit`; the sides are as counted: sums of money in 分, durations in seconds or days.
        """
        return {
            "id": self.id,
            "indicator": self.indicator,
            "definition_version": self.definition_version,
            "court": self.court,
            "period": self.period.name,
            "by": dict(self.by),
            "value": None if self.value is None else str(round_half_up(self.value, 4)),
            "numerator": _figure(self.numerator),
            "denominator": None if self.denominator is None else _figure(self.denominator),
            "unit": self.unit,
            "status": self.status.value,
            "excluded": self.excluded,
            "snapshot": self.snapshot,
            "options": dict(self.options),
        }


_WORDS = {Status.NOT_APPLICABLE: "不适用", Status.NO_DATA: "无数据"}


def shown(result: Result) -> str:
    """The value for people: two decimals with its unit, or the word for why there is none.

    A percentage below 100 never reads 100.00 %, one above 0 never reads 0.00 %.
    """
    if result.value is None:
        return _WORDS[result.status]
    if result.unit == "%":
        return percent_text(result.value / 100)
    if result.value.denominator == 1:
        return f"{result.value.numerator:,} {result.unit}"
    return f"{round_half_up(result.value):,} {result.unit}"


def shown_side(value: Fraction) -> str:
    """A side of a formula for people: whole where it is, else two decimals."""
    return f"{value.numerator:,}" if value.denominator == 1 else f"{round_half_up(value):,}"


def _figure(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else str(round_half_up(value, 6))
