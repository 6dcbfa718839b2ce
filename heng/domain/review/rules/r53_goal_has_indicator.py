"""A figure or a rate promised in the objective that no indicator carries."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Holder, torn
from heng.domain.review.figures import NUMBER, decimal
from heng.domain.review.levels import is_scheme
from heng.domain.review.meaning import mentions
from heng.domain.review.naming import normal_name
from heng.domain.review.naming import tasks as marks
from heng.domain.review.numbering import value
from heng.domain.review.profile import Profile
from heng.domain.review.promises import Promise, counts, limits, rates, sizes
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Indicator, Task, Unit
from heng.domain.target.quantity import unit_text

# Figures that are percentages, and all others.
Carried = tuple[frozenset[Decimal], frozenset[Decimal]]

RULE = Rule(
    code="R53",
    slug="goal_has_indicator",
    title="目标文字中的数值或比率没有对应指标",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2015-88",
    fix="请为其设置指标，或使文字与指标一致。",
)

_FIGURE = re.compile(rf"({NUMBER})\s*(%|[万亿])?")
_PERCENT = "%"
_NUMBERED = re.compile(r"任务\s*([\d一二三四五六七八九十]{1,2})")
_TAIL = 3


def check(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Floors, caps, counts and rates of the objective and the tasks, against all that the holder's indicators say."""
    if not holder.indicators or is_scheme(holder, profile):
        return
    lost = torn(about.losses, holder, (*profile.lexicons["lost_rows"], *profile.lexicons["unread_rows"]))
    certainty = Certainty.EXTRACTION if lost else RULE.certainty
    for said, fault in _unmet(holder, profile):
        message = f"“{holder.name}”的目标文字写有“{said}”，{fault}。"
        yield RULE.finding(holder.name, message, holder.where, certainty=certainty)


def _check_tasks(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Tasks that no indicator is marked with, where the indicators are marked with their tasks (任务2)."""
    marked = {value(task) for item in holder.indicators for task in marks(item.name)}
    names = [task.name.strip() for task in _tasks(holder)]
    for place, name in enumerate(names, 1):
        number = _NUMBERED.match(name)
        own = place if number is None else value(number[1])
        if len(marked) > 1 and own not in marked and max(marked) <= len(names):
            message = f"“{holder.name}”的任务“{name}”没有指标，其他任务的指标都标明了任务号。"
            yield RULE.finding(f"{holder.name} / {name}", message, holder.where)


def _unmet(holder: Holder, profile: Profile) -> Iterator[tuple[str, str]]:
    text = "\n".join((holder.objective, *(f"{task.content}\n{task.expected}" for task in _tasks(holder))))
    carried = _carried(holder)
    promises = {promise.text: promise for promise in limits(text, profile)}
    counted = [count for count in counts(holder.objective, profile) if not _repeats(count, promises)]
    promises |= _not_summed([count for count in counted if _is_own(count, holder)], carried)
    missed = [promise.text for promise in promises.values() if not promise.sizes & _pool(promise.unit, carried)]
    if len(missed) > profile.numbers["said_once"]:
        yield "”、“".join(missed), "没有指标采用这些数值"
    else:
        yield from ((text, "没有指标采用这一数值") for text in missed)
    measured = " ".join(normal_name(_said(item), profile) for item in holder.indicators)
    for rate in rates(text, profile):
        if not _is_measured(rate, measured, profile):
            yield rate, "没有指标反映这一比率"


def _repeats(count: Promise, promises: dict[str, Promise]) -> bool:
    """Whether a floor or cap has the figure already: 不少于500件 is no second 500件."""
    return any(count.sizes & promise.sizes for promise in promises.values())


def _is_own(count: Promise, holder: Holder) -> bool:
    """Whether things that are only kept or served are counted by an indicator too: else they describe the project."""
    things = {count.things[at : at + 2] for at in range(len(count.things) - 1)}
    names = [item.name for item in holder.indicators if item.target.unit == count.unit]
    return not count.things or any(pair in name for pair in things for name in names)


def _not_summed(found: list[Promise], carried: Carried) -> dict[str, Promise]:
    """Counts, without those of one unit whose sum an indicator carries (电脑30台、打印机20台 under 设备50台)."""
    by_unit: defaultdict[str, list[Promise]] = defaultdict(list)
    for promise in found:
        by_unit[promise.unit].append(promise)
    sums = {unit: sum(max(promise.sizes) for promise in group) for unit, group in by_unit.items()}
    summed = {unit for unit, added in sums.items() if added in _pool(unit, carried)}
    return {promise.text: promise for promise in found if promise.unit not in summed}


def _pool(unit: str, carried: Carried) -> frozenset[Decimal]:
    """The carried figures that may be the one of a promise in `unit`: 90 % is no 90 pieces."""
    shares, others = carried
    return {_PERCENT: shares, "": shares | others}.get(unit, others)


def _carried(holder: Holder) -> Carried:
    """All figures that the indicators print, in targets, names and remarks, and the money of the project."""
    shares: set[Decimal] = set()
    others = _money(holder)
    for item in holder.indicators:
        for number, unit in _figures(item):
            (shares if unit == _PERCENT else others).update(sizes(number, unit))
            if not unit and item.target.unit in ("", _PERCENT):
                shares.add(number)
    return frozenset(shares), frozenset(others)


def _figures(item: Indicator) -> Iterator[tuple[Decimal, str]]:
    for target in (item.target, item.whole_period):
        for number in (target.number, target.upper) if target else ():
            if target is not None and number is not None:
                yield number, unit_text(target.unit)
    for match in _FIGURE.finditer(folded(_said(item))):
        yield decimal(match[1]), match[2] or ""


def _money(holder: Holder) -> set[Decimal]:
    amounts = holder.amounts
    money = (
        amounts.total, amounts.fiscal_appropriation, amounts.special_account, amounts.carryover, amounts.own_funds,
        amounts.other_funds, *(task.amount for task in _tasks(holder)),
    )  # fmt: skip
    return {amount.normalize() + 0 for amount in money if amount is not None}


def _said(item: Indicator) -> str:
    return f"{item.name} {item.target.text} {item.remark}"


def _tasks(holder: Holder) -> tuple[Task, ...]:
    return holder.tasks if isinstance(holder, Unit) else ()


def _is_measured(rate: str, measured: str, profile: Profile) -> bool:
    """Whether some indicator speaks of a rate of that kind: 到位率, or a word that papers use for it."""
    tail = normal_name(rate, profile)[-_TAIL:]
    kin = (group.split("|") for group in profile.lexicons["rate_kin"])
    words = {tail, *(word for group in kin if tail in group for word in group)}
    return mentions(measured, words)


CHECKS = (EachHolder(check), EachHolder(_check_tasks))
