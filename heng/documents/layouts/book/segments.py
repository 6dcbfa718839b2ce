"""Cutting the rows of a book into tables: each run of table rows with the lines that stand above it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from heng.documents.layouts.amount_cells import corner_unit
from heng.documents.layouts.book.figures import is_figure
from heng.documents.layouts.book.headings import is_heading_row, role
from heng.documents.layouts.book.titles import is_note, is_title
from heng.documents.layouts.rows import Row
from heng.domain.target.characters import folded

_PAGE_HEAD = re.compile(
    r"(?:附?[件表]|部门|单位|财决|财预|公开|预算|决算)+表?\d+(?:-\d+)*表?|表号?:\S{0,12}|第\d+页.{0,10}|\(?20\d\d年度?(?:\d{1,2}月)?(?:\d{1,2}日)?\)?"
)
# A row above a table that says whose it is, for when and in which unit holds no more cells than these.
_MOST_IN_CORNER = 5
_OWNER = re.compile(
    r"(?:编制|填报|公开|预算)?(?:部门|单位)(?:名称|全称)?[:].*|(?:编制|填报)日期[:].*|部门预算代码[:].*"
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of table rows, and the rows above it since the run before: titles, corners, notes, running text."""

    lead: tuple[Row, ...]
    rows: tuple[Row, ...]


def segments(rows: Sequence[Row]) -> Iterator[Segment]:
    """The runs of table rows in order; the last segment may hold only lines. A row of new headings begins another run."""
    lead: list[Row] = []
    run: list[Row] = []
    for row in rows:
        if not row.filled():
            continue
        begins = _begins(row, run)
        if (begins or _is_lead(row, run)) and run:
            yield Segment(tuple(lead), tuple(run))
            lead, run = [], []
        if _is_lead(row, run):
            lead.append(row)
        else:
            run.append(row)
    if lead or run:
        yield Segment(tuple(lead), tuple(run))


def is_corner(row: Row) -> bool:
    """Whether a row states the unit of money, the number of the table or whose it is, and holds no heading and no figure."""
    texts = [slot.text for _, slot in row.filled()]
    if len(texts) > _MOST_IN_CORNER:
        return False
    said = corner_unit([row]) is not None or any(map(_is_page_head, texts))
    named = any(role(text) in ("name", "code") for text in texts if not _is_page_head(text))
    return said and not named and not any(is_figure(text) for text in texts if not _is_page_head(text))


def title_text(row: Row) -> str:
    """The only text of a row beside corners (`公开01表`, `单位：万元`); blank where there are several."""
    texts = [slot.text for _, slot in row.filled()]
    if len(texts) > _MOST_IN_CORNER:
        return ""
    cornered = corner_unit([row]) is not None
    words = [text for text in texts if not (cornered or _is_page_head(text))] or texts
    return words[0] if len(words) == 1 else ""


def _is_lead(row: Row, run: Sequence[Row]) -> bool:
    """Whether a row stands between tables: a line of text, a title, a corner, a note; else it is a line of a table."""
    if row.is_line():
        return True
    text = title_text(row)
    alone = len(row.filled()) == 1
    if is_corner(row) or (text and is_title(text)) or (alone and is_note(text)):
        return True
    return alone and not run


def _begins(row: Row, run: Sequence[Row]) -> bool:
    """Whether a row of headings, or a row of another table of the file, begins a new run below `run`."""
    if not run or row.is_line():
        return False
    if row.where().sheet != run[-1].where().sheet:
        return True
    below = any(is_figure(slot.text) for other in run for _, slot in other.filled())
    return below and is_heading_row(row) and not repeats(row, run)


def repeats(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a row repeats one of `rows` word for word, as the headings on a further page do."""
    texts = [slot.text for _, slot in row.filled()]
    return any(texts == [slot.text for _, slot in other.filled()] for other in rows)


@lru_cache(maxsize=8192)
def _is_page_head(text: str) -> bool:
    plain = re.sub(r"\s+", "", folded(text))
    return _PAGE_HEAD.fullmatch(plain) is not None or _OWNER.fullmatch(plain) is not None
