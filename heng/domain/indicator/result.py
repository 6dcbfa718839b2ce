"""Computed indicator results."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from heng.domain.money import round_half_up
from heng.domain.period import Period


class Status(StrEnum):
    """`not_applicable`: the denominator is zero. `no_data`: no record of the entities was ever delivered."""

    OK = "ok"
    NOT_APPLICABLE = "not_applicable"
    NO_DATA = "no_data"


@dataclass(frozen=True, slots=True)
class Result:
    """One value with everything needed to compute it again.

    `value` is exact (a Fraction in the definition's unit; 99.66… for a percentage) and None unless status is ok.
    `numerator` and `denominator` are the aggregated sides, `excluded` the number of records of the period that
    enter neither side. `by` names the grain ({"month": "2022-03"}); empty for the whole period.
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

    def to_json(self) -> dict[str, object]:
        """The result of `heng compute --format json`; figures as decimal strings, the value with 4 decimals."""
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
        }


def _figure(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else str(round_half_up(value, 6))
