"""An indicator under a category of another kind."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import bare, declared
from heng.domain.review.meaning import is_harm, is_satisfaction, is_time_limit, mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document, Indicator

RULE = Rule(
    code="R29",
    slug="category_fits_name",
    title="指标归类不当",
    severity=Severity.HINT,
    certainty=Certainty.JUDGEMENT,
    source="cb-2021-101",
    fix="请移到合适的一级、二级指标下。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Satisfaction outside 满意度 and the reverse, rates under 时效 that name no time, time limits elsewhere."""
    for item in declared(document):
        better = _better(item.indicator, profile)
        if better:
            placed = "—".join(word for word in (item.indicator.category, item.indicator.subcategory) if word)
            message = f"“{item.indicator.name}”列在“{placed}”下，{better}。"
            yield RULE.finding(item.subject, message, item.indicator.where)


def _better(indicator: Indicator, profile: Profile) -> str:
    placed, name = f"{indicator.category}{indicator.subcategory}", bare(indicator.name)
    if not indicator.category or not indicator.subcategory:
        return ""
    if is_satisfaction(indicator, profile) != ("满意" in placed):
        return _about_satisfaction(name, "满意" in placed, profile)
    if "时效" in placed and name.endswith("率") and not mentions(name, profile.lexicons["time_words"]):
        return "但名称说的不是时间，宜列为质量指标"
    if is_time_limit(indicator, profile) and mentions(placed, ("数量", "质量")):
        return "但它衡量的是用时，宜列为时效指标"
    if "质量" in placed and name.endswith(("数量", "人数", "次数", "面积")) and not is_harm(indicator, profile):
        return "但名称说的是数量，宜列为数量指标"
    return ""


def _about_satisfaction(name: str, inside: bool, profile: Profile) -> str:
    if not inside:
        return "但它是满意度调查，宜列为满意度指标"
    return "" if mentions(name, profile.lexicons["satisfaction_like"]) else "但它不是满意度，不宜占用满意度指标"
