"""The amounts in a sentence, each with its part in it: this year's, the budget, the base of a comparison, a change."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from heng.domain.review.figures import Amount, amounts

UP = "增加|增长|上升|提高|增支|多支出|增多"
DOWN = "减少|下降|降低|压减|节约|减支|缩减|少支出|下调"
_WAYS = f"{UP}|{DOWN}"
EARLIER = r"(?:上年|上一年|去年|上年度|20\d\d年|年初|全年|预算|决算|调整)"
_BASE = re.compile(rf"(?:[比较与同]|相比|对比)(?:于|上|着)?{EARLIER}(?:(?!{_WAYS})[^,;。:])*$")
_EARLIER_SUBJECT = re.compile(
    r"(?:^|[,;:(])(?:而|其中)?(?:上年度?|去年|上一年度?)(?!.{0,8}(?:结转|结余))(?:[^,;。:])*$"
)
_DELTA = re.compile(rf"(?:{_WAYS}|变动|增减)(?:了|额|数|额为|数为|幅度)?(?:为|约|是|各)?\s*-?$")
_FINAL = re.compile(
    r"(?:决算|执行|实际(?:支出|收入|完成|发生)?|支出完成|实际支付)(?:数|额|总额|金额)?(?:分别)?(?:为|是|共|合计|达|共计|总计)*$"
)
_BUDGET = re.compile(
    r"(?:预算|批复|安排)(?:数|额|总额|金额|资金|支出|收入|安排)?(?:分别)?(?:为|是|共|合计|共计|总计|达)*$"
)
_BREAKS = re.compile(r"[,;。:]")


class Role(Enum):
    """What an amount is in its sentence."""

    PLAIN = "plain"
    BUDGET = "budget"
    FINAL = "final"
    BASE = "base"
    DELTA = "delta"


@dataclass(frozen=True, slots=True)
class Mention:
    """An amount with its role and the words before it, back to the last comma or amount."""

    amount: Amount
    role: Role
    words: str


@lru_cache(maxsize=4096)
def mentions(text: str) -> tuple[Mention, ...]:
    """The amounts of a folded sentence in order."""
    found: list[Mention] = []
    end = 0
    for amount in amounts(text):
        breaks = [match.end() for match in _BREAKS.finditer(text, end, amount.start)]
        start = max([end, *breaks])
        words = re.sub(r"\s", "", text[start : amount.start])
        clause = re.sub(
            r"\s", "", text[max([0, *(m.end() for m in _BREAKS.finditer(text, 0, amount.start))]) : amount.start]
        )
        found.append(Mention(amount, _role(words, clause), words))
        end = amount.end
    return tuple(found)


def _role(words: str, clause: str) -> Role:
    if _DELTA.search(words):
        return Role.DELTA
    if _BASE.search(clause) or _EARLIER_SUBJECT.search(clause):
        return Role.BASE
    if _FINAL.search(words):
        return Role.FINAL
    return Role.BUDGET if _BUDGET.search(words) else Role.PLAIN


def present(found: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions that may be this year's amount: what was spent where both budget and final accounts are told."""
    now = [mention for mention in found if mention.role in (Role.PLAIN, Role.FINAL, Role.BUDGET)]
    finals = [mention for mention in now if mention.role is Role.FINAL]
    others = [mention for mention in now if mention.role is not Role.BUDGET]
    return tuple(finals or others or now)


def segments(text: str) -> tuple[tuple[int, str], ...]:
    """The parts of a sentence between semicolons, with their offsets: each speaks of one thing."""
    starts = [0, *(match.end() for match in re.finditer("[;]", text))]
    return tuple((start, text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)], strict=True))
