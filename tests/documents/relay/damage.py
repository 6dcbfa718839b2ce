"""Papers as accidents leave them: a heading garbled, a row shifted, a label lost, words written over."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from tests.documents.relay.sheet import Put, Sheet

Rows = list[list[Put]]
Damage = Callable[[Rows, int, int], None]


def garbled(rows: Rows, row: int, place: int) -> None:
    """A cell with a text that nobody knows."""
    rows[row][place] = replace(rows[row][place], text="甲乙丙丁")


def emptied(rows: Rows, row: int, place: int) -> None:
    """A cell left blank."""
    rows[row][place] = replace(rows[row][place], text="")


def shifted(rows: Rows, row: int, place: int) -> None:
    """The cells of a row moved to the right by one column."""
    rows[row].insert(place, Put(""))


def pulled(rows: Rows, row: int, place: int) -> None:
    """A cell of a row lost, so that the rest moved to the left."""
    if rows[row][place].rows == 1:
        del rows[row][place]


def interrupted(rows: Rows, row: int, place: int) -> None:
    """A line of words between two rows."""
    rows.insert(row, [Put("以下内容由业务部门补充", 3 + place)])


def doubled(rows: Rows, row: int, place: int) -> None:
    """A cell whose words were run together with those of its neighbour."""
    if place + 1 < len(rows[row]):
        rows[row][place] = replace(rows[row][place], text=rows[row][place].text + rows[row][place + 1].text)


DAMAGES: tuple[Damage, ...] = (garbled, emptied, shifted, pulled, interrupted, doubled)


def damaged(sheet: Sheet, damage: Damage, row: int, place: int) -> Sheet:
    """`sheet` with one accident; row and place are taken round the number of those that there are."""
    rows = [list(cells) for cells in sheet.rows]
    row %= len(rows)
    if rows[row]:
        damage(rows, row, place % len(rows[row]))
    return replace(sheet, rows=tuple(tuple(cells) for cells in rows))


ACCIDENTS = st.tuples(st.sampled_from(DAMAGES), st.integers(0, 200), st.integers(0, 30))
