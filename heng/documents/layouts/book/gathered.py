"""Tables whose cells stand on lines of their own, as pages copied from the web hold them: put together where only one way is possible."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from heng.documents.layouts.book.figures import is_figure
from heng.documents.layouts.book.headings import is_heading_text, role
from heng.documents.layouts.book.loose_heads import Head, Leaf, leaves
from heng.documents.layouts.book.loose_lines import CODE, Lines, LooseCell, by_order, placed
from heng.documents.layouts.book.segments import is_corner
from heng.documents.layouts.book.titles import book_words, is_money, is_note, is_title, table_kind
from heng.documents.layouts.headings import is_total
from heng.documents.layouts.rows import Row, Slot

_FEWEST_LINES = 2
_LONGEST_CELL = 40
_MOST_HEADINGS = 120
_COUNTING, _COUNT_DIGITS = ("栏次", "行次", "栏目"), 2
# Blanks within a word set wide apart: `合 计`.
_SPREAD = re.compile(r"(?<![^\s])([\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff](?:\s|$))")
_PART = re.compile(r"\s*第[一二三四五六七八九十\d]+(?:部分|章|篇)")


def gathered(rows: Sequence[Row]) -> list[Row]:
    """`rows` with every table of scattered cells as rows of a table again; what is not certain stays as it is."""
    titles = [place for place, row in enumerate(rows) if _is_table_title(row)]
    found: list[Row] = []
    done = 0
    for title, following in zip(titles, [*titles[1:], len(rows)], strict=False):
        table = _table(rows, title + 1, following)
        if table is not None:
            start, end, made = table
            found += [*rows[done:start], *made]
            done = end
    return [*found, *rows[done:]]


def _is_table_title(row: Row) -> bool:
    text = row.slots[0].text if row.is_line() else ""
    return bool(text) and is_title(text) and is_money(text) and table_kind(text) is not None


def _table(rows: Sequence[Row], start: int, end: int) -> tuple[int, int, list[Row]] | None:
    """Where the cells of a table begin and end in `rows[start:end]`, and the rows that they make."""
    first = next((place for place in range(start, end) if _begins(rows[place])), None)
    if first is None:
        return None
    last = next((place for place in range(first, end) if not _is_cell(rows[place])), end)
    if last - first > book_words()["most_loose_lines"]:
        return None
    made = _made(list(_readings(rows, first, last))) or _made_of_blanks(rows, first, last)
    if made is None:
        return None
    head, lines = made
    groups = head.groups if len(lines[0]) == len(head.leaves) else ()
    like = rows[first].slots[0]
    return first, _end(lines), [*_heads(head.leaves[: len(lines[0])], groups, like), *map(_row, lines)]


def _made(readings: Sequence[Sequence[LooseCell]]) -> tuple[Head, Lines] | None:
    """The headings and lines that the cells make in the only one of their `readings` in which they can; None where several can."""
    headed = [(cells, body, head) for cells in readings for body, head in (_body_and_head(cells),) if head is not None]

    def by_place(*, whole_totals: bool) -> list[tuple[Head, Lines]]:
        made = ((head, placed(cells, body, head.leaves, whole_totals=whole_totals)) for cells, body, head in headed)
        return [(head, lines) for head, lines in made if lines is not None]

    ordered = ((head, by_order(cells[body:], head.leaves)) for cells, body, head in headed[:1])
    found = (
        by_place(whole_totals=False)
        or by_place(whole_totals=True)
        or [(head, lines) for head, lines in ordered if lines is not None]
    )
    head, lines = found[0] if len(found) == 1 else (None, [])
    fewest = _FEWEST_LINES if head and any(leaf.sort == "name" for leaf in head.leaves) else 1
    return (head, lines) if head and len(lines) >= fewest else None


def _made_of_blanks(rows: Sequence[Row], first: int, last: int) -> tuple[Head, Lines] | None:
    """The same where blanks divide the cells of each line; every line of the table must be one line of the page."""
    cells = [
        LooseCell(replace(slot, text=text), place)
        for place in range(first, last)
        for _, slot in rows[place].filled()
        for text in _SPREAD.sub(r"\1", slot.text).split()
    ]
    made = _made([cells])
    if made is None or len({cell.place for cell in cells}) == len(cells):
        return None
    head, lines = made
    places = [{cell.place for cell in line if cell.text} for line in lines]
    once = len(set().union(*places)) == len(places) and all(len(own) == 1 for own in places)
    return (head, lines) if once and len(lines[0]) == len(head.leaves) else None


def _body_and_head(cells: Sequence[LooseCell]) -> tuple[int, Head | None]:
    """Where the first line of the table begins, and its headings; None where they are not certain.

    The number of the first line may stand before its name and looks like that of a column.
    """
    headed = range(min(len(cells), _MOST_HEADINGS))
    body = next((number for number in headed if _begins_body(cells, number)), 0)
    head = leaves([cell.text for cell in cells[:body]])
    before = next((number for number in range(body - 1, 0, -1) if cells[number].text), 0)
    if before and cells[before].text == "1":
        numbered = leaves([cell.text for cell in cells[:before]])
        if numbered and numbered.leaves[0].sort == "number":
            return before, numbered
    return body, head


def _begins(row: Row) -> bool:
    """Whether a line is the first heading of a table."""
    return row.is_line() and not is_corner(row) and is_heading_text(row.slots[0].text.split()[0])


def _is_cell(row: Row) -> bool:
    if not row.filled():
        return True
    text = row.slots[0].text
    return (
        row.is_line()
        and max(map(len, text.split())) <= _LONGEST_CELL
        and not (is_note(text) or text.endswith("。") or _PART.match(text))
    )


def _readings(rows: Sequence[Row], first: int, last: int) -> Iterator[list[LooseCell]]:
    """The cells of the lines, blank ones too where blank lines stand for them: one line each, or as many as stand between cells."""
    filled = [place for place in range(first, last) if rows[place].filled()]
    gaps = [after - before - 1 for before, after in pairwise(filled)]
    between = min(gaps, default=0)
    for lines in dict.fromkeys((1, between + 1)) if filled else ():
        if any((gap - between) % lines for gap in gaps):
            continue
        found: list[LooseCell] = []
        for place, gap in zip(filled, [*gaps, between], strict=True):
            slot = rows[place].slots[0]
            found += [LooseCell(slot, place), *[LooseCell(replace(slot, text=""), place)] * ((gap - between) // lines)]
        yield found


def _begins_body(cells: Sequence[LooseCell], number: int) -> bool:
    """Whether the first line of the table begins with a cell: a listed name, no heading, or words just before a figure."""
    text = cells[number].text
    if not text or not number or _counts_columns(text):
        return False
    return not is_heading_text(text) or (not is_figure(text) and _before_a_figure(cells, number))


def _before_a_figure(cells: Sequence[LooseCell], number: int) -> bool:
    """Whether an amount follows: no number of a column, and no code below the heading of codes."""
    after = [cell.text for cell in cells[number + 1 : number + _MOST_HEADINGS] if cell.text][:2]
    if not after or not is_figure(after[0]) or after == ["1", "2"] or cells[number].text in _COUNTING:
        return False
    above = [cell.text for cell in cells[:number]]
    coded = any(role(text) == "code" for text in above) and CODE.fullmatch(after[0]) is not None
    named = after[1:] and (not is_figure(after[1]) or CODE.fullmatch(after[1]) is not None)
    return not (role(cells[number].text) in ("code", "name") or (coded and named and not is_total(cells[number].text)))


def _counts_columns(text: str) -> bool:
    return text in _COUNTING or (text.isdecimal() and len(text) <= _COUNT_DIGITS)


def _end(lines: Sequence[Sequence[LooseCell]]) -> int:
    """The place behind the last cell that was used."""
    return max(cell.place for line in lines for cell in line if cell.text) + 1


def _heads(head: Sequence[Leaf], groups: Sequence[str], like: Slot) -> Iterator[Row]:
    if any(groups):
        yield Row(tuple(replace(like, text=text) for text in groups), exact=False)
    yield Row(tuple(replace(like, text=leaf.text) for leaf in head), exact=False)


def _row(line: Sequence[LooseCell]) -> Row:
    return Row(tuple(cell.slot for cell in line), exact=False)
