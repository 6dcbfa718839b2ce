"""The sums inside a budget table: across columns, down the code tree, and of groups under their heading row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from heng.domain.finding import Where
from heng.domain.review.declared import bare
from heng.domain.review.profile import Profile
from heng.domain.target.declaration import BudgetTable, TableRow


@dataclass(frozen=True, slots=True)
class TableSum:
    """A total that a table prints and the parts (yuan) that should make it."""

    what: str
    parts: tuple[Decimal, ...]
    total: Decimal
    where: Where


def table_sums(table: BudgetTable, profile: Profile) -> Iterator[TableSum]:
    """Every total of the table that its own figures must make."""
    for row in table.rows:
        yield from _across(table, row, profile)
    for parent, children in _families(table.rows):
        for heading, total in parent.amounts:
            parts = tuple(figure for child in children for figure in (_figure(child, heading),) if figure is not None)
            if total is not None and parts:
                name = re.sub(r"\s", "", parent.name) or "合计"
                yield TableSum(f"“{table.title}”的“{name}”（{heading}）", parts, total, parent.where)


def _across(table: BudgetTable, row: TableRow, profile: Profile) -> Iterator[TableSum]:
    """Columns that the rulebook knows to be the parts of another column."""
    for entry in profile.lexicons["column_sums"]:
        whole, words = entry.split("=")
        total = _heading(row, whole)
        parts = [_heading(row, word) for word in words.split("+")]
        found = tuple(part[1] for part in parts if part is not None and part[1] is not None)
        if total is not None and total[1] is not None and None not in parts and found:
            name = re.sub(r"\s", "", row.name) or "合计"
            yield TableSum(f"“{table.title}”的“{name}”一行（{total[0]}）", found, total[1], row.where)


def _heading(row: TableRow, word: str) -> tuple[str, Decimal | None] | None:
    return next(((heading, figure) for heading, figure in row.amounts if bare(heading).startswith(word)), None)


def _families(rows: Sequence[TableRow]) -> Iterator[tuple[TableRow, tuple[TableRow, ...]]]:
    """Each total row with its parts. Codes that repeat stand under heading rows, codes that do not form a tree."""
    total = next((row for row in rows if re.sub(r"\s", "", row.name) in ("合计", "总计")), None)
    coded = [row for row in rows if row.code and not (total and row.amounts == total.amounts)]
    if not coded:
        return
    codes = [row.code for row in coded]
    if len(set(codes)) < len(codes):
        yield from _groups(rows)
        return
    for row in coded:
        children = tuple(other for other in coded if other is not row and _parent(other, coded) is row)
        if children:
            yield row, children
    if total is not None:
        yield total, tuple(row for row in coded if _parent(row, coded) is None)


def _parent(row: TableRow, rows: Sequence[TableRow]) -> TableRow | None:
    """The row with the longest code that this row's code continues."""
    above = [
        other
        for other in rows
        if other.code and row.code and row.code != other.code and row.code.startswith(other.code)
    ]
    return max(above, key=lambda other: len(other.code or ""), default=None)


def _groups(rows: Sequence[TableRow]) -> Iterator[tuple[TableRow, tuple[TableRow, ...]]]:
    """Heading rows without code, each with the coded rows that follow it."""
    headings = [at for at, row in enumerate(rows) if not row.code]
    for start, end in pairwise([*headings, len(rows)]):
        if end - start > 1:
            yield rows[start], tuple(rows[start + 1 : end])


def _figure(row: TableRow, heading: str) -> Decimal | None:
    return next((figure for name, figure in row.amounts if name == heading), None)
