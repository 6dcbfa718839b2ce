"""A sign that the quantity does not allow or that will hardly ever be met exactly."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import declared, shown
from heng.domain.review.meaning import UP, is_satisfaction, may_exceed_hundred
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Document, Indicator
from heng.domain.target.quantity import unit_text
from heng.domain.target.target_value import Comparison, TargetValue

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


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """≥100 % of a share, and = for satisfaction or for a statistic strictly between 0 and 100 %."""
    for item in declared(document):
        reason = _reason(item.indicator, profile) if unit_text(item.indicator.target.unit) == "%" else ""
        if reason:
            message = f"“{item.indicator.name}”的目标为{shown(item.indicator.target)}，{reason}。"
            yield RULE.finding(item.subject, message, item.indicator.where)


def _reason(indicator: Indicator, profile: Profile) -> str:
    target, number = indicator.target, indicator.target.number
    if number is None:
        return ""
    if target.comparison in UP and number == _WHOLE and not may_exceed_hundred(indicator, profile):
        return "比率不会超过100%，用≥没有意义，应写=100%或较低的≥"
    if not _says_equal(target):
        return ""
    if is_satisfaction(indicator, profile):
        return "满意度来自调查，很难恰好等于该值，应用≥"
    return "统计比率很难恰好等于该值，应用≥或≤" if 0 < number < _WHOLE else ""


def _says_equal(target: TargetValue) -> bool:
    """Whether = was written before the value itself; a value without sign is not held against its author."""
    written = re.escape(f"{target.number:f}") if target.number is not None else ""
    said = re.search(rf"^\s*(?:=|等于)|(?:=|等于)\s*{written}(?!\d)", folded(target.text))
    return target.comparison is Comparison.EQUAL and bool(said)
