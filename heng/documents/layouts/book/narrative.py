"""The explanations in a book: figures named in full, with what they are compared with, and what there is none of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from heng.documents.content import Line
from heng.documents.layouts.paragraphs import paragraphs, sentences
from heng.documents.layouts.passage import Passage, unbroken
from heng.documents.layouts.rows import Row
from heng.documents.layouts.statements import clause_offsets, sentence_figures, words_of
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Statement
from heng.domain.target.number import parse_chinese_number
from heng.rulebook import loader

_HEADING = re.compile(
    r"\s*(?:[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?|[(（]?\d{1,2}[)）.、．])\s*(?P<words>[^。；]{2,40})"
)
_LEVEL, _NONE = "持平", "无"
_DATED = re.compile(r"^20\d\d年(?:度)?")
_YEARLY = re.compile(r"(?:预算|决算|执行)数$")
_BUDGET_END = re.compile(r"(?:支出|收入)?(?:全年|年初|年度|本年|当年|调整后?)?(?:预算|决算)?(?:数|额|总额)?$")


@dataclass(slots=True)
class _Context:
    """What the words before a figure have said: the heading, the last thing with a figure, what it is compared with."""

    section: str = ""
    main: str = ""
    base: str = ""


def book_statements(lines: Sequence[Line]) -> tuple[Statement, ...]:
    """The figures in the running text of a book, each named in full.

    A change or a share is named after what has changed and what it is compared with (`收入预算比上年预算数增加`), a bare
    `预算安排` after its heading. What stays as it was has the value 持平, what there is none of the value 无, both
    without unit; numbers in Chinese characters are read where they count something.
    """
    context = _Context()
    prose = [line for line in lines if "\t" not in line.text]
    return tuple(found for paragraph in paragraphs(prose) for found in _of_paragraph(paragraph, context))


def prose_in_cells(rows: Sequence[Row]) -> tuple[Line, ...]:
    """The running text of a workbook: the lines of cells that stand alone in their row."""
    alone = (row.filled()[0][1] for row in rows if row.exact and len(row.filled()) == 1)
    return tuple(Line(line, slot.where) for slot in alone for line in slot.text.splitlines())


def _of_paragraph(paragraph: Passage, context: _Context) -> Iterator[Statement]:
    context.main = context.base = ""
    heading = _heading(paragraph.text)
    if heading is not None:
        context.section = heading
    for sentence in sentences(paragraph):
        for offset, found in sorted(_in(sentence), key=lambda pair: pair[0]):
            yield replace(found, subject=_named(found, context, offset))


def _in(sentence: Passage) -> Iterator[tuple[int, Statement]]:
    """The figures of a sentence with their places in it, and the words that stand for figures."""
    yield from sentence_figures(sentence)
    for start, clause in clause_offsets(sentence):
        for offset, subject, value, unit in (*_level(clause.text), *_none(clause.text), *_counted(clause.text)):
            yield start + offset, Statement(subject, value, unit, unbroken(sentence.text), clause.where(offset))


def _named(found: Statement, context: _Context, offset: int) -> str:
    """The subject in full; remembers what the next figure may refer to."""
    words = found.subject
    if found.value == _LEVEL:
        return f"{context.main or context.section}{words}" if _pattern("base_mark").match(words) else words
    change = _pattern("change").fullmatch(words)
    if change:
        context.base = change["base"] or context.base or _stated_base(found.text)
        return f"{context.main or context.section}{context.base}{change['change']}"
    changed = _pattern("changed").fullmatch(words)
    if changed:
        context.main, context.base = changed["what"], changed["base"] or _stated_base(found.text)
        return f"{context.main}{context.base}{changed['change']}"
    if _pattern("base").fullmatch(words):
        context.base = words
        stem = _YEARLY.sub("", context.main) or context.section
        return f"{stem}{_pattern('base_mark').sub('', words)}"
    if _pattern("share").fullmatch(words):
        return f"{context.main or context.section}{'占比' if words == '占' else words}"
    words = _DATED.sub("", words) if _DATED.sub("", words) in _words()["needs_section"] else words
    if words in _words()["needs_section"]:
        stem = _BUDGET_END.sub("", context.main) if offset and context.main else ""
        words = f"{stem or context.section}{words}"
    if not (context.main and offset and words in _words()["beside"]):
        context.main, context.base = words, ""
    return words


def _stated_base(sentence: str) -> str:
    """What a sentence compares with in words of its own (`与2022年度相比，`); blank where it says nothing."""
    found = _pattern("stated_base").search(sentence)
    return f"比{found['base']}" if found else ""


def _level(text: str) -> Iterator[tuple[int, str, str, str]]:
    """`与上年预算持平`: a change of nothing."""
    found = _pattern("level").search(text)
    if found:
        yield found.start(), words_of(text[: found.start()]) + found["base"], _LEVEL, ""


def _none(text: str) -> Iterator[tuple[int, str, str, str]]:
    """`未安排因公出国（境）经费预算`, `无单位价值200万元以上大型设备`: what there is none of."""
    found = _pattern("none").search(text)
    if found:
        yield found.start(), words_of(found["what"]), _NONE, ""


def _counted(text: str) -> Iterator[tuple[int, str, str, str]]:
    """`设有三个派出法庭`: what is counted in Chinese characters."""
    for found in _pattern("counted").finditer(folded(text)):
        value = parse_chinese_number(found["number"])
        behind = re.split(r"[,。;、(:]", text[found.end() :])[0].strip()
        subject = words_of(behind) or words_of(text[: found.start("number")])
        if value is not None and subject:
            yield found.start(), subject, str(value), found["unit"]


def _heading(text: str) -> str | None:
    """The words of a heading without what every heading says (情况说明); None for a paragraph that is none."""
    found = _HEADING.fullmatch(unbroken(text).strip())
    if found is None:
        return None
    words = _pattern("heading_end").sub("", found["words"].strip(" ：:"))
    return words if len(words) > 1 else None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_words()["patterns"][name])


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = loader.read("reading/statements.toml")["book"]
    return words
