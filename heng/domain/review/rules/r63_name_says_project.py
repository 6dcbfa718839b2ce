"""A project named by an economic item or a bare code."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document

RULE = Rule(
    code="R63",
    slug="name_says_project",
    title="项目名称是经济科目或代码",
    severity=Severity.HINT,
    certainty=Certainty.JUDGEMENT,
    source="disclosure-inspection",
    fix="请用能说明用途的名称。",
)

_CODE_ONLY = re.compile(r"[A-Za-z0-9][A-Za-z0-9\-_/]{6,}")


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """工作经费 or GZIT2023-… tell nobody what the money is for."""
    for project in document.projects:
        name = project.name.strip()
        if name in profile.lexicons["economic_items"]:
            yield RULE.finding(name, f"项目名称“{name}”是支出科目，看不出做什么。", project.where)
        elif _CODE_ONLY.fullmatch(name):
            yield RULE.finding(name, f"项目名称“{name}”只是代码，看不出做什么。", project.where)
