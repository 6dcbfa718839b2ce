"""A book as a whole: its cover, the year of its tables, and its contents held against what was found."""

from collections.abc import Sequence
from dataclasses import replace

from heng.documents.content import Line
from heng.documents.layouts.book.contents import compared, contents, contents_places
from heng.documents.layouts.book.cover import cover, owner
from heng.documents.layouts.book.prose import prose
from heng.documents.layouts.book.units import unstated_units
from heng.documents.layouts.rows import Row
from heng.domain.finding import Finding
from heng.domain.target.declaration import Document, DocumentKind, Unit


def as_book(document: Document, rows: Sequence[Row], lines: Sequence[Line]) -> Document:
    """`document`, read from `rows`, with what a book says of itself: unit, year, the years of tables, its paragraphs.

    `lines` hold its running text. Anything but a book is returned as it is. What its contents name and nobody found, and the reverse, is announced.
    """
    if document.kind is not DocumentKind.BUDGET_BOOK:
        return document
    front = cover(rows)
    year = (front.year if front else None) or document.fiscal_year
    named = (front.unit, front.where) if front and front.unit else owner(rows)
    units = document.units or ((Unit(*named),) if named else ())
    findings = (
        *(note for note in document.findings if note.rule != "I10" or year is None),
        *_compared(document, rows),
        *unstated_units(document.tables, rows),
    )
    tables = tuple(replace(table, year=table.year or year) for table in document.tables)
    told = prose(lines, contents_places(rows))
    return replace(document, fiscal_year=year, units=units, tables=tables, findings=findings, paragraphs=told)


def _compared(document: Document, rows: Sequence[Row]) -> list[Finding]:
    targets = bool(document.projects) or any(unit.indicators for unit in document.units)
    return list(compared(contents(rows), document.tables, targets, document.file))
