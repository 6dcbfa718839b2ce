"""Numbers as papers print them: 13, 586. 01 or 3，518.85, and the plain Chinese numerals."""

import re
from decimal import Decimal

from heng.domain.target.characters import folded

# Digits glued to a letter (A4, CO2), to a further point (2.0.1) or to 第 are names, not quantities.
NUMBER = re.compile(
    r"(?<![A-Za-z\d.第])(?:(?<![\d%)\u4e00-\u9fff])-\s?)?"
    r"(?:\d{1,3}(?:\s*,\s*\d{3})+(?!\d)|\d+)(?:\s*\.\s*\d+)?(?![\d]|\.\d)"
)
CHINESE_NUMBER = re.compile(r"[零〇一二两三四五六七八九十百千]+")
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_STEPS = {"十": 10, "百": 100, "千": 1000}


def parse_number(text: str) -> Decimal | None:
    """The number that `text` is, with or without separators and inner blanks; None for anything else."""
    plain = folded(text).strip()
    return number_of(plain) if NUMBER.fullmatch(plain) else None


def number_of(match: str) -> Decimal:
    """The value of a text that NUMBER matched."""
    return Decimal(re.sub(r"[\s,]", "", match))


def parse_chinese_number(text: str) -> Decimal | None:
    """The number that a Chinese numeral below 10,000 writes (三, 两, 十五, 一百二十); None where it is not well formed.

    Loose forms (一百二, 二三) are not read: they have more than one meaning.
    """
    if not CHINESE_NUMBER.fullmatch(text):
        return None
    if len(text) == 1 and text in _DIGITS:
        return Decimal(_DIGITS[text])
    total, rest = 0, text if text[0] != "十" else f"一{text}"
    for step, size in (("千", 1000), ("百", 100), ("十", 10)):
        head, found, tail = rest.partition(step)
        if found:
            if len(head) != 1 or head not in "一二两三四五六七八九":
                return None
            total, rest = total + _DIGITS[head] * size, tail
            rest = rest.removeprefix("零") if size > 10 or len(rest) > 1 else rest
    return _with_last_digit(total, rest, text)


def _with_last_digit(total: int, rest: str, text: str) -> Decimal | None:
    if not rest:
        return Decimal(total)
    loose = text[-2] in "百千"
    return Decimal(total + _DIGITS[rest]) if rest in _DIGITS and rest != "零" and not loose else None
