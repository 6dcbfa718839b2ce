"""A paper as it is laid out: tables of cells with lines above and below, before it becomes a file of some kind."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Put:
    """A cell as it is put into a table, reaching over `columns` to the right and `rows` down."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with the lines above and below it; each row lists the cells that begin in it, from left to right."""

    name: str
    rows: tuple[tuple[Put, ...], ...]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()

    def placed(self) -> Iterator[tuple[int, int, Put]]:
        """Every cell with the row and column (from 1) where it begins, beside those that reach down from above."""
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(self.rows, 1):
            column = 1
            for cell in row:
                while (number, column) in taken:
                    column += 1
                yield number, column, cell
                taken |= {(number + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
                column += cell.columns

    def texts(self) -> list[list[str]]:
        """The table as a rectangle of texts: a merged cell stands at its first place, the others are blank."""
        placed = list(self.placed())
        width = max((column + cell.columns - 1 for _, column, cell in placed), default=0)
        rectangle = [[""] * width for _ in self.rows]
        for row, column, cell in placed:
            rectangle[row - 1][column - 1] = cell.text
        return rectangle
