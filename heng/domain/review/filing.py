"""Under which category an indicator is filed, and under which one its name says it belongs."""

import re

from heng.domain.finding import Severity
from heng.domain.review.declared import bare
from heng.domain.review.meaning import is_cost, is_harm, is_money, is_rate, is_satisfaction, is_time_limit, mentions
from heng.domain.review.profile import Profile
from heng.domain.target.declaration import Indicator
from heng.domain.target.quantity import base, unit_text
from heng.domain.target.target_value import Form

Better = tuple[str, Severity]
_BENEFITS = ("经济", "社会", "生态", "可持续")
_COUNTS = re.compile(r"(?:数量|件数|人数|次数|场次|期数|份数|篇数|个数|宗数|笔数|台数|批次|数|量)$")
_WRITTEN = re.compile(r"[\u4e00-\u9fff]{2}")
_SURE_COUNTS = ("数量", "人数", "次数", "件数", "面积", "场次")
_QUANTITY = ("但名称说的是数量，宜列为数量指标", Severity.WARNING)
_HOURS = ("小时", "个小时", "分钟")


def level_of(indicator: Indicator, profile: Profile) -> str:
    """The kind of category it stands under (数量, 质量 … 可持续, 满意); blank where none or several are named."""
    named = [word for word in profile.lexicons["levels"] if word in indicator.subcategory]
    if "满意" in f"{indicator.category}{indicator.subcategory}":
        return "满意"
    if "成本" in named:
        return "成本"
    return named[0] if len(named) == 1 else ""


def better(indicator: Indicator, profile: Profile) -> Better | None:
    """What is wrong with the category and how grave it is; None where nothing is."""
    level, name = level_of(indicator, profile), bare(indicator.name)
    if not indicator.category or not level or not _WRITTEN.search(name):
        return None
    if is_satisfaction(indicator, profile) or level == "满意":
        return _about_satisfaction(name, is_satisfaction(indicator, profile), level, profile)
    return (
        _by_ending(name, level, profile)
        or _by_rate_of_time(indicator, name, level, profile)
        or _by_money_and_time(indicator, name, level, profile)
        or _by_count(indicator, name, level, profile)
        or _by_topic(indicator, name, level, profile)
    )


def _about_satisfaction(name: str, asked: bool, level: str, profile: Profile) -> Better | None:
    if level != "满意":
        return "但它是满意度调查，宜列为满意度指标", Severity.WARNING
    if asked or mentions(name, profile.lexicons["satisfaction_like"]):
        return None
    return "但它不是满意度，不宜占用满意度指标", Severity.WARNING


def _by_ending(name: str, level: str, profile: Profile) -> Better | None:
    """The table of endings in the rulebook: 合格率 under 数量, 及时率 under 质量, 改发率 under 社会效益 …"""
    for entry in profile.lexicons["misplaced"]:
        levels, endings, spared, place, severity = entry.split("=")
        fits = level in levels.split("|") and name.endswith(tuple(endings.split("|")))
        if fits and not mentions(name, spared.split("|")):
            return f"但名称说的是另一类，宜列为{place}", Severity(severity)
    return None


def _by_rate_of_time(indicator: Indicator, name: str, level: str, profile: Profile) -> Better | None:
    """A rate under 时效 whose name says nothing of time or progress."""
    timeless = is_rate(indicator) and not mentions(name, profile.lexicons["timely_rates"])
    if level == "时效" and timeless and unit_text(indicator.target.unit) == "%":
        return "但名称说的不是时间，宜列为质量或效益指标", Severity.WARNING
    return None


def _by_money_and_time(indicator: Indicator, name: str, level: str, profile: Profile) -> Better | None:
    if level in ("数量", "质量", "时效", "社会", "生态", "可持续") and _is_spent(indicator, name, profile):
        return "但它是花费的金额，宜列为成本指标", Severity.WARNING
    fault = level == "质量" and name.endswith(profile.lexicons["faults_last"])
    if level in ("数量", "质量", "成本") and is_time_limit(indicator, profile) and not fault:
        return "但它衡量的是用时，宜列为时效指标", Severity.WARNING
    shown_hours = unit_text(indicator.target.unit) in _HOURS and name.endswith(profile.lexicons["time_endings"])
    spared = mentions(name, profile.lexicons["outcomes"])
    if level in ("社会", "可持续") and shown_hours and not spared:
        return "但它衡量的是工作用时或服务时间，是产出，不是效益", Severity.WARNING
    return None


def _is_spent(indicator: Indicator, name: str, profile: Profile) -> bool:
    words = profile.lexicons
    paid = is_money(indicator.target) and name.endswith(words["sure_costs"]) and not mentions(name, words["not_costs"])
    if paid or is_cost(indicator, profile):
        return True
    money = not indicator.target.unit and indicator.target.form is Form.NUMBER and name.endswith(("资金金额", "费用"))
    return money and not mentions(name, profile.lexicons["not_costs"])


def _by_count(indicator: Indicator, name: str, level: str, profile: Profile) -> Better | None:
    """Counts among quality or costs, and one's own output or activity among the benefits."""
    words = profile.lexicons
    if is_rate(indicator) or is_harm(indicator, profile):
        return None
    if level == "质量" and name.endswith(_SURE_COUNTS):
        none = indicator.target.number == 0
        return None if none or mentions(name, words["counts_of_quality"]) else _QUANTITY
    if not _is_counted(indicator, profile):
        return None
    spent = mentions(name, words["cost_names"]) or mentions(indicator.subcategory, ("社会", "生态"))
    if level == "成本" and _COUNTS.search(name) and not spent:
        return _QUANTITY
    return _about_output(name, profile) if level in _BENEFITS else None


def _is_counted(indicator: Indicator, profile: Profile) -> bool:
    target = indicator.target
    unit = unit_text(target.unit)
    counted = target.number is not None and base(target.number, unit)[1] in profile.lexicons["counted_units"]
    return counted or (target.number is not None and not unit)


def _about_output(name: str, profile: Profile) -> Better | None:
    """What is wrong with a count among the benefits: an activity, or the number of things that one has done."""
    words = profile.lexicons
    if name.startswith(words["activity_starts"]) and name.endswith(("工作", "活动")):
        return "但它是一项工作，是产出，不是效益", Severity.WARNING
    own = mentions(name, words["own_outputs"]) or (name.endswith("人数") and "救助" in name)
    if _COUNTS.search(name) and own and not mentions(name, words["outcomes"]):
        return "但它是本单位完成的工作数量，是产出，不是效益", Severity.WARNING
    return None


def _by_topic(indicator: Indicator, name: str, level: str, profile: Profile) -> Better | None:
    """A benefit of another kind: safety among the economic, cost among the ecological, improvement among the costs."""
    words = profile.lexicons
    if level == "经济" and mentions(name, words["social_things"]) and not mentions(name, words["economic_words"]):
        return "但它说的不是经济效益，宜列为社会效益或产出指标", Severity.WARNING
    if level == "生态" and not mentions(name, words["ecological_words"]):
        return "但名称说的不是生态环境，不宜列为生态效益", Severity.WARNING
    side_cost = "成本" in indicator.subcategory and mentions(indicator.subcategory, ("社会", "生态"))
    if side_cost and mentions(name, words["good_to_society"]) and not mentions(name, words["harm_to_society"]):
        return "但社会成本、生态环境成本应说明负面影响，改善属于效益指标", Severity.WARNING
    return None
