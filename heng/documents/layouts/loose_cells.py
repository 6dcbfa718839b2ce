"""Target forms copied as text with each cell on a line of its own, as rows again."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from heng.documents.layouts.blocks import is_form_title
from heng.documents.layouts.headings import heading, is_known_label, plain, words
from heng.documents.layouts.levels import is_first, is_first_only, is_second, level_name, looks_like_level
from heng.documents.layouts.rows import Row, Sheet, Slot

_FEWEST_HEADINGS = 3
# A longer text is no form; a heading of levels or indicators is short and says so.
_MOST_LINES, _LONGEST_HEADING, _SAID = 10_000, 20, ("级", "指标")
_YEAR = re.compile(r"20\d\d年?度?")


@dataclass(frozen=True, slots=True)
class Head:
    """The headings of an indicator table among the cells: its first place, its width, and its fields."""

    start: int
    width: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Labels that follow each other, and the values behind them; a group without labels is lines."""

    labels: list[Slot]
    values: list[Slot]

    def rows(self) -> Iterator[Row]:
        """A row for each label with its value; of more labels than values the last ones have the values."""
        bare = len(self.labels) - min(len(self.labels), len(self.values))
        for label in self.labels[:bare]:
            yield Row((label, Slot("", label.where)), exact=False)
        for label, value in zip(self.labels[bare:], self.values, strict=False):
            yield Row((label, value), exact=False)
        yield from (Row((value,), exact=False) for value in self.values[len(self.labels) :] if value.text)


def gathered_form(sheet: Sheet) -> Sheet:
    """`sheet` with its forms and indicator tables in rows, where its lines are cells.

    A sheet that has rows of several cells, or no headings of indicators among its lines, is left as it is.
    """
    if len(sheet.rows) > _MOST_LINES or not all(row.is_line() or not row.slots for row in sheet.rows):
        return sheet
    rows = _rows(list(_cells(sheet.rows)))
    return replace(sheet, rows=tuple(rows)) if rows else sheet


def _rows(cells: Sequence[Slot]) -> list[Row]:
    """The rows of the forms in `cells`, which may follow each other; none where a table can be cut in no certain way."""
    rows: list[Row] = []
    while (head := _head(cells)) is not None:
        table, end = _table(cells, head)
        if not _is_certain(cells, head, table):
            return []
        above = _groups(cells[: head.start])
        if any(1 < len(group.labels) < len(group.values) for group in above):
            return []
        rows += [*_side_by_side([row for group in above for row in group.rows()]), *table]
        cells = cells[end:]
    return [*rows, *(Row((slot,), exact=False) for slot in cells if slot.text)] if rows else []


def _is_certain(cells: Sequence[Slot], head: Head, table: Sequence[Row]) -> bool:
    """Whether no other headings stand before or below those of the table, and all its levels are levels."""
    before = cells[head.start - 1].text if head.start else ""
    below = cells[head.start + head.width].text if head.start + head.width < len(cells) else ""
    beside = is_known_label(before) and plain(before) not in words("row_labels")
    levels = [text for row in table[1:] for place in range(_levels(head)) if (text := row.text(place))]
    usual = all(looks_like_level(level_name(text)) for text in levels)
    named = not any(is_second(row.text(_levels(head))) for row in table[1:])
    begun = len(table) > 1 and all(table[1].text(place) for place in range(_levels(head)))
    return begun and usual and named and not beside and not _splits(below)


def _splits(below: str) -> bool:
    """Whether a text below the headings splits one of them into parts or years."""
    return heading("value_parts", below) is not None or _YEAR.fullmatch(below) is not None


def _levels(head: Head) -> int:
    """How many leading columns hold levels; without a heading of names the last level holds them."""
    levels = sum(field in ("category", "subcategory") for field in head.fields[: head.fields.index("value")])
    return min(levels, 2) if "name" in head.fields else min(levels, 2) - 1


