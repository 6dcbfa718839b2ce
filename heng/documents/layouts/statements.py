"""Figures stated in running text: what each is about, its value and unit, and the sentence in which it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from heng.documents.content import Line
from heng.documents.layouts.paragraphs import clauses, paragraphs, sentences
from heng.documents.layouts.passage import Passage, unbroken
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Statement
from heng.domain.target.number import NUMBER
from heng.rulebook import loader

_NUMBERED = re.compile(r"\s*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）.、．]\s*)+(?!\d)")
_DATE = re.compile(
    r"\d{2,4}\s*年(?:度|底|初|末)?(?:\s*\d{1,2}\s*月(?:份)?(?:\s*\d{1,2}\s*日)?)?[，,]?|\d{1,2}\s*月(?:份)?(?:\s*\d{1,2}\s*日)?"
)
_DEDUCTED = re.compile(r"(?P<total>合计|共计|共|总计|累计)?\s*扣(?:除|减|分|掉|了)?\s*$")
_JOINING = re.compile(r"\s*(?:和|、|与|及|/)\s*")
_IN_FORMULA = re.compile(r"[*×÷+]\s*$")
_BEHIND_UNIT = re.compile(r"^\s*(?:以?[内上下]|左右)(?=[、，]|\s*$)")
_DENYING = ("未", "没有")
_DENIED = re.compile(r"(?:未|没有|不)(?:达到?|到|足|及)?")
_BOLD = re.compile(r"\*{2,}")
_DEDUCTION, _TOTAL, _POINT = "扣分", "合计", "分"
# A shorter subject (安排, 投入) needs the year that stands before it.
_SHORTEST_SUBJECT = 2
# A longer subject is cut back to what follows its last 的.
_LONGEST_SUBJECT = 24


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit; `start` and `end` (behind the unit) are places in its clause."""

    value: str
    unit: str
    start: int
    end: int


def statements(lines: Sequence[Line]) -> tuple[Statement, ...]:
    """All figures with a unit in the running text of `lines`, in order; rows of tables are left to their layouts.

    `value` is the figure as written but without separators, `unit` as written (万元, %, 件 …). Points taken off are statements whose
    subject ends in 扣分 (or 合计扣分), named after the part of the assessment that the paragraph is about; their text holds the reasons too. Dates and
    numbers inside names (5G, 等级保护2.0) are no statements.
    """
    prose = [line for line in lines if "\t" not in line.text]
    return tuple(found for paragraph in paragraphs(prose) for found in _of_paragraph(paragraph))


def _of_paragraph(paragraph: Passage) -> Iterator[Statement]:
    topic = _topic(paragraph.text)
    reasons = ""
    for sentence in sentences(paragraph):
        found = list(_of_sentence(sentence, topic))
        reasons += sentence.text
        for statement in found:
            yield replace(statement, text=unbroken(reasons)) if _is_single_deduction(statement) else statement
        if any(statement.subject.endswith(_DEDUCTION) for statement in found):
            reasons = ""


def _is_single_deduction(statement: Statement) -> bool:
    """Whether points are taken off for the reasons that stand before, and not as the sum of earlier deductions."""
    return statement.subject.endswith(_DEDUCTION) and not statement.subject.endswith(f"{_TOTAL}{_DEDUCTION}")


def _of_sentence(sentence: Passage, topic: str) -> Iterator[Statement]:
    subject = ""
    for clause in clauses(sentence):
        start = 0
        for found in _figures(folded(clause.text)):
            lead = clause.text[start : found.start]
            if not (start and _JOINING.fullmatch(lead)):
                subject = _subject(lead, clause.text[found.end :], topic, subject, found.unit)
            start = found.end
            yield Statement(subject, found.value, found.unit, unbroken(sentence.text), clause.where(found.start))


def _figures(plain: str) -> list[Figure]:
    """The numbers with a unit, in order; of numbers joined by 和 or 、 the last brings the unit of all."""
    dates = [range(date.start(), date.end()) for date in _DATE.finditer(plain)]
    numbers = [
        found
        for found in NUMBER.finditer(plain)
        if not any(found.start() in date for date in dates) and not _IN_FORMULA.search(plain, 0, found.start())
    ]
    figures: list[Figure] = []
    for number in reversed(numbers):
        unit = _unit_pattern().match(plain, number.end())
        following = figures[-1] if figures else None
        if unit:
            figures.append(Figure(_digits(number[0]), unit["unit"], number.start(), unit.end()))
        elif following and _JOINING.fullmatch(plain[number.end() : following.start]):
            figures.append(Figure(_digits(number[0]), following.unit, number.start(), number.end()))
    return figures[::-1]


def _digits(number: str) -> str:
    return re.sub(r"[\s,]", "", number)


@cache
def _unit_pattern() -> re.Pattern[str]:
    measures = "|".join(sorted(map(re.escape, _vocabulary()["measure_words"]), key=len, reverse=True))
    return re.compile(rf"\s*[余多几]?\s*(?P<unit>(?:[万亿]\+|(?:[十百千万亿]{{0,2}}(?:{measures}))))")


@cache
def _vocabulary() -> dict[str, Any]:
    return loader.read("reading/statements.toml")


def _subject(lead: str, after: str, topic: str, before: str, unit: str) -> str:
    """What a figure is about: the words before it; else what the figure before it was about; else the words behind it."""
    deducted = _DEDUCTED.search(lead)
    if deducted and unit == _POINT:
        item = topic or _words_of(lead[: deducted.start()])
        return f"{item}{_TOTAL if deducted['total'] else ''}{_DEDUCTION}"
    behind = re.split(r"[，。；、（(]", after)[0]
    words = _words_of(lead)
    words = f"{before}{words}" if _DENIED.fullmatch(words) else words
    words = words or (before if lead.strip() else "") or _words_of(behind) or before
    return f"{topic}{words}" if words in _vocabulary()["needs_topic"] else words


def _words_of(text: str) -> str:
    plain = _BEHIND_UNIT.sub("", _NUMBERED.sub("", _BOLD.sub("", text), count=1))
    plain = plain.rpartition("，")[2] or plain
    plain = plain.rpartition("：")[2] or plain
    dated = _trimmed(unbroken(plain))
    words = _trimmed(unbroken(_DATE.sub("", plain)))
    words = words if len(words) > _SHORTEST_SUBJECT or not words else dated
    if len(words) > _LONGEST_SUBJECT and words.rpartition("的")[2]:
        words = _trimmed(words.rpartition("的")[2])
    return words


def _trimmed(words: str) -> str:
    """`words` without what leads to a subject and what links it to its figure."""
    leading, trailing = (sorted(_vocabulary()[name], key=len, reverse=True) for name in ("leading", "trailing"))
    before = None
    while before != words:
        before = words
        words = words.strip(" ，,、。；;：:）)")
        linked = words.removesuffix(next((link for link in trailing if words.endswith(link)), ""))
        words = words if linked.endswith(_DENYING) else linked
        words = words.removeprefix(next((lead for lead in leading if words.startswith(lead)), ""))
    return words


def _topic(text: str) -> str:
    """What a paragraph is about, when it begins by saying so: `信息公开考核：` or `1. 履职效能方面，`."""
    head = re.split(r"[：:，。；]", _NUMBERED.sub("", _BOLD.sub("", text), count=1))[0].strip()
    is_topic = len(head) <= _LONGEST_SUBJECT and head.endswith(tuple(_vocabulary()["topic_ends"]))
    return head.removesuffix("方面") if is_topic else ""
