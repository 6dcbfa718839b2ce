"""Recognising headings and labels by their synonyms in rulebook/reading/headings.toml."""

import re
from collections.abc import Mapping
from dataclasses import fields
from functools import cache, lru_cache
from typing import Any

from heng.domain.budget.amounts import Amounts
from heng.rulebook import loader

# The sources of money, which are fields of [project] and of Amounts alike.
SOURCES = tuple(source.name for source in fields(Amounts))
_BRACKETS = re.compile(r"[（(\[【][^（）()\[\]【】]*[）)\]】]")
_NUMBERING = re.compile(r"^(?:其中|[一二三四五六七八九十]+、|\d+[.、．])[:：]?")
_TRAILING = re.compile(r"[:：*]+$")
_BLANKS = re.compile(r"\s+")


@cache
def vocabulary() -> Mapping[str, Any]:
    """The rulebook's words for headings, labels, levels and tables."""
    return loader.read("reading/headings.toml")


def words(name: str) -> frozenset[str]:
    """The word list `name` of the rulebook."""
    return frozenset(vocabulary()["words"][name])


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """A heading without blanks, numbering, brackets and colon, in half-width form: the form in which synonyms stand."""
    squeezed = _BLANKS.sub("", text)
    return _TRAILING.sub("", _NUMBERING.sub("", _BRACKETS.sub("", _TRAILING.sub("", squeezed))))


def heading(section: str, text: str) -> str | None:
    """The field of `section` (indicator, project, ignored, execution, task) that `text` names; None if it names none."""
    return _index(section).get(plain(text)) if text else None


def is_total(text: str) -> bool:
    """Whether `text` labels a total or subtotal row."""
    return plain(text) in words("totals")


def is_known_label(text: str) -> bool:
    """Whether `text` is a label of a form in any role, so that it can never be the value of another label."""
    if not text:
        return False
    return any(heading(section, text) for section in ("project", "ignored", "indicator"))


@cache
def _index(section: str) -> Mapping[str, str]:
    entries = vocabulary()[section]
    return {word: field for field, synonyms in entries.items() for word in synonyms}
