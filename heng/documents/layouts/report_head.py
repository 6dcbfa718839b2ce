"""The head of a report: its title, which may stand over several lines, the year and the unit that it is about."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heng.documents.content import Line
from heng.documents.layouts.headings import vocabulary
from heng.documents.layouts.passage import unbroken
from heng.documents.layouts.unit_above import unit_in_title
from heng.domain.finding import Where
from heng.rulebook import loader

_TITLE_LINES, _LONGEST_TITLE, _MOST_PARTS = 12, 60, 3
_YEAR = re.compile(r"(20\d{2})\s*(?:年(?!\d{1,2}月)|(?=部门|单位|项目))")
_CHINESE_YEAR = re.compile(r"二([〇○零０O0])([一二])([〇○零０O0一二三四五六七八九])年(?![一二三四五六七八九十]{1,3}月)")
_YEAR_IN_TEXT = re.compile(r"(20\d{2})年(?:度|，|,|(?=(?:部门|单位|项目|全年|本级|财政|预算|决算|收入|支出)))")
_ABOUT_THE_YEAR = re.compile(r"预算|决算|绩效|自评|支出|评价")
_LABELLED = re.compile(
    r"(?:(?:预算|填报|自评|评价|编制|报送|项目|实施)?(?:部门|单位)(?:[（(]\S{1,6}[）)])?(?:名称)?(?:[（(]\S{1,6}[）)])?[：:])?(?P<unit>[\u4e00-\u9fff（）()]{2,40})"
)
_SAID = re.compile(r"(?P<unit>[\u4e00-\u9fff]{4,30})[（(]以下(?:简称|称)")
_SENTENCE = re.compile(r"[。；，,：]")
_FORM = re.compile(r"表(?:[（(][^）)]*[）)])?$")
_DIGITS = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    "○零０O0", "0"
)


@dataclass(frozen=True, slots=True)
class Head:
    """`title` is the last line of the title; `year` None and `unit` blank where nothing names them.

    `year_text` is the passage of the running text that the year was taken from, blank where the title gives it.
    """

    title: Line
    year: int | None
    unit: str
    where: Where
    year_text: str = ""


def report_head(lines: Sequence[Line]) -> Head | None:
    """The head of the report in `lines`; None where none of the first lines is, or ends, the title of a report."""
    title = _title(lines)
    if title is None:
        return None
    whole, last = title
    top = [whole, *(text for line in _first(lines) if not _SENTENCE.search(text := unbroken(line.text)))]
    year = next((found for text in top if (found := _year(text))), None)
    said, text = (None, "") if year else _year_in_text(lines)
    unit, where = _unit(whole, last, lines)
    return Head(last, year or said, unit, where, text)


def _first(lines: Sequence[Line]) -> list[Line]:
    """The short lines among the first of the paper: title, cover and first headings."""
    first = [line for line in lines if line.text.strip()][:_TITLE_LINES]
    return [line for line in first if len(line.text.strip()) <= _LONGEST_TITLE]


def _title(lines: Sequence[Line]) -> tuple[str, Line] | None:
    """The whole title and its last line; it may be broken over up to three lines."""
    titles = loader.read("reading/statements.toml")["report_titles"]
    first = _first(lines)
    for parts in range(1, _MOST_PARTS + 1):
        for start in range(len(first) - parts + 1):
            run = first[start : start + parts]
            whole = unbroken("".join(line.text.strip() for line in run)).strip("*# ")
            if not _SENTENCE.search(whole) and not _FORM.search(whole) and any(title in whole for title in titles):
                return whole, run[-1]
    return None


def _year(text: str) -> int | None:
    found = _YEAR.search(text)
    if found:
        return int(found[1])
    written = _CHINESE_YEAR.search(text)
    return int("2" + "".join(_DIGITS.get(character, character) for character in written.groups())) if written else None


def _year_in_text(lines: Sequence[Line]) -> tuple[int | None, str]:
    """The year that most sentences about money and evaluation name, where it is named more often than any other."""
    named = [
        (found[1], line.text[max(0, found.start() - 2) : found.end() + 10].strip())
        for line in lines
        if _ABOUT_THE_YEAR.search(line.text)
        for found in _YEAR_IN_TEXT.finditer(unbroken(line.text))
    ]
    counts = Counter(year for year, _ in named).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return None, ""
    return int(counts[0][0]), next(text for year, text in named if year == counts[0][0])


def _unit(title: str, last: Line, lines: Sequence[Line]) -> tuple[str, Where]:
    """The unit in the title, else on a line of its own on the cover, else as the text introduces it."""
    above = [unbroken(line.text) for line in _first(lines[: lines.index(last)])][-_MOST_PARTS:]
    for text in (title, "".join((*above, title))):
        if name := unit_in_title(text):
            return name, last.where
    return next((found for found in (*_on_cover(lines), *_introduced(lines))), ("", last.where))


def _on_cover(lines: Sequence[Line]) -> Iterator[tuple[str, Where]]:
    for line in _first(lines):
        found = _LABELLED.fullmatch(unbroken(line.text).strip("*# "))
        if found and found["unit"].endswith(_endings()):
            yield found["unit"], line.where


def _introduced(lines: Sequence[Line]) -> Iterator[tuple[str, Where]]:
    for line in lines:
        found = _SAID.search(unbroken(line.text))
        if found and found["unit"].endswith(_endings()):
            yield found["unit"], line.where


def _endings() -> tuple[str, ...]:
    return (*loader.read("reading/statements.toml")["unit_endings"], *vocabulary()["words"]["organisations"])
