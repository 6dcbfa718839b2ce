"""Numbers in a column 序号, and in names like 指标3：, that jump: rows between them are missing."""

import re
from collections.abc import Iterator, Sequence

from heng.documents.completeness.announcing import gap
from heng.documents.completeness.read_paper import ReadPaper
from heng.documents.layouts.book.headings import is_column_numbers
from heng.documents.layouts.headings import plain, words
from heng.documents.layouts.rows import Row, Slot
from heng.domain.finding import Finding

_NUMBER = re.compile(r"[（(]?(\d{1,4})[）).、．]?")
_NAMED = re.compile(r"(指标|项目|任务)\s*(\d{1,3})\s*[:：]")


def gaps(paper: ReadPaper) -> Iterator[Finding]:
    """One finding (I97) for each jump; a number that begins again at 1, repeats or goes back begins another list."""
    for sheet in paper.sheets:
        rows = [row for row in sheet.rows if row.exact]
        for index, row in enumerate(rows):
            for column, slot in row.filled():
                if plain(slot.text) in words("serial_number"):
                    yield from _jumps(paper, _numbers(rows[index + 1 :], column))
        for word in ("指标", "项目", "任务"):
            yield from _jumps(paper, _named(rows, word))


def _numbers(rows: Sequence[Row], column: int) -> Iterator[tuple[int, Slot]]:
    """The numbers below a heading, down to the next heading of the same kind."""
    for row in rows:
        slot = row.slots[column] if column < len(row.slots) else None
        if slot is None or not slot.own or is_column_numbers(row):
            continue
        if plain(slot.text) in words("serial_number"):
            return
        number = _NUMBER.fullmatch(slot.text.strip())
        if number:
            yield int(number[1]), slot


def _named(rows: Sequence[Row], word: str) -> Iterator[tuple[int, Slot]]:
    for row in rows:
        for _, slot in row.filled():
            found = _NAMED.match(slot.text.strip())
            if found and found[1] == word:
                yield int(found[2]), slot


def _jumps(paper: ReadPaper, numbers: Iterator[tuple[int, Slot]]) -> Iterator[Finding]:
    before: tuple[int, Slot] | None = None
    for number, slot in numbers:
        if before and number > before[0] + 1:
            lost = f"{before[0] + 1}" if number == before[0] + 2 else f"{before[0] + 1}至{number - 1}"
            details = {"before": before[0], "after": number, "lost": lost}
            yield gap(paper, "I97", "序号", before[1].where, slot.where, **details)
        before = (number, slot)
