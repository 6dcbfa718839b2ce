"""Whole-period values that equal the year's although what they count adds up over the years."""

from collections.abc import Iterator, Sequence

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, bare, holders, shown
from heng.domain.review.meaning import UP
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachIndicator, Whole
from heng.domain.target.declaration import Document, Indicator
from heng.domain.target.quantity import base, unit_text
from heng.domain.target.target_value import Comparison, Form

RULE = Rule(
    code="R33",
    slug="year_is_not_period",
    title="实施周期值与年度值相同",
    severity=Severity.WARNING,
    certainty=Certainty.JUDGEMENT,
    source="cb-2015-88",
    fix="跨年度项目请分别填写实施周期目标和年度目标；一次性项目可以不改。",
)

_WHOLE = 100


def _check_columns(document: Document, profile: Profile) -> Iterator[Finding]:
    """Units and projects whose two columns never differ, counts included; many in one paper are said once, as a hint."""
    same = [holder for holder in holders(document) if _is_same(holder.indicators, profile)]
    if len(same) > profile.numbers["said_once"]:
        count = sum(len(holder.indicators) for holder in same)
        message = f"{len(same)}个项目的{count}个指标，实施周期指标值与年度指标值全部相同，没有区分跨年目标与年度目标。"
        yield RULE.finding("实施周期指标值", message, *(holder.where for holder in same[:10]), severity=Severity.HINT)
        return
    for holder in same:
        message = f"“{holder.name}”各指标的实施周期指标值与年度指标值全部相同，没有区分跨年目标与年度目标。"
        yield RULE.finding(holder.name, message, holder.where)


def _check_progress(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """A progress below 100 % that is also the aim of the whole period."""
    indicator, target = item.indicator, item.indicator.target
    kept = _equals(indicator) and target.form is Form.NUMBER and unit_text(target.unit) == "%"
    if kept and bare(indicator.name).endswith("进度") and target.number is not None and target.number < _WHOLE:
        message = f"“{indicator.name}”的实施周期指标值与年度值都是{shown(target)}，周期结束时应为100%。"
        yield RULE.finding(item.subject, message, indicator.where)


def _is_same(indicators: Sequence[Indicator], profile: Profile) -> bool:
    """Whether several indicators have both values, all are equal, and one of them counts what adds up."""
    both = [item for item in indicators if item.whole_period is not None and item.whole_period.text.strip()]
    enough = len(both) >= profile.numbers["copied_indicators"]
    return enough and all(map(_equals, both)) and any(_adds_up(item, profile) for item in both)


def _equals(indicator: Indicator) -> bool:
    return indicator.whole_period is not None and indicator.whole_period.text == indicator.target.text


def _adds_up(indicator: Indicator, profile: Profile) -> bool:
    target = indicator.target
    if target.number is None or target.comparison not in UP | {Comparison.EQUAL} or "数量" not in indicator.subcategory:
        return False
    return not target.unit or base(target.number, unit_text(target.unit))[1] in profile.lexicons["counted_units"]


CHECKS = (Whole(_check_columns), EachIndicator(_check_progress))
