"""A quality word given as a percentage without saying how it is counted."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import bare, declared, shown
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document
from heng.domain.target.quantity import unit_text

RULE = Rule(
    code="R25",
    slug="quality_has_formula",
    title="性质类指标用百分比却无计算方法",
    severity=Severity.HINT,
    certainty=Certainty.JUDGEMENT,
    source="cb-2021-101",
    fix="请写明计算公式，或改为可计数的指标。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Names such as 健全性 or 整洁度 with a percentage and no formula."""
    for item in declared(document):
        target = item.indicator.target
        quality = bare(item.indicator.name).endswith(profile.lexicons["quality_words"])
        if quality and unit_text(target.unit) == "%" and target.formula is None and not target.note:
            message = f"“{item.indicator.name}”的目标为{shown(target)}，没有说明百分比如何计算。"
            yield RULE.finding(item.subject, message, item.indicator.where)
