"""The texts in a printed column told apart: names, objectives and numbered strings, each as many as there are rows."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from heng.documents.content import Line
from heng.documents.layouts.indicator_item import START
from heng.documents.layouts.passage import Passage, passage
from heng.domain.target.characters import folded

_LIST_ITEM = re.compile(r"\s*(?:\d{1,2}\s*[、.．)）]|[(（][一二三四五六七八九十\d]{1,2}[)）])")
# A full line may fall short by one wide character, where punctuation may not begin the next line.
_SLACK = 3


def split_names(lines: Sequence[Line]) -> list[Passage]:
    """The names in lines of a narrow column: a name begins with an indented line, where the page indents at all.

    Otherwise a full line, or a line with an open bracket, goes on in the next.
    """
    indented = any(line.text[:1].isspace() for line in lines)
    widest = max((_width(line.text) for line in lines), default=0)
    groups: list[list[Line]] = []
    for line in lines:
        goes_on = bool(groups) and (
            not line.text[:1].isspace()
            if indented
            else _is_open(groups[-1]) or _width(groups[-1][-1].text) > widest - _SLACK
        )
        if goes_on:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [passage(group) for group in groups]


def split_goals(lines: Sequence[Line], count: int) -> list[Passage] | None:
    """The `count` objectives in the lines of their column; None where the lines do not allow exactly one division.

    A line that is not full ends a paragraph; a full one that ends in a full stop may. Lists, and lines that announce
    one, belong to what stands before them.
    """
    widest = max((_width(line.text) for line in lines), default=0)
    certain, possible = set[int](), set[int]()
    for index, (line, following) in enumerate(pairwise(lines), 1):
        if _LIST_ITEM.match(following.text) or following.text.strip().endswith(("：", ":")):
            continue
        if _width(line.text) <= widest - _SLACK and not line.text.strip().endswith(("：", ":")):
            certain.add(index)
        elif line.text.strip().endswith("。"):
            possible.add(index)
    for chosen in (certain, certain | possible):
        if len(chosen) == count - 1:
            return [passage(part) for part in _parts(lines, sorted(chosen))]
    return None


def split_indicators(lines: Sequence[Line], count: int) -> list[Passage] | None:
    """The `count` numbered strings in the lines of their column; each begins with number 1 on a line of its own.

    None where the number of such beginnings is another one.
    """
    starts = [
        index
        for index, line in enumerate(lines)
        if index and _begins(line) and lines[index - 1].text.strip().endswith("。")
    ]
    return [passage(part) for part in _parts(lines, starts)] if lines and len(starts) == count - 1 else None


def _parts(lines: Sequence[Line], starts: Sequence[int]) -> Iterator[Sequence[Line]]:
    for start, end in zip([0, *starts], [*starts, len(lines)], strict=True):
        yield lines[start:end]


def _begins(line: Line) -> bool:
    found = START.match(folded(line.text).strip())
    return found is not None and (found["number"] or found["counted"]) == "1"


def _is_open(lines: Sequence[Line]) -> bool:
    text = folded("".join(line.text for line in lines))
    return text.count("(") > text.count(")")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text.strip())
