"""Year-on-year changes as sentences state them: 比上年预算数 A 万元增加 D 万元，增长 P%."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from heng.domain.review.book.mentions import DOWN, EARLIER, UP, Mention, Role, mentions, present, segments
from heng.domain.review.figures import MONEY, NUMBER, Amount, amount, total

_FILL = r"[^,;。\d]"
_CHANGE = re.compile(
    rf"(?:(?:[比较与同]|相比|对比)于?(?P<with>{EARLIER}){_FILL}{{0,26}}?"
    rf"(?:(?P<base>{NUMBER})\s*(?P<base_unit>{MONEY})\s*)?(?:相比|比较|比|对比)?[,]?|同比|增减变动(?:情况)?:)"
    rf"(?:{_FILL}{{0,22}}?[,:])?{_FILL}{{0,22}}?"
    rf"(?P<way>{UP}|{DOWN})(?:了|额|数)?(?:各|为|约|均为)?\s*(?P<minus>-)?(?P<delta>{NUMBER})\s*(?P<unit>{MONEY})"
    rf"(?:[,(、]?\s*(?:同比|约|比例|变动)?(?P<way2>增长|上升|增加|增幅|提高|下降|降低|减少|降幅|减幅)[^,;。\d]{{0,6}}?(?P<minus2>-)?(?P<percent>{NUMBER})\s*%)?"
)
# So many characters in common make two names of one thing.
_TELLING = 3
# What stands before a change and names nothing.
_COMPARING = rf"(?:[比较与同]|相比|对比)于?{EARLIER}[^,;。]*?(?:相比|比较)|(?:[比较与同]|相比)于?{EARLIER}.*$|同比|[^\u4e00-\u9fff]|其中|[各均收支]、?|度|数"
_UPWARDS = (*UP.split("|"), "增幅")


@dataclass(frozen=True, slots=True)
class Change:
    """One stated change of an amount.

    `base` is what it is compared with, printed or worked out from the only amount that can have changed; None where it
    is neither. `now` holds what this year's amount may be. `to_budget` says that the change is from the budget and not
    from last year; `percent_sign` is the direction that goes with `percent`.
    """

    base: Amount | None
    delta: Amount
    sign: int
    percent: str
    percent_sign: int
    now: tuple[Amount, ...]
    printed_base: bool
    to_budget: bool
    negative: bool
    start: int
    end: int


def changes(text: str, before: str = "") -> Iterator[Change]:
    """The changes stated in a folded sentence; `before` is the sentence before it, which may name the amount."""
    near: Sequence[Mention] = mentions(before)
    for offset, segment in segments(text):
        found = mentions(segment)
        begin = 0
        for match in _CHANGE.finditer(segment):
            own = [item for item in found if begin <= item.amount.start and item.amount.end <= match.start()]
            near = own or _same_thing(near, segment[begin : match.start("way")])
            yield _change(match, near, offset)
            begin = match.end()
        near = [item for item in found if item.amount.start >= begin] or near


def _same_thing(earlier: Sequence[Mention], words: str) -> list[Mention]:
    """The amounts told before that a change behind `words` may be about: `words` name nothing, or the same thing."""
    subject = re.sub(_COMPARING, "", words)
    length = min(len(subject), _TELLING)
    parts = {subject[place : place + length] for place in range(len(subject) - length + 1)} if length else set()
    return [item for item in earlier if not parts or any(part in item.words for part in parts)]


def _change(match: re.Match[str], near: Sequence[Mention], offset: int) -> Change:
    delta = amount(match["delta"], match["unit"])
    negative = bool(match["minus"]) and delta.yuan > 0
    sign = (1 if match["way"] in _UPWARDS else -1) * (-1 if negative else 1)
    to_budget = re.match("年初|全年|预算|调整", match["with"] or "") is not None
    now = _now(near, match["with"] or "")
    base = amount(match["base"], match["base_unit"]) if match["base"] else _budget(near) if to_budget else None
    percent_sign = 0
    if match["percent"]:
        percent_sign = (1 if match["way2"] in _UPWARDS else -1) * (-1 if match["minus2"] else 1)
    return Change(
        base or (None if to_budget else _worked_out(now, delta, sign)),
        delta,
        sign,
        match["percent"] or "",
        percent_sign,
        now,
        bool(match["base"]),
        to_budget,
        negative,
        match.start() + offset,
        match.end() + offset,
    )


def _now(near: Sequence[Mention], compared: str) -> tuple[Amount, ...]:
    """What may have changed: each different amount, and their sum."""
    found = list({item.amount.yuan: item.amount for item in present(near)}.values())
    return (*found, total(found)) if len(found) > 1 else tuple(found)


def _budget(near: Sequence[Mention]) -> Amount | None:
    budgets = {item.amount.yuan: item.amount for item in near if item.role is Role.BUDGET}
    finals = any(item.role is not Role.BUDGET for item in near)
    return next(iter(budgets.values())) if len(budgets) == 1 and finals else None


def _worked_out(now: Sequence[Amount], delta: Amount, sign: int) -> Amount | None:
    """Last year's amount from this year's, where only one amount can be meant."""
    if len(now) != 1:
        return None
    base = now[0].yuan - sign * delta.yuan
    rough = now[0].rough + delta.rough if now[0].rough is not None and delta.rough is not None else None
    return Amount(base, now[0].step + delta.step, 0, 0, rough) if base >= Decimal() else None
