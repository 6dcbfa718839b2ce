"""The numbers that items, tasks, headings and tables are printed with, and where their order breaks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")}
# What may stand before the number of an item in running text.
_START = r"(?:(?<=^)|(?<=[。；;：:\s]))"
_CHINESE = r"[一二三四五六七八九十]{1,3}"
STYLES = {
    "一、": re.compile(rf"{_START}({_CHINESE})、"),
    "一是": re.compile(rf"(?:(?<=^)|(?<=[。；;：:，,\s]))({_CHINESE})是"),
    "（一）": re.compile(rf"{_START}[（(]({_CHINESE})[）)]"),
    "1.": re.compile(rf"{_START}(\d{{1,2}})[.．](?!\d)"),
    "1、": re.compile(rf"{_START}(\d{{1,2}})、"),
    "（1）": re.compile(rf"{_START}[（(](\d{{1,2}})[）)]"),
    "目标1": re.compile(rf"{_START}目标(\d{{1,2}})[:：.、]"),
}


@dataclass(frozen=True, slots=True)
class Break:
    """A number that does not follow the one before it: `kind` is 重复 (again) or 跳号 (too far on)."""

    kind: str
    before: int
    after: int

    def __str__(self) -> str:
        if self.kind == "重复":
            return f"编号{self.after}出现两次"
        lost = "、".join(str(number) for number in range(self.before + 1, self.after))
        return f"编号从{self.before}跳到{self.after}，缺{lost}"


def value(number: str) -> int:
    """The value of 12 or 十二."""
    if number.isdecimal():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return _DIGITS.get(number, 0)
    return 10 * (_DIGITS.get(tens, 1) if tens else 1) + _DIGITS.get(ones, 0)


def breaks(numbers: Sequence[int]) -> Iterator[Break]:
    """Where numbers repeat or skip; a new list may begin at 1 at any time, and one that begins later is not judged."""
    for before, after in pairwise(numbers):
        if after == before:
            yield Break("重复", before, after)
        elif after > before + 1:
            yield Break("跳号", before, after)


def numbers_in(text: str, style: str) -> list[int]:
    """The numbers of one style in a text, in order."""
    return [value(number) for number in STYLES[style].findall(text)]


def breaks_in(text: str) -> Iterator[Break]:
    """The breaks of every style in a text; a number may come again where another style stands between (一、1. 二、1.)."""
    for style, pattern in STYLES.items():
        for before, after in pairwise(pattern.finditer(text)):
            between = text[before.end() : after.start() + 1]
            nested = any(other.search(between) for name, other in STYLES.items() if name != style)
            found = breaks((value(before[1]), value(after[1])))
            yield from (gap for gap in found if not (nested and gap.kind == "重复"))
