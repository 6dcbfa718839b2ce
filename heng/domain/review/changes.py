"""Year-on-year changes as sentences state them: 比上年预算数 A 万元增加 D 万元，增长 P%."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from heng.domain.review.figures import MONEY, NUMBER, Amount, amount, amounts, total

_CHANGE = re.compile(
    rf"[比较](?:上年|去年|上一年|\d{{4}}年)[^,，。;；\d]{{0,12}}(?:(?P<base>{NUMBER})\s*(?P<base_unit>{MONEY})\s*[,，]?\s*)?"
    rf"(?P<way>增加|增长|减少|下降|降低)了?\s*(?P<delta>{NUMBER})\s*(?P<unit>{MONEY})"
    rf"(?:[,，]?\s*(?:增长|上升|增加|下降|降低|减少|增幅|降幅)[^,，。;；\d]{{0,4}}?(?P<percent>{NUMBER})\s*%)?"
)
_UPWARDS = ("增加", "增长")


@dataclass(frozen=True, slots=True)
class Change:
    """One stated change. `base` is last year's amount, printed or worked out from the one figure before it;

    None where it is neither. `now` holds what this year's amount may be: the amounts before, and their sum.
    """

    base: Amount | None
    delta: Amount
    sign: int
    percent: str
    now: tuple[Amount, ...]
    start: int
    end: int


def changes(text: str) -> Iterator[Change]:
    """The changes stated in a folded sentence."""
    begin = 0
    for match in _CHANGE.finditer(text):
        before = [figure for figure in amounts(text) if begin <= figure.start and figure.end <= match.start()]
        begin = match.end()
        delta = amount(match["delta"], match["unit"])
        sign = 1 if match["way"] in _UPWARDS else -1
        now = (*before, total(before)) if before else ()
        base = amount(match["base"], match["base_unit"]) if match["base"] else _worked_out(before, delta, sign)
        yield Change(base, delta, sign, match["percent"] or "", now, match.start(), match.end())


def _worked_out(before: list[Amount], delta: Amount, sign: int) -> Amount | None:
    """Last year's amount from this year's, where exactly one amount stands before the change."""
    if len(before) != 1:
        return None
    base = before[0].yuan - sign * delta.yuan
    return Amount(base, before[0].step + delta.step, 0, 0) if base >= Decimal() else None
