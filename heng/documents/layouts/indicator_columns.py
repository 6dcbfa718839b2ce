"""Finding the heading row of an indicator table and what its columns hold."""

from collections.abc import Sequence

from heng.documents.layouts.align import Column
from heng.documents.layouts.headings import heading
from heng.documents.layouts.levels import is_comparison, polarity
from heng.documents.layouts.rows import Row

# Headings above the level headings (项目名称 over two rows) are looked for this far up.
_ROWS_ABOVE = 2
# A name and a value alone open a table only where projects stand beside them.
_FEWEST_FIELDS = 3
_VALUES = ("value", "whole_period")


def indicator_columns(rows: Sequence[Row], index: int) -> tuple[Column, ...] | None:
    """The columns that the heading row `rows[index]` opens, left to right; None if it is no such row.

    A heading row names the indicator (or two levels) and its value. Project columns may stand in it or in the rows
    above it. Columns under no known heading are of the field "label".
    """
    row = rows[index]
    fields = {column: found for column, slot in enumerate(row.slots) if (found := heading("indicator", slot.text))}
    if not _opens(fields):
        return None
    above = _project_fields(rows, index, min(fields))
    if len(fields) < _FEWEST_FIELDS and not above:
        return None
    named = {**above, **fields}
    if "name" not in named.values():
        deepest = max(column for column, field in named.items() if field == "subcategory")
        named[deepest] = "name"
    if not set(_VALUES[:1]) & set(named.values()):
        named = {column: "value" if field == "whole_period" else field for column, field in named.items()}
    return tuple(Column(named.get(column, "label"), column) for column in range(len(row.slots)))


def swapped(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, ...] | None:
    """The columns with comparison and polarity exchanged, where their content says that the headings are; else None."""
    place = {column.field: column.index for column in columns}
    if "comparison" not in place or "polarity" not in place:
        return None
    signs = [row.text(place["comparison"]) for row in rows if row.text(place["comparison"])]
    directions = [row.text(place["polarity"]) for row in rows if row.text(place["polarity"])]
    if not any(map(polarity, signs)) or any(map(polarity, directions)) or not any(map(is_comparison, directions)):
        return None
    exchange = {"comparison": "polarity", "polarity": "comparison"}
    return tuple(Column(exchange.get(column.field, column.field), column.index) for column in columns)


def _opens(fields: dict[int, str]) -> bool:
    found = set(fields.values())
    levelled = "name" in found or {"category", "subcategory"} <= found
    return levelled and bool(found & set(_VALUES))


def _project_fields(rows: Sequence[Row], index: int, first: int) -> dict[int, str]:
    found: dict[int, str] = {}
    for row in reversed(rows[max(0, index - _ROWS_ABOVE) : index + 1]):
        if row is not rows[index] and not row.filled():
            break
        for column, slot in enumerate(row.slots):
            field = heading("project", slot.text)
            if (
                field
                and column not in found
                and column != first
                and field not in found.values()
                and (row is rows[index] or _is_heading_row(row))
            ):
                found[column] = field
    return found if "project_name" in found.values() else {}


def _is_heading_row(row: Row) -> bool:
    filled = row.filled()
    return len(filled) >= 2 and all(
        heading("project", slot.text) or heading("indicator", slot.text) or heading("ignored", slot.text)
        for _, slot in filled
    )
