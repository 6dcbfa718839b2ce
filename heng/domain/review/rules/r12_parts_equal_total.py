"""Parts that do not add up to their total: sources, projects, tasks, sentences."""

from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity, Where
from heng.domain.money import wan_text
from heng.domain.review.book.across_tables import UNSURE_UNIT, disagreements
from heng.domain.review.book.balance import balances, basic_parts
from heng.domain.review.book.counted import both_totals, graded_counts
from heng.domain.review.book.listings import listings
from heng.domain.review.book.table_sums import table_sums
from heng.domain.review.book.three_public import public_sums
from heng.domain.review.book.vehicles import fleet
from heng.domain.review.declared import unit_of, units_and_projects
from heng.domain.review.figures import Sentence, sentences, sentences_of
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import Frame
from heng.domain.review.sums import Total, sum_gap, sum_message
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


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Funding sources against the total, projects against their unit, tasks against the unit, 其中 in sentences."""
    for holder in units_and_projects(document):
        yield from _sources(holder, profile)
    for unit in document.units:
        yield from _projects(document, unit, profile)
        yield from _tasks(document, unit)
    for table in document.tables:
        yield from _table(table, profile) if table.kind != "execution" else ()
        yield from _target_table(document, table, profile)
    yield from _both_sides(document, profile)
    yield from _sentences(document, profile)
    yield from _across(document, profile)
    yield from _vehicles(document, profile)


def _table(table: BudgetTable, profile: Profile) -> Iterator[Finding]:
    """Each row of a table with wrong totals; what rounding can explain is said once for the whole table."""
    made = (*table_sums(table, profile), *public_sums(table, profile), *balances(table, profile), *basic_parts(table))
    gaps = [(total, sum_gap(total.parts, total.total, profile)) for total in made]
    wrong: dict[tuple[str, Where], list[Total]] = {}
    for total, severity in gaps:
        if severity is Severity.ERROR:
            wrong.setdefault((total.row, total.where), []).append(total)
    for (_, where), totals in wrong.items():
        yield RULE.finding(table.title, _in_row(table, totals), where)
    rounded = [total for total, severity in gaps if severity is Severity.WARNING]
    if rounded:
        first = sum_message(rounded[0].what, rounded[0].parts, rounded[0].total, Severity.WARNING)
        message = f"“{table.title}”有{len(rounded)}处合计与分项略有出入。如{first}"
        yield RULE.finding(table.title, message, *(total.where for total in rounded), severity=Severity.WARNING)


def _in_row(table: BudgetTable, totals: list[Total]) -> str:
    first = sum_message(f"“{table.title}”的{totals[0].what}", totals[0].parts, totals[0].total, Severity.ERROR)
    others = "、".join(total.what for total in totals[1:])
    return f"{first}同一行还有：{others}。" if others else first


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
    """The sources may or may not count 上年结转 inside 财政拨款; either way of adding is right.

    A form that prints one source only may leave out others, but that one cannot be more than the whole.
    """
    total, parts = holder.amounts.total, holder.amounts.parts()
    if total is None or not parts or (len(parts) == 1 and not 0 < total < parts[0]):
        return
    carried = holder.amounts.carryover or Decimal()
    severity = sum_gap(parts, total, profile)
    if severity and sum_gap((sum(parts, Decimal()), -carried), total, profile):
        message = sum_message(f"“{holder.name}”各资金来源", parts, total, severity)
        if len(parts) == 1:
            severity = Severity.WARNING
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
    """A department form prints spending (基本, 项目) beside income (财政拨款, 其他): both sides are one budget.

    The appropriation may go by another name; without it the other income is not all.
    """
    spending = [_overview(document, name) for name in ("基本支出", "项目支出")]
    appropriation, other = (_overview(document, name) for name in ("财政拨款", "其他资金"))
    parts = [figure for figure in spending if figure is not None]
    if len(parts) != len(spending):
        return
    if not appropriation:
        yield from _spending(document, parts, profile)
        return
    income = appropriation + (other or Decimal())
    severity = sum_gap(parts, income, profile)
    if severity:
        subject = document.units[0].name if document.units else document.file
        message = sum_message(f"“{subject}”的基本支出与项目支出（对收入来源）", parts, income, severity)
        places = tuple(table.where for table in document.tables if table.kind == "department_overview")
        yield RULE.finding(subject, message, *places, severity=severity)


def _spending(document: Document, parts: list[Decimal], profile: Profile) -> Iterator[Finding]:
    """The form prints no sources: 基本 and 项目 are all of the total, where nothing else stands beside them."""
    rows = [row for table in document.tables if table.kind == "department_overview" for row in table.rows]
    whole = [row for row in rows if _line(row.name) not in ("基本支出", "项目支出")]
    total = next((figure for row in whole for _, figure in row.amounts), None)
    if len(whole) != 1 or len(rows) != len(parts) + 1 or len(document.units) != 1 or not total:
        return
    unit = document.units[0]
    severity = sum_gap(parts, total, profile)
    if severity and total == unit.amounts.total:
        message = sum_message(f"“{unit.name}”的基本支出与项目支出", parts, total, severity)
        yield RULE.finding(unit.name, message, unit.where, severity=severity)


def _overview(document: Document, name: str) -> Decimal | None:
    """A figure of the overview at the head of a department form."""
    rows = [row for table in document.tables if table.kind == "department_overview" for row in table.rows]
    return next((figure for row in rows if _line(row.name) == name for _, figure in row.amounts), None)


def _line(name: str) -> str:
    """The name of a line of the overview without 其中： ahead of it."""
    return name.removeprefix("其中").lstrip("：:").strip()


def _sentences(document: Document, profile: Profile) -> Iterator[Finding]:
    """“A万元，其中：a万元；b万元”: parts that are known to be all, or come near the whole, must make it."""
    for sentence in sentences(document):
        yield from _listed(sentence, "文字说明", profile)
        for income, spending in both_totals(sentence):
            message = (
                f"收入总计{wan_text(income.yuan)}万元与支出总计{wan_text(spending.yuan)}万元不相等，"
                f"相差{wan_text(abs(income.yuan - spending.yuan))}万元。"
            )
            fix = "收入总计（含年初结转）应等于支出总计（含年末结转），请核对。"
            yield RULE.finding("文字说明", message, sentence.where, fix=fix)
        for graded in graded_counts(sentence):
            message = f"“{graded.text}”：各等级项目合计{sum(graded.parts)}个，开展评价的项目{graded.whole}个。"
            yield RULE.finding("文字说明", message, sentence.where, certainty=Certainty.LIKELY)
    for holder in units_and_projects(document):
        for label, text in (("绩效目标", holder.objective), *holder.texts):
            for sentence in sentences_of(text, holder.where) if "其中" in text else ():
                yield from _listed(sentence, f"{holder.name} / {label}", profile)


def _listed(sentence: Sentence, subject: str, profile: Profile) -> Iterator[Finding]:
    for listed in listings(sentence, profile):
        parts = [part.yuan for part in listed.parts]
        severity = sum_gap(parts, listed.total.yuan, profile)
        if severity:
            message = sum_message(f"“{sentence.text[:24]}…”", parts, listed.total.yuan, severity)
            yield RULE.finding(subject, message, sentence.where, severity=severity)


def _across(document: Document, profile: Profile) -> Iterator[Finding]:
    """The same figure in two tables; nothing where reading is not sure of a table's unit of money."""
    if any(loss.rule == UNSURE_UNIT for loss in document.findings):
        return
    for pair in disagreements(document.tables, profile):
        message = (
            f"“{pair.one.title}”的{pair.what}为{wan_text(pair.figure)}万元，与“{pair.other.title}”的{pair.against}"
            f"{wan_text(pair.nearest)}万元不一致，相差{wan_text(abs(pair.figure - pair.nearest))}万元。"
        )
        severity = sum_gap((pair.figure,), pair.nearest, profile)
        yield RULE.finding(
            f"{pair.one.title} / {pair.what}",
            message,
            *pair.where,
            severity=severity if pair.sure else Severity.WARNING,
            certainty=Certainty.LIKELY,
            fix="两张表的同一数字应当一致，请核对后改正其中一张。",
        )


def _vehicles(document: Document, profile: Profile) -> Iterator[Finding]:
    """“共有车辆 12 辆，其中：…”: the kinds make the total."""
    for total, parts, where in fleet(document, profile).lists:
        if sum(parts) != total:
            listed = "+".join(map(str, parts))
            yield RULE.finding("车辆数", f"车辆合计{total}辆，所列各类车辆{listed}={sum(parts)}辆。", where)


CHECKS = (Frame(check),)
