"""Places among peers: 全市法院第一, 前三名, 排名前10%."""

import re
from decimal import Decimal

from heng.domain.target.number import parse_chinese_number
from heng.domain.target.reading import Reading, figure
from heng.domain.target.target_value import Comparison, Form

_PLACE = r"\d{1,4}(?:\.\d+)?|[一二两三四五六七八九十百]+"
_RANK = re.compile(
    rf"(?P<scope>[^\d,;]*?)(?:排名|位列|位居|居|名列|列|排|进入|保持|达到|争创|处于|在|为)*\s*"
    rf"(?:第\s*(?P<place>{_PLACE})\s*(?P<place_unit>名|位)?|(?<![当目之以提])前\s*(?P<top>{_PLACE})\s*(?P<top_unit>名|位|强|%)?)"
    r"(?:之?内|以内|以上|之列|行列|水平)?"
)


def read_rank(plain: str) -> Reading | None:
    """The place that the folded clause asks for, or None. Value and number are the place, the unit 名, 位, % or blank."""
    match = _RANK.fullmatch(plain.strip())
    if match is None:
        return None
    written = match["place"] or match["top"]
    place = Decimal(written) if written[0].isdigit() else parse_chinese_number(written)
    if not place:
        return None
    unit = match["place_unit"] or match["top_unit"] or ""
    return Reading(Form.RANK, figure(place), unit, Comparison.RANK, place, around=match["scope"].strip())
