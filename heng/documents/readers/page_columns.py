"""Bringing the columns of two parts of a table together: pages may show some of its lines only, or be of another width."""

from collections.abc import Sequence
from dataclasses import replace

from heng.documents.content import Cell
from heng.documents.readers.page_table import PageTable

_SAME = 4.0
# For pages of another size: parts of the width of the table.
_SAME_PART = 0.02


def agreed(columns: Sequence[float], others: Sequence[float]) -> tuple[float, ...] | None:
    """The positions of both parts where they have the same sides, or the same columns at another width; else None."""
    if len(columns) < 2 or len(others) < 2:
        return None
    if abs(columns[0] - others[0]) <= _SAME and abs(columns[-1] - others[-1]) <= _SAME:
        return _united(columns, others)
    if len(columns) == len(others) and all(
        abs(one - other) <= _SAME_PART for one, other in zip(_parts(columns), _parts(others), strict=True)
    ):
        return tuple(columns)
    return None


def regridded(table: PageTable, positions: Sequence[float]) -> PageTable:
    """`table` with its cells in the columns between `positions`, which has all of its own."""
    if len(positions) == len(table.columns):
        return replace(table, columns=tuple(positions))
    place = [min(range(len(positions)), key=lambda at: abs(positions[at] - own)) + 1 for own in table.columns]

    def moved(cell: Cell) -> Cell:
        start, end = place[cell.column - 1], place[cell.column + cell.column_span - 1]
        return replace(cell, column=start, column_span=max(end - start, 1))

    rows = tuple(tuple(moved(cell) for cell in row) for row in table.grid.rows)
    free = {(row, place[column - 1]): room for (row, column), room in table.free.items()}
    return replace(table, grid=replace(table.grid, rows=rows), columns=tuple(positions), free=free)


def _united(columns: Sequence[float], others: Sequence[float]) -> tuple[float, ...]:
    added = [other for other in others if all(abs(other - own) > _SAME for own in columns)]
    return tuple(sorted([*columns, *added]))


def _parts(columns: Sequence[float]) -> list[float]:
    width = columns[-1] - columns[0]
    return [(column - columns[0]) / width for column in columns]
