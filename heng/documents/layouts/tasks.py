"""The yearly key tasks of a department's form (年度重点工作任务 / 年度主要任务)."""

from collections.abc import Sequence
from dataclasses import dataclass

from heng.documents.layouts.align import Column
from heng.documents.layouts.amount_cells import amount, bracketed_unit
from heng.documents.layouts.headings import heading, is_known_label, plain, words
from heng.documents.layouts.indicator_rows import Entry, read_rows
from heng.documents.layouts.rows import Row, one_line
from heng.domain.finding import Finding
from heng.domain.target.declaration import Task


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks, the rows that they were read from, and the findings of reading them."""

    tasks: tuple[Task, ...] = ()
    rows: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_tasks(rows: Sequence[Row], unit: str, subject: str) -> Tasks:
    """The tasks under the first heading row of a task table in `rows`; empty where there is none. Amounts in yuan."""
    for index, row in enumerate(rows):
        fields = {column: field for column, slot in row.filled() if (field := heading("task", slot.text))}
        if "name" in fields.values() and set(fields.values()) & {"content", "expected"}:
            columns = tuple(Column(fields.get(column, "label"), column) for column in range(len(row.slots)))
            body = _body(rows[index + 1 :])
            read = read_rows(body, columns, subject)
            stated = next((found for _, slot in row.filled() if (found := bracketed_unit(slot.text))), unit)
            tasks = tuple(_task(entry, stated) for entry in read.entries if entry.text("name"))
            return Tasks(tasks, (row, *body), tuple(read.findings))
    return Tasks()


def _body(rows: Sequence[Row]) -> list[Row]:
    body: list[Row] = []
    for row in rows:
        filled = row.filled()
        if filled and (
            row.is_line() or (is_known_label(filled[0][1].text) and plain(filled[0][1].text) not in words("row_labels"))
        ):
            break
        body.append(row)
    return body


def _task(entry: Entry, unit: str) -> Task:
    return Task(
        name=one_line(entry.text("name")),
        content=entry.text("content"),
        amount=amount(entry.text("amount"), unit) if entry.text("amount") else None,
        expected=entry.text("expected"),
    )
