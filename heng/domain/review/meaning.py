"""What the name of an indicator says it measures: a rate, a time limit, a cost, a harm, satisfaction."""

import re
from collections.abc import Iterable

from heng.domain.review.declared import bare
from heng.domain.review.naming import normal_name
from heng.domain.review.profile import Profile
from heng.domain.target.declaration import Indicator
from heng.domain.target.quantity import convert, unit_text
from heng.domain.target.target_value import Comparison, TargetValue

UP = frozenset({Comparison.AT_LEAST, Comparison.MORE_THAN})
DOWN = frozenset({Comparison.AT_MOST, Comparison.LESS_THAN})
_DENYING = ("不", "未", "非")
_ABSENT = ("无", "零", "未", "非", "不")
# What stands behind the thing that a name counts: 事件发生次数 of 泄密事件发生次数, 案件率 of 超审限案件率.
_COUNT_OF = re.compile(
    r"(?:发生|治安|案件|事件|事项|问题|情况|行为|数量|次数|起数|件数|人数|人次|批次|件次|处数|总数|总量|时间|时长|数|量|占|的)*"
    r"(?:率|比例|比率|占比)?$"
)
_FALL = re.compile(r"(.+?)(?:较上年|比上年|同比)?(?:(?:下降|降低|减少|压降)(?:率|幅度|比例|比率)|降幅)")


def mentions(text: str, words: Iterable[str]) -> bool:
    """Whether any of the words stands in the text."""
    return any(word in text for word in words)


def is_money(target: TargetValue) -> bool:
    """Whether the target is an amount of money in 元, 万元 or 亿元 (not 元/件)."""
    return target.number is not None and convert(target.number, target.unit, "元") is not None


def is_satisfaction(indicator: Indicator, profile: Profile) -> bool:
    """Whether the indicator asks people how content they are."""
    return mentions(indicator.name, profile.lexicons["satisfaction"])


def is_rate(indicator: Indicator) -> bool:
    """Whether the name promises a share of a whole."""
    return bare(indicator.name).endswith(("率", "比例", "比率", "占比"))


def may_exceed_hundred(indicator: Indicator, profile: Profile) -> bool:
    """Whether more than 100 % makes sense: growth, clearance and the like."""
    return mentions(indicator.name, profile.lexicons["may_exceed_hundred"])


def is_good_rate(indicator: Indicator, profile: Profile) -> bool:
    """Whether the indicator is a rate of which more is better; 合格率 is, 不合格率 is not."""
    return _succeeds(bare(indicator.name), profile) is True


def is_harm(indicator: Indicator, profile: Profile) -> bool:
    """Whether the indicator counts something bad (accidents, complaints), and not the remedy against it."""
    name = bare(indicator.name)
    success = _succeeds(name, profile)
    if success is not None:
        return not success
    if is_satisfaction(indicator, profile) and "不满意" not in name:
        return False
    core = _COUNT_OF.sub("", name)
    harms = [word for word in profile.lexicons["harm"] if core.endswith(word)]
    if not harms or any(core.removesuffix(word).endswith(_ABSENT) for word in harms):
        return False
    return is_rate(indicator) or not mentions(name, profile.lexicons["relief"])


def _succeeds(name: str, profile: Profile) -> bool | None:
    """Whether a name ends as a rate of success (True) or as its denial (False); None for other names."""
    endings = [ending for ending in profile.lexicons["good_rates"] if name.endswith(ending)]
    if not endings:
        return None
    if name.endswith(profile.lexicons["late_or_wrong_rates"]):
        return False
    return not any(name.removesuffix(ending).endswith(_DENYING) for ending in endings)


def is_fall_of_harm(indicator: Indicator, profile: Profile) -> bool:
    """Whether the indicator says by how much something bad has become less (事故起数下降率), so that more is better."""
    match = _FALL.fullmatch(bare(indicator.name))
    return match is not None and _COUNT_OF.sub("", match[1]).endswith(profile.lexicons["harm"])


def is_time_limit(indicator: Indicator, profile: Profile) -> bool:
    """Whether the indicator is how long a piece of work may take; keeping, serving, lasting and saved times are not."""
    name, words = bare(indicator.name), profile.lexicons
    if unit_text(indicator.target.unit) not in words["time_units"] or mentions(name, words["longer_is_better"]):
        return False
    return mentions(name, words["limits"]) or (
        mentions(name, words["durations"]) and mentions(name, words["processes"])
    )


def is_cost(indicator: Indicator, profile: Profile) -> bool:
    """Whether the indicator is money spent, in total or per piece; money gained or handed out is not."""
    name = bare(indicator.name)
    in_money = unit_text(indicator.target.unit).split("/")[0] in profile.lexicons["money_units"]
    named = mentions(name, profile.lexicons["costs"]) or "成本" in f"{indicator.category}{indicator.subcategory}"
    return in_money and named and not mentions(name, profile.lexicons["not_costs"])


def is_unit_cost(indicator: Indicator, profile: Profile) -> bool:
    """Whether a cost is meant per piece (元/件, 单件成本, 人均费用), so that it is no cap on the whole."""
    per_piece = "/" in indicator.target.unit or "/" in indicator.name
    return is_cost(indicator, profile) and (per_piece or mentions(indicator.name, profile.lexicons["per_piece"]))


def same_measure(name: str, profile: Profile) -> str:
    """The name in the form in which two writings of one measure meet: no units, filler words or synonyms."""
    return normal_name(name, profile)
