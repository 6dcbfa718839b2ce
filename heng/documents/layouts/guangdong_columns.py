"""The Guangdong form as a table: one row per project, units as rows of sums, all indicators in the last cell."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from heng.documents.content import Content
from heng.documents.layouts.amount_cells import stated_unit
from heng.documents.layouts.announce import announce
from heng.documents.layouts.fiscal_year import fiscal_year
from heng.documents.layouts.goal_and_indicators import read_texts
from heng.documents.layouts.guangdong_form import check_paper, damaged_name, unit_when_unstated
from heng.documents.layouts.guangdong_rows import (
    TableRow,
    groups,
    header_index,
    money_columns,
    table_rows,
    texts_of,
)
from heng.documents.layouts.headings import is_total
from heng.documents.layouts.numbered_indicators import begins, has_annual
from heng.documents.layouts.passage import Passage, unbroken
from heng.documents.layouts.rows import Row, sheets
from heng.documents.layouts.shifted_amounts import settle, ways
from heng.documents.layouts.tables_above import with_tables
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Finding
from heng.domain.target.declaration import Document, DocumentKind, Project, Unit

SURE = 95
_LABELLED = re.compile(r"(?:部门|单位)名称\s*[:：]\s*(?P<name>.+?)(?:\s+(?:金额)?单位\s*[:：].*)?")
_Cells = tuple[Decimal | None, ...]


def recognise(content: Content) -> int:
    """Sure where a table has the form's headings and its numbered strings."""
    rows = [row for sheet in sheets(content) for row in sheet.rows]
    headed = header_index(rows) is not None
    numbered = any(begins(slot.text) is not None for row in rows for _, slot in row.filled() if len(row.filled()) > 1)
    return SURE if headed and numbered else 0


def read(content: Content, file: str, sha256: str) -> Document:
    """The projects of the form under their units, with sums checked and torn rows announced."""
    rows = [row for sheet in sheets(content) for row in sheet.rows if row.filled()]
    start = header_index(rows) or 0
    head, header = rows[:start], rows[start]
    stated = stated_unit(rows[: start + 1])
    year = fiscal_year(head)
    table = table_rows(rows[start + 1 :], header, stated or unit_when_unstated())
    department = _department(head)
    units, projects, torn = _contents(table, money_columns(header), department)
    total = next((row for row in table if is_total(row.name)), None)
    findings = [
        *([] if stated else [announce("I11", file, header.where(), unit=unit_when_unstated())]),
        *([] if year else [announce("I10", file, header.where())]),
        *(finding for unit in department for finding in damaged_name(unit.name, unit.where)),
        *torn,
        *check_paper(_amounts(total.amounts, money_columns(header)) if total else None, units, projects),
    ]
    document = Document(
        file,
        sha256,
        DocumentKind.PROJECT_TARGETS,
        year,
        stated,
        tuple(units),
        tuple(projects),
        findings=tuple(findings),
    )
    return with_tables(document, head)


def _department(head: Sequence[Row]) -> list[Unit]:
    """The unit that the lines above the table name, if any."""
    slots = [slot for row in head for _, slot in row.filled()]
    found = [(match["name"], slot.where) for slot in slots if (match := _LABELLED.fullmatch(slot.text))]
    return [Unit(unbroken(name), where) for name, where in found[:1]]


def _contents(
    table: Sequence[TableRow], money: Sequence[str], department: Sequence[Unit]
) -> tuple[list[Unit], list[Project], list[Finding]]:
    annual = any(has_annual(text) for text in texts_of(table))
    ends = _ends_in_full_stop(table)
    total = next((_amounts(row.amounts, money) for row in table if is_total(row.name)), Amounts())
    members_of = groups(table)
    units, projects, findings = list[Unit](), list[Project](), list[Finding]()
    for head, members in members_of:
        unit = Unit(head.name, head.where, amounts=_amounts(head.amounts, money)) if head else None
        unit = unit or next(iter(department), Unit("", members[0].where))
        units.append(unit)
        sums = total if unit.amounts == Amounts() and len(members_of) == 1 else unit.amounts
        settled, shifted = _settled(members, sums, money, unit.name)
        findings += shifted
        for row, amounts in zip(members, settled, strict=True):
            project, torn = _project(row, unit.name, amounts, annual=annual, ends=ends)
            projects.append(project)
            findings += torn
    return units, projects, findings


def _settled(
    rows: Sequence[TableRow], sums: Amounts, money: Sequence[str], unit: str
) -> tuple[list[Amounts], list[Finding]]:
    """The amounts of each row; those of torn rows by source only where `sums` leave one way."""
    whole = [_padded(row.amounts, len(money)) for row in rows if row.whole]
    torn = [row for row in rows if not row.whole]
    stated = tuple(getattr(sums, name) for name in money)
    found = settle(whole, [row.amounts for row in torn], stated) if sums.total is not None else None
    cells = dict(zip((id(row) for row in torn), found, strict=True)) if found else {}
    amounts = [
        _amounts(row.amounts if row.whole else cells.get(id(row), _only_total(row, len(money))), money) for row in rows
    ]
    return amounts, _announced(torn, found, len(money), unit)


def _announced(torn: Sequence[TableRow], found: Sequence[_Cells] | None, width: int, unit: str) -> list[Finding]:
    """One hint for rows that only lost blank cells, one warning for each row whose amounts moved or stay open."""
    moved = [row for index, row in enumerate(torn) if not found or _padded(row.amounts, width) != found[index]]
    still = [row for row in torn if row not in moved]
    outcome = "按单位各列合计只有一种归位方式成立，已归位" if found else "无法确定各金额的资金来源，只读入能确定的金额"
    reason = f"本行的单元格在提取时丢失或并入了相邻单元格；{outcome}"
    hints = []
    if still:
        lines = "、".join(str(replace(row.where, column=None)) for row in still)
        hints.append(announce("I12", unit, *(row.where for row in still), count=len(still), lines=lines))
    return [*hints, *(announce("I35", row.name, row.where, reason=reason) for row in moved)]


def _amounts(cells: Sequence[Decimal | None], money: Sequence[str]) -> Amounts:
    return Amounts(**dict(zip(money, cells, strict=False)))


def _padded(cells: Sequence[Decimal | None], width: int) -> _Cells:
    return (*cells, *([None] * (width - len(cells))))[:width]


def _only_total(row: TableRow, width: int) -> _Cells:
    """The total of a row whose sources are open, where it is the same in all ways the row may have been."""
    totals = {cells[0] for cells in ways(row.amounts, width)}
    return (totals.pop() if len(totals) == 1 else None,)


def _project(row: TableRow, unit: str, amounts: Amounts, *, annual: bool, ends: bool) -> tuple[Project, list[Finding]]:
    cells = [Passage(text, ((0, where),)) for text, where in row.texts]
    objective = cells[0]
    rest = cells[1:] or [Passage("", ())]
    numbered = Passage("".join(cell.text for cell in rest), rest[0].starts)
    texts = read_texts(objective, numbered, row.name, annual=annual, ends=ends)
    project = Project(row.name, row.where, unit=unit, amounts=amounts)
    project = replace(project, objective=texts.objective, indicators=texts.indicators)
    return project, [*damaged_name(row.name, row.where), *texts.findings]


def _ends_in_full_stop(table: Sequence[TableRow]) -> bool:
    """Whether the objectives of this paper as a rule end in a full stop."""
    goals = [row.texts[0][0] for row in table if len(row.texts) > 1]
    return 2 * sum(goal.endswith("。") for goal in goals) > len(goals)
