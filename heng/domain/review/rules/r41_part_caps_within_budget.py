"""Caps on parts that together exceed the budget."""

from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.money import wan_text
from heng.domain.review.costs import budget_of, part_caps
from heng.domain.review.declared import Holder
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder

RULE = Rule(
    code="R41",
    slug="part_caps_within_budget",
    title="分项成本上限之和超过项目预算",
    severity=Severity.ERROR,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请核对各分项上限，使其合计不超过项目预算。",
)


def check(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Two or more partial caps, each within the budget, whose sum is not."""
    budget, parts = budget_of(holder), part_caps(holder, profile)
    added = sum((cap.yuan for cap in parts), Decimal())
    if budget is None or len(parts) < 2 or added - budget <= profile.numbers["rounding_step"]:
        return
    sums = "+".join(f"{wan_text(cap.yuan)}" for cap in parts)
    names = "、".join(cap.indicator.name for cap in parts)
    message = (
        f"“{holder.name}”的分项成本上限（{names}）{sums}={wan_text(added)}万元，"
        f"超过项目预算{wan_text(budget)}万元，多出{wan_text(added - budget)}万元。"
    )
    yield RULE.finding(holder.name, message, *(cap.indicator.where for cap in parts))


CHECKS = (EachHolder(check),)
