"""A list of projects, one row each, whose last cell holds goal and indicators in one text (bracketed_cell.py)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from heng.documents.content import Content
from heng.documents.layouts.amount_cells import amount, bracketed_unit, stated_unit
from heng.documents.layouts.announce import announce
from heng.documents.layouts.bracketed_cell import bracketed_cell, holds_indicators
from heng.documents.layouts.fiscal_year import fiscal_year
from heng.documents.layouts.headings import heading, plain, vocabulary, words
from heng.documents.layouts.merging import merged_units
from heng.documents.layouts.names import split_code
from heng.documents.layouts.rows import Row, Sheet, one_line, sheets
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Finding
from heng.domain.target.declaration import BudgetTable, Document, DocumentKind, Project, TableRow, Unit

_SURE = 98
_NAMES = ("project_name", "unit_name", "department_name")
_CODES = ("unit_code", "project_code")
_NO_AMOUNT = ("", "/", "-", "—", "无")


@dataclass(frozen=True, slots=True)
class _List:
    """A table: the columns of its fields, its rows below the headings, and the unit of money of its amounts."""

    columns: Mapping[str, int]
    rows: tuple[Row, ...]
    unit: str


def recognise(content: Content) -> int:
    """98 where a row names a project under headings and one of its cells holds bracketed levels with indicators, else 0."""
    return _SURE if any(_lists(sheet, "元") for sheet in sheets(content)) else 0


def read(content: Content, file: str, sha256: str) -> Document:
    """The projects of all lists in `content`, their units, and the sums that stand between them as a table."""
    papers = sheets(content)
    rows = [row for sheet in papers for row in sheet.rows]
    stated = stated_unit(rows)
    lists = [
        found for sheet in papers for found in _lists(sheet, stated or vocabulary()["money"]["unit_when_unstated"])
    ]
    year = fiscal_year(rows)
    findings = [] if year else [announce("I10", file)]
    if stated is None:
        findings.append(announce("I11", file, unit=vocabulary()["money"]["unit_when_unstated"]))
    return Document(
        file,
        sha256,
        DocumentKind.PROJECT_TARGETS,
        year,
        stated,
        units=merged_units(unit for found in lists for unit in _units(found)),
        projects=tuple(project for found in lists for project in _projects(found)),
        tables=tuple(table for found in lists for table in _sums(found)),
        findings=(*findings, *(finding for found in lists for finding in _doubts(found))),
    )


def _lists(sheet: Sheet, unit: str) -> list[_List]:
    goals = [index for index, row in enumerate(sheet.rows) if row.exact and _goal(row) is not None]
    if not goals:
        return []
    for index in range(goals[0] - 1, -1, -1):
        columns = _columns(sheet.rows[index])
        if {"name", "total"} <= set(columns):
            own = bracketed_unit(sheet.rows[index].text(columns["total"]))
            body = [row for row in sheet.rows[index + 1 :] if row.filled() and not _columns(row)]
            return [_List(columns, tuple(body), own or unit)]
    return []


def _columns(row: Row) -> dict[str, int]:
    """The columns of code, name and budget that `row` heads; empty where it heads none."""
    found: dict[str, int] = {}
    for column, slot in row.filled():
        field = heading("project", slot.text)
        kind = "name" if field in _NAMES else "code" if field in _CODES else field
        if kind in ("name", "code", "total"):
            found.setdefault(kind, column)
    return found if len(found) > 1 else {}


def _goal(row: Row) -> int | None:
    return next((column for column, slot in row.filled() if holds_indicators(slot.text)), None)


def _name(found: _List, row: Row) -> str:
    return split_code(one_line(row.text(found.columns["name"])))[1]


def _is_unit(found: _List, row: Row) -> bool:
    return _goal(row) is None and plain(_name(found, row)).endswith(tuple(words("organisations")))


def _units(found: _List) -> Iterator[Unit]:
    for row in found.rows:
        if _is_unit(found, row):
            yield Unit(_name(found, row), row.where(), code=row.text(found.columns.get("code", -1)) or None)


def _projects(found: _List) -> Iterator[Project]:
    owner = ""
    for row in found.rows:
        goal = _goal(row)
        if goal is None:
            owner = _name(found, row) if _is_unit(found, row) else owner
            continue
        said = [bracketed_cell(slot) for column, slot in row.filled() if column >= goal or "【" in slot.text]
        yield Project(
            name=_name(found, row),
            where=row.slots[found.columns["name"]].where,
            unit=owner,
            amounts=Amounts(total=amount(row.text(found.columns["total"]), found.unit)),
            objective="\n".join(cell.objective for cell in said if cell.objective),
            indicators=tuple(one for cell in said for one in cell.indicators),
            texts=tuple(text for cell in said for text in cell.texts),
        )


def _sums(found: _List) -> Iterator[BudgetTable]:
    """The rows that are no project: totals of departments, units and kinds of projects."""
    rows = [
        TableRow(
            _name(found, row),
            (("预算数", amount(row.text(found.columns["total"]), found.unit)),),
            row.where(),
            row.text(found.columns.get("code", -1)) or None,
        )
        for row in found.rows
        if _goal(row) is None and _name(found, row) and row.text(found.columns["total"])
    ]
    if rows:
        yield BudgetTable("project_targets_total", "项目绩效目标表合计", tuple(rows), rows[0].where)


def _doubts(found: _List) -> Iterator[Finding]:
    """One finding (I17) for each cell under the budget that is neither blank nor an amount."""
    for row in found.rows:
        text = row.text(found.columns["total"])
        if text not in _NO_AMOUNT and amount(text, found.unit) is None:
            where = row.slots[found.columns["total"]].where
            yield announce("I17", _name(found, row), where, label="金额", text=text)
