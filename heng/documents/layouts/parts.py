"""What the tables of a paper contribute to the document, before they are put together."""

from collections.abc import Iterable
from dataclasses import dataclass

from heng.documents.layouts.announce import announce
from heng.documents.layouts.indicator_rows import Entry, announce_levels, with_levels
from heng.documents.layouts.indicators import (
    announce_values,
    indicator,
    is_execution_row,
    is_of_others,
    is_template_row,
)
from heng.documents.layouts.rows import one_line
from heng.domain.finding import Finding
from heng.domain.target.declaration import BudgetTable, Indicator, Project, Statement, Unit


@dataclass(frozen=True, slots=True)
class Parts:
    """Units, projects, tables and findings in the order in which they were read."""

    units: tuple[Unit, ...] = ()
    projects: tuple[Project, ...] = ()
    tables: tuple[BudgetTable, ...] = ()
    findings: tuple[Finding, ...] = ()
    self_evaluation: bool = False
    statements: tuple[Statement, ...] = ()


def joined(parts: Iterable[Parts]) -> Parts:
    """All parts as one, in order."""
    collected = list(parts)
    return Parts(
        units=tuple(unit for part in collected for unit in part.units),
        projects=tuple(project for part in collected for project in part.projects),
        tables=tuple(table for part in collected for table in part.tables),
        findings=tuple(finding for part in collected for finding in part.findings),
        self_evaluation=any(part.self_evaluation for part in collected),
        statements=tuple(statement for part in collected for statement in part.statements),
    )


def indicators_of(entries: Iterable[Entry], subject: str) -> tuple[tuple[Indicator, ...], tuple[Finding, ...]]:
    """The indicators in the rows of one project or unit, and all that has to be announced about them."""
    counted = with_levels([entry for entry in entries if not is_execution_row(entry)])
    levelled = [entry for entry in counted if not is_template_row(entry)]
    named = [entry for entry in levelled if entry.text("name")]
    nameless = [
        announce("I21", subject, entry.row.where(), text=entry.text("value"))
        for entry in levelled
        if not entry.text("name") and not (is_of_others(entry) and not entry.text("value"))
    ]
    apart = [entry for entry in levelled if is_of_others(entry)]
    names = "、".join(one_line(entry.text("whole_name")) for entry in apart)
    places = (entry.row.where() for entry in apart)
    left_out = [announce("I27", subject, *places, count=len(apart), names=names)] if apart else []
    findings = (*announce_levels(named, subject), *announce_values(named, subject), *nameless, *left_out)
    return tuple(indicator(entry) for entry in named), findings
