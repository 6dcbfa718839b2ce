"""Putting the cells of a marked-up table (HTML, Word) into their columns, past the cells that reach down from above."""

from heng.documents.content import Cell
from heng.documents.readers.limits import beyond, limit
from heng.domain.finding import Where


class Placing:
    """Collects the cells of one table in reading order; `name` is the name under which places are given (表格1)."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._rows: list[list[Cell]] = []
        self._reaching: dict[int, int] = {}
        self._column = 1

    def next_row(self) -> None:
        """Begin a new row."""
        if len(self._rows) >= limit("sheet", "rows"):
            raise beyond(f"{self._name}的行数", len(self._rows) + 1, limit("sheet", "rows"), "行")
        self._rows.append([])
        self._column = 1

    def add(self, text: str, row_span: int = 1, column_span: int = 1, column: int | None = None) -> None:
        """Put a cell into `column` of the current row, by default into the next free one."""
        row = len(self._rows)
        self._column = column or self._column
        while column is None and self._reaching.get(self._column, 0) >= row:
            self._column += 1
        if self._column + column_span - 1 > limit("sheet", "columns"):
            raise beyond(
                f"{self._name}第 {row} 行的列数", self._column + column_span - 1, limit("sheet", "columns"), "列"
            )
        where = Where(sheet=self._name, cell=f"{column_letters(self._column)}{row}")
        self._rows[-1].append(Cell(text, where, row, self._column, row_span, column_span))
        for covered in range(self._column, self._column + column_span):
            self._reaching[covered] = row + row_span - 1
        self._column += column_span

    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """All rows; spans end with the table."""
        height = len(self._rows)
        return tuple(tuple(_within(cell, height) for cell in row) for row in self._rows)


def column_letters(column: int) -> str:
    """The letters of a column as Excel writes them: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _within(cell: Cell, height: int) -> Cell:
    span = min(cell.row_span, height - cell.row + 1) if cell.row_span else height - cell.row + 1
    return Cell(cell.text, cell.where, cell.row, cell.column, max(span, 1), cell.column_span)
