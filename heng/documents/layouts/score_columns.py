"""Tables that give points and no targets (评分表): what was asked for, full marks, points awarded."""

from collections.abc import Mapping, Sequence

from heng.documents.layouts.align import moves
from heng.documents.layouts.amount_cells import points
from heng.documents.layouts.headings import heading, plain, rank
from heng.documents.layouts.levels import is_comparison, is_first, is_first_only, is_second, polarity
from heng.documents.layouts.rows import Row
from heng.rulebook.loader import read

_POINTS = frozenset({"weight", "score"})
_LEVELS = ("category", "subcategory", "name")
_FEWEST_HEADINGS = 3
_SIGNS = "≥≤=><＝＞＜"
_NO_POINTS = ("", "/", "-", "—", "——")


def score_columns(rows: Sequence[Row], index: int) -> dict[int, str] | None:
    """The fields of the columns that `rows[index]` heads, by column; None where it heads no table of points.

    The points may be headed by the row above, beside a heading that spans the levels (评价指标). Such a spanning row
    opens nothing itself.
    """
    fields = _fields(rows[index])
    above = _fields(rows[index - 1]) if index else {}
    if above and not _POINTS.issubset(fields.values()) and any(field in _LEVELS[:2] for field in fields.values()):
        fields |= _headed_above(rows[index - 1], above, fields)
    found = set(fields.values())
    if not _POINTS.issubset(found) or not found & set(_LEVELS) or len(fields) < _FEWEST_HEADINGS:
        return None
    if index + 1 < len(rows) and _splits(rows[index], rows[index + 1]):
        return None
    return with_own_weight(_named(fields), rows[index])


def stands_in_place(row: Row, fields: Mapping[int, str]) -> bool:
    """Whether a row of a table of full marks and points awarded kept its columns, whatever its levels are called.

    A name and (where the table has targets) a target stand under their headings, and figures under those of points;
    levels of such tables (投入, 过程, 履职效能) are known by no list, so that their words say nothing of columns.
    """
    if not _POINTS.issubset(fields.values()):
        return False
    texts = {field: row.text(column) for column, field in fields.items()}
    written = [texts[field] for field in _POINTS if texts[field] not in _NO_POINTS]
    named = _is_name(texts.get("name", "")) and bool(texts.get("value", "-"))
    whole = len(written) == len(_POINTS) or (bool(written) and len(row.slots) > max(fields))
    whole = whole and not _levels_elsewhere(row, fields)
    return named and whole and all(points(text) is not None for text in written)


def _is_name(text: str) -> bool:
    return (
        bool(text)
        and text[-1] not in "。；"
        and points(text) is None
        and not is_comparison(text)
        and polarity(text) is None
    )


def _levels_elsewhere(row: Row, fields: Mapping[int, str]) -> bool:
    """Whether a usual level stands under a heading of another, a figure under one, or a sign of comparison opens the name."""
    texts = [(field, row.text(column)) for column, field in fields.items()]
    if any(points(text) is not None for field, text in texts if field in _LEVELS[:2]):
        return True
    first = any(is_first_only(text) for field, text in texts if field not in _LEVELS[:2])
    named = ("subcategory", "name") if any(text for field, text in texts if field == "subcategory") else ()
    second = any(
        is_second(text) and not is_first(text) for field, text in texts if field not in ("subcategory", *named)
    )
    return first or second or any(text[:1] in _SIGNS for field, text in texts if field == "name" and text)


def moved_into_place(row: Row, fields: Mapping[int, str]) -> Row | None:
    """The row with the leading cells that a merged level left out, where everything behind then fits its heading; else None."""
    fitting = [moved for moved in moves(row, max(fields) + 1) if _is_likely(moved, fields)]
    scored = [moved for moved in fitting if all(points(moved.text(place)) is not None for place in _places(fields))]
    chosen = scored or fitting
    return chosen[0] if len(chosen) == 1 else None


def _places(fields: Mapping[int, str]) -> list[int]:
    return [column for column, field in fields.items() if field in _POINTS]


def _is_likely(row: Row, fields: Mapping[int, str]) -> bool:
    texts = {field: row.text(column) for column, field in fields.items()}
    full, awarded = points(texts.get("weight", "")), points(texts.get("score", ""))
    likely = full is not None and texts["weight"][-1:] not in "%％" and (awarded is None or awarded <= full)
    name, above = texts.get("name", ""), texts.get("subcategory", "")
    named = not is_second(name) or is_second(above) or (bool(above) and not name.endswith("指标"))
    return likely and named and stands_in_place(row, fields)


def _headed_above(row: Row, named: Mapping[int, str], below: Mapping[int, str]) -> dict[int, str]:
    """The columns right of those that `below` names, as the row above heads them; further headings are only known."""
    headed = [column for column, slot in row.filled() if column > max(below, default=0)]
    return {column: "known" if named.get(column) in (None, *below.values()) else named[column] for column in headed}


def with_own_weight(fields: dict[int, str], row: Row) -> dict[int, str]:
    """The fields where each level has a column of points behind it: the one behind the name counts for the name."""
    names = [column for column, field in fields.items() if field == "name"]
    weights = [column for column, slot in enumerate(row.slots) if heading("indicator", slot.text) == "weight"]
    behind = [column for column in weights if names and column > names[0] and _is_heading(row, column)]
    if len(weights) < 2 or not behind:
        return fields
    kept = {column: field for column, field in fields.items() if field != "weight"}
    return kept | {behind[0]: "weight"}


def _is_heading(row: Row, column: int) -> bool:
    return not row.slots[column].covered


def _fields(row: Row) -> dict[int, str]:
    best: dict[str, tuple[int, int]] = {}
    for column, slot in enumerate(row.slots):
        field = heading("indicator", slot.text) or ("name" if _is_item(slot.text) else None)
        if field and not slot.covered:
            place = (rank("indicator", slot.text), column)
            best[field] = min(best.get(field, place), place)
    return {column: field for field, (_, column) in best.items()}


def _is_item(text: str) -> bool:
    return bool(text) and plain(text) in read("reading/self_evaluation.toml")["scored_items"]


def _named(fields: dict[int, str]) -> dict[int, str]:
    """The deepest level is the name where no heading calls a column so."""
    if "name" in fields.values():
        return fields
    deepest = max(column for column, field in fields.items() if field in _LEVELS)
    return fields | {deepest: "name"}


def _splits(row: Row, below: Row) -> bool:
    """Whether the row below divides a heading of `row` into levels."""
    levels = [field for _, slot in below.filled() if (field := heading("indicator", slot.text)) in _LEVELS]
    own = [field for _, slot in row.filled() if (field := heading("indicator", slot.text)) in _LEVELS[:2]]
    return len(levels) > 1 and not own
