"""Days and months as target values: 2024年6月底前, 6月30日前, 2024-06-30, and months printed as numbers (2024.02 月)."""

import calendar
import re

from heng.domain.target.reading import Reading
from heng.domain.target.sign import joined, split_first_signs
from heng.domain.target.target_value import Comparison, Form

_YEAR_ALONE = 4
_LEAD = re.compile(r"^(?:截止到|截止|截至|不晚于|不迟于|于|在|到|至)\s*")
_WRITTEN = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)\s*年度?\s*)?(?:(?P<month>\d{1,2})\s*月份?\s*(?:(?P<day>\d{1,2})\s*[日号])?)?"
    r"(?P<end>底|末)?(?P<before>(?:之|以)?前)?(?:全部|全面|基本|正式)?"
    r"(?:完成|完工|竣工|验收|交付|交货|到货|到位|支付|付清|付款|结清|结算|拨付|发放|上线|启用|投入使用|完毕|全部完成)*"
)
_DASHED = re.compile(
    r"(?P<year>(?:19|20)\d\d)([-/.])(?P<month>\d{1,2})(?:\2(?P<day>\d{1,2}))(?P<end>)(?P<before>(?:之|以)?前)?"
)
_MONTH_DASHED = re.compile(
    r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])(?P<day>)(?P<end>)(?P<before>(?:之|以)?前)?"
)
_AS_NUMBER = re.compile(r"(?P<value>(?:19|20)\d\d\s*\.\s*(?:0[1-9]|1[0-2]|[1-9]))\s*(?P<unit>年?月份?)")


def read_day(plain: str) -> Reading | None:
    """The day, month or year that the folded clause names, or None.

    The value is "2024-06-30", "2024-06", "2024" or, without a year, "06-30". A month printed as a number keeps its
    writing, because that is how it is exchanged: value 2024.02, unit 月.
    """
    signs, rest = split_first_signs(plain.strip())
    if as_number := _AS_NUMBER.fullmatch(rest.strip()):
        return Reading(Form.DATE, re.sub(r"\s", "", as_number["value"]), as_number["unit"], joined(signs))
    if re.match(r"不晚于|不迟于", rest):
        signs = signs | {Comparison.AT_MOST}
    rest = _LEAD.sub("", rest).strip()
    match = _WRITTEN.fullmatch(rest) or _DASHED.fullmatch(rest) or _MONTH_DASHED.fullmatch(rest)
    value = _value(match) if match else None
    if match is None or value is None:
        return None
    if len(value) == _YEAR_ALONE and signs & {Comparison.AT_LEAST, Comparison.MORE_THAN}:
        return None
    if match["before"]:
        signs = signs | {Comparison.AT_MOST}
    return Reading(Form.DATE, value, "", joined(signs))


def _value(match: re.Match[str]) -> str | None:
    """The value of a matched day; None where nothing or an impossible day is named."""
    year, month, day = (int(match[part]) if match[part] else None for part in ("year", "month", "day"))
    if month is None:
        return None if year is None else f"{year}-12-31" if match["end"] else str(year)
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year or 2024, month)[1]
    if match["end"] and day is None:
        day = last if year or month != 2 else None
    if day is None:
        return f"{year}-{month:02d}" if year else None
    if not 1 <= day <= last:
        return None
    return f"{year}-{month:02d}-{day:02d}" if year else f"{month:02d}-{day:02d}"
