"""Finding the heading row of an indicator table and what its columns hold."""

from collections.abc import Mapping, Sequence

from heng.documents.layouts.align import Column
from heng.documents.layouts.amount_cells import bracketed_unit
from heng.documents.layouts.headings import SOURCES, heading, plain, rank, words
from heng.documents.layouts.levels import is_comparison, polarity
from heng.documents.layouts.numbered_indicators import begins
from heng.documents.layouts.rows import Row
from heng.rulebook.loader import read

# Headings above the level headings (项目名称 over two rows) are looked for this far up.
_ROWS_ABOVE = 2
# A name and a value alone open a table only where projects stand beside them.
_FEWEST_FIELDS = 3
_VALUES = ("value", "whole_period")
# Headings that a second row may split, and how far below numbered strings are looked for.
_SPLIT = frozenset({"label", "unread", "known", *_VALUES, *SOURCES})
_ROWS_LOOKED_AHEAD = 12


def indicator_columns(rows: Sequence[Row], index: int) -> tuple[Column, ...] | None:
    """The columns that the heading row `rows[index]` opens, left to right; None if it is no such row.

    A heading row names the indicator (or two levels) and its value. Project columns may stand in it or in the rows
    above it. Columns under no known heading are of the field "label".
    """
    row = rows[index]
    fields = _most_usual(row)
    if not _opens(fields):
        return _numbered_columns(rows, index)
    above = _project_fields(rows, index, min(fields))
    if len(fields) < _FEWEST_FIELDS and not above:
        return None
    named = {**above, **fields}
    if "name" not in named.values():
        deepest = max(column for column, field in named.items() if field == "subcategory")
        named[deepest] = "name"
    if not set(_VALUES[:1]) & set(named.values()):
        named = {column: "value" if field == "whole_period" else field for column, field in named.items()}
    return tuple(Column(named.get(column) or _unknown(slot.text), column) for column, slot in enumerate(row.slots))


def with_parts(rows: Sequence[Row], index: int, columns: tuple[Column, ...]) -> tuple[tuple[Column, ...], int]:
    """The columns with what a row of headings below `rows[index]` says of them, and the number of such rows (0 or 1).

    Such a row splits a heading into its parts: sign, value and unit, years, or the sources of money.
    """
    below = rows[index + 1] if index + 1 < len(rows) else None
    if below is None or len(below.filled()) < 2:
        return columns, 0
    parts = {column: _part(slot.text) for column, slot in below.filled()}
    split = {column.index for column in columns if column.field in _SPLIT}
    if not all(parts.values()) or not set(parts) <= split:
        return columns, 0
    named = {column.index: column.field for column in columns}
    kept = named | {column: field or "" for column, field in parts.items()}
    complete = {"value", "numbered"} & set(kept.values())
    return (tuple(Column(field, column) for column, field in kept.items()), 1) if complete else (columns, 0)


def column_units(headers: Sequence[Row], columns: Sequence[Column]) -> Mapping[int, str]:
    """The unit of money that the headings of a column state in brackets, by column."""
    units: dict[int, str] = {}
    for row in headers:
        for column in columns:
            unit = bracketed_unit(row.text(column.index)) if column.field in SOURCES else None
            if unit:
                units[column.index] = unit
    return units


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


def _most_usual(row: Row) -> dict[int, str]:
    """The fields that the headings of `row` name; where two name the same, the more usual heading has it."""
    best: dict[str, tuple[int, int]] = {}
    for column, slot in enumerate(row.slots):
        field = heading("indicator", slot.text)
        if field:
            best[field] = min(
                best.get(field, (rank("indicator", slot.text), column)), (rank("indicator", slot.text), column)
            )
    fields = {column: field for field, (_, column) in sorted(best.items(), key=lambda item: item[1][1])}
    return _without_side_label(fields, row)


def _without_side_label(fields: dict[int, str], row: Row) -> dict[int, str]:
    """The fields without a first one that labels the whole table (长期绩效指标); a column of values ends in 值."""
    beside = next(iter(fields), -1)
    labels = fields.get(beside) in _VALUES and "category" in fields.values() and plain(row.text(beside))[-1:] != "值"
    return {column: field for column, field in fields.items() if not (labels and column == beside)}


def _unknown(text: str) -> str:
    """The field of a heading that names none: "label" stands beside levels, "known" is read nowhere, "unread" is new."""
    if not text or plain(text) in words("row_labels"):
        return "label"
    known = heading("indicator", text) or heading("project", text) or heading("ignored", text)
    return "known" if known or plain(text) in words("unread_columns") else "unread"


def _part(text: str) -> str | None:
    source = heading("project", text)
    return heading("value_parts", text) or (source if source in SOURCES else None) or heading("indicator", text)


def _numbered_columns(rows: Sequence[Row], index: int) -> tuple[Column, ...] | None:
    """The columns of a table with one row per project and all its indicators in one cell (`1、1-产出指标；…`)."""
    row = rows[index]
    numbered = [
        column
        for column, slot in row.filled()
        if plain(slot.text) in read("reading/guangdong.toml")["indicator_headings"]
    ]
    if not row.exact or len(numbered) != 1:
        return None
    found = _project_fields(rows, index, numbered[0])
    following = rows[index + 1 : index + 1 + _ROWS_LOOKED_AHEAD]
    if not found or not any(begins(later.text(numbered[0])) is not None for later in following):
        return None
    named = {**found, numbered[0]: "numbered"}
    return tuple(Column(named.get(column) or _unknown(slot.text), column) for column, slot in enumerate(row.slots))


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
