"""The levels of the indicator tree, recognised by their names wherever they stand."""

import re
from decimal import Decimal

from heng.documents.layouts.headings import plain, simplified, vocabulary
from heng.documents.layouts.rows import one_line
from heng.domain.target.declaration import Polarity

_POINTS = re.compile(r"[（(]\s*\d+(?:\.\d+)?(?:\s*[-—–~～至]\s*\d+(?:\.\d+)?)?\s*分?\s*[）)]\s*分?\s*$")
_WORDED_POINTS = re.compile(r"[（(]\s*(\d+(?:\.\d+)?)\s*分\s*[）)]\s*$")
_GAP = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_NUMBER = re.compile(r"^(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[、.．])\s*")
_LEVEL_SUFFIX = "指标"
# Invented level names (实施效果指标, 进度指标) stay short; a longer text that ends so is an indicator's name.
_LONGEST_LEVEL = 12


def level_name(text: str) -> str:
    """A level name as written, without its points: 产出指标 for `产出指标（50分）`, `产 出 指 标` and `一、产出指标`."""
    written = _POINTS.sub("", one_line(text)).strip()
    return _NUMBER.sub("", _GAP.sub("", written)) if is_second(written) else written


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
    return any(_usual(text) in (name, *synonyms) for name, synonyms in first.items())


def is_first_only(text: str) -> bool:
    """Whether `text` is a level-1 name that is never one of level 2 (产出指标, 效益指标)."""
    return is_first(text) and _usual(text).startswith(tuple(vocabulary()["words"]["first_only"]))


def is_second(text: str) -> bool:
    """Whether `text` is a usual level-2 name (成本指标 and 满意度指标 stand on both levels)."""
    return _usual(text) in vocabulary()["levels"]["second"] or is_first(text)


def looks_like_level(text: str) -> bool:
    """Whether `text` is shaped like a level name, usual or not."""
    return is_second(text) or (plain(text).endswith(_LEVEL_SUFFIX) and len(plain(text)) <= _LONGEST_LEVEL)


def parent(text: str) -> str | None:
    """The level-1 name that a level-2 name belongs to in every framework; None where that differs."""
    found = vocabulary()["levels"]["second"].get(plain(text))
    return str(found) if found else None


def is_spelling(text: str, name: str) -> bool:
    """Whether `text` spells the usual level-1 name `name`: 产出目标 or 预期产出指标 for 产出指标."""
    stems = [name.removesuffix(_LEVEL_SUFFIX) for name in (name, *vocabulary()["levels"]["first"].get(name, ()))]
    return any(stem in plain(text) for stem in stems)


def is_comparison(text: str) -> bool:
    """Whether `text` is a sign or word that stands in a column of comparisons."""
    return simplified(text).strip() in vocabulary()["words"]["comparisons"]


def polarity(text: str) -> Polarity | None:
    """The polarity that `text` names; None for a blank or any other text."""
    named = plain(text)
    if named in vocabulary()["words"]["positive"]:
        return Polarity.POSITIVE
    return Polarity.NEGATIVE if named in vocabulary()["words"]["negative"] else None


def _usual(text: str) -> str:
    """The name of a level as the rulebook lists it, without points behind it (`产出指标（40-50）分`)."""
    return plain(_POINTS.sub("", one_line(text)))
