"""Titles of the tables in a budget book: what is one, what kind of table it names, and where a table goes on."""

import re
from functools import cache, lru_cache
from typing import Any

from heng.documents.layouts.headings import simplified
from heng.domain.target.characters import folded
from heng.rulebook import loader

OTHER = "other"
_LONGEST_TITLE = 60
_BULLET = re.compile(r"^[-·•*●◆□■]")
_NUMERAL = "二?十(?:一(?!般)|[二三四五六七八九])?|[一二三四五六七八九]"
_NUMBERING = re.compile(
    rf"^\s*(?:\(\s*附?[件表]\s*\d+\s*\)|附?[件表]\s*(?:\d+(?:\s*-\s*\d+)*|{_NUMERAL}|(?=[:、.]))|[A-Z]{{1,3}}\d{{1,3}}[-_]?\d*|"
    rf"(?:(?:预算|决算|部门|单位|财决|财预)?公开|预算|决算)表?\s*\d+(?:-\d+)?表?|\(\s*(?:{_NUMERAL}|\d+)\s*\)|(?:{_NUMERAL})\s*[、.]|"
    r"\d{1,2}(?:-\d+)?[、._-]?(?!\d*年))[\s:、.]*"
)
_CORNER = re.compile(r"\(?(?:金额|货币|计量)?单位:\S{1,8}$")
_BRACKETS = re.compile(r"\([^()]*\)$")
_CONTINUED = re.compile(r"\(?续表?[\d一二三四五]*\)?$|^续表?[\d一二三四五]*:?")
_YEAR = re.compile(r"(20\d\d)年")
_PROSE = re.compile(r"[。;,!?]")


@cache
def book_words() -> dict[str, Any]:
    """The rulebook's words for the tables of books."""
    return loader.read("reading/book_tables.toml")


@lru_cache(maxsize=8192)
def bare_title(text: str) -> str:
    """A title without blanks, numbering, bold marks, unit of money and marks of continuation; half-width, simplified."""
    numbered = re.sub(r"\*{2,}", "", folded(simplified(text)))
    squeezed = re.sub(r"\s+", "", _NUMBERING.sub("", numbered, count=1))
    stripped = _CORNER.sub("", squeezed)
    return _CONTINUED.sub("", stripped)


def shown_title(text: str) -> str:
    """A title as it is shown: as written, without its number (`表1`, `一、`) and without the mark of a continued page."""
    line = re.sub(r"\*{2,}", "", "".join(part.strip() for part in text.splitlines())).strip()
    bare = bare_title(line)
    squeezed = re.sub(r"\s+", "", line)
    start = folded(simplified(squeezed)).find(bare)
    return _kept(line, start, len(bare)) if bare and start >= 0 else line


@lru_cache(maxsize=8192)
def is_title(text: str) -> bool:
    """Whether `text` is the title of a table, of any kind."""
    bare = bare_title(text)
    if not bare or len(bare) > _LONGEST_TITLE or _BULLET.match(text.strip()) or _PROSE.search(bare):
        return False
    while _BRACKETS.search(bare):
        bare = _BRACKETS.sub("", bare)
    return len(bare) > 1 and bare.endswith(("表", "明细"))


@lru_cache(maxsize=8192)
def is_broken_title(text: str) -> bool:
    """Whether a line is the beginning of a title that goes on in the next line: it ends with words that need more."""
    line = re.sub(r"\s+", "", folded(simplified(text)))
    return (
        len(line) <= _LONGEST_TITLE / 2
        and bare_title(line) == line
        and line.endswith(tuple(book_words()["open_titles"]))
    )


def table_kind(title: str) -> str | None:
    """The kind of budget table that a title names; None for any other text, and for tables of performance targets."""
    return kind_by_words(title) if is_title(title) else None


def kind_by_words(heading: str) -> str | None:
    """The kind of budget table of which any heading above a table speaks; None where it speaks of none."""
    bare = bare_title(heading)
    kinds = (entry["kind"] for entry in book_words()["kinds"] if all(word in bare for word in entry["title"]))
    return next(kinds, None) if is_money(heading) else None


def is_money(title: str) -> bool:
    """Whether a title may be that of a table of money."""
    return not any(word in bare_title(title) for word in book_words()["not_money"])


def is_continued(text: str) -> bool:
    """Whether a title says that its table goes on from the page before."""
    squeezed = re.sub(r"\s+", "", folded(simplified(text)))
    return _CONTINUED.search(squeezed) is not None


def title_year(text: str) -> int | None:
    """The year that a title or a corner names."""
    found = _YEAR.search(re.sub(r"\s+", "", folded(text)))
    return int(found[1]) if found else None


@lru_cache(maxsize=8192)
def is_note(text: str) -> bool:
    """Whether a line explains a table or says that it is empty."""
    line = text.strip()
    return any(re.search(pattern, line) for pattern in book_words()["notes"])


def _kept(line: str, start: int, length: int) -> str:
    """The part of `line` whose characters without blanks are those from `start` on, `length` of them."""
    places = [index for index, character in enumerate(line) if not character.isspace()]
    return line[places[start] : places[start + length - 1] + 1]
