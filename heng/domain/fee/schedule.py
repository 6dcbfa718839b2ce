"""Court fees (诉讼费) from a sliding scale: the slice form, the quick form, halving, caps and the refund deadline.

All amounts are exact Decimal or Fraction yuan; only `rounded` rounds. Values come from rulebook/fee_schedule.toml.
Source: 《诉讼费用交纳办法》第13–16、53条.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from heng.domain.errors import WrongUsage
from heng.domain.money import round_half_up


@dataclass(frozen=True, slots=True)
class Slice:
    """One step of a scale: up to `up_to` yuan (None: without end) either `flat` yuan or `rate` of the part inside.

    `quick` is the published constant of the quick form: fee = amount × rate + quick.
    """

    up_to: Decimal | None
    flat: Decimal | None
    rate: Fraction
    quick: Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """A sliding scale with an optional cap, and the text it rests on."""

    name: str
    slices: tuple[Slice, ...]
    cap: Decimal | None
    article: str
    source: str


def fee(scale: Scale, amount: Decimal) -> Fraction:
    """The exact fee on `amount` yuan, slice by slice. Raises WrongUsage for a negative amount."""
    _refuse_negative(scale, amount)
    total, lower = Fraction(0), Decimal(0)
    for step in scale.slices:
        upper = amount if step.up_to is None else min(amount, step.up_to)
        total += Fraction(step.flat) if step.flat is not None else step.rate * Fraction(upper - lower)
        if step.up_to is None or amount <= step.up_to:
            break
        lower = step.up_to
    return _capped(total, scale.cap)


def quick_fee(scale: Scale, amount: Decimal) -> Fraction:
    """The same fee by the published quick form; the two are held against each other in the tests."""
    _refuse_negative(scale, amount)
    step = next(step for step in scale.slices if step.up_to is None or amount <= step.up_to)
    total = Fraction(step.flat) if step.flat is not None else step.rate * Fraction(amount) + Fraction(step.quick)
    return _capped(total, scale.cap)


def share(scale: Scale, amount: Decimal, part: Fraction, cap: Decimal | None = None) -> Fraction:
    """A part of the fee on `amount`, not above `cap` (payment order: a third; bankruptcy: half, at most 300,000)."""
    return _capped(fee(scale, amount) * part, cap)


def halved(full: Fraction, grounds: Collection[str], known: Collection[str], part: Fraction) -> Fraction:
    """`full` reduced to `part` once, however many grounds there are; in full without any.

    Raises WrongUsage for a ground that the schedule does not know.
    """
    unknown = sorted(set(grounds) - set(known))
    if unknown:
        raise WrongUsage(f"减半事由“{'、'.join(unknown)}”不在规定之列，可用：{'、'.join(known)}。")
    return full * part if grounds else full


def refund_due_on(effective_on: date, days: int) -> date:
    """The last day for refunding the fee: `days` after the document took effect (the effective day not counted)."""
    return effective_on + timedelta(days=days)


def rounded(amount: Fraction, places: int) -> Decimal:
    """A fee as it is charged: rounded half up to yuan (0), 角 (1) or 分 (2)."""
    return round_half_up(amount, places)


def _capped(amount: Fraction, cap: Decimal | None) -> Fraction:
    return amount if cap is None else min(amount, Fraction(cap))


def _refuse_negative(scale: Scale, amount: Decimal) -> None:
    if amount < 0:
        raise WrongUsage(f"{scale.name}的标的额不能为负数（{amount}），请核对。")
