"""A department that asks only its own people whether they are content."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import declared
from heng.domain.review.meaning import is_satisfaction, mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document

RULE = Rule(
    code="R34",
    slug="asks_those_served",
    title="满意度只问本单位人员",
    severity=Severity.HINT,
    certainty=Certainty.JUDGEMENT,
    source="cb-2021-101",
    fix="请增加当事人、律师等服务对象的满意度。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Whole departments only: a single project may well serve the court's own staff."""
    for unit in document.units:
        asked = [
            item for item in declared(document) if item.holder is unit and is_satisfaction(item.indicator, profile)
        ]
        inside = [item for item in asked if mentions(item.indicator.name, profile.lexicons["own_people"])]
        if asked and len(inside) == len(asked):
            message = f"“{unit.name}”的{len(asked)}个满意度指标都只调查本单位人员，没有服务对象。"
            yield RULE.finding(unit.name, message, *(item.indicator.where for item in asked))
