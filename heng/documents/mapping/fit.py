"""Where in a table a mapping fits: its rows of headings, the data below them, and the labelled cells around."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from heng.documents.layouts.align import Column
from heng.documents.layouts.rows import Row, Slot
from heng.documents.mapping.headings import Path, after_colon, before_colon, normal, paths, trimmed
from heng.documents.mapping.mapping import IGNORED, Beside, Label, Mapping

# A table with so large a share of the headings was meant by the mapping, and has changed.
_ALIKE = 0.6
_QUOTED = 3


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and the cell with its value."""

    label: Slot
    value: Slot


@dataclass(frozen=True, slots=True)
class Section:
    """One table with its form: the rows around it, its headings, its data under `columns`, and its labelled cells.

    `tail` are the rows behind the data that belong to nothing else; `begins` is False where the table goes on with the
    one before it.
    """

    preamble: tuple[Row, ...]
    headers: tuple[Row, ...]
    body: tuple[Row, ...]
    tail: tuple[Row, ...]
    columns: tuple[Column, ...]
    labels: dict[str, Labelled]
    begins: bool = True


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a mapping that was meant for the table does not fit it, and how alike the two are (0 to 1)."""

    reason: str
    likeness: float


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a table stands: its form from `start`, its headings at `head`, all before `end`; columns begin at `offset`."""

    start: int
    head: int
    offset: int
    end: int
    follows: bool = False


Said = Sequence[tuple[str, ...]]
"""For each row of a table the normalised texts that begin in it, from left to right."""


def row_texts(rows: Sequence[Row]) -> Said:
    """What the rows say; computed once for a table that many mappings are tried on."""
    return [tuple(normal(slot.text) for _, slot in row.filled()) for row in rows]


def fit(mapping: Mapping, rows: Sequence[Row], said: Said | None = None) -> tuple[Section, ...] | Misfit | None:
    """The tables in `rows` that `mapping` reads; a Misfit where it nearly fits, None where it is about another table.

    `said` are the texts of the rows (row_texts), where the caller has them.
    """
    if not mapping.headings:
        labels = _labelled(mapping.labels, rows)
        return None if isinstance(labels, str) else (Section(tuple(rows), (), (), (), (), labels),)
    said = row_texts(rows) if said is None else said
    heads = list(_heads(mapping, rows, said))
    if not heads:
        return _near(mapping, said)
    sections: list[Section] = []
    for form in _forms(mapping, rows, heads):
        found = _sections(mapping, rows, form)
        if isinstance(found, str):
            return Misfit(found, 1.0)
        sections += found
    return tuple(sections)


def label_key(text: str, beside: Beside) -> str:
    """The text by which a label is found again."""
    return before_colon(text) if beside is Beside.SAME else normal(text)


def stop_key(row: Row) -> str:
    """The text by which the row behind the data is found again."""
    filled = row.filled()
    return before_colon(filled[0][1].text) if filled else ""


