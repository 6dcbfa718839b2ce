"""A second row of headings below those of an indicator table: the parts, grades, years or sources that one is split into."""

import re
from collections.abc import Mapping, Sequence

from heng.documents.layouts.align import Column
from heng.documents.layouts.headings import SOURCES, heading, is_total, plain
from heng.documents.layouts.indicator_columns import GRADES
from heng.documents.layouts.rows import Row

# The fields whose heading a second row may split.
_SPLIT = frozenset({"label", "unread", "known", "value", "whole_period", *SOURCES})
_YEAR = re.compile(r"(20\d\d)年?度?(?:指标)?值?")
_ANY_YEAR = re.compile(r"20\d\d")


def with_parts(rows: Sequence[Row], index: int, columns: tuple[Column, ...]) -> tuple[tuple[Column, ...], int]:
    """The columns with what a row of headings below `rows[index]` says of them, and the number of such rows (0 or 1).

    Such a row splits a heading into its parts: sign, value and unit, years, or the sources of money.
    """
    below = rows[index + 1] if index + 1 < len(rows) else None
    if below is None or len(below.filled()) < 2:
        return columns, 0
    parts = {column: _part(slot.text) for column, slot in below.filled()}
    parts |= _best_grade(below, columns)
    parts |= _years(below, "value" in {column.field for column in columns if column.index not in parts})
    split = {column.index for column in columns if column.field in _SPLIT}
    if not all(parts.values()) or not set(parts) <= split:
        return columns, 0
    named = {column.index: column.field for column in columns}
    kept = named | {column: field or "" for column, field in parts.items()}
    kept |= dict.fromkeys(_past(below, kept), "previous")
    complete = {"value", "numbered"} & set(kept.values())
    return (tuple(Column(field, column) for column, field in kept.items()), 1) if complete else (columns, 0)


def _best_grade(below: Row, columns: Sequence[Column]) -> dict[int, str]:
    """The best grade of a row of grades as the value, where its column is the one of the value."""
    values = {column.index for column in columns if column.field == "value"}
    return {column: "value" for column, slot in below.filled() if column in values and plain(slot.text) == GRADES[0]}


def _years(below: Row, has_value: bool) -> dict[int, str]:
    """What the years in a row of headings are: the last is this one, unless the value has a column of its own."""
    found = {column: year[1] for column, slot in below.filled() if (year := _YEAR.fullmatch(plain(slot.text)))}
    this = None if has_value else max(found.values(), default=None)
    return {column: "value" if year == this else "previous" for column, year in found.items()}


def _past(below: Row, fields: Mapping[int, str]) -> list[int]:
    """The columns of what was achieved in an earlier year than that of the target."""
    years = {column: found[0] for column, slot in below.filled() if (found := _ANY_YEAR.search(slot.text))}
    this = max((year for column, year in years.items() if fields[column] == "value"), default="")
    return [column for column, year in years.items() if fields[column] == "actual" and year < this]


def _part(text: str) -> str | None:
    source = "total" if is_total(text) else heading("project", text)
    return heading("value_parts", text) or (source if source in SOURCES else None) or heading("indicator", text)
