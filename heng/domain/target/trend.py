"""Change against another year: 与去年同比提高, 较上年增长5%."""

import re

from heng.domain.target.number import NUMBER, number_of
from heng.domain.target.quantity import looks_like_unit, unit_text
from heng.domain.target.reading import Reading, figure
from heng.domain.target.sign import split_first_signs, split_last_signs, split_suffix
from heng.domain.target.target_value import Comparison, Form

_BASE = re.compile(
    r"去年|上年|上一年|前一年|往年|历年|上期|同期|同比|环比|年均|(?:(?:较|比|与)\s*|(?<=于))(?:19|20)\d\d\s*年"
)
_MOVE = (
    "提高|提升|增长|增加|上升|上涨|改善|下降|减少|降低|缩短|压减|压缩|节约|增强|下浮|递增|递减"
)  # fmt: skip
_MOVED = re.compile(rf"(?P<move>{_MOVE})(?:率|幅度|比例)?(?!到|至|为|了?到)(?P<rest>.*)")
_LEVEL = re.compile(r"持平|相当|一致|不变")
_YEAR = re.compile(r"(?:19|20)\d\d\s*年度?")


def read_trend(plain: str) -> Reading | None:
    """The change that the folded clause asks for, with its number where it prints one; None for a level or mere words.

    A move without number needs a base (上年, 同期 …) to be a trend; alone (提升, 下降) it is a word.
    """
    clause = _YEAR.sub("", plain).strip() if _BASE.search(plain) else plain.strip()
    moved = _MOVED.search(clause)
    numbers = NUMBER.findall(clause)
    if not numbers:
        based = _BASE.search(plain)
        tends = moved or _LEVEL.search(clause) or split_last_signs(plain[: based.start()])[1] if based else None
        return Reading(Form.TREND, plain.strip(), comparison=Comparison.TREND) if tends or clause == "持平" else None
    if moved is None or len(numbers) != 1:
        return None
    return _amount(moved["rest"], clause[: moved.end("move")])


def _amount(rest: str, around: str) -> Reading | None:
    _, text = split_first_signs(rest.strip())
    text, _ = split_suffix(text.strip())
    match = re.fullmatch(rf"(?P<number>{NUMBER.pattern})\s*(?P<unit>\D*)", text)
    if match is None:
        return None
    unit = unit_text(match["unit"])
    if unit and not looks_like_unit(unit):
        return None
    number = number_of(match["number"])
    return Reading(Form.TREND, figure(number), unit, Comparison.TREND, number, around=around)
