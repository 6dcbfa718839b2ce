"""Whether a printed figure is an exact one, rounded or cut to the decimals that it shows."""

from decimal import Decimal
from fractions import Fraction

from heng.domain.money import YUAN_PER_WAN

_FEWEST = 1


def shows(printed: Decimal, exact: Fraction | Decimal) -> bool:
    """Whether `printed` is `exact` rounded or cut; a figure without decimals must come near it."""
    step = Decimal(1).scaleb(-decimals(printed))
    gap = abs(Fraction(printed) - Fraction(exact))
    return gap < Fraction(step) if decimals(printed) >= _FEWEST else gap <= Fraction(1, 20)


def decimals(printed: Decimal) -> int:
    """How many decimals a figure shows."""
    exponent = printed.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def last_digit(yuan: Decimal, money_unit: str | None) -> Decimal:
    """The value in yuan of the last digit of an amount: 0.01 of a paper's unit of money, less where it prints more."""
    if money_unit == "元":
        return Decimal("0.01")
    shown = decimals((yuan / YUAN_PER_WAN).normalize())
    return YUAN_PER_WAN.scaleb(-max(2, shown))
