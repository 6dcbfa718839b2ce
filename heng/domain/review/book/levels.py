"""What sentences say of two figures in words: 决算数大于预算数, 与上年持平, held against the figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from heng.domain.review.book.mentions import Mention, Role, mentions, segments
from heng.domain.review.figures import Sentence

_COMPARED = re.compile(
    r"决算数?(?:支出|总额)?(?:(?P<more>大于|高于|超过|多于)|(?P<less>小于|低于|少于)|(?:与|和))(?:年初|全年|调整)?预算(?:数|安排)?(?P<same>持平|一致|相同|基本持平)?"
    r"|与(?:年初|全年)?预算(?:数|安排)?(?P<level>持平|一致|相同)"
)
_LEVEL = re.compile(
    r"(?:与|和|较|比|同)(?:上年|去年|上一年|20\d\d年)(?:度)?(?:预算|决算|执行)?(?:数|安排)?(?:为|的)?\s*(?:[\d.,]+\s*[万亿]?元)?(?:相比)?(?:持平|一致|相同|无增减|没有变化|无变化|无增减变化)"
)


@dataclass(frozen=True, slots=True)
class Misfit:
    """Words about two figures that the figures do not bear out."""

    words: str
    one: Decimal
    other: Decimal
    sure: bool


def misfits(sentence: Sentence) -> Iterator[Misfit]:
    """Every comparison in words that the figures of the same sentence, or those told before, contradict."""
    pair = _pair(mentions(sentence.earlier))
    for _, segment in segments(sentence.text):
        own = _pair(mentions(segment))
        for match in _COMPARED.finditer(segment):
            told = own or pair
            if told and not _fits(match, *told):
                yield Misfit(match[0], told[0], told[1], sure=bool(own))
        yield from _level(segment)
        pair = own or pair


def _pair(found: tuple[Mention, ...]) -> tuple[Decimal, Decimal] | None:
    """The budget with the first final account behind it, or the last before it: what follows 其中 is a part."""
    budgets = [place for place, item in enumerate(found) if item.role is Role.BUDGET]
    finals = [place for place, item in enumerate(found) if item.role is Role.FINAL]
    if not finals or len({found[place].amount.yuan for place in budgets}) != 1:
        return None
    final = next((place for place in finals if place > budgets[-1]), finals[-1])
    return found[final].amount.yuan, found[budgets[-1]].amount.yuan


def _fits(match: re.Match[str], final: Decimal, budget: Decimal) -> bool:
    if match["more"]:
        return final > budget
    if match["less"]:
        return final < budget
    if match["same"] == "基本持平" or not (match["same"] or match["level"]):
        return True
    return final == budget


def _level(segment: str) -> Iterator[Misfit]:
    match = _LEVEL.search(segment)
    if match is None:
        return
    found = mentions(segment)
    now = [item.amount.yuan for item in found if item.role in (Role.PLAIN, Role.FINAL, Role.BUDGET)]
    last = [item.amount.yuan for item in found if item.role is Role.BASE]
    if len(now) == 1 and len(last) == 1 and now != last:
        yield Misfit(match[0], now[0], last[0], sure=True)


_NOTHING = re.compile(r"(?<![/(])(?:减少|下降|降低)了?\s*0(?:\.0+)?(?![\d.])\s*(?:万元|元)")
_SLIGHTLY = re.compile(
    r"[比较与同](?:年初|全年)?(?:预算|上年|去年)[^,;。\d]{0,10}(?:略有|有所)(?P<way>增加|增长|上升|减少|下降|降低)"
)


def called_changed(sentence: Sentence) -> Iterator[str]:
    """The words that call a change what is none: 减少 0 万元, 略有减少 of two equal figures."""
    for _, segment in segments(sentence.text):
        yield from (match[0] for match in _NOTHING.finditer(segment))
        match = _SLIGHTLY.search(segment)
        pair = _pair(mentions(segment))
        if match and pair and pair[0] == pair[1] and "预算" in match[0]:
            yield match[0]
