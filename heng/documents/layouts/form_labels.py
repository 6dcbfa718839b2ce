"""Labels and values of a form: the value stands to the right of its label, below it, or behind a colon."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from heng.documents.layouts.headings import SOURCES, heading, is_known_label, is_total
from heng.documents.layouts.names import without_seal
from heng.documents.layouts.rows import Row, Slot

_INLINE = re.compile(r"^(?:其中\s*[:：])?(?P<label>[^:：]{1,20})[:：]\s*(?P<value>\S.*)$", re.DOTALL)
_SEVERAL = re.compile(
    r"[\n；;]|(?=其中[:：])|(?<=[元）)])(?=[一二三四五六七八九十]、)|(?<=[\d元])\s+(?=[^\d\s:：]{2,20}[:：])"
)
# 年度目标1：（40分）: the points of a part are no value of its label.
_POINTS_ALONE = re.compile(r"[（(]\s*\d+(?:\.\d+)?\s*分?\s*[）)]")
_GOAL_AND_RESULT = 2
# Several labels in one line stand apart; a name goes no further than the next label or a year.
_APART = re.compile(r"\s{2,}(?=\S)|\s+(?=[^\s:：]{2,12}[:：])|\s+(?=[（(]?20\d\d\s*年)")
_NAMES = ("project_name", "project_code", "unit_name", "department_name", "department", "unit_code", "year")
_UNITS = ("unit_name", "department_name", "department")
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
    return next((pair.value for pair in found if pair.field == field and pair.value.text), None)


def is_labelled(text: str) -> bool:
    """Whether a line is a known label with its value behind a colon: what it says is read by that label."""
    found = _INLINE.match(text.strip())
    return found is not None and (is_known_label(found["label"]) or heading("execution", found["label"]) is not None)


def _in_row(row: Row, following: Row | None) -> Iterator[tuple[int, Pair]]:
    filled = row.filled()
    beside = [_beside(row, column) for column, slot in filled if is_known_label(slot.text)]
    downwards = len(beside) > 1 and not any(beside)
    moved = _moved_together(row, following) if downwards else {}
    for column, slot in filled:
        inline = list(_inline(slot))
        if inline:
            yield from ((column, pair) for pair in inline)
        elif is_known_label(slot.text):
            under = moved.get(column) if moved else _below(following, column)
            value = under if downwards or _stands_alone(row, slot) else _beside(row, column)
            if value:
                yield column, _named(Pair(heading("project", slot.text) or "", slot, value))


def _inline(slot: Slot) -> Iterator[Pair]:
    """The labels with a value behind a colon in one cell; amounts may stand there line by line."""
    whole, apart = _pair(slot, slot.text), _APART.split(slot.text.strip())
    if whole and len(apart) > 1 and whole.field in _NAMES:
        yield from (pair for part in apart if (pair := _pair(slot, part)))
        return
    parts = [pair for part in _SEVERAL.split(slot.text) if (pair := _pair(slot, part))]
    if len(parts) > 1 and all(pair.field in SOURCES for pair in parts):
        yield from parts
    elif whole:
        yield whole


def _pair(slot: Slot, text: str) -> Pair | None:
    found = _INLINE.match(text.strip())
    if found is None or not is_known_label(found["label"]) or is_known_label(found["value"]):
        return None
    if _POINTS_ALONE.fullmatch(found["value"].strip()):
        return None
    label = Slot(found["label"].strip(), slot.where)
    return _named(Pair(heading("project", found["label"]) or "", label, Slot(found["value"].strip(), slot.where)))


def _named(pair: Pair) -> Pair:
    """The pair; that of a unit without the place for a seal behind or instead of its name."""
    if pair.field not in _UNITS:
        return pair
    return replace(pair, value=replace(pair.value, text=without_seal(pair.value.text)))


def _beside(row: Row, column: int) -> Slot | None:
    """The value to the right. In an exact table an amount that does not stand in the very next cell has to stand alone."""
    after = [slot for index, slot in row.filled() if index > column]
    if after and is_total(after[0].text) and heading("project", row.text(column)) == "total":
        column, after = next(index for index, slot in row.filled() if slot is after[0]), after[1:]
    if not after or _is_label(after[0]):
        return None
    places = [slot for slot in row.slots[column + 1 :] if not slot.covered]
    adjacent = not row.exact or places[0] is after[0]
    alone = len(after) == 1 or _is_label(after[1])
    return after[0] if adjacent or alone or heading("project", row.text(column)) not in SOURCES else None


def _is_label(slot: Slot) -> bool:
    return is_known_label(slot.text) or any(_inline(slot))


def _below(row: Row | None, column: int) -> Slot | None:
    if row is None or column >= len(row.slots) or not row.slots[column].own:
        return None
    slot = row.slots[column]
    labelled = any(is_known_label(other.text) for index, other in row.filled() if index <= column)
    return None if labelled or not slot.text or any(_inline(slot)) else slot


def _moved_together(labels: Row, values: Row | None) -> Mapping[int, Slot]:
    """The values below the last labels of a row, by column, where a text dropped the blank cells before them.

    Merged labels on the left reach down beside the values, so that the values are those of the last labels.
    """
    named, filled = labels.filled(), values.filled() if values is not None else ()
    if values is None or values.exact or values.is_line() or any(_is_label(slot) for _, slot in filled):
        return {}
    together = [column for column, _ in filled] == list(range(len(filled)))
    count = _GOAL_AND_RESULT if len(filled) == 1 and _ends_with_result(labels) else len(filled)
    if not together or not 1 < count < len(named):
        return {}
    return {column: slot for (column, _), (_, slot) in zip(named[-count:], filled, strict=False)}


def _ends_with_result(labels: Row) -> bool:
    """Whether the last two labels are those of the goal and of its result, which may be left blank."""
    goal, result = (slot.text for _, slot in labels.filled()[-_GOAL_AND_RESULT:])
    return heading("project", goal) == "objective" and heading("ignored", result) == "outcome"


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
    first = not row.exact and repeated[:1] == [column] and not period_columns & {*repeated}
    return bool(period_columns) and len(repeated) > 1 and (column in period_columns or first)
