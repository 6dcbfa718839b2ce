"""Completion rates of the three public expenses whose budgets are not printed, held against the budget of all three."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from heng.domain.review.figures import MONEY, NUMBER, Amount, Sentence, amount, decimal, places

_ITEM = re.compile(
    rf"(?P<name>因公(?:临时)?出国(?:\(境\))?(?:费用?|经费)|公务用车购置[及和与]?运行(?:维护)?费用?|公务接待费用?)(?:支出)?(?:决算)?(?:数|额)?为?\s*"
    rf"(?P<final>{NUMBER})\s*(?P<unit>{MONEY})[,，]?\s*(?:为|占)?完成(?:年初|全年)?预算(?:数)?的?\s*(?P<percent>{NUMBER})\s*%"
)
_WHOLE = re.compile(
    rf"[“”\"]?三公[“”\"]?经费[^,;。]{{0,16}}?预算(?:数|总额)?为?\s*(?P<budget>{NUMBER})\s*(?P<unit>{MONEY})"
)
_FULL = Decimal(100)
# Single items may be held against budgets changed in the year.
_WELL_ABOVE = Decimal("1.05")


@dataclass(frozen=True, slots=True)
class Impossible:
    """Items whose rates need more budget than all had: their texts, the least they need, and what there was."""

    items: tuple[str, ...]
    least: Decimal
    budget: Amount


def impossible(sentence: Sentence) -> Iterator[Impossible]:
    """Rates in a sentence that cannot be right: the budgets behind them come to more than the printed whole."""
    goes_on = sentence.text.lstrip().startswith("其中")
    whole = _WHOLE.search(sentence.text) or (_WHOLE.search(sentence.before) if goes_on else None)
    items = [match for match in _ITEM.finditer(sentence.text) if decimal(match["final"])]
    if whole is None or not items:
        return
    budget = amount(whole["budget"], whole["unit"])
    least = sum((_least(match) for match in items), Decimal())
    if budget.yuan and least > budget.yuan * _WELL_ABOVE:
        yield Impossible(tuple(match[0] for match in items), least, budget)


def _least(match: re.Match[str]) -> Decimal:
    """The smallest budget, in whole yuan, that gives the rate as it is rounded."""
    final = amount(match["final"], match["unit"])
    half = Decimal(1).scaleb(-places(match["percent"])) / 2
    return ((final.yuan - final.step / 2) / (decimal(match["percent"]) + half) * _FULL).to_integral_value()
