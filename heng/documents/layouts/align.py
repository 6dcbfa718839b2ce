"""Putting the cells of a shifted row back under their headings, by what they contain and how they are spaced."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from heng.documents.layouts.amount_cells import number, points
from heng.documents.layouts.headings import plain, words
from heng.documents.layouts.levels import is_comparison, is_first, is_first_only, is_second, looks_like_level, polarity
from heng.documents.layouts.rows import Row, Slot
from heng.rulebook.loader import read

# What a cell is worth in a column: evidence of its content, of the same spacing as the heading row, of its own column.
_CERTAIN, _FITTING, _POSSIBLE = 10, 5, 2
_SAME_SPACING, _OWN_COLUMN = 3, 1
_LOST_NAME, _LOST_VALUE = 12, 6
_LEVEL_SUFFIX = "指标"
_LONGEST_UNIT = 8
_LONGEST_LEVEL = 14
# A side label, level 1 and level 2, each with its points, are what is merged down beside the name.
_MOST_DROPPED = 5
_SIGNS = ("≥", "≤", "=", ">", "<", "＝", "＞", "＜")
_SHARES = ("%", "％")
_SENTENCE = re.compile(r"[。；]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its field, its index in the heading row, and its heading as written where that matters."""

    field: str
    index: int
    title: str = ""


def direct(row: Row, columns: Sequence[Column]) -> Mapping[str, Slot]:
    """The slots of `row` under the headings as they stand; blank slots are left out."""
    return {column.field: row.slots[column.index] for column in columns if row.text(column.index)}


def contradicts(row: Row, columns: Sequence[Column]) -> bool:
    """Whether `row` cannot stand under its headings: a cell that its column cannot hold, or one under no heading."""
    fields = {column.index: column.field for column in columns}
    only = _has_one_level(columns)
    return any(_worth(fields.get(index, "label"), slot.text, only) is None for index, slot in row.filled())


def aligned(row: Row, columns: Sequence[Column]) -> Mapping[str, Slot] | None:
    """The best order-preserving assignment of the filled cells of `row` to `columns`; None if a cell fits nowhere.

    Cells keep their order and each takes one column; a column may stay empty.
    """
    cells = row.filled()
    best: dict[int, tuple[int, tuple[int, ...]]] = {-1: (0, ())}
    for position, (index, slot) in enumerate(cells):
        before = cells[position - 1][0] if position else None
        best = _extended(best, columns, index, slot.text, before)
        if not best:
            return None
    chosen = max(best.values(), key=lambda candidate: candidate[0] - _losses(candidate[1], columns))[1]
    pairs = zip(chosen, cells, strict=True)
    return {columns[goal].field: slot for goal, (_, slot) in pairs if columns[goal].field != "label"}


def without_gap(row: Row, columns: Sequence[Column]) -> Row | None:
    """The row with the leading cells that a text dropped (those merged from above), where only one number of them fits; else None.

    Name and value have to stand under their headings, and every cell where it can.
    """
    width = max(column.index for column in columns) + 1
    fitting = [moved for moved in moves(row, width) if _stands_whole(moved, columns)]
    return fitting[0] if len(fitting) == 1 else None


def moves(row: Row, width: int) -> Iterator[Row]:
    """The row of `width` columns with one to five leading cells put back, behind a serial number where it opens with one."""
    blank = Slot("", row.where())
    kept = 1 if row.text(0).isdecimal() else 0
    for missing in range(1, _MOST_DROPPED + 1):
        if not any(slot.text for slot in row.slots[width - missing :]):
            yield replace(row, slots=(*row.slots[:kept], *(blank,) * missing, *row.slots[kept:])[:width])


def _stands_whole(row: Row, columns: Sequence[Column]) -> bool:
    texts = {column.field: row.text(column.index) for column in columns}
    named = bool(texts.get("name")) and not texts["name"].startswith(_SIGNS)
    if plain(texts.get("category", "")) in words("row_labels") or is_first_only(texts.get("subcategory", "")):
        return False
    weight, score = texts.get("weight", ""), texts.get("score", "")
    alike = not (weight and score) or weight.endswith(_SHARES) == score.endswith(_SHARES)
    return named and alike and bool(texts.get("value", "-")) and not contradicts(row, columns)


def evenly_shifted(row: Row, fields: Mapping[str, Slot], columns: Sequence[Column]) -> bool:
    """Whether the name and what follows it moved by the same number of columns, so that blanks before it still mean something."""
    place = {id(slot): index for index, slot in row.filled()}
    shifts = [
        place[id(fields[column.field])] - column.index
        for column in columns
        if column.field in fields and id(fields[column.field]) in place
    ]
    starts = [column.field for column in columns if column.field in fields]
    after_levels = starts.index("name") if "name" in starts else 0
    return len(set(shifts[after_levels : after_levels + 2])) == 1


def justified(row: Row, columns: Sequence[Column], last: int) -> Row | None:
    """The row with its last cell in column `last`, where its levels are unusual words and all else fits; None if it does not.

    Rows of a text drop leading cells that are merged from above; cells that no level is called by tell nothing else.
    """
    gap = last - row.filled()[-1][0]
    if gap < 0 or (gap and not row.text(0)):
        return None
    moved = replace(row, slots=(*(Slot("", row.where()),) * gap, *row.slots)[: max(len(row.slots), last + 1)])
    texts = {column.field: moved.text(column.index) for column in columns}
    levels = [texts.get(field, "") for field in ("category", "subcategory")]
    others = [
        worth(column.field, text)
        for column in columns
        if column.field not in ("category", "subcategory", "label") and (text := moved.text(column.index))
    ]
    named = texts.get("name") and texts.get("value") and not is_comparison(texts["name"])
    fits = named and None not in others and all(_may_be_level(text) for text in levels if text)
    return moved if fits else None


