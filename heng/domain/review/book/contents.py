"""The table of contents of a book against the titles that stand in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from heng.domain.finding import Where
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Document, Paragraph

_LEADERS = re.compile(r"(?:[\s.．…·。_\-—－]{2,}|\s+)[(（]?\d{0,4}[)）]?\s*$")
_NUMBER = re.compile(
    r"^[\s\-·•●◆□■*#]*(?:[(]?附?[件表]\s*[\d一二三四五六七八九十]+(?:-\d+)?[)]?|(?:预算|决算)?公开\d+表?|[(]?[一二三四五六七八九十]{1,3}[)]?(?=[、.．)])|[(]?\d{1,2}(?:-\d+)?(?=[)、.．\s-]))[)、.．:：\s-]*"
)
_UNSAID = re.compile(r"20\d\d年?(?:度|初)?|[“”\"'《》\s()]|部门|单位|本级|(?<=[收支])[、/](?=[收支])")
# Where more tables are missing, they stand in another file or were pictures, which reading announces.
_FEWEST, _MOST_ABSENT = 3, 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A title of a table in the contents: as shown, and its core in which trivial differences meet."""

    text: str
    core: str
    where: Where


@dataclass(frozen=True, slots=True)
class Listed:
    """The tables of the contents, the titles of the tables that were read, and every line of the body that may be one."""

    entries: tuple[Entry, ...]
    titles: tuple[Entry, ...]
    lines: tuple[str, ...]

    @classmethod
    def of(cls, document: Document) -> "Listed":
        """What a book lists and holds."""
        own = tuple(core(unit.name) for unit in document.units if len(unit.name) > _FEWEST)
        named = (_entry(paragraph, own) for paragraph in document.paragraphs if paragraph.role == "contents")
        entries = {entry.core: entry for entry in named if entry is not None}
        money = [
            table for table in document.tables if table.kind not in ("department_overview", "project_targets_total")
        ]
        titles = tuple(
            Entry(table.title, _without(core(table.title), own), table.where) for table in money if table.title
        )
        body = tuple(core(paragraph.text) for paragraph in document.paragraphs if paragraph.role != "contents")
        return cls(tuple(entries.values()), titles, body)


def core(title: str) -> str:
    """A title without number, year, quotation marks, and words that titles may leave out."""
    return _UNSAID.sub("", _NUMBER.sub("", folded(title)))


def renamed(listed: Listed) -> Iterator[tuple[Entry, str, Where]]:
    """Entries whose table stands in the book under a title that differs by some words."""
    left = [entry for entry in listed.entries if not _stands(entry, listed)]
    free = [title for title in listed.titles if title.core not in {entry.core for entry in listed.entries}]
    for entry in left:
        near = [title for title in free if _alike(entry.core, title.core)]
        if len(near) == 1 and sum(_alike(other.core, near[0].core) for other in left) == 1:
            yield entry, near[0].text, near[0].where


def absent(listed: Listed) -> Iterator[Entry]:
    """Entries of which no trace stands in a book that prints most of its tables."""
    found = [entry for entry in listed.entries if _stands(entry, listed)]
    known = {entry.core for entry, _, _ in renamed(listed)}
    left = [entry for entry in listed.entries if entry not in found and entry.core not in known]
    if len(found) >= _FEWEST and 0 < len(left) <= _MOST_ABSENT:
        yield from (entry for entry in left if not _perhaps(entry, listed))


def swapped(listed: Listed) -> tuple[Entry, Entry] | None:
    """The first two neighbours of the contents whose tables stand the other way round."""
    order = {title.core: place for place, title in reversed(list(enumerate(listed.titles)))}
    present = [entry for entry in listed.entries if entry.core in order]
    return next(((one, other) for one, other in pairwise(present) if order[one.core] > order[other.core]), None)


def _entry(paragraph: Paragraph, own: Sequence[str]) -> Entry | None:
    shown = re.sub(r"PAGEREF.*$", "", paragraph.text)
    shown = _LEADERS.sub("", shown).strip()
    title = _NUMBER.sub("", folded(shown)).strip()
    if not title.endswith("表") and not re.search(r"表\([^()]*\)$", title):
        return None
    return Entry(title, _without(core(shown), own), paragraph.where)


def _without(text: str, own: Sequence[str]) -> str:
    for name in own:
        text = text.replace(name, "")
    return text


def _stands(entry: Entry, listed: Listed) -> bool:
    return any(entry.core in line for line in listed.lines) or entry.core in {title.core for title in listed.titles}


def _perhaps(entry: Entry, listed: Listed) -> bool:
    """Whether something close to the title stands in the body, as a line that reading may have torn."""
    others = {other.core for other in listed.entries if other is not entry}
    lines = (*listed.lines, *(title.core for title in listed.titles))
    return any(_alike(entry.core, line) for line in lines if line not in others)


def _alike(one: str, other: str) -> bool:
    """Whether two titles differ by a few characters that one of them leaves out or puts in."""
    if not one or not other or one == other:
        return False
    short, long = sorted((one, other), key=len)
    at = 0
    for character in long:
        at += at < len(short) and character == short[at]
    return at == len(short) and len(long) - len(short) <= _MOST_MORE and len(short) > _MOST_MORE


_MOST_MORE = 4
