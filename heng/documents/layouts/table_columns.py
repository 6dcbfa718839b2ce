"""The headings of a budget table, which stand over one to four rows and may be spread over several columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from heng.documents.layouts.amount_cells import number
from heng.documents.layouts.headings import is_total, plain, vocabulary
from heng.documents.layouts.rows import Row, one_line


@dataclass(frozen=True, slots=True)
class Section:
    """One side of a table: the columns of its code, its name and its amounts (with their headings)."""

    codes: tuple[int, ...]
    organisation_code: int | None
    name: int
    amounts: tuple[tuple[int, str], ...]


def header_rows(rows: Sequence[Row]) -> int:
    """How many of the first `rows` are headings: all before the first amount or total; 0 if no name column is among them."""
    names: set[int] = set()
    for count, row in enumerate(rows):
        if not row.filled():
            continue
        if _is_data(row, names):
            return count if names else 0
        names |= {column for column, slot in row.filled() if _role(slot.text) == "name"}
    return 0


def sections(rows: Sequence[Row]) -> tuple[Section, ...]:
    """The sides of the table under the heading rows `rows` (revenue and expenditure may stand side by side)."""
    headings = _headings([row for row in rows if row.filled()])
    names = [column for column, text in headings.items() if _role(text) == "name"]
    found = []
    for position, name in enumerate(names):
        end = names[position + 1] if position + 1 < len(names) else max(headings) + 1
        begin = names[position - 1] + 1 if position else 0
        codes = [column for column in headings if begin <= column < name and _role(headings[column]) == "code"]
        organisation = [column for column in codes if plain(headings[column]) in _list("organisation_code")]
        amounts = tuple(
            (column, headings[column])
            for column in range(name + 1, end)
            if _role(headings.get(column, "序号")) == "amount"
        )
        single = tuple(column for column in codes if column not in organisation)
        found.append(Section(single, organisation[0] if organisation else None, name, amounts))
    return tuple(found)


def _headings(rows: Sequence[Row]) -> dict[int, str]:
    found: dict[int, str] = {}
    side: set[str] = set()
    for column in range(max(len(row.slots) for row in rows)):
        filled = [level for level, row in enumerate(rows) if row.text(column)]
        if filled:
            text = _squeezed(rows[filled[-1]].text(column))
            side = set() if _role(text) == "name" else side
            parent = _parent(rows[: filled[-1]], column)
            unclear = plain(text) in _list("needs_parent") or text in side
            found[column] = f"{parent}{text}" if unclear and _role(text) == "amount" else text
            side.add(text)
    return found


def _parent(rows: Sequence[Row], column: int) -> str:
    for row in reversed(rows):
        for left in range(column, -1, -1):
            if row.text(left):
                return _squeezed(row.text(left))
    return ""


def _squeezed(text: str) -> str:
    return one_line(text).replace(" ", "")


def _is_data(row: Row, names: set[int]) -> bool:
    if any(is_total(row.text(column)) for column in names):
        return True
    return (
        any(number(slot.text) is not None and column not in names for column, slot in row.filled())
        and len(row.filled()) > 1
    )


def _role(text: str) -> str:
    squeezed = plain(text)
    return next((role for role in ("name", "code", "ignored") if squeezed in _list(role)), "amount")


def _list(name: str) -> Sequence[str]:
    columns: Mapping[str, Sequence[str]] = vocabulary()["table_columns"]
    return columns[name]
