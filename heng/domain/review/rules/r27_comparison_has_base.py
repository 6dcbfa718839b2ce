"""A rank or a change as target without the base it is held against."""

from collections.abc import Iterator
from dataclasses import replace

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, bare, shown, unit_of
from heng.domain.review.policy import policy_against
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachIndicator
from heng.domain.review.wording import compares, ranks
from heng.domain.target.declaration import Indicator
from heng.domain.target.quantity import unit_text
from heng.domain.target.target_value import Form

RULE = Rule(
    code="R27",
    slug="comparison_has_base",
    title="名次或同比目标没有基数",
    severity=Severity.WARNING,
    certainty=Certainty.JUDGEMENT,
    source="cb-2021-101",
    fix="请写明上年实际数或参比范围，或改为本院自身可计算的数值。",
)


def check(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """全市第一 depends on others; 较去年提高 and 提升率≥2% need the figure that they start from."""
    indicator = item.indicator
    target = indicator.target
    if target.form is Form.PLACEHOLDER:
        return
    if ranks(indicator, profile):
        yield _rank(item, about, profile)
    elif compares(target, profile):
        message = f"“{indicator.name}”的目标为“{target.text}”，没有写明上年基数。"
        severity = Severity.WARNING if target.number is None else Severity.HINT
        yield RULE.finding(item.subject, message, indicator.where, severity=severity)
    elif _changes(indicator, profile):
        message = f"“{indicator.name}”的目标为{shown(target)}，没有写明与哪一年、哪个数相比。"
        yield RULE.finding(item.subject, message, indicator.where)


def _rank(item: Declared, about: About, profile: Profile) -> Finding:
    """What is said of a rank; from the year of a policy on, with the policy."""
    name, target = item.indicator.name, item.indicator.target
    aim = f"（第{target.value}名）" if target.form is Form.RANK else ""
    message = f"“{name}”以名次{aim}为目标，取决于其他单位的结果，本单位无法控制。"
    finding = RULE.finding(item.subject, message, item.indicator.where)
    units = (unit_of(item.holder), *about.units)
    policy = policy_against(bare(name), target, about.fiscal_year, units, profile.policies, RULE.code)
    if policy is None:
        return finding
    said = policy.message.format(name=name, target=target.value)
    return replace(finding, message=said, fix=policy.fix, source=policy.source, severity=Severity(policy.severity))


def _changes(indicator: Indicator, profile: Profile) -> bool:
    """Whether the name is a change (提升率, 缩短) of which neither note nor formula says from what."""
    target = indicator.target
    figure = target.form is Form.NUMBER and unit_text(target.unit) == "%" and not target.note and target.formula is None
    name = bare(indicator.name)
    against_last_year = "同比" in name and name.endswith(profile.lexicons["growths"])
    return figure and (against_last_year or name.endswith(profile.lexicons["changes_without_base"]))


CHECKS = (EachIndicator(check),)
