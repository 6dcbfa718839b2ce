"""Completion rates as sentences state them: 年初预算 A 万元，支出决算 B 万元，完成预算的 P%."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heng.domain.review.book.mentions import Mention, Role, mentions, present, segments
from heng.domain.review.figures import MONEY, NUMBER, Amount, Sentence, amount

_DONE = re.compile(
    rf"(?:完成|占|达到|为)(?P<which>[^,;。\d]{{0,6}}预算)(?:数|额|安排)?(?:(?:为)?(?P<budget>{NUMBER})\s*(?P<unit>{MONEY}))?的?\s*(?P<percent>{NUMBER})\s*%"
    rf"|预算(?:完成|执行)率(?:为|达|达到|是)?\s*(?P<rate>{NUMBER})\s*%"
)
# Which of several budgets is meant: 年初预算, 调整预算.
_WHICH = ("年初", "调整", "全年")
# What may have been spent: 预算执行率 is told of projects too, whose amounts are many things.
_OF_RATE, _OF_BUDGET = (Role.FINAL,), (Role.FINAL, Role.PLAIN)


@dataclass(frozen=True, slots=True)
class Completion:
    """A stated rate, what was spent and which budgets may be meant."""

    text: str
    stated: str
    final: Amount
    budgets: tuple[Amount, ...]
    sure: bool


def completions(sentence: Sentence) -> Iterator[Completion]:
    """The rates of a sentence whose amounts it prints too."""
    for _, segment in segments(sentence.text):
        found = mentions(segment)
        begin = 0
        for match in _DONE.finditer(segment):
            near = [item for item in found if begin <= item.amount.start and item.amount.end <= match.start()]
            finals = [item for item in present(near) if item.role in (_OF_RATE if match["rate"] else _OF_BUDGET)]
            budgets = _budgets(match, near)
            if finals and budgets:
                text = segment[max(0, match.start() - 20) : match.end()].strip()
                sure = len(budgets) == 1 and len(finals) == 1
                yield Completion(text, match["percent"] or match["rate"], finals[-1].amount, budgets, sure)
            begin = match.end()


def _budgets(match: re.Match[str], near: Sequence[Mention]) -> tuple[Amount, ...]:
    if match["budget"]:
        return (amount(match["budget"], match["unit"]),)
    budgets = [item for item in near if item.role is Role.BUDGET]
    named = [item for word in _WHICH if word in (match["which"] or "") for item in budgets if word in item.words]
    return tuple({item.amount.yuan: item.amount for item in named or budgets}.values())
