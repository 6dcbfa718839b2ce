"""The tables of money that a book prints outside the part that another layout reads."""

from collections.abc import Sequence
from dataclasses import replace

from heng.documents.content import Line
from heng.documents.layouts.book.narrative import book_statements
from heng.documents.layouts.book.titles import OTHER
from heng.documents.layouts.book.whole import as_book
from heng.documents.layouts.budget_tables import read_budget_tables
from heng.documents.layouts.headings import vocabulary
from heng.documents.layouts.rows import Row
from heng.domain.target.declaration import Document, DocumentKind

# One table of money may stand in any paper; more make it a book.
_BOOK_TABLES = 2


def with_tables(document: Document, rows: Sequence[Row]) -> Document:
    """`document` with the tables of money in `rows`, which stand outside the part that its layout read.

    A paper without two such tables at least is no book and returned as it is.
    """
    read = read_budget_tables(rows, document.money_unit or str(vocabulary()["money"]["unit_when_unstated"]))
    if sum(table.kind != OTHER for table in read.tables) < _BOOK_TABLES:
        return document
    lines = [Line(row.slots[0].text, row.where()) for row in rows if row.is_line()]
    told = book_statements(lines)
    book = replace(
        document,
        kind=DocumentKind.BUDGET_BOOK,
        tables=(*document.tables, *read.tables),
        statements=(*told, *document.statements),
        findings=(*document.findings, *read.findings),
    )
    return as_book(book, rows, lines)
