"""A result far above its target."""

import re
from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import declared, shown
from heng.domain.review.figures import NUMBER, decimal
from heng.domain.review.meaning import UP
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Document

RULE = Rule(
    code="R72",
    slug="surplus_is_explained",
    title="完成值大幅超过目标",
    severity=Severity.WARNING,
    certainty=Certainty.JUDGEMENT,
    source="cb-2020-10",
    fix="请说明原因；目标定得过低的，下年度应调高。",
)

_FIGURE = re.compile(rf"[<>≤≥=]?\s*({NUMBER})\s*\D{{0,4}}")


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Actual values of floors that exceed the target by more than the rulebook lets pass without explanation."""
    limit = profile.numbers["surplus_explained"]
    for item in declared(document):
        target = item.indicator.target.number
        actual = _figure(item.indicator.actual)
        if actual is None or not target or item.indicator.target.comparison not in UP:
            continue
        if actual > target * (1 + limit / 100):
            message = f"“{item.indicator.name}”目标{shown(item.indicator.target)}，完成值{item.indicator.actual}，超出{(actual / target - 1) * 100:.0f}%。"
            yield RULE.finding(item.subject, message, item.indicator.where)


def _figure(text: str | None) -> Decimal | None:
    match = _FIGURE.fullmatch(folded(text or "").strip())
    return decimal(match[1]) if match else None