def _cells(rows: Sequence[Row]) -> Iterator[Slot]:
    """The lines as cells, with a blank one wherever more blank lines stand between two than between most."""
    filled = [index for index, row in enumerate(rows) if row.slots]
    gaps = [after - before - 1 for before, after in pairwise(filled)]
    usual = Counter(gaps).most_common(1)[0][0] if gaps else 0
    for index, gap in zip(filled, [*gaps, usual], strict=False):
        yield rows[index].slots[0]
        yield from (Slot("", rows[index].slots[0].where) for _ in range(max(gap - usual, 0) // (usual + 1)))


def _head(cells: Sequence[Slot]) -> Head | None:
    """The first run of headings that names levels or an indicator, and its value."""
    start = 0
    while start < len(cells):
        if len(cells[start].text) > _LONGEST_HEADING or not any(word in cells[start].text for word in _SAID):
            start += 1
            continue
        fields = []
        for slot in cells[start:]:
            field = heading("indicator", slot.text) or (
                "label" if plain(slot.text) in words("unread_columns") else None
            )
            if field is None or not slot.text:
                break
            fields.append(field)
        begins = next((place for place, field in enumerate(fields) if field != "label"), 0)
        found = tuple(fields[begins:])
        if len({*found} - {"label"}) >= _FEWEST_HEADINGS and "value" in found and {"name", "subcategory"} & {*found}:
            return Head(start + begins, len(found), found)
        start += max(len(fields), 1)
    return None


def _groups(cells: Sequence[Slot]) -> list[Group]:
    """The labels above the table with the values behind them; labels that follow each other share theirs."""
    groups = [Group([], [])]
    for slot in cells:
        labelled = bool(slot.text) and is_known_label(slot.text)
        if (labelled and groups[-1].values) or is_form_title(Row((slot,), exact=False)):
            groups.append(Group([], []))
        (groups[-1].labels if labelled else groups[-1].values).append(slot)
    return [Group(group.labels, _without_blanks(group.values)) for group in groups]


def _without_blanks(values: Sequence[Slot]) -> list[Slot]:
    last = max((place for place, slot in enumerate(values) if slot.text), default=0)
    return list(values[: last + 1])


def _side_by_side(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows with the amounts of the whole period and of the year in one row, as they stand beside each other."""
    place, sided = 0, False
    while place < len(rows):
        row, following = rows[place], rows[place + 1] if place + 1 < len(rows) else Row(())
        sided = _begins_sides(row, following) or (sided and plain(row.text(0)) == plain(following.text(0)) != "")
        yield Row((*row.slots, *following.slots), exact=False) if sided else row
        place += 2 if sided else 1


def _begins_sides(row: Row, following: Row) -> bool:
    whole = heading("ignored", row.text(0)) == "whole_period_amount"
    return whole and heading("project", following.text(0)) == "total"


def _table(cells: Sequence[Slot], head: Head) -> tuple[list[Row], int]:
    """The rows of indicators, each with the levels that are printed for it, and the place where the table ends."""
    rows = [Row(tuple(cells[head.start : head.start + head.width]), exact=False)]
    levels = _levels(head)
    least = head.fields.index("value") + 1
    place = head.start + head.width
    while place < len(cells):
        if not cells[place].text and _is_level(cells, place + 1):
            place += 1
            continue
        missing = _missing(cells[place:], levels)
        row = cells[place : place + head.width - missing]
        if len(row) < least - missing or any(map(_ends, row)):
            break
        lacking = head.width - missing - len(row)
        blanks = [Slot("", row[0].where)] * max(missing, lacking)
        rows.append(Row((*blanks[:missing], *row, *blanks[:lacking]), exact=False))
        place += len(row)
    return rows, place


def _ends(slot: Slot) -> bool:
    """Whether the cell stands below a table or begins another form, and is no cell of a table."""
    named = heading("project", slot.text) in ("project_name", "department_name", "unit_name")
    return bool(slot.text) and (named or plain(slot.text) in words("after_table"))


def _is_level(cells: Sequence[Slot], place: int) -> bool:
    return place < len(cells) and is_second(cells[place].text)


def _missing(cells: Sequence[Slot], levels: int) -> int:
    """How many leading levels of the row that begins the cells are merged from above."""
    if not cells[0].text or levels == 0:
        return 0
    opening = level_name(cells[0].text)
    if is_first_only(opening) or levels == 1:
        return 0 if looks_like_level(opening) else levels
    following = level_name(cells[1].text) if len(cells) > 1 else ""
    opens = looks_like_level(opening) and (not is_second(opening) or is_first(opening))
    if opens and (looks_like_level(following) or not following):
        return 0
    return levels - (1 if looks_like_level(opening) else 0)
