"""A project is called differently in the expenditure table and in the target table, or the court in its own book."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.book.names import misspelt
from heng.domain.review.naming import likeness
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import Frame
from heng.domain.target.declaration import Document, Project, TableRow

RULE = Rule(
    code="R10",
    slug="same_name_everywhere",
    title="同一项目前后名称不一致",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="disclosure-inspection",
    fix="请统一项目名称。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """The court's own name; projects with no row of their name, while a row of nearly that name has exactly their amount."""
    for name in misspelt(document):
        message = f"本文件的单位是“{name.usual}”，这里写作“{name.written}”。"
        fix = "请核对单位名称，可能是沿用其他单位的文本或录入错误。"
        yield RULE.finding(name.written, message, name.where, fix=fix)
    rows = [row for table in document.tables for row in table.rows if row.name]
    names = {row.name.strip() for row in rows}
    for project in document.projects:
        if project.name in names or project.amounts.total is None:
            continue
        twin = _twin(project, rows, profile)
        if twin:
            message = f"绩效目标表中的“{project.name}”与预算表中的“{twin.name}”金额相同、名称不同。"
            yield RULE.finding(project.name, message, project.where, twin.where)


def _twin(project: Project, rows: list[TableRow], profile: Profile) -> TableRow | None:
    budgets = {project.amounts.total, project.amounts.fiscal_appropriation} - {None}
    alike = profile.numbers["name_similarity"]
    same = [row for row in rows if budgets & {figure for _, figure in row.amounts}]
    return next((row for row in same if likeness(row.name, project.name) >= alike), None)


CHECKS = (Frame(check),)
