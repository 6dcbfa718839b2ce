"""The rows and cells of tables in web pages, also where tags are missing and tables stand in tables."""

import re
from collections.abc import Iterator

from lxml import html

from heng.documents.readers.limits import limit

_CELLS = ("td", "th")
_NO_ROWS = frozenset({"caption", "colgroup", "col", "table", "td", "th"})
_ABSURD = 100
_TO_THE_END = 65_534
_FEW_ROWS, _FEW_COLUMNS = 2, 2


def rows_of(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The rows of the table itself; cells that stand in no row are a row, given as the element around them."""
    loose = any(child.tag in _CELLS for child in table)
    if loose:
        yield table
    waiting = list(reversed(table))
    while waiting:
        element = waiting.pop()
        if element.tag == "tr":
            yield element
        elif element.tag not in _NO_ROWS:
            if any(child.tag in _CELLS for child in element):
                yield element
            waiting += reversed(element)


def cells_of(row: html.HtmlElement) -> list[html.HtmlElement]:
    """The cells of a row, also those inside a form or another element that does not belong there."""
    cells = []
    waiting = list(reversed(row))
    while waiting:
        element = waiting.pop()
        if element.tag in _CELLS:
            cells.append(element)
        elif element.tag not in _NO_ROWS and element.tag not in ("tr", "tbody", "thead", "tfoot") and row.tag == "tr":
            waiting += reversed(element)
    return cells


def own_tables(element: html.HtmlElement) -> list[html.HtmlElement]:
    """The tables inside `element`, not those inside them, that have rows and columns of their own.

    A table of one row or one column only arranges the text of its cell.
    """
    inside = [found for found in element.iter("table") if found is not element and _around(found, element)]
    return [found for found in inside if _is_real(found)]


def is_layout(table: html.HtmlElement) -> bool:
    """Whether the table only arranges a page: it holds tables, and hardly any row has two cells of text beside them."""
    if not any(nested is not table for nested in table.iter("table")):
        return False
    full = 0
    for row in rows_of(table):
        full += sum(map(_has_own_text, cells_of(row))) >= _FEW_COLUMNS
        if full >= _FEW_ROWS:
            return False
    return True


def loose_text(table: html.HtmlElement) -> str:
    """Text in the table that stands in none of its cells; browsers show it above the table."""
    parts = [table.text or ""]
    waiting = list(reversed(table))
    while waiting:
        element = waiting.pop()
        inside = element.tag not in _NO_ROWS
        parts += [element.text or "" if inside else ""]
        parts.append(element.tail or "")
        waiting += reversed(element) if inside else []
    return " ".join(part.strip() for part in parts if part.strip())


def spread(rows: list[list[html.HtmlElement]]) -> int:
    """The number of columns that the cells ask for, those apart that ask for absurdly many."""
    return max(
        (
            sum(min(_asked(cell, "colspan"), _ABSURD) if _asked(cell, "colspan") <= _ABSURD else 1 for cell in cells)
            for cells in rows
        ),
        default=1,
    )


def span(cell: html.HtmlElement, name: str, width: int) -> int:
    """How far a cell reaches: `rowspan` 0 means to the end of the table, an absurd `colspan` its whole `width`."""
    asked = _asked(cell, name)
    if name == "rowspan":
        return min(asked or _TO_THE_END, limit("sheet", "rows"))
    return max(asked, 1) if asked <= _ABSURD else max(width, 1)


def _asked(cell: html.HtmlElement, name: str) -> int:
    written = re.match(r"\s*(\d{1,9})", cell.get(name, ""))
    return int(written[1]) if written else 1


def _around(table: html.HtmlElement, element: html.HtmlElement) -> bool:
    for outer in table.iterancestors():
        if outer is element:
            return True
        if outer.tag == "table":
            return False
    return False


def _has_own_text(cell: html.HtmlElement) -> bool:
    """Whether any text of the cell stands outside the real tables in it."""
    apart = set(own_tables(cell))
    waiting = [cell]
    while waiting:
        element = waiting.pop()
        if (element.text or "").strip() or any((child.tail or "").strip() for child in element):
            return True
        waiting += [child for child in element if child not in apart]
    return False


def _is_real(table: html.HtmlElement) -> bool:
    widths = [len(cells_of(row)) for row in rows_of(table)]
    return sum(width >= _FEW_COLUMNS for width in widths) >= _FEW_ROWS
