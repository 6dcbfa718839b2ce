"""The pages of a PDF put in order: their lines, and their tables with what goes on over page breaks as one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from heng.documents.content import Grid, Line
from heng.documents.readers.page_breaks import begins_again, continued
from heng.documents.readers.page_furniture import foot, running_feet, without_page_number
from heng.documents.readers.page_table import PageTable
from heng.domain.finding import Finding, Where


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read: its height in points, its lines from the top, its tables, and what reading it announces."""

    number: int
    height: float
    lines: tuple[Line, ...] = ()
    tables: tuple[PageTable, ...] = ()
    notes: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Open:
    """The table that the next page may go on with, and the lines that its page has above it."""

    table: PageTable
    heads: frozenset[str]


def in_order(pages: Sequence[Page]) -> tuple[tuple[Line, ...], tuple[Grid, ...], list[Finding]]:
    """The lines and tables of all pages, and the announcements. Numbers of pages and repeated heads are left out."""
    lines: list[Line] = []
    tables: list[PageTable] = []
    notes: list[Finding] = []
    last: _Open | None = None
    feet = running_feet([(page.lines, page.height) for page in pages])
    for page in pages:
        rest = without_page_number(page.lines, page.height)
        notes.extend(page.notes)
        new = [_titled(table, rest) for table in page.tables]
        repeated: list[Line] = []
        if last is not None and new:
            repeated = _above(rest, new[0])
            joined = _joined(last, new[0], repeated)
            if joined is not None:
                tables[-1] = joined[0]
                notes.extend(joined[1:])
                new = new[1:]
            else:
                repeated = []
        lines += [line for line in rest if line not in repeated]
        tables += new
        kept = [line for line in rest if foot(line) not in feet]
        last = _left_open(page, kept, tables) if page.tables else None
    return tuple(lines), tuple(table.grid for table in tables), notes


def _joined(last: _Open, table: PageTable, above: Sequence[Line]) -> tuple[PageTable, *tuple[Finding, ...]] | None:
    if any(line.text not in last.heads for line in above) or begins_again(last.table, table):
        return None
    found = continued(last.table, table)
    if found is None:
        return None
    return (found[0], found[1]) if found[1] else (found[0],)


def _left_open(page: Page, lines: Sequence[Line], tables: Sequence[PageTable]) -> _Open | None:
    """The last table of the page, unless text stands below it."""
    if any(_top(line) >= page.tables[-1].bounds[3] for line in lines):
        return None
    return _Open(tables[-1], frozenset(line.text for line in _above(lines, page.tables[0])))


def _above(lines: Sequence[Line], table: PageTable) -> list[Line]:
    return [line for line in lines if _top(line) < table.bounds[1]]


def _top(line: Line) -> float:
    return line.where.bbox[1] if line.where.bbox else 0.0


def _titled(table: PageTable, lines: Sequence[Line]) -> PageTable:
    """The table under the text just above it, with its place among the lines."""
    above = _above(lines, table)
    where = Where(page=table.grid.where.page, line=(above[-1].where.line or 0) + 1 if above else 1)
    return replace(table, grid=replace(table.grid, title=above[-1].text if above else "", where=where))
