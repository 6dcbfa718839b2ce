"""Figures stated in running text: what each is about, its value and unit, and the sentence in which it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from heng.documents.content import Line
from heng.documents.layouts.paragraphs import clauses, paragraphs, sentences
from heng.documents.layouts.passage import Passage, unbroken
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Statement
from heng.domain.target.number import NUMBER, parse_chinese_number
from heng.rulebook import loader

_NUMBERED = re.compile(r"\s*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）.、．]\s*)+(?!\d)")
_DATE = re.compile(
    r"(?:20\d\d\s*年?\s*[-—–~～至]\s*)?\d{2,4}\s*年(?:度|底|初|末)?(?:\s*\d{1,2}\s*月(?:份)?(?:\s*\d{1,2}\s*日)?)?[，,]?|\d{1,2}\s*月(?:份)?(?:\s*\d{1,2}\s*日)?"
)
_DEDUCTED = re.compile(r"(?P<total>合计|共计|共|总计|累计)?\s*扣(?:除|减|分|掉|了)?\s*$")
_JOINING = re.compile(r"\s*(?:和|、|与|及|/)\s*")
_IN_FORMULA = re.compile(r"[*×÷+]\s*$")
_BEHIND_UNIT = re.compile(r"^\s*(?:以?[内上下]|左右)(?=[、，]|\s*$)")
_DENYING = ("未", "没有")
_DENIED = re.compile(r"(?:未|没有|不)(?:达到?|到|足|及)?")
_BOLD = re.compile(r"\*{2,}")
# 单价100万元以上的设备: the figure is part of a name.
_LIMIT_BEFORE = re.compile(r"(?:单价|单位价值|单台价值|单件价值|单套价值|单笔|价值)(?:在|为|超过)?(?:人民币)?\s*$")
_LIMIT_BEHIND = re.compile(r"\s*[万亿]?元\s*(?:[(（]?含[^)）]{0,4}[)）]?)?\s*(?:及)?以[上下]")
# 取得十分显著 is no score: behind 得 the points have to end the clause.
_WRITTEN_POINTS = re.compile(
    r"(?:扣(?:除|减|掉|了)?|(?:得分|满分|[得计满])[为是]?(?=[^分]{1,4}分\s*(?:[，,。；;、）)]|$)))\s*(?P<number>[一二两三四五六七八九十]{1,3}|半)\s*分(?!之)"
)
_HALF = "半"
# 表1 项目汇总表: the number of a table or enclosure is none of anything.
_OF_A_TABLE = re.compile(r"(?:^|[\s（(《])(?:附表|附件|附图|附录|表|图)\s*$")
# What is compared with another year keeps that year.
_COMPARED = re.compile(r"^[与比较同]")
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
        found = [statement for _, statement in sentence_figures(sentence, topic)]
        reasons += sentence.text
        for statement in found:
            yield replace(statement, text=unbroken(reasons)) if _is_single_deduction(statement) else statement
        if any(statement.subject.endswith(_DEDUCTION) for statement in found):
            reasons = ""


def _is_single_deduction(statement: Statement) -> bool:
    """Whether points are taken off for the reasons that stand before, and not as the sum of earlier deductions."""
    return statement.subject.endswith(_DEDUCTION) and not statement.subject.endswith(f"{_TOTAL}{_DEDUCTION}")


def sentence_figures(sentence: Passage, topic: str = "") -> Iterator[tuple[int, Statement]]:
    """The figures with a unit in one sentence, in order, each with its offset in it; `topic` is what its paragraph is about."""
    subject = before = ""
    for offset, clause in clause_offsets(sentence):
        start = 0
        for found in _figures(folded(clause.text)):
            lead = clause.text[start : found.start]
            if not (start and _JOINING.fullmatch(lead)):
                subject = _subject(lead, clause.text[found.end :], topic, subject, found.unit) or _last_words(before)
            start = found.end
            place = clause.where(found.start)
            yield offset + found.start, Statement(subject, found.value, found.unit, unbroken(sentence.text), place)
        before = clause.text


def clause_offsets(sentence: Passage) -> Iterator[tuple[int, Passage]]:
    """The clauses of a sentence with their offsets in it."""
    offset = 0
    for clause in clauses(sentence):
        offset = sentence.text.index(clause.text, offset)
        yield offset, clause
        offset += len(clause.text)


def _figures(plain: str) -> list[Figure]:
    """The numbers with a unit, in order; of numbers joined by 和 or 、 the last brings the unit of all."""
    dates = [range(date.start(), date.end()) for date in _DATE.finditer(plain)]
    numbers = [
        found
        for found in NUMBER.finditer(plain)
        if not any(found.start() in date for date in dates)
        and not _IN_FORMULA.search(plain, 0, found.start())
        and not _OF_A_TABLE.search(plain, 0, found.start())
        and not (_LIMIT_BEFORE.search(plain, 0, found.start()) and _LIMIT_BEHIND.match(plain, found.end()))
    ]
    figures: list[Figure] = []
    for number in reversed(numbers):
        unit = _unit_pattern().match(plain, number.end())
        following = figures[-1] if figures else None
        if unit:
            figures.append(Figure(_digits(number[0]), unit["unit"], number.start(), unit.end()))
        elif following and _JOINING.fullmatch(plain[number.end() : following.start]):
            figures.append(Figure(_digits(number[0]), following.unit, number.start(), number.end()))
    return sorted([*figures, *_written_points(plain)], key=lambda figure: figure.start)


def _written_points(plain: str) -> Iterator[Figure]:
    """Points taken off or awarded in Chinese numerals: 扣两分, 得十五分."""
    for found in _WRITTEN_POINTS.finditer(plain):
        value = Decimal("0.5") if found["number"] == _HALF else parse_chinese_number(found["number"])
        if value is not None:
            yield Figure(f"{value:f}", _POINT, found.start("number"), found.end())


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
        item = topic or words_of(lead[: deducted.start()])
        return f"{item}{_TOTAL if deducted['total'] else ''}{_DEDUCTION}"
    behind = re.split(r"[，。；、（(]", after)[0]
    words = words_of(lead)
    words = f"{before}{words}" if _DENIED.fullmatch(words) else words
    led_on = words.endswith(tuple(_vocabulary()["leading_on"])) and words_of(behind)
    words = words_of(behind) if led_on else words
    words = words or (before if lead.strip() else "") or words_of(behind) or before
    return f"{topic}{words}" if words in _vocabulary()["needs_topic"] else words


def words_of(text: str) -> str:
    """What a part of a sentence is about: its words without dates, numbering and what only links them to a figure."""
    plain = _BEHIND_UNIT.sub("", _NUMBERED.sub("", _BOLD.sub("", text), count=1))
    plain = plain.rpartition("，")[2] or plain
    plain = plain.rpartition("：")[2] or plain
    dated = _trimmed(unbroken(plain))
    words = _trimmed(unbroken(_DATE.sub("", plain)))
    words = dated if _COMPARED.match(dated) or 0 < len(words) <= _SHORTEST_SUBJECT else words
    if len(words) > _LONGEST_SUBJECT and words.rpartition("的")[2]:
        words = _trimmed(words.rpartition("的")[2])
    return words


def _trimmed(words: str) -> str:
    """`words` without what leads to a subject and what links it to its figure."""
    leading, trailing = (sorted(_vocabulary()[name], key=len, reverse=True) for name in ("leading", "trailing"))
    before = None
    while before != words:
        before = words
        words = _unbracketed(words.strip(" ，,、。；;：:"))
        if words.endswith(tuple(_vocabulary()["whole"])):
            break
        linked = words.removesuffix(next((link for link in trailing if words.endswith(link)), ""))
        words = words if linked.endswith(_DENYING) else linked
        words = words.removeprefix(next((lead for lead in leading if words.startswith(lead)), ""))
    return words


def _unbracketed(words: str) -> str:
    """`words` without brackets at their ends that close nothing."""
    while words[-1:] in ("）", ")") and len(re.findall("[（(]", words)) < len(re.findall("[）)]", words)):
        words = words[:-1].rstrip()
    return words.lstrip("）) ")


def _last_words(clause: str) -> str:
    """The words at the end of a clause without figures, that the next clause goes on about."""
    words = words_of(clause)
    return words.rpartition("的")[2] or words


def _topic(text: str) -> str:
    """What a paragraph is about, when it begins by saying so: `信息公开考核：` or `1. 履职效能方面，`."""
    head = re.split(r"[：:，。；]", _NUMBERED.sub("", _BOLD.sub("", text), count=1))[0].strip()
    is_topic = len(head) <= _LONGEST_SUBJECT and head.endswith(tuple(_vocabulary()["topic_ends"]))
    return head.removesuffix("方面") if is_topic else ""
