"""The rows under the headings of an indicator table: cells back in their columns, levels carried down where certain."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from heng.documents.layouts.align import Column, aligned, contradicts, direct, evenly_shifted, justified, without_gap
from heng.documents.layouts.announce import announce
from heng.documents.layouts.headings import is_total
from heng.documents.layouts.levels import is_spelling, level_name, parent
from heng.documents.layouts.remarks import remark
from heng.documents.layouts.rows import Row, Slot
from heng.documents.layouts.score_columns import moved_into_place, stands_in_place
from heng.documents.layouts.stray_rows import is_misplaced, is_remark, is_section, stray_text
from heng.domain.finding import Finding, Where

_QUOTED = 60
_DOTS = ".…·。 "


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table with its cells by field.

    `shifted` says that cells had left their columns, `even` that they moved together. `breaks` counts the page breaks
    before the row. `category` and `subcategory` are the levels that apply, blank where lost; `inherited` says that
    neither was printed in the row, `by_framework` that level 1 was added from level 2. `remark` is what stands beside.
    """

    row: Row
    fields: Mapping[str, Slot]
    shifted: bool = False
    even: bool = True
    breaks: int = 0
    category: str = ""
    subcategory: str = ""
    inherited: bool = False
    by_framework: bool = False
    remark: str = ""

    def text(self, name: str) -> str:
        """The text of the field `name`; blank where the row has none."""
        slot = self.fields.get(name)
        return slot.text if slot else ""


@dataclass(slots=True)
class Rows:
    """Entries in order, and what reading them had to announce."""

    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_rows(rows: Sequence[Row], columns: Sequence[Column], subject: str) -> Rows:
    """The entries of `rows`, which stand under `columns`; total rows and blank rows are left out.

    A row whose cells contradict their headings is aligned by content; if that is impossible it is announced (I13).
    """
    result, breaks = Rows(), 0
    last = max((row.filled()[-1][0] for row in rows if row.filled() and not row.is_line()), default=0)
    for row in rows:
        if not row.filled():
            breaks += not row.exact
            continue
        if is_total(row.filled()[0][1].text) or row.is_line() or _says_nothing(row):
            continue
        entry = None if is_remark(row, columns) else _entry(row, columns, last)
        if entry is None:
            text = " ".join(slot.text for _, slot in row.filled())[:60]
            result.findings.append(announce("I13", subject, row.where(), text=text))
            continue
        stray = stray_text(entry.row, entry.fields, columns)
        if stray:
            result.findings.append(announce("I75", subject, row.where(), text=stray[:_QUOTED]))
        beside = remark(entry.row, entry.fields, columns, shifted=entry.shifted)
        result.entries.append(replace(entry, breaks=breaks, remark=beside))
    result.findings.extend(_announce_shifts(result.entries, subject))
    return result


def with_levels(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries with the levels that apply to them; a printed level counts down to the next one.

    A level is not carried over a row whose cells moved unevenly, nor level 2 past a new level 1. Where only level 2
    is printed, the level 1 that every framework gives it is added, unless an exact table carries another one down.
    """
    category = subcategory = ""
    for entry in entries:
        own_first, own_second = level_name(entry.text("category")), level_name(entry.text("subcategory"))
        by_framework = False
        if own_first:
            category, subcategory = (
                own_first,
                own_second or ("" if entry.fields["category"].own or own_first != category else subcategory),
            )
        elif own_second:
            subcategory = own_second
            above = parent(own_second)
            if above and not is_spelling(category, above) and not (entry.row.exact and category):
                category, by_framework = above, True
        elif entry.shifted and not entry.even:
            category = subcategory = ""
        yield replace(
            entry,
            category=category,
            subcategory=subcategory,
            inherited=not (own_first or own_second),
            by_framework=by_framework,
        )


def announce_levels(entries: Sequence[Entry], subject: str) -> Iterator[Finding]:
    """What has to be said about the levels of `entries`: lost (I14), added (I15), doubtful beside a page break (I20)."""
    torn = [entry for entry in entries if not entry.row.exact]
    for label, lost in (
        ("一级指标", [e for e in torn if not e.category]),
        ("二级指标", [e for e in torn if not e.subcategory]),
    ):
        if lost and len(lost) < len(torn):
            yield announce("I14", subject, *_places(lost), count=len(lost), level=label, names=_names(lost))
    for category in dict.fromkeys(entry.category for entry in torn if entry.by_framework):
        added = [entry for entry in torn if entry.by_framework and entry.category == category]
        yield announce("I15", subject, *_places(added), count=len(added), category=category, names=_names(added))
    yield from _doubtful_breaks(torn, subject)


def _entry(row: Row, columns: Sequence[Column], last: int) -> Entry | None:
    if is_section(row):
        return Entry(row, {"category": row.filled()[0][1]})
    if row.exact and is_misplaced(row, columns):
        moved = aligned(row, columns)
        return Entry(row, moved, shifted=True, even=False) if moved and "name" in moved else None
    if row.exact or not contradicts(row, columns):
        return Entry(row, direct(row, columns))
    if stands_in_place(row, {column.index: column.field for column in columns}):
        return Entry(row, direct(row, columns))
    behind = without_gap(row, columns) or moved_into_place(row, {column.index: column.field for column in columns})
    if behind is not None:
        return Entry(row, direct(behind, columns), shifted=True)
    fields = aligned(row, columns)
    if fields is None:
        placed = justified(row, columns, last)
        return Entry(row, direct(placed, columns), shifted=placed.slots != row.slots) if placed else None
    return Entry(row, fields, shifted=True, even=evenly_shifted(row, fields, columns))


def _says_nothing(row: Row) -> bool:
    """Whether the row holds only the dots of a template."""
    return all(not slot.text.strip(_DOTS) for _, slot in row.filled())


def _announce_shifts(entries: Sequence[Entry], subject: str) -> Iterator[Finding]:
    shifted = [entry for entry in entries if entry.shifted]
    if shifted:
        lines = "、".join(dict.fromkeys(_row_named(entry.row.where()) for entry in shifted[:5])) + (
            "等" if len(shifted) > 5 else ""
        )
        yield announce("I12", subject, *_places(shifted), count=len(shifted), lines=lines)


def _row_named(where: Where) -> str:
    return f"第{where.line}行" if where.cell is None else f"单元格{where.cell}"


def _doubtful_breaks(entries: Sequence[Entry], subject: str) -> Iterator[Finding]:
    for before, after in pairwise(entries):
        if (
            after.breaks == before.breaks
            or not after.text("subcategory")
            or after.subcategory == before.subcategory
            or not before.inherited
        ):
            continue
        doubtful = [
            entry
            for entry in entries
            if entry.breaks == before.breaks and entry.inherited and entry.subcategory == before.subcategory
        ]
        if before.subcategory:
            yield announce(
                "I20",
                subject,
                *_places(doubtful),
                count=len(doubtful),
                name=before.subcategory,
                following=after.subcategory,
            )


def _places(entries: Sequence[Entry]) -> list[Where]:
    return [entry.row.where() for entry in entries]


def _names(entries: Sequence[Entry]) -> str:
    shown = "、".join(entry.text("name") for entry in entries[:5])
    return shown + ("等" if len(entries) > 5 else "")
