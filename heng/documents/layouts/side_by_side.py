"""Forms printed beside each other on one sheet, each made a sheet of its own."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from heng.documents.layouts.book.headings import is_heading_row
from heng.documents.layouts.headings import heading, is_known_label, plain
from heng.documents.layouts.rows import Row, Sheet


def separated(sheet: Sheet) -> Iterator[Sheet]:
    """The forms of `sheet` from left to right: a form begins in each column where a row labels the name of a project.

    A sheet with one form, or with forms below each other, is left as it is.
    """
    starts = next((found for row in sheet.rows if len(found := _starts(row)) > 1), [])
    if not starts:
        yield sheet
        return
    width = max(len(row.slots) for row in sheet.rows)
    for start, end in zip([0, *starts[1:]], [*starts[1:], width], strict=True):
        yield replace(sheet, rows=tuple(replace(row, slots=row.slots[start:end]) for row in sheet.rows))


def _starts(row: Row) -> list[int]:
    """The columns where an exact row labels the name of a project that stands beside the label."""
    if not row.exact or _heads_money(row):
        return []
    return [
        column
        for (column, label), (_, value) in pairwise(row.filled())
        if heading("project", label.text) == "project_name" and not is_known_label(value.text)
    ]


def _heads_money(row: Row) -> bool:
    """Whether the row heads a table of revenue beside expenditure, whose lines are called 项目 on both sides."""
    return is_heading_row(row) and any(plain(slot.text) == "项目" for _, slot in row.filled())
