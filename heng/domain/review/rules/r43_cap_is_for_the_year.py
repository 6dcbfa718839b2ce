"""The total over all years used as this year's cap."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.money import wan_text
from heng.domain.review.costs import budget_of, caps, is_whole_period_cap
from heng.domain.review.declared import Holder
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder

RULE = Rule(
    code="R43",
    slug="cap_is_for_the_year",
    title="以项目总额作年度成本上限",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请另列本年度控制数（不超过本年度预算），总额只作实施周期指标值。",
)


def check(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """预算总控制数 far above this year's budget: a cap that can never be missed in the year."""
    budget = budget_of(holder)
    for cap in caps(holder, profile):
        if budget and is_whole_period_cap(cap, holder, profile):
            message = (
                f"“{holder.name}”的“{cap.indicator.name}”为{wan_text(cap.yuan)}万元，而本年度预算为{wan_text(budget)}万元，"
                f"超出{wan_text(cap.yuan - budget)}万元，像是整个项目的总额。"
            )
            yield RULE.finding(f"{holder.name} / {cap.indicator.name}", message, cap.indicator.where, holder.where)


CHECKS = (EachHolder(check),)
