"""Correcting a target: what is typed for comparison, value or unit becomes comparison, value, unit and text."""

from collections.abc import Mapping

from heng.documents.correction.fields import SHORT, InvalidValue
from heng.documents.storable import storable
from heng.documents.target_text import read_target
from heng.domain.target.characters import folded
from heng.domain.target.sign import parse_sign
from heng.domain.target.target_value import Comparison, Form, TargetValue

LABELS = {"range": "区间", "rank": "名次", "trend": "增减"}
_BY_LABEL = {label: word for word, label in LABELS.items()}
_FIGURES = ("≥", "≤", "=", ">", "<")


def corrected_target(before: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, str]:
    """The target after `typed` (any of comparison, value, unit, or the whole as "text") was put over `before`.

    A value typed with its sign or unit (“≥95%”) sets these too; a bare figure keeps the sign and unit that stood
    there; words make the target qualitative. Raises InvalidValue for an unknown sign and for more than one line.
    """
    for given in typed.values():
        if len(given) > SHORT or "\n" in given.strip():
            raise InvalidValue(f"指标值应为一行、不超过 {SHORT} 字的内容。请分到各行或缩短后再保存。")
    plain = {part: str(storable(given.replace("\0", ""))).strip() for part, given in typed.items()}
    if "text" in plain:
        return _exchange(read_target(plain["text"]))
    sign = _sign(plain["comparison"]) if "comparison" in plain else None
    if "value" in plain:
        return _over(before, plain["value"], sign, plain.get("unit"))
    return _composed(sign or before["comparison"], before["value"], plain.get("unit", before["unit"]))


def _over(before: Mapping[str, str], value: str, sign: str | None, unit: str | None) -> dict[str, str]:
    read = read_target(value)
    if read.form not in (Form.NUMBER, Form.RANGE) or not value:
        return _composed(sign or read.comparison.value, read.value, unit or read.unit) | {"text": value}
    own = read.comparison.value if _signed(read) else None
    kept = before["comparison"] if before["comparison"] in _FIGURES else Comparison.EQUAL.value
    whole = read if read.unit and unit is None else read_target(value, unit=before["unit"] if unit is None else unit)
    if sign is None and own:
        return _exchange(whole)
    return _composed(sign or kept, whole.value, whole.unit)


def _signed(read: TargetValue) -> bool:
    return read.comparison is not Comparison.EQUAL or folded(read.text).startswith("=")


def _composed(sign: str, value: str, unit: str) -> dict[str, str]:
    """The three parts as they stand, and a text that says them."""
    words = f"{sign}{value}" if sign in _FIGURES and value else value
    return {"comparison": sign, "value": value, "unit": unit, "text": f"{words}{unit}" if value else ""}


def _exchange(read: TargetValue) -> dict[str, str]:
    return {"comparison": read.comparison.value, "value": read.value, "unit": read.unit, "text": read.text}


def _sign(typed: str) -> str:
    word = _BY_LABEL.get(typed.strip(), typed.strip())
    if word in set(Comparison):
        return word
    known = parse_sign(word)
    if known is None:
        raise InvalidValue(f"“{typed}”不是比较符号。请填写 ≥、≤、=、>、< 或“定性”。")
    return known.value
