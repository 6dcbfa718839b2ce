"""Cost targets of a project in yuan: caps on the whole, caps on parts, costs per piece."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

from heng.domain.review.declared import Holder, bare
from heng.domain.review.meaning import DOWN, UP, is_cost, is_money, is_unit_cost, mentions
from heng.domain.review.profile import Profile
from heng.domain.target.declaration import Indicator
from heng.domain.target.quantity import base, convert, unit_text
from heng.domain.target.target_value import Comparison

_PER = re.compile(r"/([^/（）()]{1,3})[）)]?$")
_PEOPLE = ("人", "人次", "名")
_VEHICLES = ("辆",)
_OF_NO_OBJECT = "每年度月服务劳"
_WAN = 10_000
_CEILINGS = DOWN | {Comparison.EQUAL}


@dataclass(frozen=True, slots=True)
class Cap:
    """A ceiling on money, in yuan."""

    indicator: Indicator
    yuan: Decimal


def caps(holder: Holder, profile: Profile) -> Iterator[Cap]:
    """The ceilings on the whole or on a part of a holder's money; costs per piece are none."""
    for indicator in holder.indicators:
        capped = is_money(indicator.target) and indicator.target.comparison in _CEILINGS
        if capped and is_cost(indicator, profile) and not is_unit_cost(indicator, profile):
            yield Cap(indicator, _yuan(indicator))


def budget_of(holder: Holder) -> Decimal | None:
    """The year's budget in yuan that caps are held against: the larger of first and adjusted budget.

    Nothing is no budget: a form filled with zeros says nothing of its costs.
    """
    return max((amount for amount in (holder.amounts.total, holder.initial) if amount), default=None)


def is_whole_period_cap(cap: Cap, holder: Holder, profile: Profile) -> bool:
    """Whether a cap is the total over all years: named so, not named for the year, and far above the year's budget.

    A cap of ten thousand budgets is a wrong unit.
    """
    budget, name = budget_of(holder), cap.indicator.name
    named = mentions(name, profile.lexicons["whole_period"]) and not mentions(name, profile.lexicons["this_year"])
    if not named or budget is None:
        return False
    return budget * (1 + profile.numbers["whole_period_excess"] / 100) < cap.yuan < budget * _WAN


def part_caps(holder: Holder, profile: Profile) -> tuple[Cap, ...]:
    """The caps on parts: none above the budget itself, none named for the whole, none that is the others' sum."""
    budget = budget_of(holder) or Decimal()
    parts = [
        cap
        for cap in caps(holder, profile)
        if cap.yuan < budget and not bare(cap.indicator.name).endswith(profile.lexicons["whole_caps"])
    ]
    added = sum((cap.yuan for cap in parts), Decimal())
    return tuple(cap for cap in parts if len(parts) <= 2 or cap.yuan * 2 != added)


def pieces(holder: Holder, profile: Profile) -> Iterator[tuple[Indicator, Indicator, Decimal]]:
    """Cost per piece, promised quantity of the same object, and their product in yuan."""
    for cost in holder.indicators:
        if not (is_unit_cost(cost, profile) and cost.target.comparison in _CEILINGS and cost.target.number is not None):
            continue
        quantity = _quantity_of(cost, holder, profile)
        if quantity is not None and quantity.target.number is not None:
            count, _ = base(quantity.target.number, unit_text(quantity.target.unit))
            yield cost, quantity, _yuan(cost) * count


def _yuan(indicator: Indicator) -> Decimal:
    """The target in yuan; of 元/件 the money before the stroke. ValueError for what is no money at all."""
    number, unit = indicator.target.number, unit_text(indicator.target.unit).split("/")[0]
    amount = convert(number, unit, "元") if number is not None else None
    if amount is None:
        raise ValueError(f"not money: {indicator.target.text}")
    return Decimal(amount.numerator) / Decimal(amount.denominator)


def _quantity_of(cost: Indicator, holder: Holder, profile: Profile) -> Indicator | None:
    """The floor on a counted quantity whose name shares most with the object of the cost; None below two characters."""
    thing = _object(cost.name, profile)
    counted = profile.lexicons["counted_units"]
    piece = _piece(cost)
    candidates = [
        item
        for item in holder.indicators
        if item is not cost
        and "数量" in item.subcategory
        and item.target.comparison in UP | {Comparison.EQUAL}
        and base(Decimal(1), unit_text(item.target.unit))[1] in counted
        and piece in f"{item.name}{item.target.unit}"
    ]
    candidates = [item for item in candidates if piece and unit_text(item.target.unit) == piece] or candidates
    shared = [(_shared(thing, _object(item.name, profile)), item) for item in candidates]
    best = max((length for length, _ in shared), default=0)
    # 人均培训费用 beside 参训人次, the only people that are counted; 人均年服务费用 beside any number of people.
    alone = len(candidates) == 1 and piece in (*_PEOPLE, *_VEHICLES)
    named = alone and piece == "人" and not thing.strip(_OF_NO_OBJECT)
    least = 2 - alone - named
    return next((item for length, item in shared if length == best), None) if shared and best >= least else None


def _piece(cost: Indicator) -> str:
    """What a unit cost is per: 箱 of 元/箱, whether the unit or the name says so; blank where neither does."""
    match = _PER.search(cost.target.unit) or _PER.search(cost.name)
    return match[1] if match else ""


def _object(name: str, profile: Profile) -> str:
    core = bare(name)
    for word in (*profile.lexicons["per_piece"], *profile.lexicons["costs"], *profile.lexicons["general_objects"]):
        core = core.replace(word, "")
    return core


def _shared(first: str, second: str) -> int:
    """The length of the longest run of characters that both have."""
    return SequenceMatcher(None, first, second, autojunk=False).find_longest_match().size
