"""The actual of an indicator against the kind of its target: words for a figure, another unit, a share for per cent."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from heng.domain.finding import Certainty, Severity
from heng.domain.money import wan_text
from heng.domain.review.declared import Holder
from heng.domain.review.meaning import is_cost, is_rate, is_satisfaction, is_unit_cost, may_exceed_hundred, mentions
from heng.domain.review.profile import Profile
from heng.domain.review.self_evaluated.fault import Fault
from heng.domain.review.self_evaluated.rounding import decimals
from heng.domain.review.self_evaluated.scores import Scored, fault, is_share, said_target
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Indicator
from heng.domain.target.parse_target import parse_target
from heng.domain.target.quantity import convert, unit_text
from heng.domain.target.target_value import Form

_DIGIT = re.compile(r"[\d一二三四五六七八九十百千万亿两零]")
_BOUND = re.compile(r"\s*(?:[≥≤><≧≦]|大于等于|小于等于|不低于|不少于|不超过|不高于)\s*\d")
_WHOLE = 100
_NEGATIVE = re.compile(r"\s*-\s*\d")
# What may fall below nothing.
_MAY_FALL = ("增", "降", "减", "变动", "变化", "偏差", "同比", "节约", "结余", "差额", "幅", "温")
_BLANK = ("", "/", "-", "—", "——", "无")
_FAMILIES = (("%", "%"), ("元", "金额"), ("天", "时间"), ("月", "时间"))


def actual_faults(one: Scored, profile: Profile) -> Iterator[Fault]:
    """What makes an actual useless against its target; at most one fault."""
    item = one.indicator
    text = (item.actual or "").strip()
    if item.target.form is not Form.NUMBER or item.target.number is None or text in _BLANK:
        return
    if is_share(item):
        percent = Decimal(folded(text)) * 100
        message = f"目标{said_target(item)}，完成值写为{text}，应写作{percent.normalize():f}%。"
        yield fault(one, "R71", message, "请按目标的度量单位填写完成值。")
    elif _BOUND.match(folded(text)):
        message = f"完成值写为“{text}”，这是目标的写法，看不出实际完成多少。"
        yield fault(one, "R71", message, "请填写实际完成的数值。")
    elif _NEGATIVE.match(folded(text)) and item.target.number >= 0 and not mentions(item.name, _MAY_FALL):
        yield fault(one, "R24", f"完成值{text}，不可能为负数。", "请核对完成值。", Severity.ERROR)
    elif is_above_whole(one, profile):
        message = f"完成值{text}，比率不会超过100%。"
        yield fault(one, "R24", message, "请核对完成值。", Severity.ERROR)
    elif not _DIGIT.search(folded(text)) and not _needs_no_figure(one, text, profile):
        message = f"目标{said_target(item)}是数字，完成值却写“{text}”，无法核对是否完成。"
        yield fault(one, "R71", message, "请填写实际完成的数值。", Certainty.CERTAIN)
    else:
        yield from _unit(one, text)
        yield from _cost(one, text, profile)


def is_above_whole(one: Scored, profile: Profile) -> bool:
    """Whether a share of a whole is said to be more than the whole."""
    item = one.indicator
    read = parse_target(item.actual or "")
    flows = may_exceed_hundred(item, profile) or mentions(item.name, profile.lexicons["case_flows"])
    share = (is_rate(item) or is_satisfaction(item, profile)) and not flows
    in_percent = unit_text(read.unit or item.target.unit) == "%"
    return share and in_percent and read.form is Form.NUMBER and read.number is not None and read.number > _WHOLE


def _needs_no_figure(one: Scored, text: str, profile: Profile) -> bool:
    """无 where the target is nothing, 完成 where it is one thing, 按时 where it is a month or a day."""
    target = one.indicator.target
    if unit_text(target.unit) in profile.lexicons["calendar_units"]:
        return True
    nothing = target.number == 0 and any(word in text for word in profile.lexicons["no_figure_needed"])
    return nothing or (target.number == 1 and unit_text(target.unit) != "%")


def _unit(one: Scored, text: str) -> Iterator[Fault]:
    item = one.indicator
    read = parse_target(text)
    own, wanted = _family(read.unit), _family(item.target.unit)
    if read.form is Form.NUMBER and read.unit not in ("", "分") and item.target.unit and own != wanted:
        message = f"目标{said_target(item)}，完成值{text}，两者的度量单位不同，无法比较。"
        yield fault(one, "R71", message, "请按目标的度量单位填写完成值。")


def _cost(one: Scored, text: str, profile: Profile) -> Iterator[Fault]:
    """The whole cost of a project as an actual, beside what the form says was spent."""
    item, holder = one.indicator, one.holder
    spent, read = holder.executed, parse_target(text)
    target = convert(item.target.number or Decimal(), item.target.unit, "元")
    if spent is None or read.number is None or target is None or is_unit_cost(item, profile):
        return
    whole = target in (holder.amounts.total, holder.initial) or mentions(item.name, profile.lexicons["total_cost"])
    actual = convert(read.number, read.unit or item.target.unit, "元")
    if actual is None or not whole or not is_cost(item, profile) or len(_costs(holder, profile)) > 1:
        return
    step = convert(Decimal(1).scaleb(-decimals(read.number)), read.unit or item.target.unit, "元") or Fraction(1)
    if abs(actual - Fraction(spent)) >= step:
        message = f"完成值{text}（{wan_text(Decimal(actual.numerator) / actual.denominator)}万元），与全年执行数{wan_text(spent)}万元不一致。"
        yield fault(one, "R71", message, "请核对成本指标的完成值与预算执行数，口径不同的请注明。")


def _costs(holder: Holder, profile: Profile) -> list[Indicator]:
    return [item for item in holder.indicators if is_cost(item, profile) and not is_unit_cost(item, profile)]


def _family(unit: str) -> str:
    """Percentages, money and times; everything else counts things. A quotient is a family of its own kind."""
    return next((name for size, name in _FAMILIES if convert(Decimal(1), unit, size) is not None), "")
