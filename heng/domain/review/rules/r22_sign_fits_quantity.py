"""A sign that the quantity does not allow, that will hardly ever be met exactly, or that is missing."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, Holder, bare, shown
from heng.domain.review.meaning import (
    DOWN,
    UP,
    is_cost,
    is_rate,
    is_satisfaction,
    is_time_limit,
    is_unit_cost,
    may_exceed_hundred,
    mentions,
)
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder, EachIndicator
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Indicator
from heng.domain.target.quantity import unit_text
from heng.domain.target.target_value import Comparison, Form, TargetValue

RULE = Rule(
    code="R22",
    slug="sign_fits_quantity",
    title="指标性质不合适",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请改用合适的符号，例如“≥98%”或“=100%”。",
)

_WHOLE = 100


def _check_sign(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """≥100 % of a share; = for satisfaction, for a statistic between 0 and 100 %, for a count that others decide."""
    indicator = item.indicator
    if indicator.target.form is Form.WORDS and _says_equal(indicator.target):
        message = f"“{indicator.name}”的目标是文字“{indicator.target.value}”，不能用=，应选“定性”。"
        judged = Certainty.JUDGEMENT
        yield RULE.finding(item.subject, message, indicator.where, severity=Severity.HINT, certainty=judged)
        return
    share = _is_share(indicator, profile)
    reason = _of_share(indicator, profile) if share else _of_count(indicator, profile)
    if reason:
        message = f"“{indicator.name}”的目标为{shown(indicator.target)}，{reason}。"
        yield RULE.finding(item.subject, message, indicator.where)


def _check_missing(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """A rate, cost or time limit without sign beside targets of the same unit or project that have theirs."""
    figures = [item for item in holder.indicators if item.target.form is Form.NUMBER]
    if not any(item.target.comparison in UP | DOWN for item in figures):
        return
    for item in figures:
        sign = _wanted(item, profile)
        if sign and item.target.comparison is Comparison.EQUAL and not _says_equal(item.target):
            message = f"“{item.name}”的目标为{item.target.value}{item.target.unit}，没有写明符号（应为{sign}），同表其他指标写了。"
            yield RULE.finding(f"{holder.name} / {item.name}", message, item.where)


def _is_share(indicator: Indicator, profile: Profile) -> bool:
    unit = unit_text(indicator.target.unit)
    return unit == "%" or (not unit and (is_satisfaction(indicator, profile) or is_rate(indicator)))


def _of_share(indicator: Indicator, profile: Profile) -> str:
    target, number = indicator.target, indicator.target.number
    if number is None:
        return ""
    if target.comparison in UP and number == _WHOLE and not may_exceed_hundred(indicator, profile):
        return "比率不会超过100%，用≥没有意义，应写=100%或较低的≥"
    if target.comparison is not Comparison.EQUAL:
        return ""
    satisfaction = is_satisfaction(indicator, profile)
    if satisfaction and (_says_equal(target) or number == _WHOLE):
        return "满意度来自调查，很难恰好等于该值，应用≥"
    between = _says_equal(target) and 0 < number < _WHOLE and not satisfaction
    return "统计比率很难恰好等于该值，应用≥或≤" if between and not _is_fixed(indicator, profile) else ""


def _of_count(indicator: Indicator, profile: Profile) -> str:
    target = indicator.target
    exact = target.number is not None and target.comparison is Comparison.EQUAL and _says_equal(target)
    if exact and target.number and mentions(bare(indicator.name), profile.lexicons["events_counted"]):
        return "该数量取决于公众或当事人，很难恰好等于该值，应用≥或≤"
    return ""


def _is_fixed(indicator: Indicator, profile: Profile) -> bool:
    """Whether the share is one that is set, not measured: 补助比例, 工程款支付进度."""
    return mentions(bare(indicator.name), profile.lexicons["set_shares"])


def _wanted(indicator: Indicator, profile: Profile) -> str:
    """The sign that an indicator needs: shares ≥, costs and time limits ≤; blank where = may be meant."""
    number = indicator.target.number
    if number is None or _is_fixed(indicator, profile) or bare(indicator.name).endswith(profile.lexicons["not_shares"]):
        return ""
    if is_satisfaction(indicator, profile) or is_rate(indicator):
        between = 0 < number < _WHOLE and unit_text(indicator.target.unit) == "%"
        return "≥或≤" if between else ""
    capped = is_cost(indicator, profile) and not is_unit_cost(indicator, profile)
    return "≤" if number and (capped or is_time_limit(indicator, profile)) else ""


def _says_equal(target: TargetValue) -> bool:
    """Whether = was written before the value itself; a value without sign is not held against its author."""
    written = re.escape(f"{target.number:f}") if target.number is not None else ""
    said = re.search(rf"^\s*(?:=|等于)|(?:=|等于)\s*{written}(?!\d)", folded(target.text))
    return target.comparison is Comparison.EQUAL and bool(said)


CHECKS = (EachIndicator(_check_sign), EachHolder(_check_missing))
