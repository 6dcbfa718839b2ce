"""The name holds the value, names another thing than its formula or figure, or is a task instead of a measure."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, Holder, bare, shown
from heng.domain.review.meaning import mentions
from heng.domain.review.name_and_value import faults
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder, EachIndicator

RULE = Rule(
    code="R28",
    slug="name_fits_value",
    title="指标名称与指标值或公式不一致",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请让名称只说明计量什么，并与指标值、公式所计算的一致。",
)


def _check_name(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """物业管理面积83000平方米 carries its value; a 服务水平 of 8 hours is none; 网上的立案率 is computed as 网上立案率."""
    indicator = item.indicator
    for reason in faults(indicator, profile):
        message = f"“{indicator.name}”（目标{shown(indicator.target) or '空白'}）：{reason}。"
        yield RULE.finding(item.subject, message, indicator.where)
    formula = indicator.target.formula
    named = formula is not None and formula.name and not mentions(formula.name, profile.lexicons["formula_labels"])
    if formula and named and not _overlap(bare(formula.name), bare(indicator.name)):
        message = f"指标名称是“{bare(indicator.name)}”，公式计算的却是“{formula.name}”。"
        yield RULE.finding(item.subject, message, indicator.where)


def _check_period(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """第一季度…进度 alone in a paper of a whole year."""
    rest = any(mentions(item.name, profile.lexicons["other_periods"]) for item in holder.indicators)
    for item in holder.indicators:
        if not rest and mentions(item.name, profile.lexicons["period_words"]):
            message = f"“{item.name}”只说明年度中的一段，全年目标没有指标说明。"
            judged = Certainty.JUDGEMENT
            yield RULE.finding(f"{holder.name} / {item.name}", message, item.where, certainty=judged)


def _overlap(first: str, second: str) -> bool:
    """Whether one name contains the other, as 合格率 and 培训合格率 do."""
    return first in second or second in first


CHECKS = (EachIndicator(_check_name), EachHolder(_check_period))
