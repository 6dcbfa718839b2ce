"""The sums inside a budget table: across columns, down the code tree, and of groups under their heading row."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from heng.domain.review.book.columns import column_sums
from heng.domain.review.book.terms import line_name
from heng.domain.review.profile import Profile
from heng.domain.review.sums import Total
from heng.domain.target.declaration import BudgetTable, TableRow

_FUNCTIONAL, _ECONOMIC = re.compile(r"2\d{2}(?:\d{2}){0,3}"), re.compile(r"[35]\d{2}(?:\d{2}){0,2}")
_UNIT_NAMES = ("法院", "检察院", "本级", "部门", "中心", "机关")
_LISTS = ("project_expenditure", "government_procurement", "government_service")
Family = tuple[TableRow, tuple[TableRow, ...]]


def table_sums(table: BudgetTable, profile: Profile) -> Iterator[Total]:
    """Every total of the table that its own figures must make."""
    for row in table.rows:
        for heading, parts, whole in column_sums(row, table.kind, profile):
            yield Total(f"“{shown(row)}”一行（{heading}）", parts, whole, row.where, shown(row))
    flat = table.kind in _LISTS
    for parent, children in families(table.rows, flat=flat):
        for heading, total in parent.amounts:
            found = tuple(figure for child in children for figure in (figure_of(child, heading),) if figure is not None)
            if total is not None and found:
                yield Total(f"“{shown(parent)}”（{heading}）", found, total, parent.where, shown(parent))


def families(rows: Sequence[TableRow], *, flat: bool = False) -> Iterator[Family]:
    """`flat` says that rows without codes are a plain list. Each total row with its parts. Codes that repeat stand under heading rows, codes that do not form a tree."""
    total = next((row for row in rows if is_total(row)), None)
    coded = [row for row in rows if row.code and not is_unit(row) and not (total and row.amounts == total.amounts)]
    if not coded:
        yield from _flat(rows, total) if flat else ()
        return
    units = [row for row in rows if is_unit(row) and not (total and row.amounts == total.amounts)]
    if units:
        yield from _by_unit(rows)
        return
    codes = [row.code for row in coded]
    if len(set(codes)) < len(codes):
        yield from _groups(rows)
        return
    yield from _tree(coded, total)


def _flat(rows: Sequence[TableRow], total: TableRow | None) -> Iterator[Family]:
    """A plain list of projects or purchases under its total."""
    listed = [row for row in rows if row is not total]
    names = [line_name(row.name) for row in listed]
    plain = all(names) and len(set(names)) == len(names) > 1 and not any(map(_divides, listed))
    if total is not None and plain and not any(row.amounts == total.amounts for row in listed):
        yield total, tuple(listed)


def _divides(row: TableRow) -> bool:
    """Whether a row may stand for others, or be a part of another."""
    return (
        is_unit(row)
        or re.match(r"\s*(?:其中|[（(]?[一二三四五六七八九十\d]+[)）、.．])|.*(?:小计|合计|总计)$", row.name)
        is not None
    )


def is_total(row: TableRow) -> bool:
    """Whether a row is the total of its table."""
    return line_name(row.name) in ("合计", "总计")


def is_unit(row: TableRow) -> bool:
    """Whether a row is that of a unit and not of a line of the classification."""
    classified = row.code and (_FUNCTIONAL.fullmatch(row.code) or _ECONOMIC.fullmatch(row.code))
    return line_name(row.name).endswith(_UNIT_NAMES) and not (classified and line_name(row.name) in ("法院", "检察院"))


def shown(row: TableRow) -> str:
    """The name of a row as messages say it."""
    return re.sub(r"\s", "", row.name) or "合计"


def figure_of(row: TableRow, heading: str) -> Decimal | None:
    """The amount of a row under a heading; None for a blank, and where there is no such column."""
    return next((figure for name, figure in row.amounts if name == heading), None)


def _tree(coded: Sequence[TableRow], total: TableRow | None) -> Iterator[Family]:
    functional = [row for row in coded if _FUNCTIONAL.fullmatch(row.code or "")]
    economic = [row for row in coded if _ECONOMIC.fullmatch(row.code or "")]
    mixed = bool(functional and economic)
    tops = functional if mixed else coded
    for row in coded:
        children = tuple(other for other in coded if other is not row and _parent(other, coded) is row)
        if children:
            yield row, children
    if total is not None:
        yield total, tuple(row for row in tops if _parent(row, coded) is None)


def _parent(row: TableRow, rows: Sequence[TableRow]) -> TableRow | None:
    """The row with the longest code that this row's code continues."""
    above = [
        other
        for other in rows
        if other.code and row.code and row.code != other.code and row.code.startswith(other.code)
    ]
    return max(above, key=lambda other: len(other.code or ""), default=None)


def _by_unit(rows: Sequence[TableRow]) -> Iterator[Family]:
    """The rows below each unit, of which the unit's own is the total."""
    starts = [at for at, row in enumerate(rows) if is_unit(row)]
    for start, end in pairwise([*starts, len(rows)]):
        own = [row for row in rows[start + 1 : end] if row.code and not is_total(row)]
        codes = [row.code for row in own]
        if own and len(set(codes)) == len(codes):
            yield from _tree(own, rows[start])


def _groups(rows: Sequence[TableRow]) -> Iterator[Family]:
    """Heading rows without code, each with the coded rows that follow it; a coded row may head those of its own code."""
    headings = [at for at, row in enumerate(rows) if not row.code]
    for start, end in pairwise([*headings, len(rows)]):
        if end - start > 1:
            below = rows[start + 1 : end]
            heads = [at for at, row in enumerate(below) if _heads(below[at:], row)]
            for at in heads:
                yield below[at], tuple(_same_code(below[at:]))
            led = {id(row) for at in heads for row in _same_code(below[at:])}
            yield rows[start], tuple(row for row in below if id(row) not in led)


def _heads(rows: Sequence[TableRow], first: TableRow) -> bool:
    """Whether the first row sums the rows of its code that follow."""
    follow = _same_code(rows)
    return bool(follow) and all(
        figure == sum((figure_of(row, heading) or Decimal() for row in follow), Decimal())
        for heading, figure in first.amounts
        if figure is not None
    )


def _same_code(rows: Sequence[TableRow]) -> list[TableRow]:
    found = []
    for row in rows[1:]:
        if row.code != rows[0].code:
            break
        found.append(row)
    return found
