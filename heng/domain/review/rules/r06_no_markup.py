"""Markup left behind by an editor or web form."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity, Where
from heng.domain.review.declared import Declared, Holder
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder, EachIndicator, Frame
from heng.domain.target.declaration import Document, Unit

RULE = Rule(
    code="R06",
    slug="no_markup",
    title="残留网页标记",
    severity=Severity.WARNING,
    certainty=Certainty.CERTAIN,
    source="disclosure-inspection",
    fix="请删去标记，只保留文字。",
)

_MARKUP = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|&(?:nbsp|lt|gt|amp|quot|#\d+);")
_EXCERPT = 20


def _check_holder(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Tags and entities such as <p> or &nbsp; in a name, an objective or a task."""
    tasks = holder.tasks if isinstance(holder, Unit) else ()
    words = "".join(f"{task.name}{task.content}{task.expected}" for task in tasks)
    passages = "".join(text for _, text in holder.texts)
    yield from _found(holder.name, f"{holder.name}{holder.objective}{words}{passages}", holder.where)


def _check_indicator(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """Tags and entities in the name or target of an indicator."""
    indicator = item.indicator
    yield from _found(item.subject, f"{indicator.name}{indicator.target.text}", indicator.where)


def _check_paragraphs(document: Document, profile: Profile) -> Iterator[Finding]:
    """Tags and entities in the running text of books and reports."""
    for paragraph in document.paragraphs:
        yield from _found(paragraph.text[:_EXCERPT], paragraph.text, paragraph.where)


def _found(subject: str, text: str, where: Where) -> Iterator[Finding]:
    marks = sorted({match[0] for match in _MARKUP.finditer(text)})
    if marks:
        yield RULE.finding(subject, f"文字中残留网页标记 {'、'.join(marks)}。", where)


CHECKS = (EachHolder(_check_holder), EachIndicator(_check_indicator), Frame(_check_paragraphs))
