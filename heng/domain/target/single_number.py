"""One number with sign and unit: ≥95%, 95%以上, 不少于8小时, 覆盖率达到100%, 三次."""

import re
from decimal import Decimal

from heng.domain.target.number import NUMBER, number_of, parse_chinese_number
from heng.domain.target.quantity import is_known_unit, looks_like_unit, unit_text
from heng.domain.target.reading import Reading, figure
from heng.domain.target.sign import joined, split_last_signs, split_suffix
from heng.domain.target.target_value import Comparison, Form

APPROXIMATE = "约"
_ABOUT_BEFORE = re.compile(r"(?:大约|约|近|接近|≈)\s*$")
_ABOUT_AFTER = re.compile(r"(?:左右|上下)$")
_LEAD = re.compile(
    r"(?:达到|达|为|是|实现|完成|保持在?|维持在?|在|(?:提高|提升|增加|下降|降低|减少|缩短|压缩|降|升|增)(?:到|至|为)|每年|每月|每季度|每周|每天|每日|年均|全年|共|:)\s*$"
)
_NEGATION = re.compile("不|未|无|避免|杜绝|防止|非|除|否则|若|如果")
_RELATIVE = re.compile(r"高于|低于|高出|超出|多于|少于|平均[高低]|[~*/+^×÷<>=]|-$")
_CURRENCY = ("¥", "￥", "人民币")
_DONE = re.compile(r"(?:办结|办理|完成|达标|完毕|到位|完工|合格|覆盖|整|支付|响应|到达|到场)$")
_WITHIN = re.compile(r"(?P<unit>[^\d]{1,5}?)(?P<suffix>(?:以|之)?内|及?以上|及?以下)(?P<words>[\u4e00-\u9fff]{2,10})")
_YEAR = re.compile(r"(?:19|20)\d\d\s*年度?(?=.*\d)(?!\s*\d+\s*月)")
_OF_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d\s*年")
_SPOKEN = re.compile(
    r"(?P<before>\D*?)(?P<number>百分之(?=[零一二三四五六七八九十百])[零一二两三四五六七八九十百]+|[零一二两三四五六七八九十百千]+)(?P<after>[^\d零一二两三四五六七八九十百千]*)"
)


def read_number(plain: str) -> Reading | None:
    """The one number of the folded clause with its sign and unit; None where there are several, none, or doubt."""
    clause = _YEAR.sub("", plain).strip()
    matches = list(NUMBER.finditer(clause))
    if not matches:
        return _spoken(clause)
    if (
        _OF_A_YEAR.search(clause)
        or len(matches) > 1
        or (re.search(r"\d", NUMBER.sub("", clause)) and not _digits_in_unit(clause))
    ):
        return None
    match = matches[0]
    return _with_neighbours(clause[: match.start()], number_of(match[0]), clause[match.end() :])


def _digits_in_unit(clause: str) -> bool:
    return bool(re.search(r"m[23]\D*$", clause))


def _spoken(clause: str) -> Reading | None:
    """A Chinese numeral is a figure only where nothing but a sign stands before it and a usual unit after it."""
    match = _SPOKEN.fullmatch(clause)
    if match is None:
        return None
    percent = match["number"].startswith("百分之")
    number = parse_chinese_number(match["number"].removeprefix("百分之"))
    before, signs = split_last_signs(match["before"].strip())
    if percent and match["number"] == "百分之百":
        number = Decimal(100)
    after, suffix = split_suffix(match["after"].strip())
    known = is_known_unit(after) if after else percent or clause == match["number"] == "零"
    if number is None or _LEAD.sub("", before).strip() or not known or (percent and after):
        return None
    return _reading(number, "%" if percent else after, signs | suffix, "")


def _with_neighbours(before: str, number: Decimal, after: str) -> Reading | None:
    about = bool(_ABOUT_BEFORE.search(before) or _ABOUT_AFTER.search(after.strip()))
    written, signs = split_last_signs(_ABOUT_BEFORE.sub("", before).rstrip())
    words = _bare(written)
    rest, suffix = split_suffix(_DONE.sub("", _ABOUT_AFTER.sub("", after.strip())).strip())
    within = _WITHIN.fullmatch(rest)
    if within and is_known_unit(within["unit"]):
        rest, suffix = split_suffix(f"{within['unit']}{within['suffix']}")
    unit = unit_text(_ABOUT_AFTER.sub("", rest))
    if unit and not looks_like_unit(unit):
        return _percent_with_words(unit, number, signs) if not words else None
    if words in _CURRENCY:
        written, words, unit = "", "", unit or "元"
    if written.strip() and not is_known_unit(unit) and unit:
        return None
    if words and (
        _NEGATION.search(words) or _RELATIVE.search(words) or not (signs or is_known_unit(unit)) or len(signs) > 1
    ):
        return None
    return _reading(number, unit, signs | suffix, "；".join(filter(None, (words.rstrip(",:; "), APPROXIMATE * about))))


def _percent_with_words(rest: str, number: Decimal, signs: set[Comparison]) -> Reading | None:
    """100%覆盖 and the like: the sign % ends the value, the words after it describe it."""
    if not re.fullmatch(r"%[\u4e00-\u9fff]{1,15}", rest) or _NEGATION.search(rest):
        return None
    words, suffix = split_suffix(rest[1:])
    return _reading(number, "%", signs | suffix, words)


def _bare(words: str) -> str:
    while (shorter := _LEAD.sub("", words).rstrip()) != words:
        words = shorter
    return words


def _reading(number: Decimal, unit: str, signs: set[Comparison], around: str) -> Reading | None:
    comparison = joined(signs) if signs else None
    if signs and comparison is None:
        return None
    return Reading(Form.NUMBER, figure(number), unit, comparison, number, around=around)
