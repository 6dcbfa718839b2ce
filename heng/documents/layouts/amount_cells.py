"""Amounts in cells: numbers as papers print them, and the unit of money that applies to them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import zip_longest

from heng.documents.layouts.headings import plain, simplified, vocabulary
from heng.documents.layouts.rows import Row

# A bracketed unit in a longer text belongs to prose.
_LONGEST_HEADING = 20
_BLANK_IN_DIGITS = re.compile(r"(?<=\d)\s+(?=\d)")
_THOUSAND = re.compile(r"\d{3}(?!\d)")
_EACH_ALONE = re.compile(r"(?:[-\d.,]\s+)+[\d.,]")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_UNIT_WORDS = r"(亿元|百万元|万元|千元|元)"
_STATED = re.compile(rf"(?:金额)?单位[:：]?\s*(?:人民币)?{_UNIT_WORDS}")
_LABEL_OF_UNIT = re.compile(r"(?:金额|货币)?单位[:：]?")
_MONEY = re.compile(_UNIT_WORDS)
_BRACKETED = re.compile(rf"[（(](?:单位[:：])?{_UNIT_WORDS}[）)]")
# 万 and 亿 alone are money only where nothing else is counted (12万人).
_WITH_UNIT = re.compile(r"([-+]?\d+(?:\.\d+)?)(亿元|百万元|万元|千元|元|[亿万](?=$|[(;。、]))")
# What follows an amount and says what is in it: words before the next figure.
_EXPLANATION = re.compile(r"(?:\((?!即|合|折合|计|约)|其中)[^\d(]*[\u4e00-\u9fff][^\d(]*\d.*", re.DOTALL)


def number(text: str) -> Decimal | None:
    """The figure that makes up the whole of `text`, separators and blanks aside; None for anything else.

    Digits apart by a blank are one figure where they stand in groups of three or each alone; else there are two.
    """
    digits = _squeezed(text)
    return Decimal(digits) if _NUMBER.fullmatch(digits) and not _is_several(text.strip()) else None


def points(text: str) -> Decimal | None:
    """The points in a cell of weights or scores (`10`, `10分`, `7.5%`); None for anything else."""
    return number(re.sub(r"(?<=\d)[分%]$", "", unicodedata.normalize("NFKC", text).strip()))


def amount(text: str, unit: str) -> Decimal | None:
    """The amount in yuan of a cell whose figures are in `unit`; a unit written in the cell itself goes first.

    None where the text is no amount. Of `90.2万元（902000元）` the first figure is taken; both must agree. Behind the first
    figure its parts may be explained: `854万元（其中：省级400万元，市级454万元）`.
    """
    squeezed = _squeezed(text)
    own = [Decimal(figure) * _yuan(written) for figure, written in _WITH_UNIT.findall(squeezed)]
    first = _WITH_UNIT.match(squeezed)
    if own and first:
        return own[0] if len(set(own)) == 1 or _EXPLANATION.fullmatch(squeezed[first.end() :]) else None
    figure = number(text)
    return None if figure is None else figure * _yuan(unit)


def unit_behind(text: str) -> str | None:
    """The unit of money behind the figure that makes up `text` (`20.00万元`); None where there is none."""
    found = _WITH_UNIT.fullmatch(_squeezed(text))
    return _whole_unit(found[2]) if found else None


def bracketed_unit(text: str) -> str | None:
    """The unit of money in brackets after a heading: 万元 for `预算数（万元）`."""
    found = _BRACKETED.search(re.sub(r"\s+", "", simplified(text)))
    return found[1] if found else None


def stated_unit(rows: Iterable[Row]) -> str | None:
    """The unit of money that `rows` state in a corner (`单位：万元`) or, failing that, in a heading's brackets."""
    seen = list(rows)
    texts = [slot.text for row in seen for _, slot in row.filled()]
    money = tuple(vocabulary()["money"]["words"])
    headings = (
        text
        for text in texts
        if len(plain(text)) <= _LONGEST_HEADING and any(word in re.sub(r"\s+", "", simplified(text)) for word in money)
    )
    return corner_unit(seen) or next((unit for text in headings if (unit := bracketed_unit(text))), None)


def corner_unit(rows: Iterable[Row]) -> str | None:
    """The unit of money that `rows` state in words of its own (`金额单位：万元`)."""
    texts = (text for row in rows for text in _with_next(row))
    return next((found[1] for text in texts if (found := _STATED.search(text))), None)


def _with_next(row: Row) -> Iterator[str]:
    """The texts of a row without blanks; a label 金额单位 with the unit in the cell beside it as one text."""
    texts = [re.sub(r"\s+", "", simplified(slot.text)) for _, slot in row.filled()]
    for text, following in zip_longest(texts, texts[1:], fillvalue=""):
        yield text + following if _LABEL_OF_UNIT.fullmatch(text) and _MONEY.fullmatch(following) else text


def _is_several(text: str) -> bool:
    groups = _BLANK_IN_DIGITS.split(text)
    return len(groups) > 1 and not (_EACH_ALONE.fullmatch(text) or all(map(_THOUSAND.match, groups[1:])))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s,]+", "", unicodedata.normalize("NFKC", simplified(text)))


def _yuan(unit: str) -> Decimal:
    return Decimal(vocabulary()["money"]["yuan"][_whole_unit(unit)])


def _whole_unit(unit: str) -> str:
    return unit if unit.endswith("元") else f"{unit}元"
