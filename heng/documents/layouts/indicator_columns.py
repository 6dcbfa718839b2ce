"""Finding the heading row of an indicator table and what its columns hold."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from heng.documents.layouts.align import Column
from heng.documents.layouts.amount_cells import bracketed_unit
from heng.documents.layouts.headings import SOURCES, heading, is_known_label, plain, rank, words
from heng.documents.layouts.levels import is_comparison, looks_like_level, polarity
from heng.documents.layouts.numbered_indicators import begins
from heng.documents.layouts.rows import Row, Slot
from heng.documents.layouts.score_columns import score_columns, with_own_weight
from heng.documents.layouts.spending_columns import with_spending
from heng.rulebook.loader import read

# Headings above the level headings (项目名称 over two rows) are looked for this far up.
_ROWS_ABOVE = 2
# A name and a value alone open a table only where projects stand beside them.
_FEWEST_FIELDS = 3
_SIDES = 2
GRADES = ("优", "良", "中", "差")
# So many cells without a level among them are names.
_FEWEST_NAMES = 2
# A side label alone is no row of headings.
_FEWEST_ABOVE, _LONGEST_HEADING = 2, 30
_OUTCOMES = ("actual", "weight", "score", "reason")
_VALUES = ("value", "whole_period")
# So far below the headings numbered strings are looked for.
_ROWS_LOOKED_AHEAD = 12


def indicator_columns(rows: Sequence[Row], index: int) -> tuple[Column, ...] | None:
    """The columns that the heading row `rows[index]` opens, left to right; None if it is no such row.

    A heading row names the indicator (or two levels) and its value. Project columns may stand in it or in the rows
    above it. Columns under no known heading are of the field "label".
    """
    row = headings_at(rows, index)
    fields = _graded(_most_usual(row), rows, index)
    fields = fields if _names_levels(rows, index + 1) else _plainly_named(fields, row)
    scored = None if _opens(fields) else score_columns(rows, index)
    if scored is None and not _opens(fields):
        return _numbered_columns(rows, index)
    fields = scored or with_own_weight(fields, row)
    above = _project_fields(rows, index, min(fields))
    if len(fields) < _FEWEST_FIELDS and not above:
        return None
    named = with_spending({**above, **fields}, row)
    if "name" not in named.values():
        deepest = max(column for column, field in named.items() if field == "subcategory")
        named[deepest] = "name"
    if not set(_VALUES[:1]) & set(named.values()):
        named = {column: "value" if field == "whole_period" else field for column, field in named.items()}
    return tuple(Column(named.get(column) or _unknown(slot.text), column) for column, slot in enumerate(row.slots))


def headings_at(rows: Sequence[Row], index: int) -> Row:
    """The row of headings `rows[index]`; where it is blank, a heading of the row above reaches down into it."""
    row = rows[index]
    above = rows[index - 1] if index else Row(())
    texts = [slot.text for _, slot in above.filled()]
    known = [text for text in texts if _is_heading(text)]
    if len(known) < _FEWEST_ABOVE or len(known) * 2 < len(texts) or any(len(text) > _LONGEST_HEADING for text in texts):
        return row
    if not all(is_known_label(slot.text) for _, slot in row.filled()):
        return row
    behind = _headed_behind(row, above)
    if behind is not None:
        return behind
    slots = zip_longest(row.slots, above.slots, fillvalue=Slot("", row.where()))
    return replace(row, slots=tuple(own if own.text or own.covered else upper for own, upper in slots))


def _headed_behind(row: Row, above: Row) -> Row | None:
    """`row` with the outcomes that the row above heads set behind its last heading, where a text dropped the cells over it."""
    filled, upper = row.filled(), above.filled()
    outcomes = [(column, slot) for column, slot in upper if heading("indicator", slot.text) in _OUTCOMES]
    own = {heading("indicator", slot.text) for _, slot in filled}
    packed = not row.exact and [column for column, _ in filled] == list(range(len(filled)))
    if not packed or not outcomes or outcomes[0][0] >= len(filled) or own & set(_OUTCOMES):
        return None
    return replace(row, slots=(*(slot for _, slot in filled), *(slot for _, slot in outcomes)))


def column_units(headers: Sequence[Row], columns: Sequence[Column]) -> Mapping[int, str]:
    """The unit of money that the headings of a column state in brackets, by column."""
    units: dict[int, str] = {}
    for row in headers:
        for column in columns:
            money = column.field in (*SOURCES, "initial", "executed")
            unit = bracketed_unit(row.text(column.index)) if money else None
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
    if signs and not any(map(polarity, signs)) and not all(row.exact for row in rows):
        return None
    misplaced = any(map(polarity, signs)) or not any(map(is_comparison, signs))
    if not misplaced or any(map(polarity, directions)) or not any(map(is_comparison, directions)):
        return None
    exchange = {"comparison": "polarity", "polarity": "comparison"}
    return tuple(Column(exchange.get(column.field, column.field), column.index) for column in columns)


def named_before(columns: tuple[Column, ...], header: Row, rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns with the name in the level before it, where that holds no levels and the heading only explains."""
    place = {column.field: column.index for column in columns}
    explains = plain(header.text(place.get("name", -1))) in words("contents")
    texts = (
        [
            row.text(place["subcategory"])
            for row in rows
            if (row.exact or _reaches(row, header)) and row.text(place["subcategory"])
        ]
        if (explains and "subcategory" in place)
        else []
    )
    if len(texts) < _FEWEST_NAMES or any(map(looks_like_level, texts)):
        return columns
    fields = {"subcategory": "name", "name": "known"}
    return tuple(Column(fields.get(column.field, column.field), column.index) for column in columns)


