"""Shares as sentences state them: 其中：基本支出 A 万元，占 P%."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from heng.domain.review.book.mentions import Mention, Role, mentions
from heng.domain.review.book.printed import Printed
from heng.domain.review.book.terms import canonical
from heng.domain.review.figures import MONEY, NUMBER, Amount, Sentence, amount, decimal, total
from heng.domain.review.profile import Profile

_SHARE = re.compile(
    rf"(?P<part>{NUMBER})\s*(?P<unit>{MONEY})[,(、]?\s*(?:约)?占(?:比(?:例)?(?:为)?)?(?P<whole>[^,，。;；\d]{{0,24}}?)的?\s*(?:比例为|比重为)?(?P<percent>{NUMBER})\s*%"
)
_HUNDRED, _NEAR = Decimal(100), Decimal(1)
_SUREST = 2
_HUNDREDTH_OF_WAN = Decimal(100)


@dataclass(frozen=True, slots=True)
class Share:
    """A stated share: the part, and every whole that may be meant."""

    text: str
    stated: str
    part: Amount
    wholes: tuple[Amount, ...]
    sure: bool


def shares(sentence: Sentence, figures: Printed, profile: Profile) -> Iterator[Share]:
    """The shares of a sentence. A share of a named whole (占政府采购支出总额的…) is judged only where that is printed:

    in the sentence, the one before, or in the tables (`figures`).
    """
    found = list(_SHARE.finditer(sentence.text))
    unnamed = [match for match in found if not match["whole"].strip()]
    told = (*mentions(sentence.before), *mentions(sentence.text)) if found else ()
    listed = _whole_list(unnamed)
    for match in found:
        if match in unnamed:
            printed = _before(mentions(sentence.text), unnamed[0].start())
            wholes = (*_before(mentions(sentence.text), match.start()), *listed) if printed or listed else ()
            wholes = wholes or _before(mentions(sentence.before), len(sentence.before))
        else:
            wholes = _named(match["whole"].strip(), told) or _in_tables(match["whole"].strip(), figures, profile)
        part = amount(match["part"], match["unit"])
        usable = tuple({whole.yuan: whole for whole in wholes if whole.yuan >= part.yuan}.values()) or wholes
        sure = len(usable) <= _SUREST
        yield Share(match[0], match["percent"], part, usable, sure)


def _before(found: Sequence[Mention], end: int) -> tuple[Amount, ...]:
    """The amounts before the list, the nearest first: one of them is the whole."""
    usual = [item.amount for item in found if item.role not in (Role.DELTA, Role.BASE) and item.amount.end <= end]
    return tuple(reversed(usual))


def _whole_list(unnamed: Sequence[re.Match[str]]) -> tuple[Amount, ...]:
    """The sum of the parts, where their shares make a hundred."""
    percents = sum((decimal(match["percent"]) for match in unnamed), Decimal())
    if len(unnamed) < 2 or abs(percents - _HUNDRED) > _NEAR:
        return ()
    return (total([amount(match["part"], match["unit"]) for match in unnamed]),)


def _named(name: str, told: Sequence[Mention]) -> tuple[Amount, ...]:
    """The amounts whose words end with the name of the whole."""
    bare = re.sub(r"\s", "", name)
    ends = re.compile(rf"{re.escape(bare)}(?:为|共|共计|合计|总计)*$")
    return tuple(item.amount for item in told if ends.search(item.words))


def _in_tables(name: str, figures: Printed, profile: Profile) -> tuple[Amount, ...]:
    """What the tables print under the name, exact to the hundredth of a 万元."""
    printed = figures.get(canonical(name, profile), frozenset())
    return tuple(Amount(figure, _HUNDREDTH_OF_WAN, 0, 0) for figure in sorted(printed) if figure)
