"""What one clause of a value says, before sign and unit of neighbouring columns are joined to it."""

from dataclasses import dataclass
from decimal import Decimal

from heng.domain.target.target_value import Comparison, Form


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause as read. `comparison` is None where the clause prints no sign; `around` is what stands beside the value."""

    form: Form
    value: str
    unit: str = ""
    comparison: Comparison | None = None
    number: Decimal | None = None
    upper: Decimal | None = None
    around: str = ""


def figure(number: Decimal) -> str:
    """A number for exchange: no exponent, no zeros at the end of its decimals."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
