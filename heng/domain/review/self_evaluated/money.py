"""The money part of a self-evaluation form: budget, spending and printed rate of the total and of each source."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from heng.domain.finding import Where
from heng.domain.review.declared import Holder, units_and_projects
from heng.domain.target.declaration import BudgetTable, Document, TableRow

KIND = "execution"
TITLE = "预算执行情况"
RATE = "执行率"
_TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Line:
    """One source of money (yuan), or the total. `rate` is as printed, blank where its cell is, None without such a cell.

    `budget` is the one in force; `is_initial` says that the form prints only the one at the start of the year.
    """

    label: str
    initial: Decimal | None
    budget: Decimal | None
    executed: Decimal | None
    rate: str | None
    where: Where
    is_initial: bool = False


@dataclass(frozen=True, slots=True)
class Spending:
    """What one unit or project had and spent."""

    holder: Holder
    total: Line
    sources: tuple[Line, ...]


def spendings(document: Document) -> Iterator[Spending]:
    """The spending of each unit and project whose form prints what was spent; of the total, its own fields count."""
    tables: dict[str, list[BudgetTable]] = defaultdict(list)
    for table in document.tables:
        if table.kind == KIND:
            tables[table.title].append(table)
    for holder in units_and_projects(document):
        own = tables[f"{holder.name}{TITLE}"]
        rows = own.pop(0).rows if own else ()
        if holder.executed is not None:
            yield Spending(holder, _total(holder, rows), tuple(_line(row) for row in rows if row.code != _TOTAL))


def _total(holder: Holder, rows: tuple[TableRow, ...]) -> Line:
    printed = next((row for row in rows if row.code == _TOTAL), None)
    rate = dict(printed.texts).get(RATE) if printed else dict(holder.texts).get(f"预算{RATE}")
    where = printed.where if printed else holder.where
    initially = printed is not None and "全年预算数" not in dict(printed.amounts)
    return Line("预算", holder.initial, holder.amounts.total, holder.executed, rate, where, initially)


def _line(row: TableRow) -> Line:
    amounts = dict(row.amounts)
    budget = amounts.get("全年预算数", amounts.get("年初预算数"))
    texts = dict(row.texts)
    return Line(row.name, amounts.get("年初预算数"), budget, amounts.get("全年执行数"), texts.get(RATE), row.where)
