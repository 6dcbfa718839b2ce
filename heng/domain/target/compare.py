"""Holding an actual figure against its target, exactly and before any rounding."""

import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from heng.domain.target.quantity import convert
from heng.domain.target.single_number import APPROXIMATE
from heng.domain.target.target_value import Comparison, Form, TargetValue

_TESTS: dict[Comparison, Callable[[Fraction, Fraction], bool]] = {
    Comparison.AT_LEAST: operator.ge,
    Comparison.AT_MOST: operator.le,
    Comparison.EQUAL: operator.eq,
    Comparison.MORE_THAN: operator.gt,
    Comparison.LESS_THAN: operator.lt,
    Comparison.RANK: operator.le,
}


def compare(actual: Fraction | Decimal, target: TargetValue, unit: str | None = None) -> bool | None:
    """Whether `actual` meets `target`: True met, False not met, None where that cannot be judged.

    `actual` is in the target's own unit, or in `unit` where that is given and convertible (元 against 万元). Both ends
    of a range belong to it; a rank is met by the same or a better place. Words, trends, days, approximate values (约)
    and units without exact relation cannot be judged.
    """
    if target.number is None or target.form in (Form.TREND, Form.DATE) or APPROXIMATE in target.note.split("；"):
        return None
    figure = Fraction(actual) if unit is None else convert(actual, unit, target.unit)
    if figure is None:
        return None
    if target.comparison is Comparison.RANGE and target.upper is not None:
        return Fraction(target.number) <= figure <= Fraction(target.upper)
    test = _TESTS.get(target.comparison)
    return test(figure, Fraction(target.number)) if test else None
