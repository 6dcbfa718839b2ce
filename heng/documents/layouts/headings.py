"""Recognising headings and labels by their synonyms in rulebook/reading/headings.toml."""

import re
from collections.abc import Mapping
from dataclasses import fields
from functools import cache, lru_cache
from typing import Any

from heng.domain.budget.amounts import Amounts
from heng.domain.target.characters import folded
from heng.rulebook import loader

# The sources of money, which are fields of [project] and of Amounts alike.
SOURCES = tuple(source.name for source in fields(Amounts))
_LONGEST_LABEL = 20
_BRACKETS = re.compile(r"[（(\[【][^（）()\[\]【】]*[）)\]】]")
_NUMBERING = r"[一二三四五六七八九十]+、|\d+[.、．]|\(\d+\)"
_TRAILING = re.compile(r"[:：*]+$")
_BLANKS = re.compile(r"\s+|^\*+")


@cache
def vocabulary() -> Mapping[str, Any]:
    """The rulebook's words for headings, labels, levels and tables."""
    return loader.read("reading/headings.toml")


def words(name: str) -> frozenset[str]:
    """The word list `name` of the rulebook."""
    return frozenset(vocabulary()["words"][name])


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """A heading without blanks, numbering, brackets and colon, half-width and simplified: as synonyms are written."""
    return _TRAILING.sub("", _prefix().sub("", _BRACKETS.sub("", _TRAILING.sub("", _squeezed(text)))))


@lru_cache(maxsize=16384)
def heading(section: str, text: str) -> str | None:
    """The field of `section` (indicator, project, ignored, execution, task, value_parts) that `text` names, or None."""
    return (_index(section).get(_TRAILING.sub("", _squeezed(text))) or _named(section, plain(text))) if text else None


def rank(section: str, text: str) -> int:
    """How usual `text` is as a name of its field: 0 for the first synonym; what only a pattern recognises comes last."""
    squeezed = plain(text)
    synonyms = vocabulary()[section].get(_named(section, squeezed) or "", ())
    return synonyms.index(squeezed) if squeezed in synonyms else len(synonyms)


def simplified(text: str) -> str:
    """`text` with the traditional characters of labels made simplified; place by place."""
    return text.translate(_traditional())


def is_total(text: str) -> bool:
    """Whether `text` labels a total or subtotal row."""
    return plain(text) in words("totals")


def is_known_label(text: str) -> bool:
    """Whether `text` is a label of a form in any role, so that it can never be the value of another label."""
    if not text:
        return False
    return any(heading(section, text) for section in ("project", "ignored", "indicator"))


def _squeezed(text: str) -> str:
    return _BLANKS.sub("", simplified(folded(text)))


@lru_cache(maxsize=8192)
def _named(section: str, squeezed: str) -> str | None:
    known = _index(section).get(squeezed)
    if known or len(squeezed) > _LONGEST_LABEL:
        return known
    return next((field for field, pattern in _patterns(section) if pattern.fullmatch(squeezed)), None)


@cache
def _patterns(section: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    written = vocabulary()["patterns"].get(section, {})
    return tuple((field, re.compile(pattern)) for field, pattern in written.items())


@cache
def _prefix() -> re.Pattern[str]:
    """What stands before a label: numbers, and words that open a group of labels (其中：, 资金来源：)."""
    groups = "|".join(vocabulary()["words"]["prefixes"])
    return re.compile(rf"^(?:(?:其中|{_NUMBERING})[:：]?|(?:{groups})[:：])+(?=.)")


@cache
def _traditional() -> Mapping[int, int]:
    words = loader.read("reading/traditional.toml")
    return str.maketrans(words["traditional"], words["simplified"])


@cache
def _index(section: str) -> Mapping[str, str]:
    entries = vocabulary()[section]
    return {word: field for field, synonyms in entries.items() for word in synonyms}
