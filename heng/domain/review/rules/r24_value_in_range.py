"""A value outside what its quantity can be."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import declared, shown
from heng.domain.review.meaning import is_rate, is_satisfaction, may_exceed_hundred
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document, Indicator
from heng.domain.target.quantity import unit_text
from heng.domain.target.target_value import Comparison

RULE = Rule(
    code="R24",
    slug="value_in_range",
    title="指标值超出可能范围",
    severity=Severity.ERROR,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请核对指标值与单位。",
)

_WHOLE = 100
_SIGN_READ_AS_DIGIT = re.compile(r"2\d{2}(?:\.\d+)?")


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Shares above 100 %, negative values, and shares written as a fraction of 1 without a per cent sign."""
    for item in declared(document):
        indicator = item.indicator
        reason = _reason(indicator, profile)
        if reason:
            extracted = _looks_misread(indicator)
            yield RULE.finding(
                item.subject,
                f"“{indicator.name}”的目标为{shown(indicator.target)}，{reason}{'，可能是≥被识别成了2' if extracted else ''}。",
                indicator.where,
                severity=Severity.WARNING if extracted else None,
                certainty=Certainty.EXTRACTION if extracted else None,
            )


def _reason(indicator: Indicator, profile: Profile) -> str:
    number, unit = indicator.target.number, unit_text(indicator.target.unit)
    highest = max((value for value in (number, indicator.target.upper) if value is not None), default=None)
    if number is None or highest is None:
        return ""
    share = (is_rate(indicator) or is_satisfaction(indicator, profile)) and not may_exceed_hundred(indicator, profile)
    if number < 0 and not may_exceed_hundred(indicator, profile):
        return "不可能为负数"
    if share and highest > _WHOLE and unit in ("%", ""):
        return "比率不会超过100%"
    return "像是百分比写成了小数，请写明%" if share and 0 < number < 1 and unit == "" else ""


def _looks_misread(indicator: Indicator) -> bool:
    """292% without a sign is how recognition prints ≥92%."""
    unsigned = indicator.target.comparison is Comparison.EQUAL
    return unsigned and bool(_SIGN_READ_AS_DIGIT.fullmatch(indicator.target.value))
