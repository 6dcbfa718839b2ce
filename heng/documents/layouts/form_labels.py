"""Labels and values of a form: the value stands to the right of its label, below it, or behind a colon."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heng.documents.layouts.headings import SOURCES, heading, is_known_label
from heng.documents.layouts.rows import Row, Slot

_INLINE = re.compile(r"^(?:其中\s*[:：])?(?P<label>[^:：]{1,20})[:：]\s*(?P<value>\S.*)$", re.DOTALL)
_SEVERAL = re.compile(r"[\n；;]|(?=其中[:：])")
_WHOLE_PERIOD = "whole_period_amount"


@dataclass(frozen=True, slots=True)
class Pair:
    """A label with its value. `field` is the field of [project] in the rulebook, or blank for a label known only by name."""

    field: str
    label: Slot
    value: Slot


def pairs(rows: Sequence[Row]) -> list[Pair]:
    """All labels of `rows` with their values, in order; labels with a blank value are left out.

    Where amounts of the whole period stand beside this year's under equal labels, only this year's are kept.
    """
    found: list[Pair] = []
    period_columns: set[int] = set()
    for index, row in enumerate(rows):
        following = next((later for later in rows[index + 1 :] if later.filled()), None)
        period_columns = _period_columns(row, period_columns)
        found.extend(
            pair for column, pair in _in_row(row, following) if not _of_whole_period(row, column, pair, period_columns)
        )
    return found


def first(found: Sequence[Pair], field: str) -> Slot | None:
    """The first value of `field`; None if no label gives one."""
    return next((pair.value for pair in found if pair.field == field), None)


def _in_row(row: Row, following: Row | None) -> Iterator[tuple[int, Pair]]:
    filled = row.filled()
    beside = [_beside(row, column) for column, slot in filled if is_known_label(slot.text)]
    downwards = len(beside) > 1 and not any(beside)
    for column, slot in filled:
        inline = list(_inline(slot))
        if inline:
            yield from ((column, pair) for pair in inline)
        elif is_known_label(slot.text):
            value = _below(following, column) if downwards or _stands_alone(row, slot) else _beside(row, column)
            if value:
                yield column, Pair(heading("project", slot.text) or "", slot, value)


def _inline(slot: Slot) -> Iterator[Pair]:
    """The labels with a value behind a colon in one cell; amounts may stand there line by line."""
    whole = _pair(slot, slot.text)
    parts = [pair for part in _SEVERAL.split(slot.text) if (pair := _pair(slot, part))]
    if len(parts) > 1 and all(pair.field in SOURCES for pair in parts):
        yield from parts
    elif whole:
        yield whole


def _pair(slot: Slot, text: str) -> Pair | None:
    found = _INLINE.match(text.strip())
    if found is None or not is_known_label(found["label"]) or is_known_label(found["value"]):
        return None
    label = Slot(found["label"].strip(), slot.where)
    return Pair(heading("project", found["label"]) or "", label, Slot(found["value"].strip(), slot.where))


def _beside(row: Row, column: int) -> Slot | None:
    """The value to the right; in an exact table the amount of a label stands in the very next cell or is blank."""
    following = next((slot for index, slot in row.filled() if index > column), None)
    if following is None or is_known_label(following.text) or any(_inline(following)):
        return None
    places = [slot for slot in row.slots[column + 1 :] if not slot.covered]
    adjacent = not row.exact or (bool(places) and places[0] is following)
    return following if adjacent or heading("project", row.text(column)) not in SOURCES else None


def _below(row: Row | None, column: int) -> Slot | None:
    if row is None or column >= len(row.slots) or not row.slots[column].own:
        return None
    slot = row.slots[column]
    labelled = any(is_known_label(other.text) for index, other in row.filled() if index <= column)
    return None if labelled or not slot.text else slot


def _stands_alone(row: Row, slot: Slot) -> bool:
    return len(row.filled()) == 1 and heading("project", slot.text) == "objective"


def _period_columns(row: Row, before: set[int]) -> set[int]:
    columns = set(before)
    for column, slot in row.filled():
        if heading("ignored", slot.text) == _WHOLE_PERIOD:
            columns.add(column)
        elif heading("project", slot.text) == "total":
            columns.discard(column)
    return columns


def _of_whole_period(row: Row, column: int, pair: Pair, period_columns: set[int]) -> bool:
    repeated = [index for index, slot in row.filled() if pair.field and heading("project", slot.text) == pair.field]
    return column in period_columns and len(repeated) > 1
