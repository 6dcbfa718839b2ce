"""Cutting a stream of rows into blocks: what stands above an indicator table, its headings, and its rows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from heng.documents.layouts.align import Column
from heng.documents.layouts.amount_cells import corner_unit, number
from heng.documents.layouts.form_labels import first, pairs
from heng.documents.layouts.headings import heading, is_known_label, is_total, plain, vocabulary, words
from heng.documents.layouts.indicator_columns import (
    column_units,
    headings_at,
    indicator_columns,
    named_before,
    swapped,
)
from heng.documents.layouts.levels import is_first, is_second, level_name, looks_like_level
from heng.documents.layouts.remarks import titled
from heng.documents.layouts.rows import Row
from heng.documents.layouts.split_headings import with_parts
from heng.documents.layouts.stray_rows import is_remark, is_section

_TITLE = re.compile(r"\S{4,60}(?:表|说明|报告)(?:[（(][^）)]*[）)])?")
# A row that states the unit of money holds little else (a unit's name, a date).
_CORNER_CELLS = 3
# A row that numbers its columns numbers at least so many.
_FEWEST_NUMBERED = 4
_PAGE_HEAD = re.compile(r"(?:附?[表件]\s*\d+(?:-\d+)?|预算\d+表|第\d+页.*|(?:金额)?单位[:：].{1,8}|公开\d+表)")
_LABEL = re.compile("[:：]")
_FORM_TITLE = re.compile(r"\S{0,50}(?:绩效|目标|自评|申报)\S{0,50}表(?:[（(][^）)]*[）)])?")


@dataclass(frozen=True, slots=True)
class Block:
    """An indicator table with the rows above it.

    `exchanged` says that two of its headings were the wrong way round; `headers` are all its rows of headings,
    `end` the place in the sheet behind its last row.
    """

    preamble: tuple[Row, ...]
    header: Row
    columns: tuple[Column, ...]
    body: tuple[Row, ...]
    exchanged: bool = False
    headers: tuple[Row, ...] = ()
    end: int = 0

    def form_start(self) -> int:
        """Where in the preamble the form of this table begins.

        That is the last title with the name of the project or unit behind it, else the last title, else the first row.
        """
        titles = [number for number, row in enumerate(self.preamble) if is_form_title(row)]
        named = [number for number in titles if names_owner(self.preamble[number:])]
        return (named or titles or [0])[-1]

    def form(self) -> tuple[Row, ...]:
        """The rows of the preamble that belong to this table."""
        return self.preamble[self.form_start() :]

    def is_wide(self) -> bool:
        """Whether projects stand in columns beside their indicators."""
        return any(column.field == "project_name" for column in self.columns)


def names_owner(rows: Sequence[Row]) -> bool:
    """Whether the labels in `rows` name a project, a department or a unit."""
    labels = pairs(rows)
    return any(first(labels, field) is not None for field in ("project_name", "department_name", "unit_name"))


def is_whole_period(block: Block) -> bool:
    """Whether the title nearest above the table says that its targets are those of the whole period."""
    titles = [row.filled()[0][1].text for row in block.preamble if is_form_title(row)]
    words_of_period = vocabulary()["words"]["whole_period_titles"]
    first_level = min(column.index for column in block.columns if column.field in ("category", "subcategory", "name"))
    labels = [slot.text for slot in block.header.slots[:first_level] if slot.text]
    return any(word in text for text in (*titles[-1:], *labels) for word in words_of_period)


def is_of_whole(block: Block) -> bool:
    """Whether the title of the form says that it is about a department as a whole, whatever projects it lists."""
    titles = [row.filled()[0][1].text for row in block.form() if is_form_title(row)]
    return any(word in text for text in titles[-1:] for word in words("whole_titles"))


def is_form_title(row: Row) -> bool:
    """Whether the row holds nothing but the title of a form or table of performance targets."""
    filled = row.filled()
    return len(filled) == 1 and _FORM_TITLE.fullmatch(re.sub(r"\s+", "", filled[0][1].text)) is not None


def is_repeated_head(row: Row, headers: Sequence[Row], above: Sequence[Row]) -> bool:
    """Whether `row` repeats headings or the title, number or corner above them, as the head of another page."""
    if any(_same_headings(row, header) for header in headers):
        return True
    texts = [slot.text for _, slot in row.filled()]
    if not texts or not all(is_form_title(row) or _PAGE_HEAD.fullmatch(re.sub(r"\s+", "", text)) for text in texts):
        return False
    return any(texts == [slot.text for _, slot in other.filled()] for other in above)


def is_numbering(row: Row) -> bool:
    """Whether the row only numbers the columns (1, 2, 3 …)."""
    texts = [slot.text for _, slot in row.filled()]
    return len(texts) >= _FEWEST_NUMBERED and texts == [str(number) for number in range(1, len(texts) + 1)]


def _with_units(row: Row, units: Mapping[int, str]) -> Row:
    if not units:
        return row
    slots = (replace(slot, unit=units.get(column, "")) for column, slot in enumerate(row.slots))
    return replace(row, slots=tuple(slots))


def blocks(rows: Sequence[Row]) -> Iterator[Block]:
    """The indicator tables in `rows`, in order; a repeated heading row (after a page break) does not begin a new one."""
    start = index = 0
    while index < len(rows):
        columns = indicator_columns(rows, index)
        if columns is None:
            index += 1
            continue
        columns, below = with_parts(rows, index, columns)
        end = _end(rows, index, columns, below)
        above = tuple(rows[start:index])
        headers = [headings_at(rows, index), *rows[index + 1 : index + below + 1]]
        inside = (
            row
            for row in rows[index + below + 1 : end]
            if not (is_repeated_head(row, headers, above) or is_numbering(row))
        )
        units = column_units(headers, columns)
        body = tuple(_with_units(row, units) for row in inside)
        columns = named_before(columns, headers[0], body)
        exchanged = swapped(columns, body)
        named = titled(exchanged or columns, headers)
        yield Block(above, rows[index], named, body, exchanged is not None, tuple(headers), end)
        start = index = end


def _end(rows: Sequence[Row], header: int, columns: Sequence[Column], below: int) -> int:
    wide = any(column.field == "project_name" for column in columns)
    for index in range(header + 1 + below, len(rows)):
        row = rows[index]
        if (
            row.filled()
            and not _same_headings(row, rows[header])
            and _is_outside(rows, index, rows[header], columns, wide)
        ):
            return index
    return len(rows)


def _is_outside(rows: Sequence[Row], index: int, header: Row, columns: Sequence[Column], wide: bool) -> bool:
    row = rows[index]
    if corner_unit([row]) is not None and len(row.filled()) <= _CORNER_CELLS:
        return True
    if _is_levelled(row, columns):
        return False
    if row.exact and ((wide and is_total(row.filled()[0][1].text)) or is_section(row)):
        return False
    if is_form_title(row):
        return True
    if row.is_line():
        return header.exact or _TITLE.fullmatch(re.sub(r"\s+", "", row.slots[0].text)) is not None
    if indicator_columns(rows, index) is not None or _begins_elsewhere(row, columns):
        return True
    return header.exact and not wide and not _is_indicator_like(row, columns) and not _goes_on(rows, index, columns)


def _goes_on(rows: Sequence[Row], index: int, columns: Sequence[Column]) -> bool:
    """Whether `rows[index]` is only a remark between rows of the table: the next row stands under its headings again."""
    following = next((row for row in rows[index + 1 :] if row.filled()), None)
    if following is None or is_form_title(rows[index]) or not is_remark(rows[index], columns):
        return False
    return not _begins_elsewhere(following, columns) and _is_under(following, columns)


def _is_under(row: Row, columns: Sequence[Column]) -> bool:
    """Whether the row holds a name and a value under their headings, and nothing but levels before them."""
    place = {column.field: column.index for column in columns}
    if not (row.text(place.get("name", -1)) and row.text(place.get("value", -1))):
        return False
    before = [slot.text for column, slot in row.filled() if column < place["name"]]
    return all(looks_like_level(level_name(text)) or number(text) is not None for text in before)


def _is_levelled(row: Row, columns: Sequence[Column]) -> bool:
    """Whether name and value stand under their headings, and a usual level beside them."""
    texts = {column.field: row.text(column.index) for column in columns}
    level = is_first(texts.get("category", "")) or is_second(texts.get("subcategory", ""))
    return level and bool(texts.get("name") and texts.get("value"))


def _begins_elsewhere(row: Row, columns: Sequence[Column]) -> bool:
    """Whether the row opens with a label of a form; at the place of the indicator's name the same words are its name."""
    column, slot = row.filled()[0]
    if _stands_after_table(plain(_LABEL.split(slot.text, maxsplit=1)[0])):
        return True
    named = heading("project", slot.text) or heading("ignored", slot.text)
    first_name = min(place.index for place in columns if place.field in ("name", "numbered"))
    return (
        named is not None and plain(slot.text) not in words("row_labels") and not (row.exact and column >= first_name)
    )


def _stands_after_table(label: str) -> bool:
    patterns = vocabulary()["words"]["after_table_patterns"]
    return label in words("after_table") or any(re.fullmatch(pattern, label) for pattern in patterns)


def _is_indicator_like(row: Row, columns: Sequence[Column]) -> bool:
    if is_total(row.filled()[0][1].text):
        return True
    texts = {column.field: row.text(column.index) for column in columns}
    levelled = is_first(texts.get("category", "")) or is_second(texts.get("subcategory", ""))
    return levelled or any(texts.get(field) for field in ("name", "value", "whole_period"))


def _same_headings(row: Row, header: Row) -> bool:
    texts = [plain(slot.text) for _, slot in row.filled()]
    return (
        len(texts) > 1
        and all(map(is_known_label, texts))
        and texts == [plain(slot.text) for _, slot in header.filled()]
    )
