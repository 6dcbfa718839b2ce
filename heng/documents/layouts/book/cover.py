"""The cover of a book: whose budget or final accounts it holds, and for which year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heng.documents.layouts.headings import simplified
from heng.documents.layouts.names import split_code
from heng.documents.layouts.rows import Row
from heng.domain.finding import Where
from heng.domain.target.characters import folded
from heng.rulebook import loader

_FIRST_ROWS = 40
_NEAR = 3
_LONGEST_NAME = 40
_BOOK = re.compile(
    r"(?:部门|单位|财政|本级|汇总)*(?:预算|决算)(?:及“?三公”?经费(?:预算|决算)?)?(?:信息|公开|编制|情况|说明|文本|报告|材料|草案|目录|书|的)*(?:\([^()]*\))?$"
)
_YEAR = re.compile(r"(?:关于)?(?:(20\d\d)|(二[〇○零O0][一二三四五六七八九〇○零]{2}))年?度?")
_OWNER = re.compile(
    r"(?:编制|填报|公开|预算)?(?:部门|单位)(?:名称|全称)?:(?P<name>[^:]{2,40}?)(?:(?:金额)?单位:.*|20\d\d.*)?"
)
_CHINESE = {character: str(value % 10) for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "O": "0",
}


@dataclass(frozen=True, slots=True)
class Cover:
    """The unit and the year that a book names in its title; blank or None where it names none."""

    unit: str
    year: int | None
    where: Where


def cover(rows: Sequence[Row]) -> Cover | None:
    """The title of a book of a budget or of final accounts among the first `rows`; None where there is none."""
    texts = list(_lines(rows[:_FIRST_ROWS]))
    for place, (text, where) in enumerate(texts):
        found = _BOOK.search(text)
        if found is None or len(text) > 2 * _LONGEST_NAME or re.search(r"[。，；、]", text):
            continue
        head = text[: found.start()]
        near = [other for other, _ in texts[max(0, place - _NEAR) : place + _NEAR + 1]]
        year = next((year for other in (head, *near) if (year := _year(other))), None)
        name = _unit(head) or next((name for other in near if (name := _unit(other))), "")
        if year or name:
            return Cover(name, year, where)
    return None


def owner(rows: Sequence[Row]) -> tuple[str, Where] | None:
    """The unit that the corner of a table names (`部门：某某人民法院`); None where all leave it blank."""
    for row in rows:
        for _, slot in row.filled():
            found = _OWNER.fullmatch(re.sub(r"\s+", "", folded(slot.text)))
            name = split_code(found["name"])[1] if found else ""
            if name.endswith(_endings()):
                return name, slot.where
    return None


def _lines(rows: Sequence[Row]) -> Iterator[tuple[str, Where]]:
    """The lines of the rows without blanks and marks; a title broken over lines or blanks is one again.

    A row of several cells is one of a form (项目当年预算 beside 终止年度), not of a cover.
    """
    for row in rows:
        filled = row.filled()
        for _, slot in filled if len(filled) == 1 else ():
            yield re.sub(r"[\s*《》“”]+", "", folded(simplified(slot.text))), slot.where


def _year(text: str) -> int | None:
    found = _YEAR.search(text)
    if found is None:
        return None
    return int(found[1] or "".join(_CHINESE.get(character, character) for character in found[2]))


def _unit(text: str) -> str:
    """The unit that the beginning of a title or a line of its own names; blank where it is none."""
    name = re.sub(r"(?:部门|单位|本级|\(本级\)|的|公开|关于)+$", "", _YEAR.sub("", text))
    name = re.sub(r"^(?:(?:编制|填报|公开|预算)?(?:部门|单位)(?:名称|全称)?:|\d+[-.、]?)", "", name)
    return name if len(name) <= _LONGEST_NAME and name.endswith(_endings()) else ""


def _endings() -> tuple[str, ...]:
    return tuple(loader.read("reading/statements.toml")["unit_endings"])
