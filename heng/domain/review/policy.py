"""What a policy asks of indicators from a fiscal year on. Entries come from rulebook/review/policy.toml."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from heng.domain.target.target_value import Comparison, TargetValue


class Against(StrEnum):
    """What a policy speaks against."""

    MEASURE = "measure"  # the measure itself: it was abolished
    RANK = "rank"  # a rank as target
    FULL_MARKS = "full_marks"  # a rate of 100 %
    LATER_THAN = "later_than"  # a time limit looser than the rule's


@dataclass(frozen=True, slots=True)
class Policy:
    """One entry.

    `rule` is the code of the rule that reports it. `names` are words of indicators; of an entry joined by + all parts
    must stand in the name. `without` are words of indicators that the policy does not mean, `units` words of units to
    which it applies. `limits` maps units of time to the longest time that the rule allows.
    """

    slug: str
    rule: str
    against: Against
    names: tuple[str, ...]
    first_fiscal_year: int
    message: str
    fix: str
    severity: str
    source: str
    without: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    limits: Mapping[str, Decimal] = field(default_factory=dict)


_FULL = Decimal(100)


def policy_against(
    name: str, target: TargetValue, year: int | None, units: Sequence[str], policies: Sequence[Policy], rule: str
) -> Policy | None:
    """The first policy, reported by `rule`, that an indicator of a paper of that year and those units goes against."""
    for policy in policies:
        in_force = year is not None and year >= policy.first_fiscal_year and policy.rule == rule
        if in_force and _applies(policy, name, units) and _against(policy, target):
            return policy
    return None


def _applies(policy: Policy, name: str, units: Sequence[str]) -> bool:
    meant = not policy.names or any(all(part in name for part in entry.split("+")) for entry in policy.names)
    spared = any(word in name for word in policy.without)
    there = not policy.units or any(word in unit for word in policy.units for unit in units)
    return meant and not spared and there


def _against(policy: Policy, target: TargetValue) -> bool:
    if policy.against is Against.MEASURE:
        return True
    if policy.against is Against.RANK:
        return target.comparison is Comparison.RANK
    if policy.against is Against.FULL_MARKS:
        return target.number == _FULL and target.unit == "%"
    capped = target.comparison in (Comparison.AT_MOST, Comparison.LESS_THAN, Comparison.EQUAL)
    longest = policy.limits.get(target.unit)
    return capped and target.number is not None and longest is not None and target.number > longest
