"""The sign contradicts what the indicator means."""

from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import bare, declared, shown
from heng.domain.review.meaning import (
    DOWN,
    UP,
    is_cost,
    is_good_rate,
    is_harm,
    is_rate,
    is_satisfaction,
    is_time_limit,
    mentions,
)
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document, Indicator
from heng.domain.target.quantity import base, unit_text

RULE = Rule(
    code="R20",
    slug="direction_fits_meaning",
    title="指标性质与指标含义相反",
    severity=Severity.ERROR,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请改正符号；确需如此的，请改写指标名称使含义明确。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Time limits, costs and harms with ≥; satisfaction and rates of success with ≤."""
    for item in declared(document):
        reason = _reason(item.indicator, profile)
        doubt = "" if reason else _doubt(item.indicator, profile)
        message = f"“{item.indicator.name}”的目标为{shown(item.indicator.target)}，但{reason or doubt}。"
        if reason:
            yield RULE.finding(item.subject, message, item.indicator.where)
        elif doubt:
            severity = Severity.WARNING if is_rate(item.indicator) else Severity.HINT
            judged = Certainty.JUDGEMENT
            yield RULE.finding(item.subject, message, item.indicator.where, severity=severity, certainty=judged)


def _reason(indicator: Indicator, profile: Profile) -> str:
    comparison = indicator.target.comparison
    if comparison in UP and indicator.target.number is not None:
        return _against_more(indicator, profile)
    if comparison in DOWN and (is_satisfaction(indicator, profile) or is_good_rate(indicator, profile)):
        return "满意度和完成类比率越高越好，应为≥"
    return ""


def _doubt(indicator: Indicator, profile: Profile) -> str:
    """Why a cap on a rate or an output looks wrong, although the words alone do not prove it."""
    name = bare(indicator.name)
    open_to_both = is_harm(indicator, profile) or mentions(name, profile.lexicons["caps_are_right"])
    if indicator.target.comparison not in DOWN or indicator.target.number is None or open_to_both:
        return ""
    if name.endswith("率") and unit_text(indicator.target.unit) == "%":
        return "比率通常越高越好，≤可能写反了"
    counted = base(Decimal(1), unit_text(indicator.target.unit))[1] in profile.lexicons["counted_units"]
    return "产出数量通常越多越好，≤可能写反了" if "数量" in indicator.subcategory and counted else ""


def _against_more(indicator: Indicator, profile: Profile) -> str:
    """Why a floor is wrong here, if it is."""
    if is_time_limit(indicator, profile):
        return "时限越短越好，应为≤"
    if is_cost(indicator, profile):
        return "成本是上限，应为≤"
    if is_harm(indicator, profile):
        return "事故、投诉、差错等越少越好，应为≤或=0"
    return ""
