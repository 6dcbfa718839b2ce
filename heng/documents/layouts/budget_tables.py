"""Budget and final-account tables (收支总表, 一般公共预算支出表, “三公”经费表 …) of a budget book."""

import re
from collections.abc import Iterator, Sequence

from heng.documents.layouts.amount_cells import amount, corner_unit, stated_unit
from heng.documents.layouts.announce import announce
from heng.documents.layouts.headings import vocabulary
from heng.documents.layouts.parts import Parts
from heng.documents.layouts.rows import Row
from heng.documents.layouts.table_columns import Section, header_rows, sections
from heng.domain.finding import Finding
from heng.domain.target.declaration import BudgetTable, TableRow

_LONGEST_TITLE = 40
_LIST_ITEM = re.compile(r"^(?:[-·*\d（(]|[一二三四五六七八九十]+、)")
_NOTE = re.compile(r"^(?:注|备注|说明)\s*[:：]")


def table_kind(title: str) -> str | None:
    """The kind of budget table that a title names; None for any other text, and for tables of performance targets."""
    squeezed = re.sub(r"\s+", "", title)
    if len(squeezed) > _LONGEST_TITLE or any(word in squeezed for word in vocabulary()["table_columns"]["not_money"]):
        return None
    if not squeezed.rstrip("）)").endswith("表") or _LIST_ITEM.match(squeezed):
        return None
    return next(
        (table["kind"] for table in vocabulary()["tables"] if all(word in squeezed for word in table["title"])), None
    )


def read_budget_tables(rows: Sequence[Row], unit: str, sheet: str = "") -> Parts:
    """The budget tables in `rows`, each from its title to the next; amounts in the unit stated there, else in `unit`."""
    starts = [index for index, row in enumerate(rows) if len(row.filled()) == 1 and table_kind(row.filled()[0][1].text)]
    if not starts and table_kind(sheet):
        starts = [-1]
    tables, findings = [], []
    for start, end in zip(starts, [*starts[1:], len(rows)][: len(starts)], strict=True):
        title = rows[start].filled()[0][1].text if start >= 0 else sheet
        found = _table(title, rows[start + 1 : end], unit)
        if found is not None:
            tables.append(found[0])
            findings.extend(found[1])
    return Parts(tables=tuple(tables), findings=tuple(findings))


def _table(title: str, rows: Sequence[Row], unit: str) -> tuple[BudgetTable, list[Finding]] | None:
    inside = [row for row in rows if row.filled() and not row.is_line() and not _is_corner(row)]
    height = header_rows(inside)
    kind = table_kind(title)
    if not height or kind is None:
        return None
    sides = sections(inside[:height])
    stated = stated_unit(rows) or unit
    findings: list[Finding] = []
    lines = tuple(
        line for row in inside[height:] for side in sides for line in _line(row, side, stated, title, findings)
    )
    note = next((row.slots[0].text for row in rows if row.filled() and _NOTE.match(row.filled()[0][1].text)), "")
    return BudgetTable(kind, title, lines, inside[0].where(), note), findings


def _is_corner(row: Row) -> bool:
    """Whether the row states the unit of money in a corner and is no heading row."""
    return len(row.filled()) <= 2 and corner_unit([row]) is not None


def _line(row: Row, side: Section, unit: str, title: str, findings: list[Finding]) -> Iterator[TableRow]:
    name = row.text(side.name)
    figures = [(heading, row.text(column), column) for column, heading in side.amounts]
    if (not name and not any(text for _, text, _ in figures)) or _NOTE.match(name):
        return
    for _, text, column in figures:
        if text and amount(text, unit) is None:
            findings.append(announce("I17", title, row.slots[column].where, label="金额", text=text))
    amounts = tuple((heading, amount(text, unit)) for heading, text, _ in figures)
    yield TableRow(
        name, amounts, row.slots[side.name].where if side.name < len(row.slots) else row.where(), _code(row, side)
    )


def _code(row: Row, side: Section) -> str | None:
    """The code of a line; a code in the unit column counts only where it goes on from the classification's."""
    joined = "".join(row.text(column) for column in side.codes)
    organisation = row.text(side.organisation_code) if side.organisation_code is not None else ""
    return (organisation if organisation.startswith(joined) else joined) or None
