"""One shape for all tables: a stream of rows whose slots keep their column, wherever the table came from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from heng.documents.content import Content, Grid, Line
from heng.documents.layouts.barred_lines import cells_of_lines
from heng.domain.finding import Where


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a row.

    `own` is False where a cell merged from above reaches down into this row, `covered` is True where one merged from
    the left reaches over (its text stands in its first column only). `unit` is the unit of money that the heading of
    its column states, blank where it states none.
    """

    text: str
    where: Where
    own: bool = True
    covered: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, or a line of text as a row of one slot; a blank line is a row without slots.

    `exact` says that columns are certain (a workbook, a word table); in text they may have shifted.
    """

    slots: tuple[Slot, ...]
    exact: bool = True

    def text(self, column: int) -> str:
        """The text in `column` (from 0); blank beyond the end."""
        return self.slots[column].text if 0 <= column < len(self.slots) else ""

    def filled(self) -> tuple[tuple[int, Slot], ...]:
        """The non-blank slots that begin in this row, with their columns."""
        return tuple((column, slot) for column, slot in enumerate(self.slots) if slot.own and slot.text)

    def where(self) -> Where:
        """The place of the first filled slot."""
        filled = self.filled()
        if filled:
            return filled[0][1].where
        return self.slots[0].where if self.slots else Where()

    def is_line(self) -> bool:
        """Whether this is a line of running text and not a row of a table."""
        return not self.exact and len(self.slots) == 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows that belong together: a worksheet, or the whole of a text, a word or a web document."""

    title: str
    rows: tuple[Row, ...]


def sheets(content: Content) -> tuple[Sheet, ...]:
    """The rows of `content`: one sheet for each grid of a workbook, one for everything else, in reading order."""
    if content.kind == "text":
        return (Sheet("", tuple(_line_rows(content.lines))),)
    if content.kind in ("xlsx", "csv"):
        loose = tuple(_line_row(line) for line in content.lines)
        return tuple(Sheet(grid.title, (*loose, *_grid_rows(grid))) for grid in content.grids)
    return (Sheet("", tuple(_in_order(content))),)


def lines_outside_tables(content: Content) -> list[Line]:
    """The lines of `content` that are no rows of a table typed with bars."""
    if content.kind != "text":
        return list(content.lines)
    cells = cells_of_lines([line.text for line in content.lines])
    return [line for line, pieces in zip(content.lines, cells, strict=True) if len(pieces) == 1]


def row_text(row: Row) -> str:
    """The texts of a row on one line, a blank between them."""
    return " ".join(one_line(slot.text) for _, slot in row.filled())


def one_line(text: str) -> str:
    """A name or heading broken over lines, on one line again."""
    return "".join(part.strip() for part in text.splitlines())


def _in_order(content: Content) -> Iterator[Row]:
    of_characters = content.kind == "docx" and content.encoding is not None
    rows = _line_rows(content.lines) if of_characters else map(_line_row, content.lines)
    lines = list(zip(content.lines, rows, strict=True))
    for grid in content.grids:
        while lines and grid.where.line is not None and _place(lines[0][0].where) < _place(grid.where):
            yield lines.pop(0)[1]
        yield from _grid_rows(grid)
    yield from (row for _, row in lines)


def _place(where: Where) -> tuple[int, int]:
    """Page and line, by which lines and tables of a file stand in order."""
    return where.page or 0, where.line or 0


def _line_rows(lines: Sequence[Line]) -> Iterator[Row]:
    """The rows of a file of characters, where bars stand between cells too."""
    cells = cells_of_lines([line.text for line in lines])
    for line, pieces in zip(lines, cells, strict=True):
        yield _line_row(line, pieces) if len(pieces) > 1 else _line_row(replace(line, text=pieces[0]))


def _line_row(line: Line, barred: Sequence[str] = ()) -> Row:
    if not line.text.strip():
        return Row((), exact=False)
    pieces = barred or line.text.split("\t")
    if len(pieces) == 1:
        return Row((Slot(line.text.strip(), line.where),), exact=False)
    places = (
        Where(line.where.sheet, line.where.page, line.where.line, column=column) for column in range(1, len(pieces) + 1)
    )
    return Row(tuple(Slot(piece.strip(), place) for piece, place in zip(pieces, places, strict=True)), exact=False)


def _grid_rows(grid: Grid) -> Iterator[Row]:
    for row_number, cells in enumerate(grid.expanded(), 1):
        slots = []
        for column_number, cell in enumerate(cells, 1):
            anchor = cell.column == column_number
            slots.append(
                Slot(cell.text.strip() if anchor else "", cell.where, own=cell.row == row_number, covered=not anchor)
            )
        yield Row(tuple(slots))
