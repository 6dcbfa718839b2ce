"""The lines of a book's table: code, name, amounts, and every other cell with its heading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from heng.documents.layouts.announce import announce
from heng.documents.layouts.book.columns import Column, Side
from heng.documents.layouts.book.figures import counted_in, figure, is_blank, is_figure, is_percent
from heng.documents.layouts.headings import is_total
from heng.documents.layouts.rows import Row, one_line
from heng.domain.finding import Finding
from heng.domain.target.declaration import TableRow

_CODE = re.compile(r"[0-9A-Za-z]+(?:[-.][0-9A-Za-z]+)*")
_CODED_NAME = re.compile(r"\[?(?P<code>(?:[1-9]\d{2})(?:\d{2}){0,3})\]?[-—_\s]*(?P<name>[\u4e00-\u9fff“”].*)")
_LEVELS = (
    re.compile(r"\s*[一二三四五六七八九十]+[、.．]"),
    re.compile(r"\s*[（(][一二三四五六七八九十]+[）)]"),
    re.compile(r"\s*\d+[、.．]"),
)


@dataclass(slots=True)
class Reading:
    """What reading one table collects: its title, its unit of money, the rows that count things, and the findings."""

    title: str
    unit: str
    counting: int | None = None
    findings: list[Finding] = field(default_factory=list)

    def counts(self, name: str) -> bool:
        """Whether the line `name` counts things: by its own measure, or below a line that does."""
        level = next((number for number, pattern in enumerate(_LEVELS) if pattern.match(name)), len(_LEVELS))
        if self.counting is not None and level <= self.counting:
            self.counting = None
        if counted_in(name):
            self.counting = level if self.counting is None else self.counting
        return self.counting is not None


def lines(body: Sequence[Row], sides: Sequence[Side], reading: Reading) -> tuple[TableRow, ...]:
    """The lines in `body`, side by side in each row; cells that hold no readable amount are announced in `reading`."""
    readings = [reading if len(sides) == 1 else Reading(reading.title, reading.unit) for _ in sides]
    found = [
        line
        for row in body
        for side, own in zip(sides, readings, strict=True)
        if (line := _line(row, side, own)) is not None
    ]
    if len(sides) > 1:
        reading.findings += [finding for own in readings for finding in own.findings]
    return tuple(found)


def is_collapsed(rows: Sequence[Row]) -> bool:
    """Whether the columns of the rows are lost: no cell is blank, and yet some rows have fewer cells than others.

    That is how lines of a page without drawn tables look, where nothing stands for a blank cell.
    """
    loose = not any(row.exact for row in rows) and all(slot.text for row in rows for slot in row.slots)
    return loose and len({len(row.slots) for row in rows}) > 1


def unplaced(body: Sequence[Row], reading: Reading) -> tuple[TableRow, ...]:
    """The lines of a table whose columns are lost: the first words as name, all cells as they stand, and no amounts."""
    found = []
    for row in body:
        texts = tuple((f"第{place}格", slot.text) for place, slot in enumerate(row.slots, 1) if slot.text)
        name = next((text for _, text in texts if figure(text, reading.unit) is None), "")
        found.append(TableRow(name, (), row.where(), texts=texts))
    if found:
        sample = " ".join(slot.text for slot in body[0].slots)
        reading.findings.append(announce("I88", reading.title, body[0].where(), count=len(found), text=sample[:40]))
    return tuple(found)


def _line(row: Row, side: Side, reading: Reading) -> TableRow | None:
    code, name, column = _named(row, side)
    others = [(other.heading, one_line(row.text(other.index))) for other in side.others if row.text(other.index)]
    cells = [(place, row.slots[place.index].text) for place in side.amounts if _has_own(row, place)]
    if not (any(not is_blank(text) for _, text in cells) or name or code):
        return None
    counts = reading.counts(name)
    amounts, texts = [], [(heading, text) for heading, text in others if text != name]
    for place, text in cells:
        value = None if counts or counted_in(place.heading) else figure(text, place.unit or reading.unit)
        amounts.append((place.heading, value))
        if value is None and not is_blank(text):
            texts.append((place.heading, one_line(text)))
            if not counts and not is_percent(text) and not counted_in(place.heading):
                reading.findings.append(_unreadable(reading.title, row, place, text))
    where = row.slots[column.index].where if column and column.index < len(row.slots) else row.where()
    return TableRow(name, _complete(side, amounts), where, code, texts=tuple(texts))


def _has_own(row: Row, column: Column) -> bool:
    """Whether the row has a cell of its own in the column; an amount merged downwards counts once."""
    return column.index < len(row.slots) and row.slots[column.index].own and not row.slots[column.index].covered


def _complete(side: Side, amounts: Sequence[tuple[str, Decimal | None]]) -> tuple[tuple[str, Decimal | None], ...]:
    known = dict(amounts)
    return tuple((column.heading, known.get(column.heading)) for column in side.amounts)


def _unreadable(title: str, row: Row, place: Column, text: str) -> Finding:
    return announce("I17", title, row.slots[place.index].where, label="金额", text=text)


def _named(row: Row, side: Side) -> tuple[str | None, str, Column | None]:
    """The code and name of a line and the column of the name; a total may stand in the place of a code."""
    others = [column for column in side.others if column.role == "name"]
    columns = [column for column in (side.name, *others) if column is not None]
    column = next((column for column in columns if row.text(column.index)), None)
    if column is None and not any(row.text(part.index) for part in side.codes):
        column = next((part for part in side.others if _may_name(row, part, side)), None)
    name = one_line(row.text(column.index)) if column else ""
    coding = (*side.codes, *([side.organisation] if side.organisation else []))
    words = [part for part in coding if (text := row.text(part.index)) and not _is_code(text)]
    if not name and words:
        column, name = words[0], one_line(row.text(words[0].index))
    code = _code(row, side)
    coded = _CODED_NAME.fullmatch(name) if code is None and not is_total(name) else None
    return (coded["code"], coded["name"], column) if coded else (code, name, column)


def _may_name(row: Row, column: Column, side: Side) -> bool:
    """Whether words before the amounts name a line of which nothing else does: a total, or the only words there are."""
    text = row.text(column.index)
    before = not side.amounts or column.index < side.amounts[0].index
    return before and bool(text) and not is_figure(text) and (side.name is None or is_total(text))


def _code(row: Row, side: Side) -> str | None:
    """The code of a line, its parts put together; a code in the unit's column counts only where it goes on from there."""
    joined = ""
    for column in side.codes:
        part = re.sub(r"\s+", "", row.text(column.index))
        if _is_code(part):
            joined = part if joined and part.startswith(joined) and len(part) > len(joined) else joined + part
    organisation = row.text(side.organisation.index) if side.organisation else ""
    organisation = organisation if _is_code(organisation) else ""
    return (organisation if organisation.startswith(joined) else joined) or None


def _is_code(text: str) -> bool:
    return _CODE.fullmatch(re.sub(r"\s+", "", text)) is not None
