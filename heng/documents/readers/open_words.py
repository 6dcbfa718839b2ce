"""The usual headings of columns and labels of forms, by which the parts of a page without lines are told apart."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from heng.rulebook.loader import read

_LONGEST = 20
_BRACKETS = re.compile(r"[（(\[【][^（）()\[\]【】]*[）)\]】]|\s+")


def plain(text: str) -> str:
    """A heading without blanks, brackets and colon."""
    return _BRACKETS.sub("", text).rstrip(":：*")


@cache
def listed(name: str) -> frozenset[str]:
    """The word list `name` of reading/headings.toml."""
    return frozenset(_words()["words"][name])


def field_of(sections: Sequence[str], text: str) -> str | None:
    """The field that `text` names in the first of the `sections` of reading/headings.toml that knows it."""
    if not text or len(text) > _LONGEST:
        return None
    return next(
        (field for section in sections if (field := _index(section).get(text) or _matched(section, text))), None
    )


def _matched(section: str, text: str) -> str | None:
    return next((field for field, pattern in _patterns(section) if pattern.fullmatch(text)), None)


@cache
def _index(section: str) -> Mapping[str, str]:
    return {word: field for field, synonyms in _words()[section].items() for word in synonyms}


@cache
def _patterns(section: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((field, re.compile(pattern)) for field, pattern in _words()["patterns"].get(section, {}).items())


def _words() -> Mapping[str, Any]:
    return read("reading/headings.toml")
