"""A unit that is none, a date as a number, or a unit that contradicts the name."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import bare, declared, shown
from heng.domain.review.meaning import mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document, Indicator
from heng.domain.target.quantity import unit_text
from heng.domain.target.target_value import Comparison, Form

RULE = Rule(
    code="R23",
    slug="unit_is_right",
    title="度量单位有误",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请填写真正的计量单位（件、人、%、天、万元…），日期写成年月日。",
)

_YEAR_MONTH = re.compile(r"(?:19|20)\d\d(?:\.(?:0?[1-9]|1[0-2]))?(?:\.\d{1,2})?")
_IN_BRACKETS = re.compile(r"[（(]([^（()）]{1,6})[)）]\s*$")


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """One finding for each indicator whose unit cannot be right or is not clear."""
    for item in declared(document):
        target = item.indicator.target
        if target.number is None and not _is_date(item.indicator):
            continue
        if _is_date(item.indicator):
            message = f"“{item.indicator.name}”的目标{shown(target)}是用数字表示的年月，系统会当作数值比较。"
            fix = "请写成日期，例如“2024年2月底前”。"
            yield RULE.finding(item.subject, message, item.indicator.where, fix=fix, severity=Severity.ERROR)
            continue
        for reason, severity in _reasons(item.indicator, profile):
            message = f"“{item.indicator.name}”的目标为{shown(target)}，{reason}。"
            yield RULE.finding(item.subject, message, item.indicator.where, severity=severity)


def _is_date(indicator: Indicator) -> bool:
    target = indicator.target
    return unit_text(target.unit) in ("月", "年", "日") and bool(_YEAR_MONTH.fullmatch(target.value.strip()))


def _reasons(indicator: Indicator, profile: Profile) -> Iterator[tuple[str, Severity]]:
    """The first of the possible faults."""
    unit, lexicons = unit_text(indicator.target.unit), profile.lexicons
    if unit in lexicons["not_units"]:
        yield f"“{unit}”是指标内容，不是计量单位", Severity.WARNING
    elif unit == "月" and indicator.target.form is Form.NUMBER:
        yield "“月”既可指月份也可指个月，请写明“个月”或具体日期", Severity.HINT
    elif unit and _family_differs(indicator, unit, profile):
        yield f"单位“{unit}”与指标名称不符", Severity.WARNING
    else:
        yield from _bracket(indicator, unit, profile)


def _family_differs(indicator: Indicator, unit: str, profile: Profile) -> bool:
    """Whether the last word of the name (人数, 面积, 金额 …) asks for units of another kind."""
    name = bare(indicator.name)
    if indicator.target.comparison is Comparison.TREND or name.endswith(profile.lexicons["not_shares"]):
        return False
    for entry in profile.lexicons["unit_families"]:
        endings, units = entry.split("=")
        if name.endswith(tuple(endings.split("|"))):
            return not any(unit.endswith(word) or unit.startswith(word) for word in units.split("|"))
    return False


def _bracket(indicator: Indicator, unit: str, profile: Profile) -> Iterator[tuple[str, Severity]]:
    """The unit in brackets behind the name against the unit column."""
    match = _IN_BRACKETS.search(indicator.name)
    inside = unit_text(match[1]) if match else ""
    if not inside or not unit or inside == unit:
        return
    if "/" in inside and inside.split("/")[0] == unit:
        yield f"名称中的单位是“{inside}”，度量单位却是“{unit}”，应填“{inside}”", Severity.HINT
    elif inside in profile.lexicons["counted_units"]:
        both = unit in profile.lexicons["counted_units"]
        yield f"名称中的单位是“{inside}”，度量单位是“{unit}”，两者不一致", Severity.WARNING if both else Severity.HINT
    elif mentions(unit, profile.lexicons["money_units"]) and inside in profile.lexicons["time_units"]:
        yield f"名称中的“{inside}”应写入度量单位，即“{unit}/{inside}”", Severity.HINT
