"""Text that was to be replaced before handing in."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import holders, units_and_projects
from heng.domain.review.meaning import mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document, Indicator, Project, Unit
from heng.domain.target.target_value import Form

RULE = Rule(
    code="R02",
    slug="no_placeholder",
    title="占位或未完成的文字",
    severity=Severity.ERROR,
    certainty=Certainty.CERTAIN,
    source="disclosure-inspection",
    fix="请填写实际内容，或删去这一行。",
)

_CROSSES = re.compile(r"(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|××+|某某|＊{2,}|\*{2,}|_{3,}")
_EXCERPT = 30


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Names, objectives and target values that are still the form's own words."""
    for holder in units_and_projects(document):
        for text in (holder.name, holder.objective, *_tasks(holder)):
            if _is_placeholder(text, profile):
                yield RULE.finding(holder.name, f"“{text[:_EXCERPT]}”是待填写的占位文字，不是内容。", holder.where)
    for holder in holders(document):
        for indicator in holder.indicators:
            text = _unfinished(indicator, profile)
            if text:
                message = f"指标“{indicator.name}”中的“{text[:_EXCERPT]}”是占位文字，不能作为绩效目标。"
                yield RULE.finding(f"{holder.name} / {indicator.name}", message, indicator.where)


def _tasks(holder: Unit | Project) -> tuple[str, ...]:
    tasks = holder.tasks if isinstance(holder, Unit) else ()
    return tuple(text for task in tasks for text in (task.name, task.content, task.expected))


def _unfinished(indicator: Indicator, profile: Profile) -> str:
    classified = profile.lexicons["classified"]
    if mentions(indicator.name, classified) or mentions(indicator.target.text, classified):
        return ""
    if indicator.target.form is Form.PLACEHOLDER:
        return indicator.target.text or indicator.name
    texts = (indicator.name, indicator.target.text)
    return next((text for text in texts if _is_placeholder(text, profile)), "")


def _is_placeholder(text: str, profile: Profile) -> bool:
    return mentions(text, profile.lexicons["placeholders"]) or bool(_CROSSES.search(text))
