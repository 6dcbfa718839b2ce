"""Amounts of projects against the tables of a budget or final-account book of the same year."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Severity, Where
from heng.domain.money import wan_text
from heng.domain.review.across.conflict import Conflict, conflict
from heng.domain.review.across.pairing import project_key
from heng.domain.review.across.papers import Paper, Stage
from heng.domain.review.declared import bare
from heng.domain.review.profile import Profile
from heng.domain.review.rules import r13_text_equals_table
from heng.domain.target.declaration import BudgetTable, Project

_FINAL = "决算"


def against_tables(targets: Paper, book: Paper, profile: Profile) -> Iterator[Conflict]:
    """The budget, or what was spent, of each project against the rows of its name in the book of the same year."""
    spent = targets.stage is Stage.EVALUATED
    rows = _project_rows(book, final=spent)
    for project in targets.document.projects:
        figure = project.executed if spent else project.amounts.total
        known = rows.get(project_key(project)) or rows.get(bare(project.name))
        if figure is not None and known:
            yield from _row(targets, book, project, figure, known, profile)


def _row(
    targets: Paper,
    book: Paper,
    project: Project,
    figure: Decimal,
    known: tuple[frozenset[Decimal], Where],
    profile: Profile,
) -> Iterator[Conflict]:
    figures, where = known
    amounts = project.amounts
    own = {figure}
    if targets.stage is not Stage.EVALUATED:
        own |= {amounts.fiscal_appropriation or figure, figure - (amounts.carryover or Decimal())}
    gap = min(abs(one - other) for one in own for other in figures)
    if gap <= profile.numbers["rounding_step"]:
        return
    nearest = min(figures, key=lambda other: abs(other - figure))
    what, there = ("执行数", "决算表") if targets.stage is Stage.EVALUATED else ("预算", "预算表")
    message = (
        f"“{project.name}”的{what}，绩效文件（{targets.file}）为{wan_text(figure)}万元，"
        f"{there}（{book.file}）为{wan_text(nearest)}万元，相差{wan_text(gap)}万元。"
    )
    finding = r13_text_equals_table.RULE.finding(
        project.name, message, severity=Severity.WARNING, fix="请核对两份文件的金额；口径不同的，请加以说明。"
    )
    yield conflict(finding, ((targets.file, project.where), (book.file, where)), profile)


def _project_rows(book: Paper, *, final: bool) -> dict[str, tuple[frozenset[Decimal], Where]]:
    """By project: every amount that a table of the book prints for it, and the sums of its rows."""
    found: dict[str, tuple[frozenset[Decimal], Where]] = {}
    for table in book.document.tables:
        if table.kind != "project_expenditure" or (_FINAL in table.title) is not final:
            continue
        for key, (figures, where) in _rows_of(table).items():
            before = found.get(key, (frozenset[Decimal](), where))
            found[key] = (before[0] | figures, before[1])
    return found


def _rows_of(table: BudgetTable) -> dict[str, tuple[frozenset[Decimal], Where]]:
    sums: defaultdict[str, defaultdict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    single: defaultdict[str, set[Decimal]] = defaultdict(set)
    places: dict[str, Where] = {}
    for row in table.rows:
        key = project_key(Project(name=row.name, where=row.where))
        places.setdefault(key, row.where)
        for heading, figure in row.amounts:
            if figure is not None:
                sums[key][heading] += figure
                single[key].add(figure)
    return {key: (frozenset(single[key] | set(sums[key].values())), places[key]) for key in sums if key}
