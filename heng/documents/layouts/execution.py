"""The money part of a self-evaluation form: budget at the start, budget in force and spending, by source."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from heng.documents.layouts.amount_cells import amount, bracketed_unit
from heng.documents.layouts.announce import announce
from heng.documents.layouts.execution_cells import (
    MONEY_COLUMNS,
    NO_FIGURE,
    Execution,
    MoneyCell,
    put_together,
    written_points,
)
from heng.documents.layouts.execution_labels import figures_beside, labelled_columns, read_labels
from heng.documents.layouts.execution_rows import money_slots
from heng.documents.layouts.headings import SOURCES, heading, is_known_label, rank
from heng.documents.layouts.rows import Row, Slot, one_line, row_text
from heng.domain.target.declaration import TableRow

_LONGEST_LABEL = 30
_LABELS = {"initial": "年初预算数", "adjusted": "全年预算数", "executed": "全年执行数"}
_LEADING = re.compile(r"^其中\s*[:：]?\s*")
_RATE = re.compile(r"\d[\d.,]*\s*[%％]")


def execution(rows: Sequence[Row], unit: str, subject: str = "") -> Execution | None:
    """The money part that begins somewhere in `rows`; None if there is none.

    Three shapes are known: sources down and budget, spending across; headings with one row of figures below; labels
    with their figures beside them or behind a colon.
    """
    for index, row in enumerate(rows):
        columns = _columns(row)
        if len(MONEY_COLUMNS & set(columns.values())) < 2 or _heads_tasks(row) or _is_divided(rows, index):
            continue
        if figures_beside(row, columns):
            return read_labels(rows, index, unit, subject)
        return _read_table(rows, index, columns, unit, subject)
    labelled = next((index for index in range(len(rows)) if _begins_labels(rows, index)), None)
    return None if labelled is None else read_labels(rows, labelled, unit, subject)


def _begins_labels(rows: Sequence[Row], index: int) -> bool:
    """Whether a label with its figure stands in `rows[index]`, and others in it or in the lines that follow it."""
    if not labelled_columns(rows[index]):
        return False
    following = takewhile(labelled_columns, rows[index:]) if rows[index].is_line() else rows[index : index + 1]
    return len(MONEY_COLUMNS & {column for row in following for column in labelled_columns(row)}) >= 2


def _columns(row: Row) -> dict[int, str]:
    """The columns of the money part that `row` heads: budget, spending, points; of two equal ones the more usual."""
    found: dict[str, tuple[int, int]] = {}
    for column, slot in row.filled():
        field = heading("execution", slot.text)
        if field:
            place = (rank("execution", slot.text), column)
            found[field] = min(found.get(field, place), place)
    return {column: field for field, (_, column) in found.items()}


def _is_divided(rows: Sequence[Row], index: int) -> bool:
    """Whether the row below has headings or labels of the money part itself, so that this row only spans them."""
    below = rows[index + 1] if index + 1 < len(rows) else Row(())
    return len(MONEY_COLUMNS & {*_columns(below).values(), *labelled_columns(below)}) >= 2


def _heads_tasks(row: Row) -> bool:
    """Whether the row heads a table of yearly tasks, which may tell their budgets from their spending too."""
    return any(slot.text.strip().endswith("名称") and heading("task", slot.text) == "name" for _, slot in row.filled())


def _read_table(rows: Sequence[Row], index: int, columns: Mapping[int, str], unit: str, subject: str) -> Execution:
    header = rows[index]
    stated = _beside(header, columns) or unit
    units = {column: bracketed_unit(header.text(column)) for column in columns}
    lines = list(_lines(rows[index + 1 :], columns))
    placed = [(source, row, money_slots(header, row, columns)) for source, row in lines if source]
    cells = [
        MoneyCell(source, field, slots[column], units[column] or _of_label(row) or stated, _label(row))
        for source, row, slots in placed
        for column, field in columns.items()
        if slots and column in slots
    ]
    if placed and placed[0][0] == "total" and placed[0][2] and _is_single(placed[0][1]):
        cells += _sources_across(header, placed[0][2], stated)
    lost = [announce("I82", subject, row.where(), text=row_text(row)) for _, row, slots in placed if slots is None]
    weight = next((found for _, slot in header.filled() if (found := written_points(slot.text))), None)
    others = tuple(
        _other_lines(
            [row for source, row in lines if not source],
            columns,
            {column: units[column] or stated for column in columns},
        )
    )
    read = put_together(cells, (header, *(row for _, row in lines)), weight, subject)
    return replace(read, findings=(*read.findings, *lost), others=others)


def _lines(rows: Sequence[Row], columns: Mapping[int, str]) -> Iterator[tuple[str, Row]]:
    """The rows below the headings with their source, the first of each; blank for a row of an unknown source.

    A row of figures without any label is the total.
    """
    seen: set[str] = set()
    waiting: list[tuple[str, Row]] = []
    for row in rows:
        if not row.filled():
            continue
        source = next((found for _, slot in row.filled() if (found := heading("project", slot.text)) in SOURCES), None)
        bare = not seen and not waiting and _is_bare(row, columns)
        if source is None and not bare and not _is_line(row, columns):
            return
        name = source or ("total" if bare else "")
        waiting.append((name if name not in seen else "", row))
        seen.add(name)
        if name or _holds_figures(row, columns):
            yield from waiting
            waiting = []


def _is_bare(row: Row, columns: Mapping[int, str]) -> bool:
    """Whether all that stands in the row is figures under headings (and a label merged from above)."""
    return _holds_figures(row, columns) and all(
        _is_figure(slot.text) or slot.text in NO_FIGURE or _RATE.fullmatch(slot.text) for _, slot in row.filled()
    )


def _is_line(row: Row, columns: Mapping[int, str]) -> bool:
    """Whether the row may belong to the money part: a short label of no other role, and nothing but figures under headings."""
    label = row.filled()[0][1].text
    money = [row.text(column) for column, field in columns.items() if field in MONEY_COLUMNS]
    return (
        len(one_line(label)) <= _LONGEST_LABEL
        and (not is_known_label(label) or _holds_figures(row, columns))
        and all(text in NO_FIGURE or _is_figure(text) for text in money)
    )


def _holds_figures(row: Row, columns: Mapping[int, str]) -> bool:
    return any(_is_figure(row.text(column)) for column, field in columns.items() if field in MONEY_COLUMNS)


def _is_figure(text: str) -> bool:
    """Whether `text` is a figure, with or without its unit of money."""
    return amount(text, "元") is not None


def _is_single(row: Row) -> bool:
    """Whether `row` has no label of its own, so that the sources of money stand across."""
    return not any(heading("project", slot.text) in SOURCES for _, slot in row.filled())


def _sources_across(header: Row, slots: Mapping[int, Slot], unit: str) -> Iterator[MoneyCell]:
    for column, slot in header.filled():
        source = heading("project", slot.text)
        if source in SOURCES and source != "total" and not heading("execution", slot.text) and column in slots:
            yield MoneyCell(source, "adjusted", slots[column], bracketed_unit(slot.text) or unit)


def _other_lines(
    rows: Sequence[Row], columns: Mapping[int, str], units: Mapping[int, str]
) -> Iterator[tuple[TableRow, str]]:
    """The rows of figures whose source of money is not known, or is printed twice, and their figures as written."""
    for row in rows:
        cells = [(column, row.text(column)) for column, field in columns.items() if field in MONEY_COLUMNS]
        if any(_is_figure(text) for _, text in cells):
            label = next(slot for _, slot in row.filled())
            figures = tuple((_LABELS[columns[column]], amount(text, units[column])) for column, text in cells)
            written = "、".join(text for _, text in cells if text)
            yield TableRow(_LEADING.sub("", one_line(label.text)), figures, label.where), written


def _beside(header: Row, columns: Mapping[int, str]) -> str | None:
    """The unit of money that the label beside the headings states: `项目资金（元）`, `年度预算数（万元）`."""
    labels = (slot.text for column, slot in enumerate(header.slots) if slot.text and column not in columns)
    return next((found for text in labels if (found := bracketed_unit(text))), None)


def _label(row: Row) -> str:
    """The source as the row prints it: `财政资金` of `其中：财政资金`; blank for a row of figures alone."""
    labels = [slot.text for _, slot in row.filled() if heading("project", slot.text) in SOURCES]
    return _LEADING.sub("", one_line(labels[0])) if labels else ""


def _of_label(row: Row) -> str | None:
    """The unit of money that the label of a row states: `年度资金总额（元）`."""
    return bracketed_unit(row.filled()[0][1].text)
