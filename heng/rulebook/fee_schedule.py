"""The court fee schedule of rulebook/fee_schedule.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from heng.domain.fee.schedule import Scale, Slice
from heng.rulebook.loader import read

FILE = "fee_schedule.toml"


@dataclass(frozen=True, slots=True)
class FeeSchedule:
    """The scales, and the numbers of the rules around them (parts as fractions, cap in yuan, period in days)."""

    acceptance: Scale
    enforcement: Scale
    preservation: Scale
    payment_order_part: Fraction
    bankruptcy_part: Fraction
    bankruptcy_cap: Decimal
    halving_part: Fraction
    halving_grounds: Mapping[str, str]
    refund_days: int
    rounding_places: int


@cache
def fee_schedule() -> FeeSchedule:
    """The schedule in force since 2007-04-01."""
    data = read(FILE)
    return FeeSchedule(
        acceptance=_scale(data["acceptance_property"]),
        enforcement=_scale(data["enforcement"]),
        preservation=_scale(data["preservation"]),
        payment_order_part=Fraction(data["payment_order"]["share_of_acceptance"]),
        bankruptcy_part=Fraction(data["bankruptcy"]["share_of_acceptance"]),
        bankruptcy_cap=Decimal(data["bankruptcy"]["cap"]),
        halving_part=Fraction(data["halving"]["share"]),
        halving_grounds=data["halving"]["grounds"],
        refund_days=data["refund"]["days"],
        rounding_places=data["rounding"]["places"],
    )


def _scale(table: Mapping[str, Any]) -> Scale:
    cap = table.get("cap")
    slices = tuple(_slice(row) for row in table["slices"])
    return Scale(table["name"], slices, None if cap is None else Decimal(cap), table["article"], table["source"])


def _slice(row: Mapping[str, Any]) -> Slice:
    up_to, flat = row.get("up_to"), row.get("flat")
    return Slice(
        up_to=None if up_to is None else Decimal(up_to),
        flat=None if flat is None else Decimal(flat),
        rate=Fraction(row.get("rate", 0)),
        quick=Decimal(row.get("quick", 0)),
    )
