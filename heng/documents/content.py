"""What a reader hands to the layouts: the lines and grids of a file, with the place of each, and no meaning yet."""

from dataclasses import dataclass
from typing import Literal

from heng.domain.finding import Finding, Where

NOWHERE = Where()
Kind = Literal["text", "csv", "xlsx", "docx", "html", "pdf", "image"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text (or a paragraph) as it stands, without its line end."""

    text: str
    where: Where


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as the clerk sees it; `row` and `column` count from 1 inside its grid, spans reach right and down."""

    text: str
    where: Where
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. Each row holds the cells that begin in it, from left to right; places under a merged cell hold none.

    `title` is the name of the sheet, or the text just above the table. `where` is the place of the whole: for files
    that mix text and tables, `where.line` continues the numbering of the lines, so that both can be put in order.
    """

    title: str
    rows: tuple[tuple[Cell, ...], ...]
    where: Where = NOWHERE

    def width(self) -> int:
        """The number of columns, spans included."""
        return max((cell.column + cell.column_span - 1 for row in self.rows for cell in row), default=0)

    def expanded(self) -> list[list[Cell]]:
        """The grid as a rectangle: each place under a merged cell repeats that cell, other gaps are empty cells.

        A repeated cell keeps its own `row` and `column`, by which a caller tells an anchor from its repetition.
        """
        places = {place: cell for row in self.rows for cell in row for place in _covered(cell, len(self.rows))}
        columns = range(1, self.width() + 1)
        return [
            [places.get((row, column)) or Cell("", self.where, row, column) for column in columns]
            for row in range(1, len(self.rows) + 1)
        ]


@dataclass(frozen=True, slots=True)
class Content:
    """A file as read: its lines and grids in order.

    Text that stands in grids is in `lines` too only for kind "text", where runs of tab-separated lines are grids as
    well. `encoding` is set for files of characters; `notes` announces what was left out or could not be read.
    """

    kind: Kind
    lines: tuple[Line, ...] = ()
    grids: tuple[Grid, ...] = ()
    encoding: str | None = None
    notes: tuple[Finding, ...] = ()


def _covered(cell: Cell, height: int) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row in range(cell.row, min(cell.row + cell.row_span, height + 1))
        for column in range(cell.column, cell.column + cell.column_span)
    ]
