"""Rows of an exact table that are no indicators as they stand: remarks, sections, shifted cells, stray words."""

from collections.abc import Mapping, Sequence

from heng.documents.layouts.align import Column
from heng.documents.layouts.headings import plain, words
from heng.documents.layouts.levels import (
    is_comparison,
    is_first,
    is_first_only,
    is_second,
    level_name,
    looks_like_level,
)
from heng.documents.layouts.rows import Row, Slot

_LEVEL_SUFFIX = "指标"
_LONGEST_SIGN = 4
# A row with one of these says something; in the other columns words stand astray.
_SAYING = ("name", "value", "whole_period", "numbered", "project_name", "unit_name", "total", "objective")
_SILENT = ("label", "comparison", "unit", "weight", "polarity")
_TELLING = 4


def is_remark(row: Row, columns: Sequence[Column]) -> bool:
    """Whether the row of an exact table of indicators holds one text only, which is neither a level nor a name."""
    places = {column.field: column.index for column in columns}
    if not row.exact or "project_name" in places or len(row.filled()) != 1:
        return False
    index, slot = row.filled()[0]
    reaches = "value" in places and places["value"] < len(row.slots) and row.slots[places["value"]].covered
    before = index < places.get("name", 0)
    return (before or (reaches and index <= places.get("name", 0))) and not looks_like_level(level_name(slot.text))


def is_section(row: Row) -> bool:
    """Whether a row of an exact table holds nothing but the name of a level 1, for all rows below it."""
    filled = row.filled()
    return row.exact and len(filled) == 1 and is_first(filled[0][1].text)


def is_misplaced(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a cell of an exact row surely stands beside its column: a level or a sign as the name, a name as the sign."""
    place = {column.field: column.index for column in columns}
    if "name" not in place or "numbered" in place:
        return False
    name, sign = row.text(place["name"]), row.text(place.get("comparison", -1))
    beside = place.get("subcategory", -1)
    free = 0 <= beside < len(row.slots) and row.slots[beside].own and not row.text(beside)
    level = plain(name).endswith(_LEVEL_SUFFIX) and is_second(name)
    no_sign = len(sign) > _LONGEST_SIGN and not is_comparison(sign)
    above = beside >= 0 and is_first_only(row.text(beside))
    return is_comparison(name) or (level and (free or above)) or ((level or not name) and no_sign)


def stray_text(row: Row, fields: Mapping[str, Slot], columns: Sequence[Column]) -> str:
    """What stands in an exact row that names nothing and gives no value: words beside the columns that are read."""
    if not row.exact or any(fields[name].text for name in _SAYING if name in fields):
        return ""
    beside = {column.index for column in columns if column.field in _SILENT}
    texts = [slot.text for index, slot in row.filled() if index in beside or index >= len(columns)]
    return " ".join(text for text in texts if len(plain(text)) >= _TELLING and plain(text) not in words("row_labels"))
