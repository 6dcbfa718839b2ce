"""Figures inside sentences: amounts, percentages and counts with their places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from heng.domain.finding import Where
from heng.domain.money import round_half_up
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Document
from heng.domain.target.quantity import convert

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
MONEY = r"(?:万元|亿元|元)"
_GOES_ON = ("；", ";", "：", ":", "，", ",")
_AMOUNT = re.compile(rf"(?<![\d.,])({NUMBER})\s*({MONEY})")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of running text with its place; `text` is folded (half-width), so positions hold."""

    text: str
    where: Where


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in yuan as a sentence prints it; `step` is the value of its last digit.

    Papers cut trailing zeros (6954 beside 24.80), so at least two decimals are taken as meant.
    """

    yuan: Decimal
    step: Decimal
    start: int
    end: int


def sentences(document: Document) -> Iterator[Sentence]:
    """The sentences that hold figures, each once, whole: a clause that ends in ； or ： goes on in the next statement."""
    seen: set[str] = set()
    text, where = "", Where()
    for statement in document.statements:
        if not statement.text or statement.text in seen:
            continue
        seen.add(statement.text)
        text, where = text + statement.text, where if text else statement.where
        if not text.endswith(_GOES_ON):
            yield Sentence(folded(text), where)
            text = ""
    if text:
        yield Sentence(folded(text), where)


def amounts(text: str) -> tuple[Amount, ...]:
    """All amounts of money in a folded text, in order."""
    return tuple(amount(match[1], match[2], match.start(), match.end()) for match in _AMOUNT.finditer(text))


def amount(number: str, unit: str, start: int = 0, end: int = 0) -> Amount:
    """The amount that `number` and its money unit write. ValueError for another unit."""
    size = convert(Decimal(1), unit, "元")
    if size is None:
        raise ValueError(f"not a unit of money: {unit}")
    scale = Decimal(size.numerator) / Decimal(size.denominator)
    return Amount(decimal(number) * scale, Decimal(1).scaleb(-max(places(number), 2)) * scale, start, end)


def decimal(number: str) -> Decimal:
    """The value of a printed number with thousands separators."""
    return Decimal(number.replace(",", ""))


def places(number: str) -> int:
    """How many decimals a printed number has."""
    return len(number.partition(".")[2])


def total(values: Sequence[Amount]) -> Amount:
    """The sum of amounts, with the uncertainty of all their last digits."""
    return Amount(
        sum((value.yuan for value in values), Decimal()), sum((value.step for value in values), Decimal()), 0, 0
    )


def percent_fits(stated: str, part: Amount, whole: Amount) -> bool | None:
    """Whether `stated` % is part ÷ whole, rounded half up to the decimals it shows.

    None where the printed amounts are themselves rounded so that the stated figure may still be right.
    """
    digits, claim = places(stated), decimal(stated)
    if percent(part.yuan, whole.yuan, digits) == claim:
        return True
    low = percent(part.yuan - part.step / 2, whole.yuan + whole.step / 2, digits)
    high = percent(part.yuan + part.step / 2, max(whole.yuan - whole.step / 2, whole.step / 2), digits)
    return None if low <= claim <= high else False


def percent(part: Decimal, whole: Decimal, digits: int) -> Decimal:
    """part ÷ whole as a percentage with `digits` decimals, halves up. `whole` is not zero."""
    return round_half_up(Fraction(part) / Fraction(whole) * 100, digits)
