"""A classified item in a paper that will be public."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Holder
from heng.domain.review.meaning import mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder, EachTable
from heng.domain.target.declaration import BudgetTable, Project

RULE = Rule(
    code="R60",
    slug="nothing_classified",
    title="公开表中出现涉密事项",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2016-143",
    fix="请报保密部门审核；公开前删去该行并重新汇总，或按规定合并列示。",
)


def check(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """A project that says itself that it must not be published."""
    if isinstance(holder, Project):
        named = mentions(holder.name, profile.lexicons["classified_names"])
        if named or any(mentions(text, profile.lexicons["classified"]) for text in _texts(holder)):
            message = f"项目“{holder.name}”的文字表明它涉密或不宜公开，却列在绩效目标表中。"
            yield RULE.finding(holder.name, message, holder.where)


def _texts(project: Project) -> Iterator[str]:
    yield from (project.name, project.objective)
    for item in project.indicators:
        yield from (item.name, item.target.text)


def _check_table(table: BudgetTable, about: About, profile: Profile) -> Iterator[Finding]:
    """A row of a published table whose project is named a secret."""
    for row in table.rows:
        said = next((text for text in (row.name, *dict(row.texts).values()) if _is_named(text, profile)), "")
        if said:
            message = f"“{table.title}”中的“{said.strip()}”表明它涉密或不宜公开，却列在公开表中。"
            yield RULE.finding(f"{table.title} / {said.strip()}", message, row.where)


def _is_named(text: str, profile: Profile) -> bool:
    return mentions(text, (*profile.lexicons["classified_names"], *profile.lexicons["classified"]))


CHECKS = (EachHolder(check), EachTable(_check_table))
