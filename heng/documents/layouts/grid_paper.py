"""Papers whose content stands in tables, recognised by their headings: forms, wide tables, budget books."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from heng.documents.content import Content
from heng.documents.layouts.amount_cells import stated_unit
from heng.documents.layouts.announce import announce
from heng.documents.layouts.blocks import Block, blocks, is_whole_period, names_owner
from heng.documents.layouts.budget_tables import read_budget_tables
from heng.documents.layouts.department_form import read_department_form
from heng.documents.layouts.fiscal_year import fiscal_year
from heng.documents.layouts.form_labels import first, pairs
from heng.documents.layouts.headings import vocabulary
from heng.documents.layouts.indicator_columns import indicator_columns
from heng.documents.layouts.merging import merged_units
from heng.documents.layouts.names import code_in
from heng.documents.layouts.parts import Parts, joined
from heng.documents.layouts.project_form import read_project_form
from heng.documents.layouts.rows import Row, Sheet, sheets
from heng.documents.layouts.statements import statements
from heng.documents.layouts.unread import unread_amounts, unread_columns, unread_rows
from heng.documents.layouts.wide_table import read_wide_tables
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Finding
from heng.domain.target.declaration import Document, DocumentKind, Project

# Scores: a heading row of an indicator table is sure; budget tables alone leave room for a narrower layout.
_NUMBERED, _INDICATOR_TABLE, _BUDGET_TABLES = 97, 80, 40


def recognise(content: Content) -> int:
    """97 where exact cells hold numbered strings, 80 where a heading row of an indicator table is found, 40 for budget tables alone, else 0."""
    papers = sheets(content)
    headed = [
        found for sheet in papers for index in range(len(sheet.rows)) if (found := indicator_columns(sheet.rows, index))
    ]
    if headed:
        numbered = any(column.field == "numbered" for columns in headed for column in columns)
        return _NUMBERED if numbered else _INDICATOR_TABLE
    return (
        _BUDGET_TABLES
        if any(read_budget_tables(sheet.rows, _default_unit(), sheet.title).tables for sheet in papers)
        else 0
    )


def read(content: Content, file: str, sha256: str) -> Document:
    """The paper in `content`: units, projects, indicators and budget tables, and what reading them lost."""
    papers = sheets(content)
    rows = [row for sheet in papers for row in sheet.rows]
    stated = stated_unit(rows)
    whole = joined(part for sheet in papers for part in _sheet(sheet, stated or _default_unit()))
    year = fiscal_year(rows)
    findings = [*content.notes, *whole.findings]
    if year is None:
        findings.insert(0, announce("I10", file))
    if stated is None and _has_amounts(whole):
        findings.insert(0, announce("I11", file, unit=_default_unit()))
    return Document(
        file=file,
        sha256=sha256,
        kind=_kind(whole),
        fiscal_year=year,
        money_unit=stated,
        units=merged_units(whole.units),
        projects=_with_code(whole.projects, rows),
        tables=whole.tables,
        statements=statements([line for line in content.lines if "\t" not in line.text]),
        findings=tuple(findings),
    )


def _sheet(sheet: Sheet, unit: str) -> Iterator[Parts]:
    found = list(blocks(sheet.rows))
    index = 0
    while index < len(found):
        block = found[index]
        yield read_budget_tables(block.preamble[: block.form_start()], unit)
        unit = stated_unit([*block.form(), block.header]) or unit
        following = _continuation(found, index)
        yield _read([block, *following], unit)
        index += 1 + len(following)
    rest = sheet.rows if not found else sheet.rows[found[-1].end :]
    tables = read_budget_tables(rest, unit, "" if found else sheet.title)
    yield tables
    if not tables.tables:
        yield Parts(findings=tuple(unread_rows(rest, sheet.title or "表格")))


def _continuation(found: Sequence[Block], index: int) -> list[Block]:
    """The blocks after `index` that go on with its table: the same columns, and above them no labels of a new form."""
    following: list[Block] = []
    for block in found[index + 1 :]:
        if [column.field for column in block.columns] != [column.field for column in found[index].columns]:
            break
        if not _repeats(found[index].preamble, block.preamble) and (
            names_owner(block.form()) or (block.is_wide() and stated_unit(block.preamble) is not None)
        ):
            break
        following.append(block)
    return following


def _repeats(first: Sequence[Row], later: Sequence[Row]) -> bool:
    """Whether nothing stands above the later table but what stood above the first: the head of another page."""
    above = {slot.text for row in first for _, slot in row.filled()}
    return bool(above) and all(slot.text in above for row in later for _, slot in row.filled())


def _read(found: Sequence[Block], unit: str) -> Parts:
    block = found[0]
    if block.is_wide():
        return read_wide_tables(found, unit)
    annual = [part for part in found if not is_whole_period(part)] or found
    whole = replace(block, body=tuple(row for part in annual for row in part.body))
    labels = pairs(block.form())
    name = first(labels, "project_name")
    read = read_project_form(whole, name, labels, unit) if name is not None else read_department_form(whole, unit)
    left_out = [part for part in found if part not in annual]
    unread = [finding for part in annual for finding in unread_columns(part, name.text if name else "部门整体")]
    amounts = unread_amounts(block.form(), name.text if name else "部门整体")
    return joined([read, Parts(findings=(*map(_announce_left_out, left_out), *unread, *amounts))])


def _announce_left_out(block: Block) -> Finding:
    return announce("I27", "长期目标", block.header.where(), count=sum(1 for row in block.body if row.filled()))


def _has_amounts(whole: Parts) -> bool:
    stated = [*(unit.amounts for unit in whole.units), *(project.amounts for project in whole.projects)]
    return bool(whole.tables) or any(amounts != Amounts() for amounts in stated)


def _with_code(projects: tuple[Project, ...], rows: Sequence[Row]) -> tuple[Project, ...]:
    """The only project of a paper gets the code that the text around its table names, if that is one and the same."""
    if len(projects) != 1 or projects[0].code:
        return projects
    codes = {code for row in rows if row.is_line() and (code := code_in(row.slots[0].text))}
    return (replace(projects[0], code=codes.pop()),) if len(codes) == 1 else projects


def _kind(whole: Parts) -> DocumentKind:
    money = [table for table in whole.tables if table.kind not in ("department_overview", "project_targets_total")]
    if money:
        return DocumentKind.BUDGET_BOOK
    if whole.self_evaluation:
        return DocumentKind.SELF_EVALUATION_FORM
    if whole.projects:
        return DocumentKind.PROJECT_TARGETS
    return DocumentKind.DEPARTMENT_TARGETS if whole.units else DocumentKind.UNKNOWN


def _default_unit() -> str:
    return str(vocabulary()["money"]["unit_when_unstated"])
