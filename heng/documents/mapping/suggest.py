"""What the columns of an unknown table probably hold, as a first proposal that the person changes."""

from collections.abc import Iterator, Sequence
from statistics import mean

from heng.documents.layouts.amount_cells import number, points
from heng.documents.layouts.headings import heading, is_total
from heng.documents.layouts.indicator_columns import indicator_columns
from heng.documents.layouts.levels import is_comparison, is_first, is_second, polarity
from heng.documents.layouts.rows import Row
from heng.documents.mapping.draft import Choice, Pointed
from heng.documents.mapping.headings import paths
from heng.documents.mapping.mapping import COLUMN_FIELDS, LABEL_FIELDS, Beside

_ROWS_LOOKED_AT = 60
_MOSTLY = 0.6
_SHORT, _SHORT_UNIT = 30, 6
_AFTER_TABLE = 3


def suggested(rows: Sequence[Row]) -> Choice:
    """A proposal for the table `rows`: the row of headings, the fields of its columns, the labels above it."""
    head = _heading_row(rows)
    if head is None:
        return Choice(pointed=tuple(_pointed(rows)))
    fields = _fields(rows, head)
    return Choice(
        first_heading=head + 1,
        last_heading=head + 1,
        fields=fields,
        pointed=tuple(_pointed(rows[:head])),
        first_row=min(head + 2, len(rows)),
        last_row=_last_row(rows, head, fields),
    )


def _heading_row(rows: Sequence[Row]) -> int | None:
    """The row with the most known headings, or else the last row of short different texts above the first figures."""
    looked = rows[:_ROWS_LOOKED_AT]
    known = [sum(_weight_of(slot.text) for _, slot in row.filled()) for row in looked]
    if known and max(known) >= 2:
        return known.index(max(known))
    shaped = [index for index, row in enumerate(looked[:-1]) if _looks_like_headings(row)]
    return shaped[0] if shaped else None


def _looks_like_headings(row: Row) -> bool:
    texts = [slot.text for _, slot in row.filled()]
    return (
        len(texts) >= 3
        and len(set(texts)) == len(texts)
        and all(len(text) <= _SHORT and number(text) is None and not is_comparison(text) for text in texts)
    )


def _fields(rows: Sequence[Row], head: int) -> dict[int, str]:
    """The field of each column (from 1): by its heading, else by what stands below; each field once."""
    columns = indicator_columns(rows, head) or ()
    known = {column.index: column.field for column in columns if column.field in COLUMN_FIELDS}
    found: dict[int, str] = dict(known)
    titles = paths(rows[head : head + 1])
    for index, path in enumerate(titles):
        field = next((named for text in reversed(path) if (named := _named(text))), None)
        if index not in found and field in COLUMN_FIELDS and field not in found.values():
            found[index] = str(field)
    body = [row for row in rows[head + 1 : head + 1 + _ROWS_LOOKED_AT] if len(row.filled()) > 1]
    for field, index in _by_content(body, [index for index, _ in enumerate(titles) if index not in found]):
        if index not in found and field not in found.values():
            found[index] = field
    return {index + 1: field for index, field in sorted(found.items())}


def _by_content(body: Sequence[Row], columns: Sequence[int]) -> Iterator[tuple[str, int]]:
    """Fields that the contents of `columns` speak for, the surest first."""
    texts = {index: [row.text(index) for row in body if row.text(index)] for index in columns}
    texts = {index: found for index, found in texts.items() if found}
    for field, test in (
        ("comparison", is_comparison),
        ("polarity", lambda text: polarity(text) is not None),
        ("category", is_first),
        ("subcategory", is_second),
    ):
        yield from ((field, index) for index, found in texts.items() if _share(found, test) >= _MOSTLY)
    figures = [
        index for index, found in texts.items() if _share(found, lambda text: points(text) is not None) >= _MOSTLY
    ]
    yield from (("weight", index) for index in figures if _sum(texts[index]) in (90, 100))
    yield from (("value", index) for index in figures)
    words = [index for index in texts if index not in figures]
    yield from (("unit", index) for index in words if _repeats(texts[index]) and _length(texts[index]) <= _SHORT_UNIT)
    longest = sorted(words, key=lambda index: (_repeats(texts[index]), -_length(texts[index])))
    yield from (("name", index) for index in longest if _length(texts[index]) <= _SHORT)


def _share(texts: Sequence[str], test: object) -> float:
    assert callable(test)
    return sum(bool(test(text)) for text in texts) / len(texts)


def _sum(texts: Sequence[str]) -> int:
    return round(sum(float(points(text) or 0) for text in texts))


def _repeats(texts: Sequence[str]) -> bool:
    return len(set(texts)) < len(texts)


def _length(texts: Sequence[str]) -> float:
    return mean(map(len, texts))


def _last_row(rows: Sequence[Row], head: int, fields: dict[int, str]) -> int:
    """The last row that has a name of an indicator, where notes or signatures follow it; 0 for the end of the table."""
    name = next((column - 1 for column, field in fields.items() if field == "name"), None)
    if name is None:
        return 0
    named = [index for index, row in enumerate(rows) if index > head and row.text(name)]
    last = named[-1] if named else len(rows) - 1
    following = [row for row in rows[last + 1 :] if row.filled() and not is_total(row.filled()[0][1].text)]
    return last + 1 if following and len(following) <= _AFTER_TABLE * 10 else 0


def _pointed(rows: Sequence[Row]) -> Iterator[Pointed]:
    """Known labels above the table with a value to their right, each field once."""
    seen: set[str] = set()
    for number_of_row, row in enumerate(rows, 1):
        filled = row.filled()
        for position, (column, slot) in enumerate(filled):
            field = heading("project", slot.text) or ""
            field = "fiscal_year" if field == "year" else field
            follows = position + 1 < len(filled) and heading("project", filled[position + 1][1].text) is None
            if field in LABEL_FIELDS and field not in seen and follows:
                seen.add(field)
                yield Pointed(field, number_of_row, column + 1, Beside.RIGHT)


def _weight_of(text: str) -> int:
    """A heading of indicators says more than a label, which stands in any form."""
    return 2 if heading("indicator", text) else 1 if heading("project", text) else 0


def _named(text: str) -> str | None:
    return heading("indicator", text) or heading("project", text)