def _reaches(row: Row, header: Row) -> bool:
    """Whether a row of a text ends under the last heading, so that no leading cell of it was dropped."""
    return bool(row.filled()) and row.filled()[-1][0] == header.filled()[-1][0]


def _graded(fields: dict[int, str], rows: Sequence[Row], index: int) -> dict[int, str]:
    """The fields with the value in the column of the best grade, where a row below heads a table of grades (优, 良, 中, 差)."""
    below = rows[index + 1] if index + 1 < len(rows) else Row(())
    grades = [column for column, slot in below.filled() if plain(slot.text) in GRADES]
    if len(grades) < len(GRADES) or "value" in fields.values():
        return fields
    return dict(sorted((fields | {grades[0]: "value"}).items()))


def _names_levels(rows: Sequence[Row], index: int) -> bool:
    """Whether `rows[index]` heads level 2 or the name, so that what spans them above it is no heading of its own."""
    below = rows[index].filled() if index < len(rows) else ()
    return any(heading("indicator", slot.text) in ("subcategory", "name") for _, slot in below)


def _plainly_named(fields: dict[int, str], row: Row) -> dict[int, str]:
    """The fields with the name under 绩效指标, where a value is headed and neither a name nor a second level is."""
    if not set(fields.values()) & set(_VALUES) or set(fields.values()) & {"name", "subcategory"}:
        return fields
    places = [column for column, slot in row.filled() if plain(slot.text) in words("plain_names")]
    values = [column for column, field in fields.items() if field in _VALUES]
    if len(places) != 1 or places[0] > values[0]:
        return fields
    return dict(sorted((fields | {places[0]: "name"}).items()))


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
    return _two_sided(row) or _without_side_label(fields, row)


def _two_sided(row: Row) -> dict[int, str]:
    """The fields of a table with the whole period on the left and the year on the right; empty for any other."""
    found = [(column, field) for column, slot in enumerate(row.slots) if (field := heading("indicator", slot.text))]
    names = [column for column, field in found if field == "name"]
    values = [column for column, field in found if field == "value"]
    if len(names) != _SIDES or len(values) != _SIDES or not names[0] < values[0] < names[1] < values[1]:
        return {}
    right = {column: field for column, field in found if column > values[0]}
    shared = {column: field for column, field in found if column < values[0] and field not in right.values()}
    return dict(sorted({**shared, names[0]: "whole_name", values[0]: "whole_period", **right}.items()))


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
    return "known" if known or plain(text) in words("unread_columns") | words("remark_columns") else "unread"


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
    return _with_total(found, headings_at(rows, index)) if "project_name" in found.values() else {}


def _with_total(found: dict[int, str], row: Row) -> dict[int, str]:
    """The fields with the amount of a whole project as the total, where none is headed and its sources follow it at once."""
    if "total" in found.values():
        return found
    wholes = (
        column
        for column, slot in enumerate(row.slots)
        if heading("ignored", slot.text) == "whole_period_amount" and found.get(column + 1) in SOURCES
    )
    return found | dict.fromkeys(list(wholes)[:1], "total")


def _is_heading_row(row: Row) -> bool:
    filled = row.filled()
    return len(filled) >= _FEWEST_ABOVE and all(_is_heading(slot.text) for _, slot in filled)


def _is_heading(text: str) -> bool:
    return is_known_label(text) or plain(text) in words("unread_columns")
