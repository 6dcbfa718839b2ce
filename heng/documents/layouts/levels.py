"""The levels of the indicator tree, recognised by their names wherever they stand."""

import re
from decimal import Decimal

from heng.documents.layouts.headings import plain, simplified, vocabulary
from heng.documents.layouts.rows import one_line
from heng.domain.target.declaration import Polarity

_POINTS = re.compile(r"[（(]\s*(\d+(?:\.\d+)?)\s*分?\s*[）)]\s*$")
_WORDED_POINTS = re.compile(r"[（(]\s*(\d+(?:\.\d+)?)\s*分\s*[）)]\s*$")
_LEVEL_SUFFIX = "指标"
# Invented level names (实施效果指标, 进度指标) stay short; a longer text that ends so is an indicator's name.
_LONGEST_LEVEL = 12


def level_name(text: str) -> str:
    """A level name as written, without its points: 产出指标 for `产出指标（50分）`."""
    return _POINTS.sub("", one_line(text)).strip()


def without_points(name: str) -> str:
    """An indicator's name on one line, without points in brackets with their word (`结案率（30分）`)."""
    return _WORDED_POINTS.sub("", one_line(name)).strip()


def level_points(name: str) -> Decimal | None:
    """The points in brackets behind an indicator's name; None where there are none."""
    found = _WORDED_POINTS.search(one_line(name))
    return Decimal(found[1]) if found else None


def is_first(text: str) -> bool:
    """Whether `text` is a usual level-1 name."""
    first = vocabulary()["levels"]["first"]
    return any(plain(text) in (name, *synonyms) for name, synonyms in first.items())


def is_second(text: str) -> bool:
    """Whether `text` is a usual level-2 name (成本指标 and 满意度指标 stand on both levels)."""
    return plain(text) in vocabulary()["levels"]["second"] or is_first(text)


def looks_like_level(text: str) -> bool:
    """Whether `text` is shaped like a level name, usual or not."""
    return is_second(text) or (plain(text).endswith(_LEVEL_SUFFIX) and len(plain(text)) <= _LONGEST_LEVEL)


def parent(text: str) -> str | None:
    """The level-1 name that a level-2 name belongs to in every framework; None where that differs."""
    found = vocabulary()["levels"]["second"].get(plain(text))
    return str(found) if found else None


def is_comparison(text: str) -> bool:
    """Whether `text` is a sign or word that stands in a column of comparisons."""
    return simplified(text).strip() in vocabulary()["words"]["comparisons"]


def polarity(text: str) -> Polarity | None:
    """The polarity that `text` names; None for a blank or any other text."""
    named = plain(text)
    if named in vocabulary()["words"]["positive"]:
        return Polarity.POSITIVE
    return Polarity.NEGATIVE if named in vocabulary()["words"]["negative"] else None
