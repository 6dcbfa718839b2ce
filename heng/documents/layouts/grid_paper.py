"""Papers whose content stands in tables, recognised by their headings: forms, wide tables, budget books."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from heng.documents.content import Content
from heng.documents.layouts.amount_cells import stated_unit
from heng.documents.layouts.amounts import written_unit
from heng.documents.layouts.announce import announce
from heng.documents.layouts.blocks import Block, blocks, is_of_whole, is_whole_period, names_owner
from heng.documents.layouts.book.cover import cover
from heng.documents.layouts.book.narrative import book_statements, prose_in_cells
from heng.documents.layouts.book.notes_alone import is_notes, year_of_notes
from heng.documents.layouts.book.titles import OTHER
from heng.documents.layouts.book.whole import as_book
from heng.documents.layouts.budget_tables import read_budget_tables
from heng.documents.layouts.department_form import read_department_form
from heng.documents.layouts.execution_table import KIND as EXECUTION
from heng.documents.layouts.fiscal_year import fiscal_year
from heng.documents.layouts.form_labels import first, is_labelled, pairs
from heng.documents.layouts.headings import vocabulary
from heng.documents.layouts.indicator_columns import indicator_columns
from heng.documents.layouts.level_sums import is_level_sums, with_level_sums
from heng.documents.layouts.levels_across import unfolded
from heng.documents.layouts.long_term import with_long_term
from heng.documents.layouts.loose_cells import gathered_form
from heng.documents.layouts.merging import merged_units, without_repeated
from heng.documents.layouts.names import code_in
from heng.documents.layouts.parts import Parts, joined
from heng.documents.layouts.project_form import read_project_form
from heng.documents.layouts.rows import Row, Sheet, lines_outside_tables, sheets
from heng.documents.layouts.side_by_side import separated
from heng.documents.layouts.simplified_levels import with_simplified_levels
from heng.documents.layouts.statements import statements
from heng.documents.layouts.summary_table import read_summary, summary_columns
from heng.documents.layouts.unread import unread_amounts, unread_columns
from heng.documents.layouts.wide_table import read_wide_tables
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Finding
from heng.domain.target.declaration import Document, DocumentKind, Project

# Scores: a heading row of an indicator table is sure, and so are several tables of a book; one alone, or a book's title
# without any table, leaves room for a narrower layout.
_NUMBERED, _INDICATOR_TABLE, _BOOK, _BUDGET_TABLE, _TITLE = 97, 80, 75, 40, 30
_BOOK_TABLES = 2


def recognise(content: Content) -> int:
    """97 where exact cells hold numbered strings, 80 where a heading row of an indicator table is found, else for budget tables.

    These give 75 from the second on, 40 for one, and 30 where only the title of a book is found.
    """
    papers = [unfolded(gathered_form(sheet)) for sheet in sheets(content)]
    headed = [
        found for sheet in papers for index in range(len(sheet.rows)) if (found := indicator_columns(sheet.rows, index))
    ]
    if headed or any(summary_columns(row) for sheet in papers for row in sheet.rows):
        numbered = any(column.field == "numbered" for columns in headed for column in columns)
        return _NUMBERED if numbered else _INDICATOR_TABLE
    tables = sum(_known(read_budget_tables(sheet.rows, _default_unit(), sheet.title)) for sheet in papers)
    if tables:
        return _BOOK if tables >= _BOOK_TABLES else _BUDGET_TABLE
    titled = cover([row for sheet in papers for row in sheet.rows]) is not None
    return _TITLE if titled or is_notes(content.lines) else 0


def read(content: Content, file: str, sha256: str) -> Document:
    """The paper in `content`: units, projects, indicators and budget tables, and what reading them lost."""
    papers = [unfolded(form) for sheet in sheets(content) for form in separated(gathered_form(sheet))]
    rows = [row for sheet in papers for row in sheet.rows]
    stated = stated_unit(rows) or written_unit(pairs(rows))
    whole = joined(part for sheet in papers for part in _sheet(sheet, stated or _default_unit()))
    notes = is_notes(content.lines)
    year = fiscal_year(rows) or (year_of_notes(content.lines) if notes else None)
    projects, units, rewritten = with_simplified_levels(without_repeated(whole.projects), merged_units(whole.units))
    findings = [*content.notes, *whole.findings, *rewritten, *_without_lines(content, whole)]
    if year is None:
        findings.insert(0, announce("I10", file))
    if stated is None and _has_amounts(whole):
        findings.insert(0, announce("I11", file, unit=_default_unit()))
    kind = _kind(whole, is_book=notes or cover(rows) is not None)
    running = content.lines or prose_in_cells(rows)
    told = (
        book_statements(running)
        if kind is DocumentKind.BUDGET_BOOK
        else statements([line for line in lines_outside_tables(content) if not is_labelled(line.text)])
    )
    document = Document(
        file=file,
        sha256=sha256,
        kind=kind,
        fiscal_year=year,
        money_unit=stated,
        units=units,
        projects=_with_code(projects, rows),
        tables=whole.tables,
        statements=(*told, *whole.statements),
        findings=tuple(findings),
    )
    return as_book(document, rows, running)


def _sheet(sheet: Sheet, unit: str) -> Iterator[Parts]:
    found = list(blocks(sheet.rows))
    index = 0
    while index < len(found):
        block = found[index]
        above = block.preamble[: block.form_start()]
        yield _between(above if not block.is_wide() else block.preamble, unit, sheet.title)
        unit = stated_unit([*block.form(), block.header]) or unit
        following = _continuation(found, index)
        index += 1 + len(following)
        after = found[index].preamble if index < len(found) else sheet.rows[found[-1].end :]
        yield _read([block, *following], unit, after)
    rest = sheet.rows if not found else sheet.rows[found[-1].end :]
    yield _between(rest, unit, sheet.title, whole=not found)


def _between(rows: Sequence[Row], unit: str, title: str, *, whole: bool = False) -> Parts:
    """The budget tables in `rows` outside the tables of indicators; rows of figures that are none are announced.

    The `title` of a sheet names its table only where the `whole` sheet is one.
    """
    summary = read_summary(rows, stated_unit(rows) or unit)
    if summary is None:
        return read_budget_tables(rows, unit, title, whole=whole)
    start = next(index for index, row in enumerate(rows) if summary_columns(row))
    return joined([read_budget_tables(rows[:start], unit, title, whole=False), summary])


def _continuation(found: Sequence[Block], index: int) -> list[Block]:
    """The blocks after `index` that go on with its table or form, and above them no labels of a new form.

    A wide table goes on under the same columns only; the long-term and the year's table of one form may differ.
    """
    following: list[Block] = []
    for block in found[index + 1 :]:
        if not _same_columns(found[index], block) and not _same_form(found[index], block):
            break
        if not _repeats(found[index].preamble, block.preamble) and (
            names_owner(block.form()) or (block.is_wide() and stated_unit(block.preamble) is not None)
        ):
            break
        following.append(block)
    return following


def _same_columns(first: Block, later: Block) -> bool:
    return [column.field for column in later.columns] == [column.field for column in first.columns]


def _same_form(first: Block, later: Block) -> bool:
    return not (first.is_wide() or later.is_wide()) and is_whole_period(first) != is_whole_period(later)


def _repeats(first: Sequence[Row], later: Sequence[Row]) -> bool:
    """Whether nothing stands above the later table but what stood above the first: the head of another page."""
    above = {slot.text for row in first for _, slot in row.filled()}
    return bool(above) and all(slot.text in above for row in later for _, slot in row.filled())


def _read(found: Sequence[Block], unit: str, below: Sequence[Row]) -> Parts:
    block = found[0]
    if block.is_wide():
        return read_wide_tables(found, unit)
    annual = [part for part in found if not is_whole_period(part)] or list(found)
    left_out = [part for part in found if part not in annual]
    annual = [replace(annual[0], preamble=block.preamble), *annual[1:]]
    labels = pairs(block.form())
    name = first(labels, "project_name")
    read = (
        read_project_form(annual, name, labels, unit, below)
        if name is not None and not is_of_whole(block)
        else read_department_form(annual, unit, below)
    )
    indicators = [part for part in annual if not is_level_sums(part)]
    unread = [finding for part in indicators for finding in unread_columns(part, name.text if name else "部门整体")]
    amounts = unread_amounts(block.form(), name.text if name else "部门整体")
    read = read if indicators else with_level_sums(read, annual)
    return joined([with_long_term(read, left_out), Parts(findings=(*unread, *amounts))])


def _without_lines(content: Content, whole: Parts) -> list[Finding]:
    """A page without drawn tables was read by the places of its texts, which says little about cells."""
    read = [*whole.units, *whole.projects, *whole.tables]
    return [announce("I46", "表格")] if content.kind == "pdf" and not content.grids and read else []


def _has_amounts(whole: Parts) -> bool:
    stated = [*(unit.amounts for unit in whole.units), *(project.amounts for project in whole.projects)]
    return bool(whole.tables) or any(amounts != Amounts() for amounts in stated)


def _with_code(projects: tuple[Project, ...], rows: Sequence[Row]) -> tuple[Project, ...]:
    """The only project of a paper gets the code that the text around its table names, if that is one and the same."""
    if len(projects) != 1 or projects[0].code:
        return projects
    codes = {code for row in rows if row.is_line() and (code := code_in(row.slots[0].text))}
    return (replace(projects[0], code=codes.pop()),) if len(codes) == 1 else projects


def _known(whole: Parts) -> int:
    """How many of the tables are such as a book publishes."""
    others = (OTHER, "department_overview", "project_targets_total", EXECUTION)
    return sum(table.kind not in others for table in whole.tables)


def _kind(whole: Parts, *, is_book: bool) -> DocumentKind:
    targets = bool(whole.projects) or any(unit.indicators for unit in whole.units)
    titled = is_book and not whole.self_evaluation
    if _known(whole) + titled >= (_BOOK_TABLES if targets else 1):
        return DocumentKind.BUDGET_BOOK
    if whole.self_evaluation:
        return DocumentKind.SELF_EVALUATION_FORM
    if whole.projects:
        return DocumentKind.PROJECT_TARGETS
    return DocumentKind.DEPARTMENT_TARGETS if whole.units else DocumentKind.UNKNOWN


def _default_unit() -> str:
    return str(vocabulary()["money"]["unit_when_unstated"])
