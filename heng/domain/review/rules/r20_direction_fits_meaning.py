"""The sign contradicts what the indicator means."""

from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, bare, shown
from heng.domain.review.meaning import (
    DOWN,
    UP,
    is_cost,
    is_fall_of_harm,
    is_good_rate,
    is_harm,
    is_satisfaction,
    is_time_limit,
    mentions,
)
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachIndicator
from heng.domain.target.declaration import Indicator
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

_WHOLE = 100
_SHARES = ("", "%", "‰", "分")


def check(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """Time limits, costs and harms with ≥; satisfaction and rates of success with ≤.

    What the words alone do not prove (≤ of an unknown rate, ≥ of 信访 or of money outside the costs) is a warning.
    """
    reason = _reason(item.indicator, profile)
    doubt = "" if reason else _doubt(item.indicator, profile)
    message = f"“{item.indicator.name}”的目标为{shown(item.indicator.target)}，但{reason or doubt}。"
    if reason:
        yield RULE.finding(item.subject, message, item.indicator.where)
    elif doubt:
        judged = Certainty.JUDGEMENT
        yield RULE.finding(item.subject, message, item.indicator.where, severity=Severity.WARNING, certainty=judged)


def _reason(indicator: Indicator, profile: Profile) -> str:
    """Why the sign is surely wrong, if it is."""
    comparison, name, words = indicator.target.comparison, bare(indicator.name), profile.lexicons
    if comparison in DOWN:
        if is_fall_of_harm(indicator, profile) and (indicator.target.number or 0) > 0:
            return "不希望发生的事下降得越多越好，应为≥"
        sure = is_good_rate(indicator, profile) and not name.endswith(words["capped_rates"])
        shares = unit_text(indicator.target.unit) in _SHARES and (sure or is_satisfaction(indicator, profile))
        return "满意度和完成类比率越高越好，应为≥" if shares else ""
    if comparison not in UP or indicator.target.number is None:
        return ""
    if is_time_limit(indicator, profile):
        return "时限越短越好，应为≤"
    placed = "成本" in f"{indicator.category}{indicator.subcategory}"
    capped = (placed or name.endswith(words["sure_costs"])) and not mentions(name, words["floors_are_right"])
    if capped and is_cost(indicator, profile):
        return "成本是上限，应为≤"
    harmful = is_harm(indicator, profile) and not mentions(name, words["harm_or_work"])
    return "事故、投诉、差错等越少越好，应为≤或=0" if harmful else ""


def _lasts(indicator: Indicator, profile: Profile) -> bool:
    """Whether the indicator is a term that is kept or exceeded (使用年限, 服务期限), never undercut."""
    timed = unit_text(indicator.target.unit) in (*profile.lexicons["time_units"], "年")
    return timed and bare(indicator.name).endswith(profile.lexicons["lasting_terms"])


def _doubt(indicator: Indicator, profile: Profile) -> str:
    """Why a sign looks wrong, although the words alone do not prove it."""
    name, target = bare(indicator.name), indicator.target
    if target.number is None:
        return ""
    if target.comparison in UP:
        if is_cost(indicator, profile) and not mentions(name, profile.lexicons["floors_are_right"]):
            return "支出一般是上限，≥可能写反了"
        work = "数量" in indicator.subcategory or not is_harm(indicator, profile)
        return "" if work else "该事项一般越少越好，≥可能写反了"
    if (
        target.comparison not in DOWN
        or is_harm(indicator, profile)
        or mentions(name, profile.lexicons["caps_are_right"])
    ):
        return ""
    if _lasts(indicator, profile):
        return "期限应当达到，≤会把提前终止也算作完成，应为≥或="
    return _doubt_of_cap(indicator, name, target.number, profile)


def _doubt_of_cap(indicator: Indicator, name: str, number: Decimal, profile: Profile) -> str:
    """A cap of more than half on a rate, or on a quantity of one's own output."""
    unit = unit_text(indicator.target.unit)
    if name.endswith("率") and unit == "%":
        return "比率通常越高越好，≤可能写反了" if profile.numbers["low_rate"] < number < _WHOLE else ""
    counted = not unit or base(Decimal(1), unit)[1] in profile.lexicons["counted_units"]
    if unit in _SHARES and name.endswith(profile.lexicons["felt_by_people"]) and number > profile.numbers["low_rate"]:
        return "群众的评价越高越好，≤可能写反了"
    own = "数量" in indicator.subcategory and mentions(name, profile.lexicons["own_outputs"])
    return "产出数量通常越多越好，≤可能写反了" if own and counted else ""


CHECKS = (EachIndicator(check),)
