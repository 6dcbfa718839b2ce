"""Budget and final-account tables (收支总表, 一般公共预算支出表, “三公”经费表 …) of a budget book."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from heng.documents.layouts.amount_cells import bracketed_unit, corner_unit
from heng.documents.layouts.announce import announce
from heng.documents.layouts.book.columns import Side, sides
from heng.documents.layouts.book.contents import without_contents
from heng.documents.layouts.book.cover import owner
from heng.documents.layouts.book.figures import is_figure
from heng.documents.layouts.book.gathered import gathered
from heng.documents.layouts.book.headings import heading_rows, is_column_numbers, says_money, without_numbers
from heng.documents.layouts.book.lines import Reading, is_collapsed, lines, unplaced
from heng.documents.layouts.book.ragged import has_bare_columns, squared
from heng.documents.layouts.book.scattered import is_of_figures, scattered
from heng.documents.layouts.book.segments import Segment, repeats, segments, title_text
from heng.documents.layouts.book.titles import (
    OTHER,
    bare_title,
    is_broken_title,
    is_continued,
    is_money,
    is_note,
    is_title,
    kind_by_words,
    shown_title,
    table_kind,
    title_year,
)
from heng.documents.layouts.parts import Parts
from heng.documents.layouts.rows import Row
from heng.documents.layouts.unread import unread_rows
from heng.domain.finding import Finding
from heng.domain.target.declaration import BudgetTable

# How many lines above a table may hold its title.
_LEAD = 10
_LONGEST_HEADING = 40


@dataclass(slots=True)
class _Book:
    """What reading collects: tables, findings, rows that belong to no table, and the table that may go on and whose it is."""

    unit: str
    tables: list[BudgetTable] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    left: list[Row] = field(default_factory=list)
    owner: str = ""
    headings: tuple[Row, ...] = ()
    sides: tuple[Side, ...] = ()


def read_budget_tables(rows: Sequence[Row], unit: str, sheet: str = "", *, whole: bool = True) -> Parts:
    """The tables of money in `rows`, each with its title, note, unit and year; amounts without a unit of their own are in `unit`.

    `sheet` is the name of the worksheet, which may be the only title where the rows are the `whole` of it. A table of a kind that no
    title names is kept as "other" (I85); rows of figures that belong to no table are announced (I45).
    """
    book = _Book(unit)
    for segment in segments(gathered(without_contents(rows))):
        _take_notes(segment.lead, book)
        book.findings += scattered(segment.lead)
        if segment.rows:
            _take(replace(segment, rows=squared(segment.rows)), sheet if whole else "", book)
    return Parts(tables=tuple(book.tables), findings=(*book.findings, *unread_rows(book.left, sheet or "表格")))


def _take(segment: Segment, sheet: str, book: _Book) -> None:
    """Read one run of rows: a table of its own, or the rows with which the table before goes on."""
    height = heading_rows(segment.rows)
    title = _title(segment.lead) or (sheet if not book.tables and is_title(sheet) else "")
    if _goes_on(segment, title, height, book):
        _go_on(segment, book)
        return
    read = _table(segment, title, height, book) if height else None
    if read is None:
        book.left += segment.rows
        book.headings, book.sides = (), ()
        return
    table, findings = read
    book.tables.append(table)
    book.findings += findings
    book.owner = _owner(segment.lead)


def _goes_on(segment: Segment, title: str, height: int, book: _Book) -> bool:
    """Whether a run goes on with the table before: under its title again, under the same headings, or under none."""
    if not book.headings:
        return False
    same = bool(title) and bare_title(title) == bare_title(book.tables[-1].title)
    continued = any(is_continued(title_text(row)) for row in segment.lead)
    if (title and not (same or continued)) or _owner(segment.lead) not in ("", book.owner):
        return False
    width = max(len(row.slots) for row in book.headings)
    fits = all(len(row.slots) <= width for row in segment.rows)
    alike = height > 0 and all(repeats(row, book.headings) for row in segment.rows[:height])
    headless = height == 0 and not _has_prose(segment.lead) and _has_figures(segment.rows)
    return fits and (alike or headless)


def _go_on(segment: Segment, book: _Book) -> None:
    known = book.tables[-1]
    unit = _unit(segment.lead) or known.money_unit or book.unit
    reading = Reading(known.title, unit)
    body = [row for row in segment.rows if not repeats(row, book.headings) and not is_column_numbers(row)]
    book.tables[-1] = replace(known, rows=(*known.rows, *lines(body, book.sides, reading)))
    book.findings += reading.findings


def _table(segment: Segment, title: str, height: int, book: _Book) -> tuple[BudgetTable, list[Finding]] | None:
    """The table that a run of rows is; None where it is not one of money."""
    headings = without_numbers(segment.rows[:height])
    body = [
        row for row in segment.rows[height:] if not repeats(row, segment.rows[:height]) and not is_column_numbers(row)
    ]
    stated = _unit(segment.lead) or _heading_unit(headings)
    title = title or _heading(segment.lead)
    kind = kind_by_words(title)
    known = is_title(title) or (kind and stated) or book.tables
    if not known or not (kind or _is_money(title, headings, body, stated)):
        return None
    book.headings, book.sides = headings, sides(headings, body)
    reading = Reading(shown_title(title), stated or book.unit)
    lost = is_collapsed(segment.rows) or has_bare_columns(segment.rows, height)
    found = unplaced(body, reading) if lost else lines(body, book.sides, reading)
    where = segment.rows[0].where()
    if kind is None:
        reading.findings.append(announce("I85", shown_title(title) or "表格", where, count=len(found)))
    year = next((year for text in (title, *map(title_text, segment.lead[-3:])) if (year := title_year(text))), None)
    table = BudgetTable(kind or OTHER, reading.title, found, where, money_unit=reading.unit, year=year)
    return table, reading.findings


def _is_money(title: str, headings: Sequence[Row], body: Sequence[Row], stated: str | None) -> bool:
    """Whether a table without a known title holds amounts: it states their unit, or its headings speak of money."""
    texts = [slot.text for row in headings for _, slot in row.filled()]
    return is_money(title) and _has_figures(body) and (stated is not None or any(map(says_money, texts)))


def _take_notes(lead: Sequence[Row], book: _Book) -> None:
    """Notes below a table belong to it; a title with a note and no table below is a table that is empty."""
    empty: Row | None = None
    for row in lead:
        text = title_text(row)
        if is_title(text) and table_kind(text):
            empty = row
        elif is_note(text):
            _add_note(text, empty, book)
            empty = None
        elif not _is_between(text) or is_of_figures(text):
            empty = None


def _add_note(text: str, title: Row | None, book: _Book) -> None:
    if title is not None:
        written = title_text(title)
        empty = BudgetTable(table_kind(written) or OTHER, shown_title(written), (), title.where(), text)
        book.tables.append(replace(empty, year=title_year(written)))
        book.headings, book.sides = (), ()
    elif book.tables and book.headings:
        note = "\n".join(part for part in (book.tables[-1].note, text) if part)
        book.tables[-1] = replace(book.tables[-1], note=note)


def _is_between(text: str) -> bool:
    """Whether a line may stand between the title of an empty table and its note: a corner, a page number."""
    return len(text) <= _LONGEST_HEADING and not text.endswith("。")


def _title(lead: Sequence[Row]) -> str:
    """The nearest title above a table, beyond which no running text stands."""
    near = lead[-_LEAD:]
    for place, row in reversed(list(enumerate(near))):
        text = title_text(row)
        if is_title(text):
            above = title_text(near[place - 1]) if place else ""
            return f"{above}{text}" if is_broken_title(above) else text
        if _is_prose(text) and not is_note(text):
            return ""
    return ""


def _heading(lead: Sequence[Row]) -> str:
    """The nearest short line above a table that has no title."""
    texts = (title_text(row) for row in reversed(lead[-_LEAD:]) if corner_unit([row]) is None)
    return next((text for text in texts if text and len(text) <= _LONGEST_HEADING), "")


def _has_prose(lead: Sequence[Row]) -> bool:
    return any(_is_prose(title_text(row)) for row in lead)


def _is_prose(text: str) -> bool:
    return len(text) > _LONGEST_HEADING or text.endswith("。")


def _owner(lead: Sequence[Row]) -> str:
    found = owner(lead)
    return found[0] if found else ""


def _has_figures(rows: Sequence[Row]) -> bool:
    return any(is_figure(slot.text) for row in rows for _, slot in row.filled())


def _unit(lead: Sequence[Row]) -> str | None:
    """The unit of money stated nearest above a table."""
    return next((unit for row in reversed(lead) if (unit := corner_unit([row]))), None)


def _heading_unit(headings: Sequence[Row]) -> str | None:
    return next((unit for row in headings for _, slot in row.filled() if (unit := bracketed_unit(slot.text))), None)
