"""The same figure in several tables of a book: totals of income and spending, classes, items."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from heng.domain.finding import Where
from heng.domain.review.book.table_sums import is_total
from heng.domain.review.book.terms import canonical, line_name
from heng.domain.review.book.three_public import ABROAD, BOUGHT, GUESTS, RUN, public_items
from heng.domain.review.declared import bare
from heng.domain.review.profile import Profile
from heng.domain.target.declaration import BudgetTable, TableRow

# What reading announces where a table does not state its unit of money, in a book whose tables are in several units.
UNSURE_UNIT = "I84"
_WHOLE = (
    "合计",
    "总计",
    "小计",
    "本年收入",
    "本年支出",
    "本年收入合计",
    "本年支出合计",
    "本年支出小计",
    "支出合计",
    "收入合计",
    "支出总计",
)
_INCOME, _SPENDING = (
    ("收入总计", "本年收入合计", "收入合计", "本年收入"),
    ("支出总计", "本年支出合计", "支出合计", "本年支出"),
)
_ALL_PROJECTS = re.compile(
    r"(?:20\d\d年)?(?:度)?(?:部门|单位|预算|本级|一般公共预算|财政拨款)*项目支出(?:预算|决算)?(?:总|明细|情况)?表"
)
_CENT_OF_WAN = 100
_CODED = {"30212": ABROAD, "30217": GUESTS, "30231": RUN, "31013": BOUGHT}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A figure of table `one` that table `other` does not hold; `nearest` is what it holds instead."""

    one: BudgetTable
    other: BudgetTable
    what: str
    against: str
    figure: Decimal
    nearest: Decimal
    where: tuple[Where, ...]
    sure: bool = False


def disagreements(tables: Sequence[BudgetTable], profile: Profile) -> Iterator[Disagreement]:
    """Every pair of figures that should be one; nothing about kinds of tables that a book holds several of."""
    single = {table.kind: table for table in tables if sum(other.kind == table.kind for other in tables) == 1}
    yield from _totals(single, "revenue", _INCOME)
    yield from _totals(single, "expenditure", _SPENDING)
    yield from _fiscal(single)
    yield from _classes(single, "revenue_expenditure", "expenditure")
    yield from _classes(single, "fiscal_revenue_expenditure", "functional_expenditure")
    yield from _basic(single)
    yield from _no_more(single)
    yield from _projects(single)
    yield from _public(single, profile)


def _totals(single: dict[str, BudgetTable], kind: str, names: Sequence[str]) -> Iterator[Disagreement]:
    """收入总表 and 支出总表 against 收支总表."""
    summary, table = single.get("revenue_expenditure"), single.get(kind)
    row = _total_row(table)
    if summary is None or table is None or row is None:
        return
    printed = [
        (other, figure) for other in summary.rows if line_name(other.name) in names for figure in _figures(other)
    ]
    figure = _whole(row)
    if figure is not None and printed:
        yield from _missing(table, summary, "合计", figure, printed, row, sure=True)


def _fiscal(single: dict[str, BudgetTable]) -> Iterator[Disagreement]:
    """一般公共预算支出表 against 财政拨款收支总表."""
    summary, table = single.get("fiscal_revenue_expenditure"), single.get("functional_expenditure")
    row = _total_row(table)
    if summary is None or table is None or row is None or "公共预算" not in table.title:
        return
    ends = (
        "总计",
        "本年支出",
        "本年支出合计",
        "支出合计",
        "支出总计",
        "收入总计",
        "本年收入合计",
        "本年收入",
        "一般公共预算财政拨款",
        "一般公共预算拨款",
    )
    printed = [
        (other, figure) for other in summary.rows if line_name(other.name).endswith(ends) for figure in _figures(other)
    ]
    figure = _whole(row)
    if figure is not None and printed:
        yield from _missing(table, summary, "合计", figure, printed, row)


def _classes(single: dict[str, BudgetTable], kind: str, other: str) -> Iterator[Disagreement]:
    """A functional class in the summary and in the table by function, both of the same money."""
    summary, table = single.get(kind), single.get(other)
    if summary is None or table is None or (other == "functional_expenditure" and "公共预算" not in table.title):
        return
    for row in table.rows:
        rows = [line for line in summary.rows if line_name(line.name) == line_name(row.name)]
        figure = _whole(row)
        printed = [(line, value) for line in rows for value in _figures(line)]
        if re.fullmatch(r"2\d\d", row.code or "") and figure is not None and len(rows) == 1 and printed:
            yield from _missing(table, summary, f"“{line_name(row.name)}”", figure, printed, row, sure=True)


