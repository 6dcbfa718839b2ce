"""Formulas as papers print them: 名称 = 分子 / 分母 × 100%."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula printed beside a value, in the paper's own words; `denominator` is blank for a sum or difference."""

    name: str
    numerator: str
    denominator: str
    percent: bool
    text: str
