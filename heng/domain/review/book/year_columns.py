"""Tables that print last year beside this one: the change and its percentage must follow from both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from heng.domain.finding import Where
from heng.domain.review.book.table_sums import shown
from heng.domain.review.declared import bare
from heng.domain.target.characters import folded
from heng.domain.target.declaration import BudgetTable, TableRow

_CHANGE = re.compile(
    r"^(?:比上年|较上年|与上年相比)?(?:增减|增减额|增减数|变动额|增减金额|增加额|差额)(?:\((?:\+|-|[+-]/[+-]).*\))?$"
)
_RATE = re.compile(r"增减[%率]|增长[%率]|增减比例|增减幅度|增幅|变动率")
_LAST = re.compile(r"上年|去年")
_NOW = re.compile(r"^(?:本年|当年|今年)")
_WHOLE = ("小计", "合计", "总计", "预算数", "决算数", "执行数", "")


@dataclass(frozen=True, slots=True)
class YearRow:
    """A row with last year's and this year's amount (yuan), the change that it prints and its percentage as text."""

    name: str
    last: Decimal
    now: Decimal
    change: Decimal | None
    rate: str
    where: Where


def year_rows(table: BudgetTable) -> Iterator[YearRow]:
    """The rows of a table with exactly one column of last year and one of this year as a whole."""
    for row in table.rows:
        last = [figure for heading, figure in row.amounts if _is_last(heading, table.year)]
        now = [figure for heading, figure in row.amounts if _is_now(heading, table.year)]
        changes = [figure for heading, figure in row.amounts if _CHANGE.match(bare(folded(heading)))]
        if len(last) == 1 and len(now) == 1 and (last[0] is not None or now[0] is not None):
            change = changes[0] if len(changes) == 1 else None
            yield YearRow(shown(row), last[0] or Decimal(), now[0] or Decimal(), change, _rate(row), row.where)


def _is_last(heading: str, year: int | None) -> bool:
    named = bool(_LAST.search(heading)) or (year is not None and f"{year - 1}年" in heading)
    return named and not re.search("结转|结余|增减|较|比", heading)


def _is_now(heading: str, year: int | None) -> bool:
    plain = bare(heading)
    stem = re.sub(rf"^{year}年度?" if year else r"^$", "本年", plain)
    match = _NOW.match(stem)
    return match is not None and stem[match.end() :].removeprefix("预算数").removeprefix("预算") in _WHOLE


def _rate(row: TableRow) -> str:
    texts = [text for heading, text in row.texts if _RATE.search(folded(heading))]
    plain = folded(texts[0]).strip().removesuffix("%") if len(texts) == 1 else ""
    return plain if re.fullmatch(r"-?\d[\d,]*(?:\.\d+)?", plain) else ""