def _no_more(single: dict[str, BudgetTable]) -> Iterator[Disagreement]:
    """A class of appropriated money is no more than the class of all money."""
    part, whole = single.get("fiscal_revenue_expenditure"), single.get("revenue_expenditure")
    if part is None or whole is None:
        return
    for row in part.rows:
        rows = [line for line in whole.rows if line_name(line.name) == line_name(row.name)]
        figure, most = _whole(row), _whole(rows[0]) if len(rows) == 1 else None
        if line_name(row.name).endswith("支出") and figure and most is not None and figure > most:
            what = f"“{line_name(row.name)}”"
            yield Disagreement(part, whole, what, f"全部{what}", figure, most, (row.where, rows[0].where))


def _projects(single: dict[str, BudgetTable]) -> Iterator[Disagreement]:
    """项目支出表 against the project columns of the tables of all spending, and of general public spending."""
    table = single.get("project_expenditure")
    row = _total_row(table)
    others = [other for kind in ("expenditure", "functional_expenditure") if (other := single.get(kind))]
    totals = [(other, total) for other in others if (total := _total_row(other)) is not None]
    columns = [
        (other, total, figure)
        for other, total in totals
        for heading, figure in total.amounts
        if figure is not None and bare(heading).removesuffix("小计").removesuffix("合计").endswith("项目支出")
    ]
    if table is None or row is None or not columns or not _ALL_PROJECTS.match(bare(table.title)):
        return
    own = _figures(row)
    if own and not any(figure == column for figure in own for _, _, column in columns):
        other, place, nearest = min(columns, key=lambda entry: abs(entry[2] - own[0]))
        yield Disagreement(table, other, "合计", "项目支出", own[0], nearest, (row.where, place.where))


def _basic(single: dict[str, BudgetTable]) -> Iterator[Disagreement]:
    """一般公共预算基本支出表 against the column of basic expenditure in 一般公共预算支出表."""
    table, functional = single.get("economic_expenditure"), single.get("functional_expenditure")
    row, total = _total_row(table), _total_row(functional)
    if table is None or functional is None or row is None or total is None or "基本支出" not in table.title:
        return
    basic = [(total, figure) for heading, figure in total.amounts if figure is not None and "基本支出" in bare(heading)]
    figure = _whole(row)
    if figure is not None and basic:
        yield from _missing(table, functional, "合计", figure, basic, row, against="基本支出")


def _public(single: dict[str, BudgetTable], profile: Profile) -> Iterator[Disagreement]:
    """An item of basic expenditure cannot be more than the whole item among the three public expenses."""
    public, basic = single.get("three_public"), single.get("economic_expenditure")
    if public is None or basic is None or "基本支出" not in basic.title:
        return
    for row in basic.rows:
        item = _CODED.get(row.code or "")
        shown = [items[item] for items in public_items(public, profile) if item and items.get(item) is not None]
        figure = _whole(row)
        if item and shown and figure and canonical(row.name, profile) == item:
            most = max(value for value in shown if value is not None)
            if figure > most:
                yield Disagreement(basic, public, f"“{item}”", f"全部“{item}”", figure, most, (row.where, public.where))


def _missing(
    one: BudgetTable,
    other: BudgetTable,
    what: str,
    figure: Decimal,
    printed: Sequence[tuple[TableRow, Decimal]],
    row: TableRow,
    *,
    against: str = "",
    sure: bool = False,
) -> Iterator[Disagreement]:
    if any(_same(figure, value) for _, value in printed):
        return
    place, nearest = min(printed, key=lambda pair: abs(pair[1] - figure))
    name = against or f"“{line_name(place.name)}”"
    yield Disagreement(one, other, what, name, figure, nearest, (row.where, place.where), sure)


def _same(one: Decimal, other: Decimal) -> bool:
    """Whether two figures are one, also where one table prints yuan and the other rounds to a hundredth of a 万元."""
    rounded = (one % _CENT_OF_WAN == 0) != (other % _CENT_OF_WAN == 0)
    return one == other or (rounded and abs(one - other) <= _CENT_OF_WAN / 2)


def _total_row(table: BudgetTable | None) -> TableRow | None:
    """The total of a table; None where it has several, of several units."""
    rows = [row for row in table.rows if is_total(row)] if table else []
    return rows[0] if len({row.amounts for row in rows}) == 1 else None


def _figures(row: TableRow) -> list[Decimal]:
    return [figure for _, figure in row.amounts if figure is not None]


def _whole(row: TableRow) -> Decimal | None:
    """The amount of a row under its heading of the whole, or its only one."""
    named = [figure for heading, figure in row.amounts if bare(heading) in _WHOLE]
    if named:
        return named[0]
    return row.amounts[0][1] if len(row.amounts) == 1 else None
