"""What earlier self-evaluations say was reached, by unit or project and measure."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from heng.domain.review.across.pairing import project_key
from heng.domain.review.across.papers import Paper, Stage, holder_unit
from heng.domain.review.declared import Holder, declared
from heng.domain.review.figures import NUMBER, decimal
from heng.domain.review.meaning import same_measure
from heng.domain.review.profile import Profile
from heng.domain.review.realism import Past
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Indicator, Project
from heng.domain.target.quantity import convert, unit_text

_ACTUAL = re.compile(rf"(?:约|达到?|完成|实际)?\s*[≥≤=<>]?\s*({NUMBER})\s*([^\d\s。,，;；]{{0,6}})。?")


Measured = tuple[str, str]


def measured(holder: Holder, indicator: Indicator, profile: Profile) -> Measured:
    """Under which key a measure of a holder is found again in other years."""
    own = project_key(holder, years=False) if isinstance(holder, Project) else holder_unit(holder)
    return own, same_measure(indicator.name, profile)


def history(papers: Sequence[Paper], profile: Profile) -> Mapping[Measured, tuple[tuple[Past, str], ...]]:
    """The actual values of self-evaluation papers of known years, each with its unit, in the order of years."""
    found: defaultdict[Measured, list[tuple[Past, str]]] = defaultdict(list)
    for paper in papers:
        if paper.stage is not Stage.EVALUATED or paper.year is None:
            continue
        for item in declared(paper.document):
            value = actual(item.indicator)
            if value is not None:
                past = Past(paper.year, value[0], paper.file, item.indicator.where)
                found[measured(item.holder, item.indicator, profile)].append((past, value[1]))
    return {key: tuple(values) for key, values in found.items()}


def actual(indicator: Indicator) -> tuple[Decimal, str] | None:
    """The actual value of an indicator and its unit, the target's where it prints none; None for words."""
    match = _ACTUAL.fullmatch(folded(indicator.actual or "").strip())
    if match is None:
        return None
    value, unit = decimal(match[1]), unit_text(match[2]) or unit_text(indicator.target.unit)
    share = not match[2] and unit == "%" and 0 < value <= 1 < (indicator.target.number or 0)
    return (value * 100 if share else value), unit


def in_unit(past: tuple[Past, str], unit: str) -> Past | None:
    """The value in another unit; None where the two have no exact relation."""
    value = convert(past[0].value, past[1], unit)
    if value is None:
        return None
    return Past(past[0].year, Decimal(value.numerator) / Decimal(value.denominator), past[0].source, past[0].where)
