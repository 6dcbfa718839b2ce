"""Targets against what was reached in earlier years, as a check of single indicators."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from heng.domain.finding import Finding
from heng.domain.review.across.history import Measured, in_unit, measured
from heng.domain.review.declared import Declared
from heng.domain.review.profile import Profile
from heng.domain.review.realism import Past
from heng.domain.review.rules import r45_target_is_realistic as r45
from heng.domain.review.scope import About, EachIndicator
from heng.domain.target.quantity import unit_text

Reached = Mapping[Measured, Sequence[tuple[Past, str]]]
"""What self-evaluations say, by whose measure it is: values of earlier years, each with its unit."""
Computed = Callable[[str], Sequence[tuple[Past, str]]]
"""The same from records of the whole court, by the name that papers give the measure."""


def against_earlier(reached: Reached, computed: Computed) -> EachIndicator:
    """R45 against what was reached: by the self-evaluations, and by records for years of which there is none.

    A year of which two papers tell different values counts for neither. Where the paper itself prints earlier results
    and is found wanting by them, nothing is said twice.
    """

    def check(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
        if r45.RULE.code not in profile.rules:
            return
        own = _clear(reached.get(measured(item.holder, item.indicator, profile), ()), item)
        past = _clear(computed(item.indicator.name), item) | own
        if not past or any(r45.check(item, about, profile)):
            return
        known = [past[year] for year in sorted(past)]
        sources = "、".join(f"{one.source}（{one.year}年）" for one in known)
        for finding in r45.realism(item.subject, item.indicator, known, profile):
            yield replace(finding, message=f"{finding.message}实际值取自：{sources}。")

    return EachIndicator(check)


def _clear(found: Sequence[tuple[Past, str]], item: Declared) -> dict[int, Past]:
    """One value a year in the unit of the target; none where two differ."""
    unit = unit_text(item.indicator.target.unit)
    values = [one for one in (in_unit(entry, unit) for entry in found) if one is not None]
    by_year = {one.year: one for one in values}
    torn = {one.year for one in values if one.value != by_year[one.year].value}
    return {year: one for year, one in by_year.items() if year not in torn}
