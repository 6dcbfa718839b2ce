"""A cost cap above the budget of its project."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.money import wan_text
from heng.domain.review.costs import budget_of, caps, is_whole_period_cap
from heng.domain.review.declared import Holder
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder

RULE = Rule(
    code="R40",
    slug="cost_within_budget",
    title="成本上限超过项目预算",
    severity=Severity.ERROR,
    certainty=Certainty.CERTAIN,
    source="cb-2021-101",
    fix="请把成本指标改到预算以内；属多年总额的，请注明并另列本年度控制数。",
)

_WAN = 10_000


def check(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Each total or partial cap against this year's budget; whole-period totals are R43's."""
    budget = budget_of(holder)
    for cap in caps(holder, profile):
        if budget is None or is_whole_period_cap(cap, holder, profile):
            continue
        if cap.yuan - budget > profile.numbers["rounding_step"]:
            message = (
                f"“{holder.name}”的成本指标“{cap.indicator.name}”上限{wan_text(cap.yuan)}万元，"
                f"超过本年度预算{wan_text(budget)}万元，多出{wan_text(cap.yuan - budget)}万元。"
                f"{'数字与预算相同，单位可能应为元。' if cap.yuan == budget * _WAN else ''}"
            )
            yield RULE.finding(f"{holder.name} / {cap.indicator.name}", message, cap.indicator.where, holder.where)


CHECKS = (EachHolder(check),)
