"""A unit that is none, a date as a number, or a unit that contradicts the name."""

import re
from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.money import wan_text
from heng.domain.review.costs import budget_of, caps
from heng.domain.review.declared import Declared, Holder, bare, shown
from heng.domain.review.meaning import mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder, EachIndicator
from heng.domain.review.wording import words_of
from heng.domain.target.declaration import Indicator
from heng.domain.target.quantity import convert, is_known_unit, unit_text
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

Fault = tuple[str, Severity]
_YEAR_MONTH = re.compile(r"(?:19|20)\d\d(?:\.?(?:0[1-9]|1[0-2])|\.[1-9])?(?:\.?[0-3]\d)?")
_DATED = ("月", "年", "日")
_IN_BRACKETS = re.compile(r"[（(]([^（()）]{1,6})[)）]\s*$")
_NAMED_UNIT = re.compile(r"[\u4e00-\u9fff]{3}[%％‰]$")
_CALENDAR = 12
_WAN = 10_000
_MULTIPLES = ("十", "百", "千", "万", "亿", "万亿")
_OTHER_UNIT = "度量单位列为“"
_OF_A_WHOLE = ("%", "‰")


def check(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """One finding for each indicator whose unit cannot be right or is not clear."""
    target = item.indicator.target
    if _is_date(item.indicator, profile):
        message = f"“{item.indicator.name}”的目标{shown(target)}是用数字表示的年月，系统会当作数值比较。"
        fix = "请写成日期，例如“2024年2月底前”。"
        yield RULE.finding(item.subject, message, item.indicator.where, fix=fix, severity=Severity.ERROR)
        return
    faults = _of_words if target.form is Form.WORDS else _of_figure
    for reason, severity in faults(item.indicator, profile):
        message = f"“{item.indicator.name}”的目标为{shown(target)}，{reason}。"
        yield RULE.finding(item.subject, message, item.indicator.where, severity=severity)


def _is_date(indicator: Indicator, profile: Profile) -> bool:
    """A year and month as a number: 2024.02 月, 202402 月, or 2024.02 alone under a name that ends in 时间."""
    target = indicator.target
    unit, value = unit_text(target.unit), target.value.strip()
    if unit in _DATED:
        return bool(_YEAR_MONTH.fullmatch(value))
    timed = not unit and bare(indicator.name).endswith(profile.lexicons["time_endings"])
    return timed and target.form is Form.NUMBER and "." in value and bool(_YEAR_MONTH.fullmatch(value))


def _of_words(indicator: Indicator, profile: Profile) -> Iterator[Fault]:
    """是/否 as the unit of a target that is neither."""
    unit, lexicons = unit_text(indicator.target.unit), profile.lexicons
    if unit in lexicons["yes_no_units"] and words_of(indicator.target) not in lexicons["yes_or_no"]:
        yield f"“{unit}”不是计量单位，也与目标不符", Severity.WARNING


def _of_figure(indicator: Indicator, profile: Profile) -> Iterator[Fault]:
    """The first of the possible faults."""
    if indicator.target.number is None:
        return
    unit = unit_text(indicator.target.unit)
    if _two_units(indicator, profile):
        yield f"指标值中的单位是“{unit}”，度量单位栏又是另一个单位", Severity.WARNING
        return
    content = unit.endswith(("数", "率", "数量")) and unit not in profile.lexicons["units_like_content"]
    if content or unit in profile.lexicons["not_units"]:
        yield f"“{unit}”是指标内容，不是计量单位", Severity.WARNING
    elif unit == "月" and indicator.target.form is Form.NUMBER:
        yield "“月”既可指月份也可指个月，请写明“个月”或具体日期", _months(indicator)
    elif unit and _family_differs(indicator, unit, profile):
        yield f"单位“{unit}”与指标名称不符", Severity.WARNING
    elif _NAMED_UNIT.search(indicator.name.strip()):
        yield "指标名称中写了计量单位，单位应只写在度量单位中", Severity.WARNING
    else:
        yield from _of_money(indicator, unit, profile)
        yield from _bracket(indicator, unit, profile)


def _check_size(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """A cap that is the budget to the digit but in 元 instead of 万元."""
    budget = budget_of(holder)
    for cap in caps(holder, profile):
        if budget and cap.yuan * _WAN == budget:
            message = (
                f"“{cap.indicator.name}”的目标为{shown(cap.indicator.target)}，数字与预算{wan_text(budget)}万元相同，"
                "单位却是元，应为万元。"
            )
            where = (cap.indicator.where, holder.where)
            yield RULE.finding(f"{holder.name} / {cap.indicator.name}", message, *where, severity=Severity.ERROR)


def _two_units(indicator: Indicator, profile: Profile) -> bool:
    """Whether the value carries a unit of another kind than the column beside it: 30天 under 件."""
    target = indicator.target
    if _OTHER_UNIT not in target.note or not is_known_unit(target.unit) or target.unit in _MULTIPLES:
        return False
    column = unit_text(target.note.split(_OTHER_UNIT)[1].split("”")[0])
    alike = any({column, unit_text(target.unit)} <= set(group.split("|")) for group in profile.lexicons["same_counts"])
    return not alike and is_known_unit(column) and convert(Decimal(1), target.unit, column) is None


def _months(indicator: Indicator) -> Severity:
    """=3月 may be March; ≤15月 cannot, and ≤6月 hardly is."""
    number = indicator.target.number
    dated = indicator.target.comparison is Comparison.EQUAL and number is not None and number <= _CALENDAR
    return Severity.WARNING if dated else Severity.HINT


def _family_differs(indicator: Indicator, unit: str, profile: Profile) -> bool:
    """Whether the last word of the name (人数, 面积, 金额 …) asks for units of another kind."""
    name = bare(indicator.name)
    if indicator.target.comparison is Comparison.TREND or name.endswith(profile.lexicons["not_shares"]):
        return False
    if "/" in unit and name.endswith("率"):
        return False
    if _cannot_count(name, unit, profile):
        return True
    for entry in profile.lexicons["unit_families"]:
        endings, units = entry.split("=")
        if name.endswith(tuple(endings.split("|"))):
            plain = unit.split("/")[0]
            return not any(
                unit.endswith(word) or plain.endswith(word) or unit.startswith(word) for word in units.split("|")
            )
    return False


def _cannot_count(name: str, unit: str, profile: Profile) -> bool:
    """Whether a count of things stands in a unit that counts none: 学生数 in %, 人次 in 人/次, 购置数量 in 人."""
    if name.endswith(("人次", "人数", "次数", "户数")) and unit == "人/次":
        return True
    if name.endswith("数") and not name.endswith(profile.lexicons["numbers_not_counts"]) and unit in _OF_A_WHOLE:
        return True
    things = mentions(name, profile.lexicons["things_bought"]) and not mentions(name, ("人员", "服务"))
    if name.endswith("数量") and unit in ("人", "名") and things:
        return True
    return name.endswith(("数量", "个数")) and unit in profile.lexicons["not_for_counts"]


def _of_money(indicator: Indicator, unit: str, profile: Profile) -> Iterator[Fault]:
    """Money where the name speaks of none, and a small allowance without saying per what."""
    name, lexicons, number = bare(indicator.name), profile.lexicons, indicator.target.number
    in_cost = "成本" in f"{indicator.category}{indicator.subcategory}"
    if unit not in lexicons["money_units"] or number is None:
        return
    if not in_cost and not mentions(indicator.name, lexicons["money_names"]):
        yield f"名称说的不是金额，单位却是“{unit}”", Severity.WARNING
    named = name.endswith(lexicons["per_piece_names"]) and not mentions(indicator.name, ("/", "每", "人均", "单", "均"))
    standard = unit == "万元" and name.endswith("标准")
    if named and (standard or (unit == "元" and 0 < number < profile.numbers["small_allowance"])):
        yield "没有写明每人、每件还是每月，应写成“元/人”“元/件”等", Severity.WARNING


def _bracket(indicator: Indicator, unit: str, profile: Profile) -> Iterator[Fault]:
    """The unit in brackets behind the name against the unit column."""
    match = _IN_BRACKETS.search(indicator.name)
    inside = unit_text(match[1]) if match else ""
    counted, money = profile.lexicons["counted_units"], profile.lexicons["money_units"]
    if not inside or not unit or inside == unit:
        return
    if inside in money and unit in money:
        yield f"名称中的单位是“{inside}”，度量单位是“{unit}”，两者不一致", Severity.WARNING
    elif "/" in inside and inside.split("/")[0] == unit:
        yield f"名称中的单位是“{inside}”，度量单位却是“{unit}”，应填“{inside}”", Severity.HINT
    elif inside in counted and unit in money:
        yield f"名称中的“{inside}”表示单位成本，应写入度量单位，即“{unit}/{inside}”", Severity.WARNING
    elif inside in counted:
        differ = Severity.WARNING if unit in counted else Severity.HINT
        yield f"名称中的单位是“{inside}”，度量单位是“{unit}”，两者不一致", differ
    elif mentions(unit, money) and inside in profile.lexicons["time_units"]:
        yield f"名称中的“{inside}”应写入度量单位，即“{unit}/{inside}”", Severity.HINT


CHECKS = (EachIndicator(check), EachHolder(_check_size))
