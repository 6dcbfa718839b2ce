"""The rows and cells of Word tables: cells with their columns and spans, deleted rows left out, broken tables joined."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from heng.documents.readers.limits import beyond, limit
from heng.documents.readers.word_text import attribute, local_name

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice"})
_FEW = 2
Placed = tuple[int, etree._Element]  # noqa: SLF001


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell with its column (from 1) and how far it reaches."""

    element: etree._Element
    column: int
    row_span: int
    column_span: int


def joined(table: etree._Element) -> list[etree._Element]:
    """The table with those that follow it without a paragraph between and with as many columns: one table to the eye."""
    tables = [table]
    while (following := _beside(tables[-1], preceding=False)) is not None:
        tables.append(following)
    return tables


def continues(table: etree._Element) -> bool:
    """Whether the table goes on with the one before it."""
    return _beside(table, preceding=True) is not None


def word_rows(tables: Sequence[etree._Element]) -> Iterator[list[WordCell]]:
    """The cells that begin in each row of the tables."""
    rows = [dict(row) for table in tables for row in _rows(table)]
    if len(rows) > limit("sheet", "rows"):
        raise beyond("表格的行数", len(rows), limit("sheet", "rows"), "行")
    for place, row in enumerate(rows):
        cells: list[WordCell] = []
        for column, cell in row.items():
            if _merge(cell, "hMerge") == "continue" and cells:
                last = cells[-1]
                cells[-1] = WordCell(last.element, last.column, last.row_span, last.column_span + width(cell))
            elif _merge(cell, "vMerge") != "continue":
                cells.append(WordCell(cell, column, _height(rows, place, column, cell), width(cell)))
        yield cells


def width(cell: etree._Element) -> int:
    """The number of columns of a cell."""
    return max(1, _count(_property(cell, "tcPr", "gridSpan")))


def has_one_cell_a_row(table: etree._Element) -> bool:
    """Whether no row of the table has a second cell."""
    return all(len(row) < _FEW for row in _rows(table))


def is_real(table: etree._Element) -> bool:
    """Whether the table has rows and columns, and does more than arrange the text around it."""
    return sum(len(row) >= _FEW for row in _rows(table)) >= _FEW


def _rows(table: etree._Element) -> Iterator[list[Placed]]:
    """For each row its cells with their columns from 1; a row may leave places empty before its first cell."""
    for row in _children(table, "tr"):
        if _property(row, "trPr", "del") is not None:
            continue
        column, cells = 1 + _count(_property(row, "trPr", "gridBefore")), []
        for cell in _children(row, "tc"):
            cells.append((column, cell))
            column += width(cell)
        yield cells


def _children(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    for child in parent:
        name = local_name(child)
        if name == wanted:
            yield child
        elif name in _WRAPPERS:
            yield from _children(child, wanted)


def _height(rows: Sequence[dict[int, etree._Element]], place: int, column: int, cell: etree._Element) -> int:
    if _merge(cell, "vMerge") != "restart":
        return 1
    height = 1
    for row in rows[place + 1 : place + limit("sheet", "rows")]:
        if column not in row or _merge(row[column], "vMerge") != "continue":
            break
        height += 1
    return height


def _merge(cell: etree._Element, name: str) -> str | None:
    return _property(cell, "tcPr", name)


def _beside(table: etree._Element, *, preceding: bool) -> etree._Element | None:
    """The next table, before or behind, with nothing to be seen between and with the same number of columns."""
    for sibling in table.itersiblings(preceding=preceding):
        name = local_name(sibling)
        if name == "tbl":
            return sibling if _columns(sibling) == _columns(table) > 0 else None
        if name in ("p", "sdt", "sectPr"):
            return None
    return None


def _columns(table: etree._Element) -> int:
    return sum(1 for _ in table.iterfind("{*}tblGrid/{*}gridCol"))


def _count(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 8 else 0


def _property(element: etree._Element, group: str, name: str) -> str | None:
    """The value of a property; "continue" for one that is present without value, None for an absent one."""
    found = next(element.iterfind(f"{{*}}{group}/{{*}}{name}"), None)
    return None if found is None else attribute(found, "val") or "continue"
