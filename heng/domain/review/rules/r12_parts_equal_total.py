"""Parts that do not add up to their total: sources, projects, tasks, sentences."""

import re
from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.money import wan_text
from heng.domain.review.declared import unit_of, units_and_projects
from heng.domain.review.figures import amounts, sentences
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.sums import sum_gap, sum_message
from heng.domain.review.table_sums import table_sums
from heng.domain.target.declaration import BudgetTable, Document, DocumentKind, Project, Unit

RULE = Rule(
    code="R12",
    slug="parts_equal_total",
    title="分项之和与合计不符",
    severity=Severity.ERROR,
    certainty=Certainty.CERTAIN,
    source="disclosure-inspection",
    fix="请核对各分项与合计，改正后重新汇总。",
)

_OF_WHICH = re.compile(r"[,，]?\s*其中\s*[:：]?")


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Funding sources against the total, projects against their unit, tasks against the unit, 其中 in sentences."""
    for holder in units_and_projects(document):
        yield from _sources(holder, profile)
    for unit in document.units:
        yield from _projects(document, unit, profile)
        yield from _tasks(document, unit)
    for table in document.tables:
        yield from _table(table, profile)
        yield from _target_table(document, table, profile)
    yield from _both_sides(document, profile)
    yield from _sentences(document, profile)


def _table(table: BudgetTable, profile: Profile) -> Iterator[Finding]:
    """Each wrong total of a table; what rounding can explain is said once for the whole table."""
    gaps = [(made, sum_gap(made.parts, made.total, profile)) for made in table_sums(table, profile)]
    for made, severity in gaps:
        if severity is Severity.ERROR:
            yield RULE.finding(table.title, sum_message(made.what, made.parts, made.total, severity), made.where)
    rounded = [made for made, severity in gaps if severity is Severity.WARNING]
    if rounded:
        first = sum_message(rounded[0].what, rounded[0].parts, rounded[0].total, Severity.WARNING)
        message = f"“{table.title}”有{len(rounded)}处合计与分项略有出入。如{first}"
        yield RULE.finding(table.title, message, *(made.where for made in rounded), severity=Severity.WARNING)


def _target_table(document: Document, table: BudgetTable, profile: Profile) -> Iterator[Finding]:
    """The total row of a table of targets against the projects in it."""
    parts = [project.amounts.total for project in document.projects]
    stated = [part for part in parts if part is not None]
    if table.kind != "project_targets_total" or len(table.rows) != 1 or len(stated) != len(parts) or not stated:
        return
    total = next((figure for _, figure in table.rows[0].amounts), None)
    severity = sum_gap(stated, total, profile) if total is not None else None
    if severity and total is not None:
        message = sum_message(f"“{table.title}”的{len(stated)}个项目", stated, total, severity)
        yield RULE.finding(table.title, message, table.rows[0].where, severity=severity)


def _sources(holder: Unit | Project, profile: Profile) -> Iterator[Finding]:
    """The sources may or may not count 上年结转 inside 财政拨款; either way of adding is right."""
    total, parts = holder.amounts.total, holder.amounts.parts()
    if total is None or not parts:
        return
    carried = holder.amounts.carryover or Decimal()
    severity = sum_gap(parts, total, profile)
    if severity and sum_gap((sum(parts, Decimal()), -carried), total, profile):
        message = sum_message(f"“{holder.name}”各资金来源", parts, total, severity)
        if len(parts) == 1:
            severity, message = Severity.WARNING, f"{message}只读到一项资金来源。"
        yield RULE.finding(holder.name, message, holder.where, severity=severity)


def _projects(document: Document, unit: Unit, profile: Profile) -> Iterator[Finding]:
    """A unit that declares indicators itself prints its whole budget, not the sum of its projects."""
    own = [project for project in document.projects if unit_of(project) == unit_of(unit)]
    if unit.indicators or not own or document.kind is DocumentKind.SELF_EVALUATION_FORM:
        return
    for label, total, parts in (
        ("项目总计", unit.amounts.total, [project.amounts.total for project in own]),
        ("财政拨款", unit.amounts.fiscal_appropriation, [project.amounts.fiscal_appropriation for project in own]),
    ):
        stated = [part for part in parts if part is not None]
        lost = any(project.amounts.total is None for project in own)
        severity = sum_gap(stated, total, profile) if total is not None and stated and not lost else None
        if severity and total is not None:
            message = sum_message(f"“{unit.name}”的{len(own)}个项目（{label}）", stated, total, severity)
            yield RULE.finding(unit.name, message, unit.where, severity=severity)


def _tasks(document: Document, unit: Unit) -> Iterator[Finding]:
    """Tasks take no more than the whole budget; where 项目支出 is printed, they should be all of it."""
    parts = [task.amount for task in unit.tasks if task.amount is not None]
    spent, total = sum(parts, Decimal()), unit.amounts.total
    if parts and total is not None and spent > total:
        message = f"“{unit.name}”重点任务拟投入{wan_text(spent)}万元，超过资金总额{wan_text(total)}万元。"
        yield RULE.finding(unit.name, message, unit.where)
    projects = _overview(document, "项目支出")
    if parts and len(document.units) == 1 and projects is not None and spent != projects:
        message = (
            f"“{unit.name}”重点任务拟投入{wan_text(spent)}万元，项目支出为{wan_text(projects)}万元，"
            f"相差{wan_text(abs(projects - spent))}万元。"
        )
        fix = "任务未覆盖全部项目支出的，请补充任务或说明。"
        severity = Severity.HINT if spent < projects else Severity.WARNING
        yield RULE.finding(unit.name, message, unit.where, severity=severity, certainty=Certainty.LIKELY, fix=fix)


def _both_sides(document: Document, profile: Profile) -> Iterator[Finding]:
    """A department form prints spending (基本, 项目) beside income (财政拨款, 其他): both sides are one budget."""
    sides = [
        [_overview(document, name) for name in names] for names in (("基本支出", "项目支出"), ("财政拨款", "其他资金"))
    ]
    spending, income = ([figure for figure in side if figure is not None] for side in sides)
    severity = sum_gap(spending, sum(income, Decimal()), profile) if len(spending) == 2 and income else None
    if severity:
        subject = document.units[0].name if document.units else document.file
        message = sum_message(
            f"“{subject}”的基本支出与项目支出（对收入来源）", spending, sum(income, Decimal()), severity
        )
        places = tuple(table.where for table in document.tables if table.kind == "department_overview")
        yield RULE.finding(subject, message, *places, severity=severity)


def _overview(document: Document, name: str) -> Decimal | None:
    """A figure of the overview at the head of a department form."""
    rows = [row for table in document.tables if table.kind == "department_overview" for row in table.rows]
    return next((figure for row in rows if row.name == name for _, figure in row.amounts), None)


def _sentences(document: Document, profile: Profile) -> Iterator[Finding]:
    """“A万元，其中：a万元；b万元”: only where the parts come near the whole are they meant to be all of it."""
    near = profile.numbers["parts_near_total"]
    for sentence in sentences(document):
        head, mark, tail = _split(sentence.text)
        whole, parts = amounts(head), amounts(tail)
        if not mark or not whole or len(parts) < 2:
            continue
        total, listed = whole[-1].yuan, [part.yuan for part in parts]
        severity = sum_gap(listed, total, profile)
        if severity and total and abs(sum(listed) - total) <= near * total:
            message = sum_message(f"“{sentence.text[:24]}…”", listed, total, severity)
            yield RULE.finding("文字说明", message, sentence.where, severity=severity)


def _split(text: str) -> tuple[str, str, str]:
    match = _OF_WHICH.search(text)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")
