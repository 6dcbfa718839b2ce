"""A project without objective or without indicators, also one that only a budget table names."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import bare, torn
from heng.domain.review.meaning import mentions
from heng.domain.review.naming import likeness
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import Frame, Whole
from heng.domain.target.declaration import BudgetTable, Document, DocumentKind, Project, TableRow

RULE = Rule(
    code="R03",
    slug="project_has_targets",
    title="项目缺少绩效目标或绩效指标",
    severity=Severity.ERROR,
    certainty=Certainty.CERTAIN,
    source="budget-law",
    fix="请补充年度绩效目标，并设置与之对应的绩效指标。",
)

_TARGETED = "特定目标"


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
        if missing and not _is_listed_only(document, project):
            yield _finding(document, project, "、".join(missing), profile)


def _is_listed_only(document: Document, project: Project) -> bool:
    """Whether a self-evaluation only lists the project among others, with money and without a form of its own."""
    evaluated = document.kind in (DocumentKind.SELF_EVALUATION_FORM, DocumentKind.SELF_EVALUATION_REPORT)
    return evaluated and not project.objective and not project.indicators


def _finding(document: Document, project: Project, missing: str, profile: Profile) -> Finding:
    if torn(document.findings, project, (*profile.lexicons["lost_rows"], *profile.lexicons["lost_parts"])):
        message = f"项目“{project.name}”没有读到{missing}，可能在提取时丢失。"
        lost = Certainty.EXTRACTION
        return RULE.finding(
            project.name, message, project.where, severity=Severity.WARNING, certainty=lost, fix="请对照原件补录。"
        )
    if mentions(project.objective, profile.lexicons["no_objective"]):
        message = f"项目“{project.name}”写明不编报绩效目标。"
        return RULE.finding(project.name, message, project.where, severity=Severity.WARNING, certainty=Certainty.LIKELY)
    message = f"项目“{project.name}”没有{missing}。"
    if project.where.cell is None:
        return RULE.finding(project.name, message, project.where, severity=Severity.WARNING, certainty=Certainty.LIKELY)
    return RULE.finding(project.name, message, project.where)


def _states_objective(project: Project, profile: Profile) -> bool:
    return bool(project.objective.strip()) and not mentions(project.objective, profile.lexicons["no_objective"])


def _check_lines(document: Document, profile: Profile) -> Iterator[Finding]:
    """Lines that a budget table marks as 特定目标类, in a paper that has the targets of most of them."""
    for table in document.tables:
        rows = _targeted(table)
        lost = [row for row in rows if not _has_targets(row, document, profile)]
        if lost and len(lost) * 2 <= len(rows):
            for row in lost:
                message = f"“{table.title}”列有特定目标类项目“{row.name}”，文件中没有它的绩效目标。"
                yield RULE.finding(row.name, message, row.where, severity=Severity.WARNING, certainty=Certainty.LIKELY)


def _targeted(table: BudgetTable) -> list[TableRow]:
    if table.kind != "project_expenditure":
        return []
    return [row for row in table.rows if row.name and any(_TARGETED in text for _, text in row.texts)]


def _has_targets(row: TableRow, document: Document, profile: Profile) -> bool:
    name, close = bare(row.name), float(profile.numbers["name_similarity"])
    names = [bare(project.name) for project in document.projects if project.indicators]
    return any(name in other or other in name or likeness(name, other) >= close for other in names if other)


CHECKS = (Whole(check), Frame(_check_lines))
