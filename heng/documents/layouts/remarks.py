"""What the row of an indicator says beside its target: description, rules of scoring, reasons, remarks, further columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from heng.documents.layouts.align import Column
from heng.documents.layouts.amount_cells import number
from heng.documents.layouts.headings import heading, plain, words
from heng.documents.layouts.rows import Row, Slot, one_line

_REMARKS = ("description", "reason")
# Headings under which words may stand beside: the second of two of what was achieved, and values of other years.
_BESIDE = (*_REMARKS, "actual")


def titled(columns: Sequence[Column], headers: Sequence[Row]) -> tuple[Column, ...]:
    """The columns with their headings as written in the last of the rows `headers` that says something."""
    return tuple(replace(column, title=_title(column, headers)) for column in columns)


def remark(row: Row, fields: Mapping[str, Slot], columns: Sequence[Column], *, shifted: bool) -> str:
    """One line "heading：text" for each column beside; of a row that had `shifted`, what stands in `fields` counts."""
    if shifted:
        titles = {column.field: column.title for column in columns}
        said = [(titles.get(field, ""), fields[field].text) for field in _REMARKS if field in fields]
    else:
        said = [(column.title, row.text(column.index)) for column in _beside(columns, row)]
    said += [(column.title, fields["value"].text) for column in columns if _is_replaced(column, fields)]
    return "\n".join(dict.fromkeys(f"{title}：{one_line(text)}" if title else one_line(text) for title, text in said))


def _beside(columns: Sequence[Column], row: Row) -> Iterator[Column]:
    first = min((column.index for column in columns if column.field in ("name", "numbered")), default=-1)
    for column in columns:
        text = row.text(column.index)
        known = column.field in (*_REMARKS, "previous") or (column.field == "known" and _is_remark(column.title))
        new = column.field == "unread" and column.index > first and number(text) is None
        if text and (known or new):
            yield column


def _is_remark(title: str) -> bool:
    return heading("indicator", title) in _BESIDE or plain(title) in words("remark_columns")


def _is_replaced(column: Column, fields: Mapping[str, Slot]) -> bool:
    """Whether the column holds the first target of a row whose target was adjusted in the year."""
    return column.field == "value" and "value" in fields and "adjusted" in fields


def _title(column: Column, headers: Sequence[Row]) -> str:
    texts = [one_line(row.text(column.index)) for row in headers]
    return next((text for text in reversed(texts) if text), "")
