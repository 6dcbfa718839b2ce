"""The target value of an indicator (指标值): what was written, and what it means."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from heng.domain.formula import Formula


class Comparison(StrEnum):
    """How an actual is held against the target (指标性质)."""

    AT_LEAST = "≥"
    AT_MOST = "≤"
    EQUAL = "="
    MORE_THAN = ">"
    LESS_THAN = "<"
    QUALITATIVE = "定性"
    RANGE = "range"
    RANK = "rank"
    TREND = "trend"


class Form(StrEnum):
    """What kind of thing stands in the value: only NUMBER, RANGE, RANK and YEAR_MONTH/DATE carry figures."""

    NUMBER = "number"
    RANGE = "range"
    RANK = "rank"
    TREND = "trend"
    DATE = "date"
    WORDS = "words"
    PLACEHOLDER = "placeholder"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class TargetValue:
    """A parsed target value.

    `number` is the figure as written without separators (5.4 for ≥5.4万宗), `upper` the upper end of a range,
    `unit` the unit as written (% for 百分比 and ％). `value` is the canonical text for exchange: the figure,
    "low~high" for a range, the place for a rank ("3" for 前三名), "2024-02" or "2024-02-29" for a date, else the words.
    `note` is what stands around the value (explanations), `formula` a formula printed before or after it.
    Nothing that cannot be read as a number has a `number`.
    """

    comparison: Comparison
    form: Form
    value: str
    unit: str
    text: str
    number: Decimal | None = None
    upper: Decimal | None = None
    note: str = ""
    formula: Formula | None = None
