"""Figures inside sentences: amounts, percentages and counts with their places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from heng.domain.finding import Where
from heng.domain.money import round_half_up
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Document, Paragraph
from heng.domain.target.quantity import convert

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
MONEY = r"(?:万元|亿元|元)"
_GOES_ON = ("；", ";", "：", ":", "，", ",")
_AMOUNT = re.compile(rf"(?<![\d.,])({NUMBER})\s*({MONEY})")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of running text with its place; `text` is folded (half-width), so positions hold.

    `before` is the sentence before it in the same paragraph, `earlier` all of the paragraph before it, `section` the
    heading above.
    """

    text: str
    where: Where
    before: str = ""
    section: str = ""
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in yuan as a sentence prints it; `step` is the value of its last digit.

    Papers cut trailing zeros (6954 beside 24.80), so at least two decimals are taken as meant; `rough` is the value of
    the last digit that is printed, None where decimals are.
    """

    yuan: Decimal
    step: Decimal
    start: int
    end: int
    rough: Decimal | None = None


def sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of the running text, each once, whole: a clause that ends in ； or ： goes on in what follows.

    A paper whose paragraphs were not kept gives those of its statements.
    """
    if document.paragraphs:
        yield from _of_paragraphs(document.paragraphs)
        return
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


def sentences_of(text: str, where: Where) -> Iterator[Sentence]:
    """The sentences of one passage, as those of a paragraph."""
    yield from _of_paragraphs((Paragraph(text, "text", where),))


def _of_paragraphs(paragraphs: Sequence[Paragraph]) -> Iterator[Sentence]:
    section = earlier = before = text = ""
    where = Where()
    for paragraph in paragraphs:
        if paragraph.role != "text":
            if text:
                yield Sentence(text, where, before, section, earlier)
            section = folded(paragraph.text) if paragraph.role == "heading" else section
            earlier = before = text = ""
            continue
        where = where if text else paragraph.where
        *whole, rest = _cut(text + folded(paragraph.text))
        for sentence in whole:
            yield Sentence(sentence, where, before, section, earlier)
            before, earlier, where = sentence, earlier + sentence, paragraph.where
        text = rest if rest.endswith(_GOES_ON) else ""
        if rest and not text:
            yield Sentence(rest, where, before, section, earlier)
        before, earlier = (before, earlier) if text else ("", "")
    if text:
        yield Sentence(text, where, before, section, earlier)


def _cut(text: str) -> list[str]:
    """The sentences of a folded text up to each full stop outside brackets; the last is blank or unfinished."""
    cuts, depth = [0], 0
    for place, character in enumerate(text):
        depth = max(0, depth + (character in "(《") - (character in ")》"))
        if character in "。!?" and depth == 0:
            cuts.append(place + 1)
    return [*(text[start:end] for start, end in pairwise(cuts)), text[cuts[-1] :].strip()]


def amounts(text: str) -> tuple[Amount, ...]:
    """All amounts of money in a folded text, in order."""
    return tuple(amount(match[1], match[2], match.start(), match.end()) for match in _AMOUNT.finditer(text))


def amount(number: str, unit: str, start: int = 0, end: int = 0) -> Amount:
    """The amount that `number` and its money unit write. ValueError for another unit."""
    size = convert(Decimal(1), unit, "元")
    if size is None:
        raise ValueError(f"not a unit of money: {unit}")
    scale = Decimal(size.numerator) / Decimal(size.denominator)
    step = Decimal(1).scaleb(-max(places(number), 2)) * scale
    return Amount(decimal(number) * scale, step, start, end, None if places(number) else scale)


def decimal(number: str) -> Decimal:
    """The value of a printed number with thousands separators."""
    return Decimal(number.replace(",", ""))


def places(number: str) -> int:
    """How many decimals a printed number has."""
    return len(number.partition(".")[2])


def total(values: Sequence[Amount]) -> Amount:
    """The sum of amounts, with the uncertainty of all their last digits."""
    rough = [value.rough for value in values if value.rough is not None]
    return Amount(
        sum((value.yuan for value in values), Decimal()),
        sum((value.step for value in values), Decimal()),
        0,
        0,
        sum(rough, Decimal()) if len(rough) == len(values) else None,
    )


def percent_fits(stated: str, part: Amount, whole: Amount) -> bool | None:
    """Whether `stated` % is part ÷ whole, rounded half up to the decimals it shows.

    None where the printed amounts are themselves rounded so that the stated figure may still be right.
    """
    digits, claim = places(stated), decimal(stated)
    if percent(part.yuan, whole.yuan, digits) == claim:
        return True
    rough = part.rough is not None and whole.rough is not None
    part_step, whole_step = (part.rough or part.step, whole.rough or whole.step) if rough else (part.step, whole.step)
    low = percent(part.yuan - part_step / 2, whole.yuan + whole_step / 2, digits)
    high = percent(part.yuan + part_step / 2, max(whole.yuan - whole_step / 2, whole_step / 2), digits)
    return None if low <= claim <= high else False


def percent(part: Decimal, whole: Decimal, digits: int) -> Decimal:
    """part ÷ whole as a percentage with `digits` decimals, halves up. `whole` is not zero."""
    return round_half_up(Fraction(part) / Fraction(whole) * 100, digits)
