"""The name holds the value, or names another thing than its formula."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import bare, declared
from heng.domain.review.meaning import mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document, Indicator

RULE = Rule(
    code="R28",
    slug="name_fits_value",
    title="指标名称与指标值或公式不一致",
    severity=Severity.HINT,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请让名称只说明计量什么，并与公式所计算的名称一致。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """物业管理面积83000平方米 carries its value; 网上的立案率 is computed as 网上立案率."""
    for item in declared(document):
        indicator = item.indicator
        if _holds_value(indicator):
            message = f"指标名称“{indicator.name}”中已写有指标值{indicator.target.value}{indicator.target.unit}。"
            yield RULE.finding(item.subject, message, indicator.where)
        formula = indicator.target.formula
        named = formula is not None and formula.name and not mentions(formula.name, profile.lexicons["formula_labels"])
        if formula and named and not _overlap(bare(formula.name), bare(indicator.name)):
            message = f"指标名称是“{bare(indicator.name)}”，公式计算的却是“{formula.name}”。"
            yield RULE.finding(item.subject, message, indicator.where)


def _overlap(first: str, second: str) -> bool:
    """Whether one name contains the other, as 合格率 and 培训合格率 do."""
    return first in second or second in first


def _holds_value(indicator: Indicator) -> bool:
    target = indicator.target
    if target.number is None or not target.unit:
        return False
    return bool(re.search(rf"(?<![\d.]){re.escape(target.value)}\s*{re.escape(target.unit)}", indicator.name))
