"""A target value in a few characters, for a column of a table: sign, figure and unit, without the words around them."""

import re

from heng.domain.target.target_value import Comparison, Form, TargetValue

# An equals sign that stands before a figure is the author's; one before words or a product belongs to a printed formula.
_SAYS_EQUAL = re.compile(r"(?:[=＝]|等于)\s*\d[\d.,]*(?![\d.,]|[%％]?\s*[*×÷/xX])")
_SIGNS = (Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.MORE_THAN, Comparison.LESS_THAN)


def short_text(target: TargetValue) -> str:
    """`≥ 99 %`, `80～90 %`, `第 1 名`, `48,000 件` where the author wrote no sign, else the words as they stand."""
    if target.form is Form.RANK and target.number is not None:
        return f"第 {target.value} 名" if target.number == 1 else f"前 {target.value} 名"
    if target.number is None or target.form not in (Form.NUMBER, Form.RANGE):
        return target.value or target.text
    if target.upper is not None:
        return f"{target.number:,f}～{target.upper:,f} {target.unit}".strip()
    sign = f"{target.comparison.value} " if target.comparison in _SIGNS or says_equal(target) else ""
    return f"{sign}{target.number:,f} {target.unit}".strip()


def says_equal(target: TargetValue) -> bool:
    """Whether the author of an equal target wrote the sign; a figure without sign and a printed formula do not say so."""
    return target.comparison is Comparison.EQUAL and _SAYS_EQUAL.search(target.text) is not None
