"""Which finding is which over re-reviews, and what exactly a decision about one of them covers.

A rule re-run after an edit finds "the same" thing again with other figures, or something else in the same place. Two names
keep these apart: the `key` says which finding it is (it outlives changed figures, so that discussion and assignment
stay), the `seal` holds every word it says and every value it is about (so that a waiver never covers anything that
the person who waived did not see).
"""

import hashlib
import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from heng.domain.finding import Finding, Where
from heng.domain.review.declared import units_and_projects
from heng.domain.target.declaration import Document, Indicator

Facts = Mapping[Where | str, str]
"""What stands in the rows of a paper, by place and by the name under which findings speak of the row."""

_QUOTED = re.compile(r"[“‘《「][^”’》」]*[”’》」]")
_FIGURES = re.compile(r"[-+]?[\d０-９][\d０-９.,，:：]*|[≥≤＞＜><=]")
_BLANKS = re.compile(r"\s+")
_BETWEEN = "\x1e"
_HALF = 12


@dataclass(frozen=True, slots=True)
class Match:
    """Which of the things kept belongs to which finding: their numbers, and whether the seal is still the same."""

    kept: int
    finding: int
    same: bool


def key(finding: Finding) -> str:
    """The name of a finding over re-reviews, 24 hexadecimal digits: the first half is for its rule and first place (its
    subject where it has none), the second for what it says without figures and quotations."""
    place = repr(finding.where[0]) if finding.where and finding.where[0] != Where() else finding.subject
    return key_at(finding, place)


def key_at(finding: Finding, place: str) -> str:
    """The key of a finding whose place is known by another name, as where it lies in several papers."""
    return _digest(finding.rule, place)[:_HALF] + _digest(_skeleton(finding.message))[:_HALF]


def seal(finding: Finding, facts: Facts) -> str:
    """The name of all that a decision about a finding rests on, 24 hexadecimal digits: its weight and words, all its
    places, and what now stands in the rows that it is about."""
    rows = [facts[place] for place in finding.where if place in facts]
    named = facts.get(finding.subject, "")
    # The place tells rows of one name apart; the name counts where no place leads to such a row.
    rows += [] if any(row in named.split(_BETWEEN) for row in rows) else [named]
    return seal_at(finding, [*map(repr, finding.where), *rows])


def seal_at(finding: Finding, covered: Sequence[str]) -> str:
    """The seal of a finding that rests on the places and rows told in `covered`."""
    return _digest(finding.rule, finding.severity, finding.certainty, finding.subject, finding.message, *covered)


def facts(document: Document) -> dict[Where | str, str]:
    """What stands in every row of a paper; rows without a place of their own are found by name only."""
    found: dict[Where | str, list[str]] = {}
    for holder in units_and_projects(document):
        _note(found, holder.where, holder.name, f"{holder.name}|{holder.objective}")
        for indicator in holder.indicators:
            _note(found, indicator.where, f"{holder.name} / {indicator.name}", _told(indicator))
    return {name: _BETWEEN.join(sorted(texts)) for name, texts in found.items()}


def matched(kept: Sequence[tuple[str, str]], found: Sequence[tuple[str, str]]) -> list[Match]:
    """Which of the things `kept` under (key, seal) belongs to which finding `found` under (key, seal), none twice.

    Whatever has the same seal belongs together first; of the rest, what has the same key; of the rest, what is about the
    same rule and place, so that a rule that was worded anew does not lose what people said about its findings.
    """
    matches: list[Match] = []
    left_kept, left_found = list(range(len(kept))), list(range(len(found)))
    for same, name in _TIERS:
        waiting: dict[Hashable, list[int]] = {}
        for number in left_found:
            waiting.setdefault(name(found[number]), []).append(number)
        for number in list(left_kept):
            numbers = waiting.get(name(kept[number]))
            if numbers:
                taken = numbers.pop(0)
                matches.append(Match(number, taken, same))
                left_kept.remove(number)
                left_found.remove(taken)
    return matches


_TIERS: tuple[tuple[bool, Callable[[tuple[str, str]], Hashable]], ...] = (
    (True, lambda one: one),
    (False, lambda one: one[0]),
    (False, lambda one: one[0][:_HALF]),
)


def _note(found: dict[Where | str, list[str]], place: Where, name: str, text: str) -> None:
    if place != Where():
        found.setdefault(place, []).append(text)
    found.setdefault(name, []).append(text)


def _told(indicator: Indicator) -> str:
    """What a rule judges of an indicator; its weight and score are in the message of a rule that is about them."""
    target, polarity = indicator.target, indicator.polarity
    parts = (indicator.category, indicator.subcategory, indicator.name, target.comparison, target.value, target.unit)
    return "|".join((*parts, target.text, polarity or ""))


def _skeleton(message: str) -> str:
    return _BLANKS.sub("", _FIGURES.sub("#", _QUOTED.sub("“”", message)))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]
