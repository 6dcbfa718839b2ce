"""Tables whose level-1 names stand beside each other in the head (成本指标 | 产出指标 | …), made tables with one indicator a row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from heng.documents.layouts.headings import heading, vocabulary
from heng.documents.layouts.levels import is_first
from heng.documents.layouts.rows import Row, Sheet, Slot

# A head with fewer levels beside each other is an ordinary one.
_FEWEST_GROUPS = 2
_HEADS = {"category": "一级指标", "subcategory": "二级指标", "name": "三级指标", "value": "指标值"}


@dataclass(frozen=True, slots=True)
class Group:
    """The columns of one level 1: `columns` gives the column of each field (subcategory, name, value)."""

    level: Slot
    columns: dict[str, int]


def unfolded(sheet: Sheet) -> Sheet:
    """`sheet` with one indicator a row where its levels stand across; any other sheet is left as it is.

    The columns before the levels (project, money, objective) stand in the first of the rows made of one row.
    """
    for index, row in enumerate(sheet.rows[:-1]):
        groups = _groups(row, sheet.rows[index + 1])
        if groups:
            head = _head(sheet.rows[index : index + 2], groups)
            body = (made for later in sheet.rows[index + 2 :] for made in _made(later, groups))
            return replace(sheet, rows=(*sheet.rows[:index], *head, *body))
    return sheet


def _groups(row: Row, below: Row) -> list[Group]:
    levels = [(column, slot) for column, slot in row.filled() if slot.text[0] in _openings() and is_first(slot.text)]
    if len(levels) < _FEWEST_GROUPS:
        return []
    ends = [column for column, _ in levels[1:]] + [len(row.slots)]
    found = [Group(slot, _fields(below, column, end)) for (column, slot), end in zip(levels, ends, strict=True)]
    return found if all({"name", "value"} <= set(group.columns) for group in found) else []


@cache
def _openings() -> frozenset[str]:
    """The first characters of all level-1 names, by which most cells are told to be none at once."""
    first = vocabulary()["levels"]["first"]
    return frozenset(name[0] for level, synonyms in first.items() for name in (level, *synonyms))


def _fields(below: Row, start: int, end: int) -> dict[str, int]:
    named = ((heading("indicator", below.text(column)), column) for column in range(start, end))
    return {field: column for field, column in reversed(list(named)) if field in _HEADS}


def _head(rows: Sequence[Row], groups: Sequence[Group]) -> Iterator[Row]:
    start, fields = _start(groups), _all_fields(groups)
    where = groups[0].level.where
    yield replace(rows[0], slots=(*rows[0].slots[:start], *(Slot(_HEADS[field], where) for field in fields)))
    yield replace(rows[1], slots=(*rows[1].slots[:start], *(Slot("", where, own=False) for _ in fields)))


def _made(row: Row, groups: Sequence[Group]) -> Iterator[Row]:
    """The rows of the indicators that stand beside each other in `row`; a row without any keeps what is before them."""
    start, fields = _start(groups), _all_fields(groups)
    before = row.slots[:start]
    filled = [group for group in groups if any(row.text(column) for column in group.columns.values())]
    if not filled:
        yield replace(row, slots=before)
    for number, group in enumerate(filled):
        cells = (_cell(row, group, field) for field in fields)
        left = before if number == 0 else tuple(replace(slot, text="", own=False) for slot in before)
        yield replace(row, slots=(*left, *cells))


def _cell(row: Row, group: Group, field: str) -> Slot:
    if field == "category":
        return replace(group.level, own=True, covered=False)
    column = group.columns.get(field, -1)
    return row.slots[column] if 0 <= column < len(row.slots) else Slot("", group.level.where)


def _start(groups: Sequence[Group]) -> int:
    return min(min(group.columns.values()) for group in groups)


def _all_fields(groups: Sequence[Group]) -> list[str]:
    return [
        "category",
        *(field for field in ("subcategory", "name", "value") if any(field in group.columns for group in groups)),
    ]
