"""A rank or a trend as target without the base it is held against."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import declared
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document
from heng.domain.target.target_value import Comparison

RULE = Rule(
    code="R27",
    slug="comparison_has_base",
    title="名次或同比目标没有基数",
    severity=Severity.WARNING,
    certainty=Certainty.JUDGEMENT,
    source="cb-2021-101",
    fix="请写明上年实际数或参比范围，或改为本院自身可计算的数值。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """全市第一 depends on others; 较去年提高 needs last year's figure."""
    for item in declared(document):
        target = item.indicator.target
        if target.comparison is Comparison.RANK:
            message = (
                f"“{item.indicator.name}”以名次（第{target.value}名）为目标，取决于其他单位的结果，本单位无法控制。"
            )
            yield RULE.finding(item.subject, message, item.indicator.where)
        elif target.comparison is Comparison.TREND:
            message = f"“{item.indicator.name}”的目标为“{target.text}”，没有写明上年基数。"
            severity = Severity.WARNING if target.number is None else Severity.HINT
            yield RULE.finding(item.subject, message, item.indicator.where, severity=severity)
