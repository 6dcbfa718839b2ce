"""Amounts that do not add up: sources against their total, projects against their unit."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from heng.documents.completeness.announcing import gap
from heng.documents.completeness.read_paper import ReadPaper
from heng.domain.finding import Finding, Severity, Where
from heng.domain.money import wan_text
from heng.domain.review.declared import Holder, torn, unit_of, units_and_projects
from heng.domain.review.sums import sum_gap
from heng.domain.target.declaration import DocumentKind, Project, Unit

_ANNOUNCED = ("I17", "I18", "I35", "I37", "I38", "I41")


def gaps(paper: ReadPaper) -> Iterator[Finding]:
    """I93 where the sources miss their total, I94 where the projects of a unit miss the unit's total."""
    for holder in units_and_projects(paper.document):
        if not torn(paper.document.findings, holder, _ANNOUNCED):
            yield from _sources(paper, holder)
    for unit in paper.document.units:
        if not torn(paper.document.findings, unit, _ANNOUNCED):
            yield from _projects(paper, unit)


def _sources(paper: ReadPaper, holder: Holder) -> Iterator[Finding]:
    """上年结转 may be counted inside 财政拨款; either way of adding is right."""
    total, parts = holder.amounts.total, holder.amounts.parts()
    if total is None or not parts or not _differ(paper, parts, total):
        return
    if holder.amounts.carryover and not _differ(paper, (*parts, -holder.amounts.carryover), total):
        return
    details = {"sum": wan_text(sum(parts, Decimal())), "total": wan_text(total), "count": len(parts)}
    yield gap(paper, "I93", holder.name, holder.where, **details)


def _projects(paper: ReadPaper, unit: Unit) -> Iterator[Finding]:
    """A unit that declares indicators itself prints its whole budget, not the sum of its projects."""
    own = [project for project in paper.document.projects if unit_of(project) == unit_of(unit)]
    total = unit.amounts.total
    parts = [project.amounts.total for project in own if project.amounts.total is not None]
    if total is None or not parts or unit.indicators or paper.document.kind is DocumentKind.SELF_EVALUATION_FORM:
        return
    if len(parts) < len(own) or _differ(paper, parts, total):
        details = {"sum": wan_text(sum(parts, Decimal())), "total": wan_text(total), "count": len(own)}
        yield gap(paper, "I94", unit.name, unit.where, *_last(own), blank=_blank(len(own) - len(parts)), **details)


def _differ(paper: ReadPaper, parts: Sequence[Decimal], total: Decimal) -> bool:
    """Whether more is missing than rounding can explain."""
    return sum_gap(parts, total, paper.profile) is Severity.ERROR


def _last(own: Sequence[Project]) -> tuple[Where, ...]:
    return (own[-1].where,) if own else ()


def _blank(count: int) -> str:
    return f"，其中{count}个项目没有读到金额" if count else ""
