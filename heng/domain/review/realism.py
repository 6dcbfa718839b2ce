"""Whether a target is realistic against what was reached in earlier years."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from heng.domain.finding import Where
from heng.domain.review.declared import bare
from heng.domain.review.meaning import DOWN, UP, mentions
from heng.domain.review.profile import Profile
from heng.domain.target.declaration import Indicator
from heng.domain.target.quantity import unit_text

_PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Past:
    """What was reached in a year, in the unit of the target it is held against; `source` names where it is from."""

    year: int
    value: Decimal
    source: str
    where: Where = field(default_factory=Where)


def unusual(target: Indicator, past: Sequence[Past], profile: Profile) -> str | None:
    """What is unusual about a target, the gravest first: out of reach, never reached, far too easy, below last year.

    `past` holds one value a year in the unit of the target, in the order of years; computed results and those of
    self-evaluations count alike. None for words, and for what the court does not decide (受理, 新收).
    """
    comparison, number = target.target.comparison, target.target.number
    incoming = mentions(bare(target.name), profile.lexicons["not_controllable"])
    if number is None or incoming or not past or comparison not in UP | DOWN:
        return None
    return _said(target, number, past, profile)


def _said(target: Indicator, number: Decimal, past: Sequence[Past], profile: Profile) -> str | None:
    """The first test that holds. Distances are positive where the past was better than the target."""
    upward = target.target.comparison in UP
    better = [one.value - number if upward else number - one.value for one in past]
    best = (max if upward else min)(one.value for one in past)
    rate = unit_text(target.target.unit) == _PERCENT
    several = len(past) >= profile.numbers["realism_years"]
    easy = min(better) > _distance("slack", number, profile, rate=rate)
    tests = (
        (max(better) < -_distance("jump", best, profile, rate=rate), "目标比历年最好水平高出很多，可能难以实现"),
        (several and max(better) < 0, "历年都没有达到这一目标"),
        (several and easy, "历年都大幅超过这一目标，目标偏低"),
        (better[-1] > _distance("last", number, profile, rate=rate), "目标低于上年实绩"),
    )
    return next((words for holds, words in tests if holds), None)


def _distance(kind: str, size: Decimal, profile: Profile, *, rate: bool) -> Decimal:
    """From which distance on a target counts as far away: points for rates, a share of `size` otherwise."""
    return profile.numbers[f"realism_{kind}_points"] if rate else size * profile.numbers[f"realism_{kind}"] / 100
