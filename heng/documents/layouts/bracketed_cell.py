"""A cell that holds goal and indicators of a project in one text: `【总体目标】…【产出指标-数量指标】指标1：机柜数量（≥77台）`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heng.documents.layouts.headings import heading
from heng.documents.layouts.levels import level_name, looks_like_level
from heng.documents.layouts.rows import Slot
from heng.documents.target_text import read_target
from heng.domain.target.declaration import Indicator

_SECTION = re.compile(r"【\s*(?P<title>[^】]{2,40}?)\s*】\s*[:：]?")
_LEVELS = re.compile(r"(?P<first>[^-—－]{2,16}?)\s*[-—－]+\s*(?P<second>[^-—－]{2,20})")
_NUMBERED = re.compile(r"^\s*指标\s*\d+\s*[:：、.．]\s*")
_IN_BRACKETS = re.compile(
    r"(?P<name>.+?)\s*[（(](?P<value>[^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*)[）)]\s*[；;。]?\s*", re.DOTALL
)
_BEHIND_SIGN = re.compile(r"(?P<name>[^≥≤<>=＜＞＝]+?)\s*[:：]?\s*(?P<value>[≥≤<>=＜＞＝].+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class BracketedCell:
    """What a cell says: its objective, its indicators in order, and its other sections by title."""

    objective: str
    indicators: tuple[Indicator, ...]
    texts: tuple[tuple[str, str], ...]


def holds_indicators(text: str) -> bool:
    """Whether a section of `text` is headed by two levels of indicators."""
    return any(_levels(found["title"]) for found in _SECTION.finditer(text))


def bracketed_cell(slot: Slot) -> BracketedCell:
    """The objective, indicators and other passages of the cell `slot`; what stands before the first section is one too."""
    objective: list[str] = []
    indicators: list[Indicator] = []
    texts: list[tuple[str, str]] = []
    for title, body in _sections(slot.text):
        levels = _levels(title)
        if levels:
            indicators += [_indicator(levels, line, slot) for line in _lines(body)]
        elif heading("project", title) == "objective":
            objective.append(body)
        elif body:
            texts.append((title, body))
    return BracketedCell("\n".join(objective), tuple(indicators), tuple(texts))


def _sections(text: str) -> Iterator[tuple[str, str]]:
    found = list(_SECTION.finditer(text))
    before = text[: found[0].start()].strip() if found else text.strip()
    if before:
        yield "绩效目标", before
    ends = [*(section.start() for section in found[1:]), len(text)]
    for section, end in zip(found, ends, strict=True):
        yield section["title"], text[section.end() : end].strip()


def _levels(title: str) -> tuple[str, str] | None:
    found = _LEVELS.fullmatch(title)
    if found is None or not (looks_like_level(found["first"]) and looks_like_level(found["second"])):
        return None
    return level_name(found["first"]), level_name(found["second"])


def _lines(body: str) -> Iterator[str]:
    """The indicators of a section: a line each, or a numbered piece that goes on over lines."""
    pieces: list[str] = []
    for line in re.split(r"\n|(?=指标\s*\d+\s*[:：])", body):
        if not line.strip():
            continue
        if pieces and not _NUMBERED.match(line) and _NUMBERED.match(pieces[0]):
            pieces[-1] += line.strip()
        else:
            pieces.append(line.strip())
    yield from (name for piece in pieces if (name := _NUMBERED.sub("", piece)))


def _indicator(levels: tuple[str, str], line: str, slot: Slot) -> Indicator:
    found = _IN_BRACKETS.fullmatch(line) or _BEHIND_SIGN.fullmatch(line)
    name, value = (found["name"], found["value"]) if found else (line, "")
    return Indicator(*levels, name.strip(), read_target(value.strip()), slot.where)