def _may_be_level(text: str) -> bool:
    return len(plain(text)) <= _LONGEST_LEVEL and number(text) is None and not text.startswith(_SIGNS)


def _has_one_level(columns: Sequence[Column]) -> bool:
    fields = {column.field for column in columns}
    return {"category", "name"} <= fields and "subcategory" not in fields


def _worth(field: str, text: str, only: bool) -> int | None:
    """As `worth`; where the table has `only` one level, any level stands in its column."""
    found = worth(field, text)
    return _second(text) if found is None and only and field == "category" else found


def worth(field: str, text: str) -> int | None:
    """How well `text` fits a column of `field`; None if it cannot stand there."""
    return _TESTS.get(field, _any_text)(text)


def _extended(
    best: Mapping[int, tuple[int, tuple[int, ...]]],
    columns: Sequence[Column],
    index: int,
    text: str,
    before: int | None,
) -> dict[int, tuple[int, tuple[int, ...]]]:
    extended: dict[int, tuple[int, tuple[int, ...]]] = {}
    for goal, column in enumerate(columns):
        value = _worth(column.field, text, _has_one_level(columns))
        reachable = [(last, entry) for last, entry in best.items() if last < goal]
        if value is None or not reachable:
            continue
        score, path = max(
            ((entry[0] + _spacing(columns, last, goal, before, index), entry[1]) for last, entry in reachable),
            key=lambda item: item[0],
        )
        extended[goal] = (score + value + (_OWN_COLUMN if column.index == index else 0), (*path, goal))
    return extended


def _spacing(columns: Sequence[Column], last: int, goal: int, before: int | None, index: int) -> int:
    if before is None:
        return 0
    return _SAME_SPACING if columns[goal].index - columns[last].index == index - before else 0


def _losses(path: tuple[int, ...], columns: Sequence[Column]) -> int:
    fields = {columns[goal].field for goal in path}
    return (0 if "name" in fields else _LOST_NAME) + (0 if fields & {"value", "whole_period"} else _LOST_VALUE)


def _label(text: str) -> int | None:
    return _POSSIBLE if plain(text) in words("row_labels") else None


def _first(text: str) -> int | None:
    if is_first(text) or plain(text) in read("reading/self_evaluation.toml")["execution_rows"]:
        return _CERTAIN
    return _POSSIBLE if looks_like_level(text) and not is_second(text) else None


def _second(text: str) -> int | None:
    if is_second(text):
        return _CERTAIN - 1 if is_first(text) else _CERTAIN
    return _POSSIBLE if looks_like_level(text) else None


def _name(text: str) -> int | None:
    if is_comparison(text) or points(text) is not None or polarity(text):
        return None
    if is_second(text):
        return None if plain(text).endswith(_LEVEL_SUFFIX) else 0
    return _FITTING


def _comparison(text: str) -> int | None:
    return _CERTAIN if is_comparison(text) or polarity(text) else None


def _value(text: str) -> int | None:
    if is_second(text) or text in ("≥", "≤", "=", ">", "<"):
        return None
    return _FITTING if number(text) is not None else _POSSIBLE


def _unit(text: str) -> int | None:
    if text in words("qualitative"):
        return _POSSIBLE
    if is_comparison(text) or polarity(text) or number(text) is not None or is_second(text) or _is_achieved(text):
        return None
    return _FITTING if len(text) <= _LONGEST_UNIT else None


def _is_achieved(text: str) -> bool:
    return text in read("reading/self_evaluation.toml")["achieved"]


def _points(text: str) -> int | None:
    return _FITTING if points(text) is not None else None


def _score(text: str) -> int | None:
    return _points(text) or (_POSSIBLE if text in ("/", "-", "—", "——") else None)


def _polarity(text: str) -> int | None:
    return _CERTAIN if polarity(text) or is_comparison(text) else None


def _money(text: str) -> int | None:
    return _FITTING if number(text) is not None else None


def _prose(text: str) -> int | None:
    if number(text) is not None or is_second(text) or is_comparison(text):
        return None
    return _FITTING if _SENTENCE.search(text) else 0


def _title(text: str) -> int | None:
    return _FITTING if _prose(text) == 0 else None


def _organisation(text: str) -> int | None:
    if _title(text) is None:
        return None
    return _CERTAIN if plain(text).endswith(tuple(words("organisations"))) else 0


def _any_text(text: str) -> int | None:
    return _POSSIBLE


_TESTS: Mapping[str, Callable[[str], int | None]] = {
    "label": _label,
    "category": _first,
    "subcategory": _second,
    "name": _name,
    "comparison": _comparison,
    "value": _value,
    "whole_period": _value,
    "adjusted": _value,
    "unit": _unit,
    "weight": _points,
    "score": _score,
    "polarity": _polarity,
    "total": _money,
    "fiscal_appropriation": _money,
    "special_account": _money,
    "carryover": _money,
    "own_funds": _money,
    "other_funds": _money,
    "amount": _money,
    "initial": _money,
    "executed": _money,
    "project_name": _title,
    "unit_name": _organisation,
    "objective": _prose,
    "content": _prose,
    "expected": _prose,
}
