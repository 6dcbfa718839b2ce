"""How points are given: the settings of a region, loaded from rulebook/self_evaluation/scoring.toml."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Tier:
    """A qualitative level: the share of the weight lies between `low` and `high`; only the top one includes 1."""

    name: str
    high: Fraction
    low: Fraction


@dataclass(frozen=True, slots=True)
class RateBand:
    """From the execution rate `at_least` on, `share` of the points."""

    at_least: Fraction
    share: Fraction


@dataclass(frozen=True, slots=True)
class GradeBand:
    """From `at_least` points on, the grade `name`."""

    at_least: Decimal
    name: str


@dataclass(frozen=True, slots=True)
class ScoringRules:
    """The rules of one profile.

    `execution_points` belong to 预算执行率, `indicator_points` to the indicators. Without `execution_bands` the
    execution rate scores in proportion. Below `pass_line` (None: no line) an unmet indicator scores nothing.
    Exceeding a target by more than `explain_over` wants an explanation, by more than `deduct_over` suggests a
    deduction (shares of the target). An execution rate below `reason_below` wants a reason.
    """

    profile: str
    name: str
    execution_points: Decimal
    indicator_points: Decimal
    execution_bands: tuple[RateBand, ...]
    pass_line: Fraction | None
    tiers: tuple[Tier, ...]
    grades: tuple[GradeBand, ...]
    explain_over: Fraction
    deduct_over: Fraction
    reason_below: Fraction
    places: int
    source: str
    certainty: str


def grade(rules: ScoringRules, total: Decimal) -> str:
    """The grade (优良中差) of a total on the scale of 100."""
    return next(band.name for band in rules.grades if total >= band.at_least)
