"""The yearly key tasks of a department's form (年度重点工作任务 / 年度主要任务)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from heng.documents.layouts.align import Column
from heng.documents.layouts.amount_cells import amount, bracketed_unit, number
from heng.documents.layouts.amounts import amounts_of
from heng.documents.layouts.announce import announce
from heng.documents.layouts.headings import SOURCES, heading, is_known_label, is_total, plain, words
from heng.documents.layouts.indicator_rows import Entry, read_rows
from heng.documents.layouts.rows import Row, one_line
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Finding
from heng.domain.target.declaration import Task


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks, the sum that the table prints below them, the rows that they were read from, and the findings."""

    tasks: tuple[Task, ...] = ()
    total: Amounts = Amounts()
    rows: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_tasks(rows: Sequence[Row], unit: str, subject: str) -> Tasks:
    """The tasks under the first heading row of a task table in `rows`; empty where there is none. Amounts in yuan.

    A second row of headings may split the amount into its sources; a task keeps the sum of them alone (I44).
    """
    for index, row in enumerate(rows):
        fields = {column: field for column, slot in row.filled() if (field := heading("task", slot.text))}
        if "name" in fields.values() and set(fields.values()) & {"content", "expected"}:
            parts = _parts(rows[index + 1 : index + 2], fields, _end_of_amount(row, fields))
            heads = rows[index : index + 1 + bool(parts)]
            stated = next(
                (found for head in heads for _, slot in head.filled() if (found := bracketed_unit(slot.text))), unit
            )
            named = fields | parts
            columns = tuple(Column(named.get(column, "label"), column) for column in range(len(row.slots)))
            name = min(column for column, field in fields.items() if field == "name")
            body = tuple(_body(rows[index + len(heads) :], row, name))
            read = _read(heads, body, columns, stated, subject)
            return replace(read, findings=(*read.findings, *_announce_spending(row, body, subject)))
    return Tasks()


def _read(heads: Sequence[Row], body: tuple[Row, ...], columns: tuple[Column, ...], unit: str, subject: str) -> Tasks:
    read = read_rows(body, columns, subject)
    entries = [entry for entry in read.entries if entry.text("name")]
    sums = [row for row in body if row.filled() and is_total(row.filled()[0][1].text)]
    return Tasks(
        tasks=tuple(_task(entry, unit) for entry in entries),
        total=_total(sums[0], columns, unit) if sums else Amounts(),
        rows=(*heads, *body),
        findings=(*read.findings, *_announce_sources(entries, subject)),
    )


def _end_of_amount(head: Row, fields: Mapping[int, str]) -> int:
    """The column of the next heading behind that of the amount."""
    start = next((column for column, field in fields.items() if field == "amount"), len(head.slots))
    return next((column for column, _ in head.filled() if column > start), len(head.slots))


def _announce_spending(head: Row, body: Sequence[Row], subject: str) -> Iterator[Finding]:
    """What was spent of each task, for which a task has no field (I44)."""
    start = next((column for column, slot in head.filled() if heading("execution", slot.text) == "executed"), None)
    seen = [row.slots[start] for row in body if start is not None and number(row.text(start)) is not None]
    if seen:
        text = "、".join(slot.text for slot in seen[:5])
        yield announce("I44", subject, seen[0].where, label="任务的执行数", text=text)


def _parts(below: Sequence[Row], fields: Mapping[int, str], end: int) -> dict[int, str]:
    """What a row of headings below says of the amount: `total` stands for it, the other sources for themselves."""
    found = {column: heading("project", slot.text) or "" for row in below for column, slot in row.filled()}
    found = {column: field for column, field in found.items() if column < end}
    if "amount" not in fields.values() or len(found) < 2 or not set(found.values()) <= set(SOURCES):
        return {}
    return {column: "amount" if field == "total" else field for column, field in found.items()}


def _body(rows: Sequence[Row], head: Row, name: int) -> Iterator[Row]:
    for row in rows:
        if row.filled() and (row.is_line() or _ends(row, head, name)):
            break
        yield row


def _ends(row: Row, head: Row, name: int) -> bool:
    """Whether the row belongs to the next part of the form: it opens with a label, or holds headings of money."""
    column, slot = row.filled()[0]
    if is_total(slot.text):
        return False
    if is_known_label(slot.text) and plain(slot.text) not in words("row_labels"):
        return True
    beside = row.exact and column < name and plain(slot.text) != plain(head.text(column))
    if beside and number(slot.text) is None and _labels_rows(head.text(column)):
        return True
    return any(heading("project", other.text) in SOURCES for _, other in row.filled())


def _labels_rows(text: str) -> bool:
    return not text or plain(text) in words("row_labels") or heading("ignored", text) is not None


def _total(row: Row, columns: Sequence[Column], unit: str) -> Amounts:
    places = {"total" if column.field == "amount" else column.field: column.index for column in columns}
    cells = {
        field: row.slots[column] for field, column in places.items() if field in SOURCES and column < len(row.slots)
    }
    return amounts_of(cells, unit)


def _task(entry: Entry, unit: str) -> Task:
    sources = [figure for source in SOURCES if (figure := amount(entry.text(source), unit)) is not None]
    own = amount(entry.text("amount"), unit) if entry.text("amount") else None
    return Task(
        name=one_line(entry.text("name")),
        content=entry.text("content"),
        amount=own if own is not None or not sources else sum(sources, Decimal(0)),
        expected=entry.text("expected"),
    )


def _announce_sources(entries: Sequence[Entry], subject: str) -> Iterator[Finding]:
    seen = [entry.fields[source] for entry in entries for source in SOURCES if entry.text(source)]
    if seen:
        text = "、".join(slot.text for slot in seen[:5])
        yield announce("I44", subject, seen[0].where, label="任务金额的资金来源", text=text)
