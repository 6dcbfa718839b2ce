"""Money: Decimal yuan inside, 万元 at the edges, and the one place where anything is rounded."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

YUAN_PER_WAN = Decimal(10_000)
CENT = Decimal("0.01")


def round_half_up(value: Decimal | Fraction, places: int = 2) -> Decimal:
    """`value` rounded to `places` decimals, halves away from zero, as published Chinese figures are rounded.

    A Fraction is rounded from its exact value, so that no earlier division can move a half.
    """
    if isinstance(value, Fraction):
        scaled = abs(value) * 10**places
        whole, rest = divmod(scaled.numerator, scaled.denominator)
        units = whole + (1 if 2 * rest >= scaled.denominator else 0)
        return Decimal(units if value >= 0 else -units).scaleb(-places)
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def wan_to_yuan(wan: Decimal) -> Decimal:
    """Yuan of an amount in 万元."""
    return wan * YUAN_PER_WAN


def wan_text(yuan: Decimal | None) -> str | None:
    """An amount as a 万元 decimal string: at least two decimals, more only where the amount has them."""
    if yuan is None:
        return None
    wan = (yuan / YUAN_PER_WAN).normalize()
    exponent = wan.as_tuple().exponent
    assert isinstance(exponent, int), "amounts are finite"
    return f"{wan:.{max(2, -exponent)}f}"


def percent_text(ratio: Fraction, places: int = 2) -> str:
    """A ratio as a percentage for display; a ratio below 1 never reads 100 %, one above 0 never reads 0 %.

    Where rounding would claim the whole (or nothing), the last shown digit is held back instead.
    """
    shown = round_half_up(ratio * 100, places)
    step = Decimal(1).scaleb(-places)
    if ratio < 1 and shown >= 100:
        shown = 100 - step
    if ratio > 0 and shown <= 0:
        shown = step
    return f"{shown:.{places}f}%"
