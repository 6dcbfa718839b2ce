"""The review of a paper as it would be with what somebody is just typing. Nothing is written.

Papers that were typed into lately are kept in this process at their newest revision, so that a key that is pressed costs no
reading.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heng.apps.intake.findings import finding_name
from heng.apps.intake.history import history, review_key
from heng.apps.intake.models import Paper
from heng.apps.intake.reviewing import EDITED, reviewed
from heng.apps.review.services import paper_of
from heng.apps.user.models import User
from heng.documents.correction.apply import Corrected, apply_corrections
from heng.documents.correction.change import Change
from heng.documents.correction.edits import InvalidEdits, changes_of
from heng.documents.correction.steps import changes_in_force
from heng.documents.document_after import declaring_part
from heng.domain.workflow.permissions import Act
from heng.rulebook.ruleset import ruleset_version

Json = dict[str, Any]
Key = tuple[object, ...]
MOST_DESKS = 8


@dataclass(frozen=True, slots=True)
class Preview:
    """What the review would say: the findings that would come, those that are about the edited part first (True), the
    names of those that would go, and why what was typed is no value (blank where it is one)."""

    fresh: tuple[tuple[Json, bool], ...] = ()
    cleared: tuple[str, ...] = ()
    invalid: str = ""


@dataclass(frozen=True, slots=True)
class _Desk:
    """A paper at one of its revisions: its content as read without what no edit touches, that rest, the corrections in
    force, what they make of it, and the names of its findings."""

    bare: Json
    rest: Json
    changes: list[Change]
    corrected: Corrected
    names: frozenset[str]


_desks: OrderedDict[Key, _Desk] = OrderedDict()
_lock = threading.Lock()


def preview(user: User, number: int, edits: Sequence[Mapping[str, Any]]) -> Preview:
    """The review of a paper with `edits` (heng/documents/correction/edits.py) made; a confirmed paper has none."""
    paper = paper_of(user, number, Act.CORRECT_PAPERS, light=True)
    if paper.is_confirmed:
        return Preview()
    desk = _desk(paper)
    try:
        changes = changes_of(desk.corrected, edits, paper.revision + 1)
    except InvalidEdits as problem:
        return Preview(invalid=str(problem))
    after = apply_corrections(desk.bare, [*desk.changes, *changes])
    found = _found(paper, desk, after)
    touched = list(_touched(after, changes))
    fresh = [(data, _is_about(data, touched)) for name, data in found.items() if name not in desk.names]
    return Preview(tuple(sorted(fresh, key=lambda pair: not pair[1])), tuple(sorted(desk.names - found.keys())))


def _found(paper: Paper, desk: _Desk, after: Corrected) -> dict[str, Json]:
    """The findings of the edited paper by their names."""
    chosen = (paper.chosen_profile, paper.chosen_settings, paper.court_id)
    _, findings = reviewed(review_key(paper), after.content | desk.rest, *chosen)
    return {finding_name(data): data for data in (finding.to_json() for finding in findings)}


def _desk(paper: Paper) -> _Desk:
    """The desk of a paper at its revision, made on first use; the one that nobody used for longest makes room."""
    with _lock:
        found = _desks.get(_key(paper))
        if found:
            _desks.move_to_end(_key(paper))
            return found
    # Read anew as a whole: the paper may have moved on since its revision was looked at.
    whole = Paper.objects.defer("original", "corrected").get(pk=paper.pk)
    made = _made(whole)
    with _lock:
        for old in [each for each in _desks if each[0] == paper.pk]:
            del _desks[old]
        _desks[_key(whole)] = made
        while len(_desks) > MOST_DESKS:
            _desks.popitem(last=False)
    return made


def _key(paper: Paper) -> Key:
    """What was reviewed, and by which rules."""
    chosen = (paper.chosen_profile, repr(paper.chosen_settings))
    return (paper.pk, paper.uploaded_at, paper.revision, paper.profile, *chosen, paper.ruleset)


def _made(paper: Paper) -> _Desk:
    taken = [step for step in history(paper) if step.number <= paper.revision]
    changes = changes_in_force(taken)
    rest = {name: value for name, value in paper.content.items() if name not in EDITED}
    bare = declaring_part(paper.content)
    desk = _Desk(bare, rest, changes, apply_corrections(bare, changes), frozenset(map(finding_name, paper.findings)))
    if paper.ruleset == ruleset_version():
        return desk
    names = frozenset(_found(paper, desk, desk.corrected))
    return _Desk(bare, rest, changes, desk.corrected, names)


def _touched(after: Corrected, changes: Sequence[Change]) -> Iterator[Json]:
    """Where the rows, units and projects stand that the edit is about."""
    places = [change.place for change in changes]
    for entry in after.entries():
        if any(place.startswith(f"{entry.place}/") and "/indicators/" not in place for place in places):
            yield entry.data["where"]
        for row in entry.indicators:
            if any(place.startswith(f"{row.place}/") for place in places):
                yield row.data["where"]


def _is_about(data: Json, touched: Sequence[Json]) -> bool:
    return any(where in touched for where in data["where"][:1])
