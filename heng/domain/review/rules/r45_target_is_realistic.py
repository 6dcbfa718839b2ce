"""A target far from what was reached in earlier years. A judgement, never a block."""

import re
from collections.abc import Iterator, Sequence

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, shown
from heng.domain.review.figures import NUMBER, decimal
from heng.domain.review.profile import Profile
from heng.domain.review.realism import Past, unusual
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachIndicator
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Indicator
from heng.domain.target.quantity import unit_text
from heng.domain.target.reading import figure

RULE = Rule(
    code="R45",
    slug="target_is_realistic",
    title="目标与历年实绩不相称",
    severity=Severity.HINT,
    certainty=Certainty.JUDGEMENT,
    source="cb-2015-88",
    fix="请参照历年实际完成值重新测算目标，或在测算依据中说明原因。",
)

_TOLD = re.compile(
    rf"(?:(?P<year>20\d\d)年度?|(?P<last>上年|去年))[^\d，,；;、]{{0,8}}?(?P<number>{NUMBER})\s*(?P<unit>[^\d\s，,；;、。)]{{0,4}})"
)
_PAST_COLUMN = re.compile(r"(?P<year>20\d\d)年|(?P<before>前年)|上年|去年|历史|上一年")
_PLANNED = re.compile("目标|预期|计划|预算")
_VALUE = re.compile(rf"[≥≤=<>]?\s*(?P<number>{NUMBER})\s*(?P<unit>[^\d\s]{{0,4}})")
Told = tuple[int, str, str]


def check(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """Targets beside which the paper itself prints earlier results: ≥90%（上年实际96%）."""
    if about.fiscal_year is not None:
        yield from realism(item.subject, item.indicator, _told(item.indicator, about.fiscal_year), profile)


def realism(subject: str, target: Indicator, past: Sequence[Past], profile: Profile) -> tuple[Finding, ...]:
    """At most one finding about a target and what was reached: `past` holds one value a year, in the target's unit and
    in the order of years, from earlier papers, from computed results, or from the paper itself."""
    said = unusual(target, past, profile)
    if said is None:
        return ()
    listed = "、".join(f"{one.year}年{figure(one.value)}{target.target.unit}" for one in past)
    message = f"“{target.name}”的目标为{shown(target.target)}，历年实际为{listed}，{said}。"
    return (RULE.finding(subject, message, target.where),)


def _told(indicator: Indicator, fiscal_year: int) -> list[Past]:
    """The earlier results in the target's own unit that the paper prints in its note or in columns beside it."""
    found: dict[int, Past] = {}
    for year, number, unit in (*_noted(indicator, fiscal_year), *_beside(indicator, fiscal_year)):
        if unit in ("", unit_text(indicator.target.unit)) and year < fiscal_year:
            found.setdefault(year, Past(year, decimal(number), "", indicator.where))
    return [found[year] for year in sorted(found)]


def _noted(indicator: Indicator, fiscal_year: int) -> Iterator[Told]:
    """≥90%（上年实际96%）."""
    for match in _TOLD.finditer(folded(indicator.target.note)):
        yield int(match["year"] or fiscal_year - 1), match["number"], unit_text(match["unit"])


def _beside(indicator: Indicator, fiscal_year: int) -> Iterator[Told]:
    """Columns of earlier years: 上年值, 2022年实际完成值, 历史参考值; what a plan once said is no result."""
    for line in folded(indicator.remark).splitlines():
        heading, _, text = line.partition(":")
        past, value = _PAST_COLUMN.search(heading), _VALUE.fullmatch(text.strip())
        if past and value and not _PLANNED.search(heading):
            year = int(past["year"] or fiscal_year - (2 if past["before"] else 1))
            yield year, value["number"], unit_text(value["unit"])


CHECKS = (EachIndicator(check),)
