"""Ranges: 80%-90%, 1000至2000件, ≥80%且≤90%."""

import re

from heng.domain.target.number import NUMBER, number_of
from heng.domain.target.quantity import looks_like_unit, unit_text
from heng.domain.target.reading import Reading, figure
from heng.domain.target.sign import split_first_signs
from heng.domain.target.target_value import Comparison, Form

_N = NUMBER.pattern
_UNIT = r"\s*(?P<{}>[^\d\s,;~\-(至到且]*)\s*"
_SPAN = re.compile(
    rf"(?:介于|控制在|保持在|维持在|在|=)?\s*\[?\s*(?P<low>{_N}){_UNIT.format('low_unit')}(?:[~\-]{{1,2}}|至|到)\s*"
    rf"(?P<high>{_N}){_UNIT.format('high_unit')}\]?"
)
_INTERVAL = re.compile(rf"\[\s*(?P<low>{_N})\s*%?\s*[,;]\s*(?P<high>{_N})\s*(?P<unit>%?)\s*\]")
_PLUS_MINUS = re.compile(rf"(?:不超过?|控制在|在)?\s*±\s*(?P<high>{_N}){_UNIT.format('high_unit')}")
_CALENDAR = ("月", "月份", "日", "号")
_TAIL = re.compile(r"(?:之间|区间|范围内|范围|以内|左右)$")
_YEARS = re.compile(r"(?:19|20)\d\d")


def read_range(plain: str) -> Reading | None:
    """The closed range that the folded clause prints, or None (also where the ends or their units contradict)."""
    if interval := _INTERVAL.fullmatch(plain.strip()):
        return _between(interval["low"], "", interval["high"], interval["unit"])
    if around := _PLUS_MINUS.fullmatch(_TAIL.sub("", re.sub(r"(?:以|之)内$", "", plain.strip())).strip()):
        return _between(f"-{around['high']}", "", around["high"], around["high_unit"])
    return _span(plain.strip()) or _two_signs(plain.strip())


def _span(plain: str) -> Reading | None:
    match = _SPAN.fullmatch(_TAIL.sub("", plain).strip())
    if match is None or (_TAIL.search(plain) and plain.endswith("左右")):
        return None
    if _YEARS.fullmatch(match["low"]) and not match["low_unit"] and (match["high_unit"] or "年").startswith("年"):
        return None
    return _between(match["low"], match["low_unit"], match["high"], match["high_unit"])


def _two_signs(plain: str) -> Reading | None:
    ends: dict[Comparison, tuple[str, str]] = {}
    for part in re.split(r"且|并且|同时|[,，;；]", plain):
        signs, rest = split_first_signs(part.strip())
        match = re.fullmatch(rf"(?P<number>{_N})\s*(?P<unit>\D*)", rest.strip())
        if match is None or len(signs) != 1:
            return None
        ends[next(iter(signs))] = (match["number"], match["unit"].strip())
    if set(ends) != {Comparison.AT_LEAST, Comparison.AT_MOST}:
        return None
    return _between(*ends[Comparison.AT_LEAST], *ends[Comparison.AT_MOST])


def _between(low: str, low_unit: str, high: str, high_unit: str) -> Reading | None:
    lower, upper = number_of(low), number_of(high)
    unit = unit_text(high_unit)
    if (
        lower > upper
        or unit_text(low_unit) not in ("", unit)
        or unit in _CALENDAR
        or (unit and not looks_like_unit(unit))
    ):
        return None
    return Reading(Form.RANGE, f"{figure(lower)}~{figure(upper)}", unit, Comparison.RANGE, lower, upper)
