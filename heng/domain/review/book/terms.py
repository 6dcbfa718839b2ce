"""The names under which sentences and tables give the same figure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from heng.domain.review.declared import bare
from heng.domain.review.profile import Profile
from heng.domain.target.characters import folded
from heng.domain.target.declaration import TableRow

_NUMBERING = re.compile(r"^(?:[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）.、．:]+|其中[:：]?|\s)+")
# Names that stand for the whole of a budget.
GENERAL = ("收入", "支出", "收入支出总")
_PATH = re.compile(r"^.*\((?:类|款)\)(?=.*\((?:款|项)\))")


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of a profile that name amounts, the longest first; `general` are the terms of a whole budget."""

    terms: Mapping[str, str]
    special: Mapping[str, str]
    general: Mapping[str, str]
    fillers: tuple[str, ...]
    scopes: re.Pattern[str]


@lru_cache(maxsize=8)
def _words(terms: tuple[str, ...], fillers: tuple[str, ...], scopes: tuple[str, ...]) -> Words:
    pairs = dict(sorted((entry.split("=") for entry in terms), key=lambda pair: -len(pair[0])))
    return Words(
        pairs,
        {term: meant for term, meant in pairs.items() if meant not in GENERAL},
        {term: meant for term, meant in pairs.items() if meant in GENERAL},
        tuple(sorted(fillers, key=len)),
        re.compile("|".join(map(re.escape, sorted(scopes, key=len, reverse=True)))),
    )


def words(profile: Profile) -> Words:
    """The words of the profile, made ready once."""
    lexicons = profile.lexicons
    return _words(lexicons["book_terms"], lexicons["book_fillers"], lexicons["book_scopes"])


@lru_cache(maxsize=8192)
def line_name(name: str) -> str:
    """The name of a line of a table without numbering, blanks and brackets."""
    return bare(_NUMBERING.sub("", folded(name)))


def canonical(name: str, profile: Profile) -> str:
    """The name under which all writings of a line or heading meet; the bare name where it is no known term."""
    plain = line_name(name)
    known = words(profile).terms
    short = (plain, plain.removesuffix("支出"), plain.removesuffix("合计"))
    return next((known[form] for form in short if form in known), plain)


def said_name(before: str, lines: Mapping[str, str], profile: Profile) -> tuple[str, str] | None:
    """The term that the words right before an amount end with, and what stands before the term; None for no term.

    `lines` are further terms: the names of the lines of the paper's tables. 收入 and 支出 are meant only where the words
    name nothing else.
    """
    listed = words(profile)
    rest = bare(_PATH.sub("", _NUMBERING.sub("", before)))
    return _named(rest, listed.fillers, listed.special, lines) or _named(rest, listed.fillers, listed.general)


def _named(rest: str, fillers: tuple[str, ...], *lists: Mapping[str, str]) -> tuple[str, str] | None:
    """The first term at the end of `rest`, or of what is left without fillers, as few of them as will do."""
    waiting, seen = [rest], {rest}
    while waiting:
        text = waiting.pop(0)
        found = _term(text, *lists)
        if found:
            return found
        shorter = (text.removesuffix(filler) for filler in fillers if text.endswith(filler))
        fresh = [left for left in shorter if left not in seen]
        seen.update(fresh)
        waiting += fresh
    return None


def _term(text: str, *lists: Mapping[str, str]) -> tuple[str, str] | None:
    ends = [(term, meant) for terms in lists for term, meant in terms.items() if text.endswith(term)]
    if not ends:
        return None
    term, meant = max(ends, key=lambda pair: len(pair[0]))
    return meant, text.removesuffix(term)


def is_plain(prefix: str, year: int | None, profile: Profile) -> bool:
    """Whether the words before a term do not change what it means: words of scope, this year."""
    rest = re.sub(rf"{year}(?:年度?)?" if year else r"20\d\d年度?", "", prefix)
    rest = words(profile).scopes.sub("", rest)
    return not re.search(r"[\u4e00-\u9fffA-Za-z]|20\d\d", rest)


def named_rows(rows: Sequence[TableRow]) -> Iterator[TableRow]:
    """The rows of a table; an amount without a name belongs to the name without an amount before it, as merged cells print it."""
    before: TableRow | None = None
    for row in rows:
        blank = not row.name.strip() and not row.code
        if blank and before and before.name.strip() and not any(figure is not None for _, figure in before.amounts):
            yield replace(row, name=before.name)
        else:
            yield row
        before = row
