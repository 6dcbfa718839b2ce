"""The rows of the Guangdong table taken apart: amounts and texts, by heading where they stand right, else by content."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from heng.documents.layouts.amount_cells import amount
from heng.documents.layouts.guangdong_form import INDICATORS, NAME, OBJECTIVE, SOURCES, TOTAL, column
from heng.documents.layouts.headings import is_total
from heng.documents.layouts.passage import unbroken
from heng.documents.layouts.rows import Row
from heng.domain.finding import Where

_AMOUNT_BEFORE_TEXT = re.compile(r"(?P<amount>[\d,，]+[.．]\s?\d\d)\s+(?P<text>\D.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the table: `amounts` in yuan by the place where they are printed (total first), and the text cells.

    `whole` where every cell stands under its heading and the total is the sum of its parts.
    """

    name: str
    amounts: tuple[Decimal | None, ...]
    texts: tuple[tuple[str, Where], ...]
    where: Where
    whole: bool


def header_index(rows: Sequence[Row]) -> int | None:
    """The row of headings: at least name, total and indicators."""
    for index, row in enumerate(rows):
        if {NAME, TOTAL, INDICATORS} <= {column(slot.text) for _, slot in row.filled()}:
            return index
    return None


def money_columns(header: Row) -> tuple[str, ...]:
    """The total and the sources of funds, in the order of their headings."""
    named = [column(slot.text) for _, slot in header.filled()]
    return tuple(name for name in named if name in (TOTAL, *SOURCES))


def table_rows(rows: Sequence[Row], header: Row, unit: str) -> list[TableRow]:
    """The non-blank `rows` below `header`, without page heads repeated after a break; a row without name goes on with the one above."""
    found: list[TableRow] = []
    name_column = next(index for index, slot in header.filled() if column(slot.text) == NAME)
    for row in rows:
        first_column, first = row.filled()[0]
        if row.is_line() or (len(row.filled()) == 1 and first_column == name_column) or column(first.text) == NAME:
            continue
        read = _by_heading(row, header, unit) or _by_content(row, header, unit)
        if not read.name and found and not any(read.amounts):
            found[-1] = _continued(found[-1], read)
        else:
            found.append(read)
    return found


def groups(rows: Sequence[TableRow]) -> list[tuple[TableRow | None, list[TableRow]]]:
    """The project rows under each unit row; a unit row carries amounts and no text."""
    found: list[tuple[TableRow | None, list[TableRow]]] = []
    for row in rows:
        if is_total(row.name):
            continue
        if not row.texts:
            found.append((row, []))
        elif found:
            found[-1][1].append(row)
        else:
            found.append((None, [row]))
    return found


def _by_heading(row: Row, header: Row, unit: str) -> TableRow | None:
    """The row with each cell under its heading; None where the cells contradict the headings."""
    places = {field: index for index, slot in header.filled() if (field := column(slot.text))}
    money = [row.text(places[field]).strip() for field in money_columns(header)]
    figures = tuple(amount(text, unit) for text in money)
    texts = [(unbroken(row.text(places[field])), places[field]) for field in (OBJECTIVE, INDICATORS) if field in places]
    if len(row.slots) <= max(places.values()) and not row.exact:
        return None
    if any(text and figure is None for text, figure in zip(money, figures, strict=True)) or not _adds_up(figures):
        return None
    where = row.slots[places[NAME]].where
    cells = tuple((text, row.slots[place].where if place < len(row.slots) else where) for text, place in texts)
    return TableRow(
        unbroken(row.text(places[NAME])), figures, cells if any(text for text, _ in cells) else (), where, True
    )


def _by_content(row: Row, header: Row, unit: str) -> TableRow:
    """A row whose cells slid: amounts up to the first text, then texts."""
    width = len(money_columns(header))
    name_column = next(index for index, slot in header.filled() if column(slot.text) == NAME)
    figures: list[Decimal | None] = []
    texts: list[tuple[str, Where]] = []
    for slot in row.slots[name_column + 1 :]:
        glued = None if texts else _AMOUNT_BEFORE_TEXT.fullmatch(slot.text)
        if glued:
            figures.append(amount(glued["amount"], unit))
            texts.append((unbroken(glued["text"]), slot.where))
        elif texts or (slot.text and amount(slot.text, unit) is None):
            texts += [(unbroken(slot.text), slot.where)] if slot.text else []
        else:
            figures.append(amount(slot.text, unit))
    return TableRow(unbroken(row.text(name_column)), tuple(figures[:width]), tuple(texts), row.where(), whole=not texts)


def _adds_up(figures: Sequence[Decimal | None]) -> bool:
    parts = [figure for figure in figures[1:] if figure is not None]
    return not any(figures) or (figures[0] or 0) == sum(parts) or not parts


def _continued(above: TableRow, below: TableRow) -> TableRow:
    """`above` with the texts of `below`: cell by cell where both have as many, else at its end."""
    if not above.texts or not below.texts:
        return replace(above, texts=above.texts or below.texts)
    if len(above.texts) == len(below.texts):
        joined = tuple(
            (f"{text}{more}", where) for (text, where), (more, _) in zip(above.texts, below.texts, strict=True)
        )
        return replace(above, texts=joined)
    *first, (text, where) = above.texts
    return replace(above, texts=(*first, (text + "".join(more for more, _ in below.texts), where)))


def texts_of(rows: Sequence[TableRow]) -> Iterator[str]:
    """All texts in `rows`."""
    return (text for row in rows for text, _ in row.texts)
