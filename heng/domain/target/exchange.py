"""A target value back from its exchange form (comparison, value, unit, text)."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from heng.domain.target.number import parse_number
from heng.domain.target.parse_target import parse_target
from heng.domain.target.target_value import Comparison, Form, TargetValue

_FORMS = {Comparison.RANGE: Form.RANGE, Comparison.RANK: Form.RANK, Comparison.TREND: Form.TREND}


def target_from_exchange(
    comparison: str, value: str, unit: str, text: str, placeholders: Collection[str] = ()
) -> TargetValue:
    """The target value that was written as these four strings.

    What the exchange form does not carry (number, upper end, note, formula) is read again from `text`; where the text
    alone says something else than the three fields, the fields win. Raises ValueError for an unknown comparison.
    """
    sign = Comparison(comparison)
    for again in _readings(sign, value, unit, text, placeholders):
        if (again.comparison, again.value, again.unit) == (sign, value, unit):
            return replace(again, text=text)
    form = _FORMS.get(sign, Form.WORDS if value else Form.BLANK)
    return TargetValue(sign, form, value, unit, text, number=parse_number(value) if sign in _FORMS else None)


def _readings(
    sign: Comparison, value: str, unit: str, text: str, placeholders: Collection[str]
) -> Iterator[TargetValue]:
    """The value read from its text, from its own fields, and as a range or a place; the first that agrees counts."""
    yield parse_target(text, placeholders=placeholders)
    if sign not in _FORMS:
        yield parse_target(value, sign=sign.value, unit=unit, placeholders=placeholders)
    yield parse_target(f"{value}{unit}")
    yield parse_target(f"前{value}{unit}")