def places(label: Label, rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """The rows and columns (from 0) of all cells that bear the text of `label`, in order."""
    for number, row in enumerate(rows):
        for column, slot in row.filled():
            if label_key(slot.text, label.beside) == label.text and (
                label.beside is not Beside.SAME or after_colon(slot.text)
            ):
                yield number, column


def _heads(mapping: Mapping, rows: Sequence[Row], said: Said) -> Iterator[tuple[int, int]]:
    """The first row of headings of every table that the mapping fits, and the column where its headings begin."""
    known = {text for path in mapping.headings for text in path}
    begin, wanted = trimmed(mapping.headings)
    index = 0
    while index < len(rows):
        offset = None
        if said[index] and said[index][0] in known:
            offset = _offset(paths(rows[index : index + mapping.heading_rows]), begin, wanted)
        if offset is None:
            index += 1
            continue
        yield index, offset
        index += mapping.heading_rows


def _offset(found: Sequence[Path], begin: int, wanted: tuple[Path, ...]) -> int | None:
    start, said = trimmed(found)
    return start - begin if said == wanted else None


def _forms(mapping: Mapping, rows: Sequence[Row], heads: Sequence[tuple[int, int]]) -> Iterator[list[_Span]]:
    """The tables that belong to one form; headings repeated without a label above them (another page) begin no form.

    A form begins at the first of the labels that stand above its table.
    """
    above = rows[: heads[0][0]]
    topmost = next((label for row in above for label in mapping.labels if _bears(label, row)), None)
    starts = [0]
    for (before, _), (head, _) in pairwise(heads):
        between = range(before + mapping.heading_rows, head)
        starts.append(next((at for at in between if topmost and _bears(topmost, rows[at])), head))
    form: list[_Span] = []
    for (head, offset), start, end in zip(heads, starts, [*starts[1:], len(rows)], strict=True):
        if form and start < head:
            yield form
            form = []
        form.append(_Span(start, head, offset, end, follows=bool(form)))
    yield form


def _bears(label: Label, row: Row) -> bool:
    return any(True for _ in places(label, [row]))


def _sections(mapping: Mapping, rows: Sequence[Row], form: Sequence[_Span]) -> list[Section] | str:
    """The tables of one form, its labels with the first of them; or what is missing."""
    ends = [_end(mapping, rows, span) for span in form]
    if ends[-1] is None:
        return f"没有找到表格结束处的“{mapping.stop}”"
    closed = [span.end if end is None else end for span, end in zip(form, ends, strict=True)]
    tails = [row for span, end in zip(form, closed, strict=True) for row in rows[end : span.end]]
    labels = _labelled(mapping.labels, [*rows[form[0].start : form[0].head], *tails])
    if isinstance(labels, str):
        return labels
    return [
        _table(mapping, rows, span, end, {} if number else labels)
        for number, (span, end) in enumerate(zip(form, closed, strict=True))
    ]


def _table(mapping: Mapping, rows: Sequence[Row], span: _Span, end: int, labels: dict[str, Labelled]) -> Section:
    first = min(span.head + mapping.heading_rows + mapping.skipped, end)
    width = max(len(row.slots) for row in rows[span.head : span.end])
    return Section(
        preamble=tuple(rows[span.start : span.head]),
        headers=tuple(rows[span.head : span.head + mapping.heading_rows]),
        body=tuple(rows[first:end]),
        tail=tuple(rows[end : span.end]),
        columns=tuple(_columns(mapping, span.offset, width)),
        labels=labels,
        begins=not span.follows,
    )


def _end(mapping: Mapping, rows: Sequence[Row], span: _Span) -> int | None:
    if not mapping.stop:
        return span.end
    first = span.head + mapping.heading_rows + mapping.skipped
    return next((index for index in range(first, span.end) if stop_key(rows[index]) == mapping.stop), None)


def _columns(mapping: Mapping, offset: int, width: int) -> Iterator[Column]:
    """The columns as the readers of tables know them: "known" is read by nobody, "unread" is announced where it is filled."""
    for index in range(width):
        place = index - offset
        field = mapping.fields[place] if 0 <= place < len(mapping.fields) else ""
        yield Column("known" if field == IGNORED else field or "unread", index)


def _labelled(labels: Sequence[Label], rows: Sequence[Row]) -> dict[str, Labelled] | str:
    found: dict[str, Labelled] = {}
    for label in labels:
        at = list(places(label, rows))
        if len(at) < label.occurrence:
            return f"没有找到标签“{label.text}”"
        row, column = at[label.occurrence - 1]
        found[label.field] = Labelled(rows[row].slots[column], _value(label.beside, rows, row, column))
    return found


def _value(beside: Beside, rows: Sequence[Row], row: int, column: int) -> Slot:
    slot = rows[row].slots[column]
    if beside is Beside.SAME:
        return Slot(after_colon(slot.text), slot.where)
    if beside is Beside.RIGHT:
        following = (place for place in rows[row].slots[column + 1 :] if not place.covered)
        return next(following, Slot("", slot.where))
    below = (later.slots[column] for later in rows[row + 1 :] if column < len(later.slots) and later.slots[column].own)
    return next(below, Slot("", slot.where))


def _near(mapping: Mapping, said: Said) -> Misfit | None:
    """The rows that have the most of the headings, where they have enough of them, and what is different there."""
    wanted = {text for path in mapping.headings for text in path}
    best: tuple[float, set[str]] = (0.0, set())
    for index, texts in enumerate(said):
        if len(wanted.intersection(texts)) * 2 < len(texts) or not texts:
            continue
        seen = set().union(*said[index : index + mapping.heading_rows])
        best = max(best, (len(wanted & seen) / len(wanted), seen), key=lambda one: one[0])
    likeness, seen = best
    return Misfit(_difference(wanted, seen), likeness) if likeness >= _ALIKE else None


def _difference(wanted: set[str], seen: set[str]) -> str:
    parts = [
        f"{word}“{'”“'.join(sorted(texts)[:_QUOTED])}”"
        for word, texts in (("缺少栏目", wanted - seen), ("多出栏目", seen - wanted))
        if texts
    ]
    return "，".join(parts) or "栏目的次序或列数变了"
