"""Satisfaction asked of people who are not served, or only of the unit's own people."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, Holder
from heng.domain.review.meaning import is_satisfaction, mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder, EachIndicator
from heng.domain.target.declaration import Unit

RULE = Rule(
    code="R34",
    slug="asks_those_served",
    title="满意度调查的不是服务对象",
    severity=Severity.WARNING,
    certainty=Certainty.JUDGEMENT,
    source="cb-2021-101",
    fix="请改为（或增加）当事人、律师、群众等服务对象的满意度。",
)


def _check_asked(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """The authority above, the landlord, the contractor or the finance office asked whether they are content."""
    name = item.indicator.name
    if not is_satisfaction(item.indicator, profile) or mentions(name, profile.lexicons["wrongly_not"]):
        return
    asked = next((word for word in profile.lexicons["served_wrongly"] if name.startswith(word)), "")
    if asked:
        message = f"“{name}”调查的是{asked}，不是项目的服务对象或受益人。"
        yield RULE.finding(item.subject, message, item.indicator.where)


def _check_inside(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Whole departments that ask only their own people; a project that serves others by its own words is hinted at.

    A project that names nobody outside may well serve the court's own staff.
    """
    asked = [item for item in holder.indicators if is_satisfaction(item, profile)]
    inside = [item for item in asked if mentions(item.name, profile.lexicons["own_people"])]
    if not asked or len(inside) < len(asked):
        return
    names = "、".join(f"“{item.name}”" for item in asked)
    whole = isinstance(holder, Unit)
    if whole or mentions(holder.objective, profile.lexicons["served_outside"]):
        message = f"“{holder.name}”的{len(asked)}个满意度指标（{names}）都只调查本单位人员，没有服务对象。"
        severity = Severity.WARNING if whole else Severity.HINT
        yield RULE.finding(holder.name, message, *(item.where for item in asked), severity=severity)


CHECKS = (EachIndicator(_check_asked), EachHolder(_check_inside))
