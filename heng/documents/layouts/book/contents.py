"""The table of contents of a book: the tables that it names, to be compared with those that were found."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heng.documents.layouts.announce import announce
from heng.documents.layouts.book.titles import bare_title, is_title, shown_title, table_kind
from heng.documents.layouts.rows import Row
from heng.domain.finding import Finding, Where
from heng.domain.target.declaration import BudgetTable

_HEAD = re.compile(r"目\s*录|CONTENTS|目\s*次", re.IGNORECASE)
_BULLET = re.compile(r"^\s*[-·•●◆□■*]+\s*")
_LEADERS = re.compile(
    r"(?:[\s.．…·。_\-—－]*(?:[.．…·_]{2,}|\t|\s{2,})[\s.．…·_\-—－]*[（(]?\d{0,4}[）)]?|\s+\d{1,3})\s*$"
)
_FIELD = re.compile(r"\s*PAGEREF\s.*$")
_PART = re.compile(r"第\s*[一二三四五六七八九十\d]+\s*(?:部分|章|篇)")
_LONGEST_ENTRY = 60
_MOST_ENTRIES = 150
_WORDS = re.compile(r"20\d\d年?度?|预算|决算|部门|单位|公开|情况|明细|[“”\"'（）()《》、\s]|(?:表|总表)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A table named in the contents."""

    title: str
    where: Where


def contents(rows: Sequence[Row]) -> tuple[Entry, ...]:
    """The tables that the contents of a book name, in order; nothing where it has no contents."""
    start, end = _range(rows)
    entries = (
        entry for row in rows[start:end] for _, slot in row.filled() for entry in _entries(slot.text, slot.where)
    )
    return tuple(entries)


def without_contents(rows: Sequence[Row]) -> Sequence[Row]:
    """`rows` without the lines of the contents."""
    start, end = _range(rows)
    return [*rows[:start], *rows[end:]]


def contents_places(rows: Sequence[Row]) -> frozenset[Where]:
    """Where the lines of the contents stand."""
    start, end = _range(rows)
    return frozenset(slot.where for row in rows[start:end] for _, slot in row.filled())


def compared(entries: Sequence[Entry], tables: Sequence[BudgetTable], targets: bool, subject: str) -> Iterator[Finding]:
    """A finding for the tables that the contents name and nothing shows (I86), and for those that they do not name (I87).

    `targets` says that tables of performance targets were read, which are no tables of money.
    """
    named = [entry for entry in entries if table_kind(entry.title) or not _is_targets(entry.title)]
    promised = [entry for entry in entries if entry not in named]
    left = [table for table in tables if table.kind not in ("department_overview", "project_targets_total")]
    missing = [*_missing(named, left), *(promised if not targets else ())]
    if missing:
        titles = "、".join(f"“{shown_title(entry.title)}”" for entry in missing)
        yield announce("I86", subject, *(entry.where for entry in missing), count=len(missing), titles=titles)
    if left and named:
        titles = "、".join(f"“{table.title or '无标题'}”" for table in left)
        yield announce("I87", subject, *(table.where for table in left), count=len(left), titles=titles)


def _missing(entries: Sequence[Entry], left: list[BudgetTable]) -> Iterator[Entry]:
    """The entries for which none of the tables in `left` stands; each found table is taken out of it."""
    waiting = []
    for entry in entries:
        same = next((table for table in left if _key(table.title) == _key(entry.title)), None)
        if same is not None:
            left.remove(same)
        else:
            waiting.append(entry)
    for entry in waiting:
        kind = table_kind(entry.title)
        alike = next((table for table in left if kind and table.kind == kind), None)
        if alike is not None:
            left.remove(alike)
        else:
            yield entry


def _range(rows: Sequence[Row]) -> tuple[int, int]:
    """Where the contents begin and end: behind their heading, up to running text, a table of figures or a repeated entry."""
    start = next((index + 1 for index, row in enumerate(rows) if _is_head(row)), None)
    if start is None:
        return 0, 0
    seen: set[str] = set()
    sheet = rows[start - 1].where().sheet
    for index in range(start, min(start + _MOST_ENTRIES, len(rows))):
        texts = [slot.text for _, slot in rows[index].filled()]
        keys = {bare_title(_plain(text)) for text in texts}
        elsewhere = bool(texts) and sheet is not None and rows[index].where().sheet != sheet
        if elsewhere or any(_ends(text) for text in texts) or (keys & seen):
            return start, index
        seen |= {key for key in keys if len(key) > 3}
    return start, min(start + _MOST_ENTRIES, len(rows))


def _is_head(row: Row) -> bool:
    filled = row.filled()
    return len(filled) == 1 and _HEAD.fullmatch(re.sub(r"\*+", "", filled[0][1].text).strip()) is not None


def _ends(text: str) -> bool:
    plain = _plain(text)
    return len(plain) > _LONGEST_ENTRY or plain.endswith("。") or re.search(r"单位[:：]", plain) is not None


def _entries(text: str, where: Where) -> Iterator[Entry]:
    for line in text.splitlines():
        title = _plain(line)
        if is_title(title) and not _PART.match(title):
            yield Entry(title, where)


def _plain(line: str) -> str:
    """An entry without its bullet, dots and page number."""
    return _LEADERS.sub("", _BULLET.sub("", _FIELD.sub("", line))).strip()


def _is_targets(title: str) -> bool:
    return "绩效" in title or "目标" in title


def _key(title: str) -> str:
    return _WORDS.sub("", bare_title(title))
