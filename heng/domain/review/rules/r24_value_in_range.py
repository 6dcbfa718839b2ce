"""A value outside what its quantity can be."""

import re
from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, bare, shown
from heng.domain.review.meaning import DOWN, is_cost, is_rate, is_satisfaction, may_exceed_hundred, mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachIndicator
from heng.domain.target.declaration import Indicator
from heng.domain.target.quantity import base, unit_text
from heng.domain.target.target_value import Comparison, Form

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
_HOURS_OF_A_DAY, _DAYS_OF_A_YEAR = 24, 366
_SIGN_READ_AS_DIGIT = re.compile(r"2\d{2}(?:\.\d+)?")
_PER_DAY = re.compile(r"小时/(?:天|日)|小时/(?:每天|工作日)")


def check(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """Shares above 100 %, negative values, more hours than a day has, shares written as a fraction of 1."""
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
    elif _is_broken(indicator, profile):
        message = f"“{indicator.name}”的目标为{shown(indicator.target)}，按“{indicator.target.unit}”计数的应是整数。"
        yield RULE.finding(item.subject, message, indicator.where, severity=Severity.WARNING)
    elif doubt := _unlikely(indicator, profile):
        message = f"“{indicator.name}”的目标为{shown(indicator.target)}，{doubt}。"
        yield RULE.finding(item.subject, message, indicator.where, severity=Severity.WARNING)


def _reason(indicator: Indicator, profile: Profile) -> str:
    number, unit = indicator.target.number, unit_text(indicator.target.unit)
    highest = max((value for value in (number, indicator.target.upper) if value is not None), default=None)
    if number is None or highest is None:
        return ""
    share = (is_rate(indicator) or is_satisfaction(indicator, profile)) and not may_exceed_hundred(indicator, profile)
    if highest < 0 and not may_exceed_hundred(indicator, profile):
        return "不可能为负数"
    if share and highest > _WHOLE and unit in ("%", ""):
        return "比率不会超过100%"
    if share and 0 < number < 1 and unit == "":
        return "像是百分比写成了小数，请写明%"
    return _beyond(bare(indicator.name), highest, unit, profile)


def _unlikely(indicator: Indicator, profile: Profile) -> str:
    """What can be but hardly is meant: a satisfaction below 1 %, a cost of nothing."""
    target, unit = indicator.target, unit_text(indicator.target.unit)
    if target.number is None or target.comparison in DOWN:
        return ""
    near = is_satisfaction(indicator, profile) or bare(indicator.name).endswith(profile.lexicons["rates_near_whole"])
    denied = mentions(indicator.name, ("不", "未", "非", "逾", "超"))
    if unit == "%" and 0 < target.number <= 1 and near and not denied:
        return f"像是{target.number * _WHOLE:.0f}%写成了{target.value}%"
    nothing = target.number == 0 and target.form is Form.NUMBER and is_cost(indicator, profile)
    spent = "成本" in indicator.subcategory and not mentions(
        f"{indicator.subcategory}{indicator.name}", profile.lexicons["costs_may_be_nothing"]
    )
    return "成本不会为零，可能是小数没有显示出来" if nothing and spent else ""


def _beyond(name: str, highest: Decimal, unit: str, profile: Profile) -> str:
    """Why the figure is more than a day, a year or a full mark can hold, if it is."""
    daily = bool(_PER_DAY.fullmatch(unit)) or (
        unit in ("小时", "个小时") and mentions(name, profile.lexicons["per_day"])
    )
    if daily and highest > _HOURS_OF_A_DAY:
        return "一天只有24小时"
    yearly = unit in ("天", "日") and "天数" in name and mentions(name, profile.lexicons["per_year"])
    if (yearly or unit in ("天/年", "日/年")) and highest > _DAYS_OF_A_YEAR:
        return "一年不超过366天"
    if unit == "分" and highest > _WHOLE and name.endswith("满意度"):
        return "满意度评分不会超过100分"
    return ""


def _is_broken(indicator: Indicator, profile: Profile) -> bool:
    """Whether a count of whole things is a fraction; averages may be one, and 1.2 万件 is none."""
    target = indicator.target
    if (
        target.number is None
        or target.form is not Form.NUMBER
        or mentions(indicator.name, profile.lexicons["averages"])
    ):
        return False
    count, unit = base(target.number, unit_text(target.unit))
    return unit in profile.lexicons["whole_things"] and count != count.to_integral_value()


def _looks_misread(indicator: Indicator) -> bool:
    """292% without a sign is how recognition prints ≥92%."""
    unsigned = indicator.target.comparison is Comparison.EQUAL
    return unsigned and bool(_SIGN_READ_AS_DIGIT.fullmatch(indicator.target.value))


CHECKS = (EachIndicator(check),)
