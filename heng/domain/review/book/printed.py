"""What the tables of a book print, by the names under which its text speaks of it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from heng.domain.review.book.terms import GENERAL, canonical, line_name, named_rows
from heng.domain.review.declared import bare
from heng.domain.review.profile import Profile
from heng.domain.target.declaration import BudgetTable, Document, TableRow

Printed = Mapping[str, frozenset[Decimal]]
_TOTALS = ("合计", "总计")
_SHORTEST, _SHORTEST_PROJECT = 4, 6
_UNITS = ("法院", "部门", "本级", "检察院", "中心")
_INCOME = re.compile(r"^(?:本年)?收入(?:总计|合计|支出总计)?$")
_SPENDING = re.compile(r"^(?:本年)?支出(?:总计|合计)?$")
_EARLIER = re.compile(r"上年|去年|增减|变动|增长|比例|占比|%|较")
_WHOLE_ENDS, _WHOLE_COLUMN = (
    ("合计", "总计"),
    ("小计", "本年收入", "本年支出", "本年支出小计", "本年收入小计", "金额", "预算数", "决算数"),
)
# Without one of these tables, what a book calls its income may be more than its tables show.
_WHOLE_BOOK = {"revenue_expenditure", "revenue", "expenditure"}
# Without one of these, what stands in other tables of the three public expenses is only a part of them.
_PUBLIC = {"three_public", "institution_operation"}
_TABLE_TERMS = {
    "revenue_expenditure": ("收入", "支出", "收入支出总"),
    "revenue": ("收入", "收入支出总"),
    "expenditure": ("支出", "收入支出总"),
    "fiscal_revenue_expenditure": ("财政拨款收入支出总", "财政拨款", "收入", "支出", "收入支出总"),
}


def printed(tables: Sequence[BudgetTable], profile: Profile) -> Printed:
    """Every amount that the tables print for a name; a line of nothing but blanks prints zero beside others' figures."""
    found: defaultdict[str, set[Decimal]] = defaultdict(set)
    for table in tables:
        for name, figures in _of_table(table, profile):
            found[name] |= figures
    kinds = {table.kind for table in tables}
    unsure: tuple[str, ...] = () if is_whole_book(tables) else GENERAL
    unsure += () if kinds & _PUBLIC else profile.lexicons["strong_terms"]
    for name in unsure:
        found.pop(name, None)
    return {name: frozenset(figures) for name, figures in found.items() if figures}


def _of_table(table: BudgetTable, profile: Profile) -> Iterator[tuple[str, set[Decimal]]]:
    if table.kind in ("department_overview", "project_targets_total", "execution"):
        return
    filled = any(figure for row in table.rows for _, figure in row.amounts)
    for row in named_rows(table.rows):
        if _of_earlier(row.name, table.year):
            continue
        current = {head: figure for head, figure in row.amounts if not _of_earlier(head, table.year)}
        figures = {figure for figure in current.values() if figure is not None}
        yield from _of_line(table, row, figures, profile)
        if line_name(row.name) in (*_TOTALS, "") or table.kind == "three_public":
            yield from _of_columns(current, profile, filled=filled)
        if line_name(row.name) in _TOTALS or any("接待" in heading for heading in current):
            yield from _of_whole(table, current)


def _of_earlier(heading: str, year: int | None) -> bool:
    named = re.search(r"20\d\d", heading)
    return bool(_EARLIER.search(heading)) or bool(named and year and int(named[0]) != year)


def _of_line(
    table: BudgetTable, row: TableRow, figures: set[Decimal], profile: Profile
) -> Iterator[tuple[str, set[Decimal]]]:
    """A line by its own name; the totals of income and spending by what they are the totals of."""
    name = canonical(row.name, profile)
    plain = line_name(row.name)
    if name in profile.lexicons["strong_terms"] and not figures:
        yield name, {Decimal()}
    ends = plain.endswith(("支出", "收入")) and len(plain) >= _SHORTEST
    shortest = _SHORTEST_PROJECT if table.kind == "project_expenditure" else 1
    known = name != plain or name in profile.lexicons["strong_terms"]
    if (row.code or known or ends) and len(plain) >= shortest and not plain.endswith(_UNITS):
        yield name, figures
    sides = _TABLE_TERMS.get(table.kind, ())
    if _INCOME.match(plain):
        yield from ((term, figures) for term in sides if "支出" not in term or "收入支出" in term)
    elif _SPENDING.match(plain):
        yield from ((term, figures) for term in sides if "收入" not in term or "收入支出" in term)


def _of_columns(
    current: Mapping[str, Decimal | None], profile: Profile, *, filled: bool
) -> Iterator[tuple[str, set[Decimal]]]:
    """The columns of a total line, by the end of their headings."""
    terms = set(profile.lexicons["book_terms"])
    names = {entry.split("=")[0]: entry.split("=")[1] for entry in terms}
    for heading, figure in current.items():
        plain = bare(heading).removesuffix("小计").removesuffix("合计")
        name = next((names[term] for term in sorted(names, key=len, reverse=True) if plain.endswith(term)), None)
        if name and (figure is not None or filled):
            yield name, {figure or Decimal()}


def _of_whole(table: BudgetTable, current: Mapping[str, Decimal | None]) -> Iterator[tuple[str, set[Decimal]]]:
    """The whole of a table, under the names that its kind stands for."""
    whole = {
        figure
        for head, figure in current.items()
        if figure is not None and (bare(head).endswith(_WHOLE_ENDS) or bare(head) in _WHOLE_COLUMN)
    }
    for term in _TABLE_TERMS.get(table.kind, ()):
        yield term, whole
    title = bare(table.title)
    if table.kind == "three_public" and "采购" not in title:
        yield "“三公”经费", whole
    if table.kind == "functional_expenditure":
        yield "支出", whole
        yield "一般公共预算支出", {figure for figure in current.values() if figure is not None}
    if table.kind == "economic_expenditure" and "基本支出" in title:
        yield "基本支出", whole
    if table.kind == "project_expenditure":
        yield "项目支出", whole
    if table.kind == "government_procurement":
        yield "政府采购", whole


def economic_items(tables: Sequence[BudgetTable]) -> frozenset[str]:
    """The names of lines of the economic classification: tables print them of basic expenditure only."""
    return frozenset(
        line_name(row.name)
        for table in tables
        for row in table.rows
        if row.code and re.fullmatch(r"[35]\d{2}(?:\d{2})*", row.code)
    )


def has_budgets(name: str, document: Document, profile: Profile) -> bool:
    """Whether the tables print the budget of `name`: those of final accounts do so of the three public expenses only."""
    final = any("决算" in table.title for table in document.tables)
    public = (table for table in document.tables if table.kind == "three_public")
    shown = any("预算" in heading for table in public for row in table.rows for heading, _ in row.amounts)
    return not final or (shown and name in profile.lexicons["strong_terms"])


def is_whole_book(tables: Sequence[BudgetTable]) -> bool:
    """Whether the tables print all money of the unit."""
    return any(table.kind in _WHOLE_BOOK for table in tables)
