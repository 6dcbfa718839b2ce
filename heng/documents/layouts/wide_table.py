"""One wide table for many projects: unit, project, money and objective stand in columns beside the indicators."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from heng.documents.layouts.amount_cells import amount
from heng.documents.layouts.amounts import amounts_of, announce_amounts
from heng.documents.layouts.announce import announce
from heng.documents.layouts.blocks import Block
from heng.documents.layouts.form_labels import pairs
from heng.documents.layouts.hints import without_hint
from heng.documents.layouts.indicator_rows import read_rows
from heng.documents.layouts.names import is_coded_unit, split_code
from heng.documents.layouts.numbered_column import numbered_of
from heng.documents.layouts.parts import Parts, indicators_of
from heng.documents.layouts.project_form import organisation
from heng.documents.layouts.project_groups import Group, agree, following_sum, groups, subtotals
from heng.documents.layouts.rows import Row
from heng.documents.layouts.unread import unread_columns
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Finding, Where
from heng.domain.money import wan_text
from heng.domain.target.declaration import BudgetTable, Project, TableRow, Unit

# The unit of a wide table stands at most so many rows above it, with a date and the unit of money beside it.
_ROWS_ABOVE, _CORNER_CELLS = 6, 4
_SUBJECT = "项目绩效目标表"


def read_wide_tables(blocks: Sequence[Block], money: str) -> Parts:
    """The projects of a wide table that may go on over several blocks (repeated headings); amounts are in `money`."""
    read = [read_rows(block.body, block.columns, _SUBJECT) for block in blocks]
    found = groups([entry for part in read for entry in part.entries])
    totals = subtotals(found, money)
    torn = _torn_units([row for block in blocks for row in block.body])
    owner = _owner(blocks[0])
    projects, findings = _projects(found, totals, torn, money, owner.name if owner else "")
    exchanged = [announce("I22", _SUBJECT, blocks[0].header.where())] if blocks[0].exchanged else []
    return Parts(
        units=(*([owner] if owner else []), *_units(found, totals, torn, money)),
        projects=tuple(projects),
        tables=tuple(_subtotal_table(totals, money)),
        findings=(
            *exchanged,
            *(finding for part in read for finding in part.findings),
            *_torn_names(torn),
            *findings,
            *(finding for block in blocks for finding in unread_columns(block, _SUBJECT)),
            *_nameless(found, totals),
            *_sums(totals, found, money),
        ),
        self_evaluation=any(column.field in ("actual", "score", "executed") for column in blocks[0].columns),
    )


def _projects(
    found: Sequence[Group], totals: Sequence[Group], torn: Sequence[tuple[str, Where]], money: str, above: str
) -> tuple[list[Project], list[Finding]]:
    projects: list[Project] = []
    findings: list[Finding] = []
    for group in found:
        if group in totals:
            above = group.owner()[1]
        elif group.name or group.entries:
            owner = split_code(torn[0][0])[1] if len(torn) == 1 else split_code(group.unit)[1] or above
            project, doubts = _project(group, owner, money)
            projects.append(project)
            findings.extend(doubts)
    return projects, findings


def _project(group: Group, owner: str, money: str) -> tuple[Project, list[Finding]]:
    code, name = split_code(group.name)
    indicators, findings = numbered_of(group.first, name) or indicators_of(group.entries, name)
    slot = group.first.fields.get("project_name")
    project = Project(
        name=name,
        where=slot.where if slot else group.first.row.where(),
        code=code or group.first.text("project_code") or None,
        unit=owner,
        amounts=amounts_of(group.first.fields, money),
        initial=_money(group, "initial", money),
        executed=_money(group, "executed", money),
        objective=without_hint(group.first.text("objective")),
        indicators=indicators,
    )
    return project, [*announce_amounts(group.first.fields, money, name), *findings]


def _money(group: Group, field: str, money: str) -> Decimal | None:
    slot = group.first.fields.get(field)
    return amount(slot.text, slot.unit or money) if slot else None


def _owner(block: Block) -> Unit | None:
    """The unit that the lines just above the table name, for all projects that name none themselves."""
    near = [row for row in block.preamble[-_ROWS_ABOVE:] if len(row.filled()) <= _CORNER_CELLS]
    return organisation(near, pairs(near))


def _units(
    found: Sequence[Group], totals: Sequence[Group], torn: Sequence[tuple[str, Where]], money: str
) -> Iterator[Unit]:
    for group in found:
        code, name = group.owner() if group in totals else split_code(group.unit)
        if name:
            amounts = amounts_of(group.first.fields, money) if group in totals else Amounts()
            yield Unit(name=name, where=group.first.row.where(), code=code, amounts=amounts)
    for text, where in torn:
        code, name = split_code(text)
        yield Unit(name=name, where=where, code=code)


def _subtotal_table(totals: Sequence[Group], money: str) -> Iterator[BudgetTable]:
    rows = [
        TableRow(name, (("预算数", group.total(money)),), group.first.row.where(), code)
        for group in totals
        for code, name in [group.owner()]
    ]
    if rows:
        yield BudgetTable("project_targets_total", "项目绩效目标表合计", tuple(rows), rows[0].where)


def _nameless(found: Sequence[Group], totals: Sequence[Group]) -> Iterator[Finding]:
    nameless = [group for group in found if not group.name and group.entries and group not in totals]
    if nameless:
        count = sum(len(group.entries) for group in nameless)
        yield announce("I24", _SUBJECT, nameless[0].first.row.where(), count=count)


def _torn_names(torn: Sequence[tuple[str, Where]]) -> Iterator[Finding]:
    if len(torn) == 1:
        yield announce("I23", _SUBJECT, torn[0][1], name=torn[0][0])
    elif torn:
        names = "、".join(name for name, _ in torn)
        yield announce("I26", _SUBJECT, *(where for _, where in torn), count=len(torn), names=names)


def _sums(totals: Sequence[Group], found: Sequence[Group], money: str) -> Iterator[Finding]:
    for group in totals:
        parts, total = following_sum(group, found, money), group.total(money)
        if parts is not None and total is not None and not agree(parts, total, len(found)):
            name, place = group.owner()[1], group.first.row.where()
            yield announce("I18", name, place, parts=wan_text(parts), total=wan_text(total), name=name)


def _torn_units(rows: Sequence[Row]) -> list[tuple[str, Where]]:
    """Units whose name the page has torn out of its merged cell: code and name, going on over lines of their own."""
    found: list[tuple[str, Where]] = []
    is_open = False
    for row in rows:
        if not row.is_line():
            is_open = False
        elif is_coded_unit(row.slots[0].text):
            found.append((row.slots[0].text, row.slots[0].where))
            is_open = True
        elif is_open:
            text, where = found.pop()
            found.append((text + row.slots[0].text, where))
    return found
