"""The cells of a row of money under their headings, also where merged cells left gaps and the row has shifted."""

from collections.abc import Mapping

from heng.documents.layouts.amount_cells import amount
from heng.documents.layouts.execution_cells import MONEY_COLUMNS, NO_FIGURE
from heng.documents.layouts.headings import SOURCES, heading
from heng.documents.layouts.rows import Row, Slot

_NO_RATE = (*MONEY_COLUMNS, "weight", "score")


def money_slots(header: Row, row: Row, columns: Mapping[int, str]) -> Mapping[int, Slot] | None:
    """The slots of `row` by the column of their heading in `header`; None where a shifted row fits in no way.

    In an exact table, or in a row as long as its headings, cells stand where they stand. Otherwise those behind the
    label follow the headings one by one.
    """
    headed = [column for column, slot in enumerate(header.slots) if column >= min(columns) and slot.text]
    direct = {column: row.slots[column] for column in headed if column < len(row.slots)}
    whole_row = len(row.slots) == len(header.slots) and not _stands_left(row, columns)
    if row.exact or (whole_row and _fits(direct, columns)):
        return direct
    label = next((place for place, slot in row.filled() if heading("project", slot.text) in SOURCES), None)
    behind = row.slots[0 if label is None else label + 1 :]
    in_order = dict(zip(headed, behind, strict=False))
    whole = all(column in in_order for column, field in columns.items() if field in MONEY_COLUMNS)
    return in_order if whole and _fits(in_order, columns) else None


def _stands_left(row: Row, columns: Mapping[int, str]) -> bool:
    """Whether a figure stands left of all headings, so that cells before it were dropped."""
    return any(amount(slot.text, "元") is not None for place, slot in row.filled() if place < min(columns))


def _fits(slots: Mapping[int, Slot], columns: Mapping[int, str]) -> bool:
    """Whether amounts stand under money, and a percentage nowhere but under the rate."""
    texts = [(columns.get(column, ""), slot.text) for column, slot in slots.items()]
    money = all(text in NO_FIGURE or amount(text, "元") is not None for field, text in texts if field in MONEY_COLUMNS)
    return money and not any(text.endswith(("%", "％")) for field, text in texts if field in _NO_RATE)
