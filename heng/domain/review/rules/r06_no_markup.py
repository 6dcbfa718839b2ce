"""Markup left behind by an editor or web form."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity, Where
from heng.domain.review.declared import units_and_projects
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document

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


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Tags and entities such as <p> or &nbsp; in anything a person reads."""
    for subject, text, where in _texts(document):
        marks = sorted({match[0] for match in _MARKUP.finditer(text)})
        if marks:
            yield RULE.finding(subject, f"文字中残留网页标记 {'、'.join(marks)}。", where)


def _texts(document: Document) -> Iterator[tuple[str, str, Where]]:
    """Each unit's and project's own words as one text, then every indicator."""
    for unit in document.units:
        tasks = "".join(f"{task.name}{task.content}{task.expected}" for task in unit.tasks)
        yield unit.name, f"{unit.name}{unit.objective}{tasks}", unit.where
    for project in document.projects:
        yield project.name, f"{project.name}{project.objective}", project.where
    for holder in units_and_projects(document):
        for item in holder.indicators:
            yield f"{holder.name} / {item.name}", f"{item.name}{item.target.text}", item.where
