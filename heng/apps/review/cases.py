"""The findings of a paper, or between papers, together with what people did about them."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from heng.apps.intake.findings import all_findings, finding_name
from heng.apps.intake.models import Paper
from heng.apps.organisation.models import Court
from heng.apps.review.models import Comparison, FindingCase, FindingState
from heng.apps.user.models import User
from heng.documents.document_after import declaring_part
from heng.documents.from_json import document_from_json, finding_from_json
from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.identity import facts, key, matched, seal

Json = dict[str, Any]
OPEN, WAIVED, LAPSED = "open", "waived", "lapsed"


@dataclass(frozen=True, slots=True)
class Held:
    """A finding of the newest review: its number on the pages of the paper, its name, what identifies it, and its case
    (None where nobody touched it). `same` says whether the case was last decided on exactly this."""

    number: int
    name: str
    finding: Finding
    data: Json
    key: str
    seal: str
    case: FindingCase | None = None
    same: bool = True

    @property
    def state(self) -> str:
        """open, waived, or lapsed: waived once, but what it says has changed since."""
        if self.case is None or not self.case.is_waived:
            return OPEN
        return WAIVED if self.same else LAPSED

    @property
    def version(self) -> int:
        """What a form must name so that nobody overwrites what another did meanwhile."""
        return self.case.version if self.case else 0

    @property
    def is_reading(self) -> bool:
        """Whether it says what reading was not sure of, rather than what is wrong with the paper."""
        return self.finding.certainty is Certainty.EXTRACTION

    @property
    def is_grave(self) -> bool:
        """Whether only a reviewer may let it stand."""
        return self.finding.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Handling:
    """All findings of a paper, and the cases whose finding is not there any more."""

    held: list[Held]
    gone: list[FindingCase]

    def named(self, name: str) -> Held | None:
        """The finding of this name."""
        return next((held for held in self.held if held.name == name), None)


def handling(paper: Paper) -> Handling:
    """What people did about the findings of `paper`, and about those that it no longer has."""
    return _handled(list(paper.cases.select_related("assigned_to", "waived_by")), _found(paper))


def handling_between(comparison: Comparison) -> Handling:
    """The same for what was found between the papers of a comparison."""
    cases = list(comparison.cases.select_related("assigned_to", "waived_by"))
    return _handled(cases, [_between(number, data) for number, data in enumerate(comparison.conflicts, 1)])


def _handled(cases: Sequence[FindingCase], found: Sequence[Held]) -> Handling:
    matches = matched([(case.key, case.seal) for case in cases], [(held.key, held.seal) for held in found])
    mine = {match.finding: match for match in matches}
    held = [
        _with_case(one, cases[mine[place].kept], same=mine[place].same) if place in mine else one
        for place, one in enumerate(found)
    ]
    taken = {match.kept for match in matches}
    return Handling(held, [case for place, case in enumerate(cases) if place not in taken])


def assigned(user: User, court: Court) -> list[tuple[Paper, list[Held]]]:
    """The papers of `court` with findings that are assigned to `user`, still there and not waived."""
    papers = Paper.objects.filter(court=court, cases__assigned_to=user).defer("original").distinct()
    mine = [(paper, [held for held in handling(paper).held if _is_for(held, user)]) for paper in papers]
    return [(paper, held) for paper, held in mine if held]


def assigned_between(user: User, court: Court) -> list[tuple[Comparison, list[Held]]]:
    """The years of `court` with findings between papers that are assigned to `user`, still there and not waived."""
    years = Comparison.objects.filter(court=court, cases__assigned_to=user).distinct()
    mine = [(year, [held for held in handling_between(year).held if _is_for(held, user)]) for year in years]
    return [(year, held) for year, held in mine if held]


def open_counts(papers: Iterable[Paper]) -> dict[int, int]:
    """How many findings of the review of each paper, by its number, are still to be mended: without doubts of reading
    and without what was waived."""
    known = list(papers)
    state = FindingState.WAIVED.value
    touched = set(FindingCase.objects.filter(paper__in=known, state=state).values_list("paper", flat=True))
    return {paper.pk: _open(paper, waived=_waived(paper) if paper.pk in touched else frozenset()) for paper in known}


def open_between(court: Court, year: int) -> int:
    """How many contradictions between the papers of a year are still to be mended, as they were compared last."""
    known = Comparison.objects.filter(court=court, fiscal_year=year).first()
    return sum(held.state != WAIVED for held in handling_between(known).held) if known else 0


def waivers(held: Iterable[Held]) -> list[tuple[Finding, str, str, str]]:
    """Finding, reason, name and day of what was waived and still is as it was then."""
    return [
        (one.finding, one.case.waived_reason, one.case.waived_by.name, day(one.case.waived_at))
        for one in held
        if one.state == WAIVED and one.case and one.case.waived_by
    ]


def day(at: datetime | None) -> str:
    """A moment as the day that people write."""
    return f"{timezone.localtime(at):%Y-%m-%d}" if at else ""


def _is_for(held: Held, user: User) -> bool:
    return held.case is not None and held.case.assigned_to_id == user.pk and held.state != WAIVED


def _found(paper: Paper) -> list[Held]:
    """The findings, each once, untouched so far."""
    told = facts(document_from_json(declaring_part(paper.current)))
    found: dict[str, Held] = {}
    for number, data in enumerate(all_findings(paper), 1):
        finding = finding_from_json(data)
        name = finding_name(data)
        found.setdefault(name, Held(number, name, finding, data, key(finding), seal(finding, told)))
    return list(found.values())


def _open(paper: Paper, waived: Set[str]) -> int:
    own = [data for data in paper.findings if data["certainty"] != Certainty.EXTRACTION.value]
    return sum(finding_name(data) not in waived for data in own)


def _waived(paper: Paper) -> frozenset[str]:
    return frozenset(held.name for held in handling(paper).held if held.state == WAIVED)


def _between(number: int, data: Json) -> Held:
    """A stored conflict; its seal names it, for it covers every word and place of it."""
    return Held(number, data["seal"], finding_from_json(data), data, data["key"], data["seal"])


def _with_case(held: Held, case: FindingCase, *, same: bool) -> Held:
    return Held(held.number, held.name, held.finding, held.data, held.key, held.seal, case, same)
