"""A project without objective or without indicators."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import torn
from heng.domain.review.meaning import mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document, Project

RULE = Rule(
    code="R03",
    slug="project_has_targets",
    title="项目缺少绩效目标或绩效指标",
    severity=Severity.ERROR,
    certainty=Certainty.CERTAIN,
    source="budget-law",
    fix="请补充年度绩效目标，并设置与之对应的绩效指标。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Projects that declare money but no objective, or no indicator, in a paper that declares both."""
    with_objective = any(project.objective for project in document.projects)
    with_indicators = any(project.indicators for project in document.projects)
    for project in document.projects:
        missing = [
            label
            for label, wanted, present in (
                ("绩效目标", with_objective, _states_objective(project, profile)),
                ("绩效指标", with_indicators, bool(project.indicators)),
            )
            if wanted and not present
        ]
        if missing:
            yield _finding(document, project, "、".join(missing), profile)


def _finding(document: Document, project: Project, missing: str, profile: Profile) -> Finding:
    if torn(document, project, (*profile.lexicons["lost_rows"], *profile.lexicons["lost_parts"])):
        message = f"项目“{project.name}”没有读到{missing}，可能在提取时丢失。"
        lost = Certainty.EXTRACTION
        return RULE.finding(
            project.name, message, project.where, severity=Severity.WARNING, certainty=lost, fix="请对照原件补录。"
        )
    if mentions(project.objective, profile.lexicons["no_objective"]):
        message = f"项目“{project.name}”写明不编报绩效目标。"
        return RULE.finding(project.name, message, project.where, severity=Severity.WARNING, certainty=Certainty.LIKELY)
    return RULE.finding(project.name, f"项目“{project.name}”没有{missing}。", project.where)


def _states_objective(project: Project, profile: Profile) -> bool:
    return bool(project.objective.strip()) and not mentions(project.objective, profile.lexicons["no_objective"])
