"""An indicator under a category of another kind."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared
from heng.domain.review.filing import better
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachIndicator

RULE = Rule(
    code="R29",
    slug="category_fits_name",
    title="指标归类不当",
    severity=Severity.WARNING,
    certainty=Certainty.JUDGEMENT,
    source="cb-2021-101",
    fix="请移到合适的一级、二级指标下。",
)


def check(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """Satisfaction outside 满意度 and the reverse, and names that say another category than the one they stand under."""
    wrong = better(item.indicator, profile)
    if wrong:
        reason, severity = wrong
        placed = "—".join(word for word in (item.indicator.category, item.indicator.subcategory) if word)
        message = f"“{item.indicator.name}”列在“{placed}”下，{reason}。"
        yield RULE.finding(item.subject, message, item.indicator.where, severity=severity)


CHECKS = (EachIndicator(check),)
