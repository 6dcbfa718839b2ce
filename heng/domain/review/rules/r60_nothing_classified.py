"""A classified item in a paper that will be public."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.meaning import mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document, Project

RULE = Rule(
    code="R60",
    slug="nothing_classified",
    title="公开表中出现涉密事项",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2016-143",
    fix="请报保密部门审核；公开前删去该行并重新汇总，或按规定合并列示。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Projects that say themselves that they must not be published."""
    words = profile.lexicons["classified"]
    for project in document.projects:
        named = mentions(project.name, profile.lexicons["classified_names"])
        if named or any(mentions(text, words) for text in _texts(project)):
            message = f"项目“{project.name}”的文字表明它涉密或不宜公开，却列在绩效目标表中。"
            yield RULE.finding(project.name, message, project.where)


def _texts(project: Project) -> Iterator[str]:
    yield from (project.name, project.objective)
    for item in project.indicators:
        yield from (item.name, item.target.text)
