"""The papers of a court held against each other: which of them count, and what is kept of the comparison.

What was found is kept with a digest of what it came from. Papers are read again only where that is another one by now.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from heng.apps.intake.models import Paper
from heng.apps.organisation.models import Court
from heng.apps.review.models import Comparison
from heng.documents.from_json import document_from_json
from heng.domain.review.across.conflict import Conflict
from heng.domain.review.across.conflicts import conflicts
from heng.domain.review.across.identity import key, seal
from heng.domain.review.across.quotation import Quotations, quotations, quoted
from heng.domain.review.identity import facts
from heng.domain.review.rules import r45_target_is_realistic
from heng.domain.target.declaration import DocumentKind
from heng.domain.workflow.paper_state import PaperState
from heng.rulebook.profiles import load_profile
from heng.rulebook.ruleset import ruleset_version

Json = dict[str, Any]
CENTRAL = "central"
WITHDRAWN = "已撤回"
REPLACED = "同一文件另有已确认的一份（{}）"
UNDATED = "没有写明年度，请在文件页面补上"
UNKNOWN = "没有认出文件种类"
_HEAVY = ("content", "corrected", "original", "findings")


@dataclass(frozen=True, slots=True)
class Counted:
    """The papers that are held against each other, without their contents, and those that are not, each with why."""

    papers: list[Paper]
    left_out: list[tuple[Paper, str]]

    @property
    def by_number(self) -> dict[int, Paper]:
        """The papers by their numbers."""
        return {paper.pk: paper for paper in self.papers}


def years_of(court: Court) -> list[int]:
    """The years of which a court has papers, the newest first."""
    years = Paper.objects.filter(court=court).order_by("-fiscal_year").values_list("fiscal_year", flat=True)
    return [year for year in years.distinct() if year is not None]


def counted(court: Court, year: int) -> Counted:
    """The papers of a court and year and of the year before that count: those that are read or confirmed."""
    found = _papers(court).filter(fiscal_year__in=(year, year - 1)) | _papers(court).filter(fiscal_year=None)
    papers = list(found.order_by("fiscal_year", "kind", "file_name", "pk"))
    confirmed = {_same(paper): paper for paper in papers if paper.is_confirmed}
    reasons = [(paper, _why_not(paper, confirmed)) for paper in papers]
    return Counted([paper for paper, why in reasons if not why], [(paper, why) for paper, why in reasons if why])


def compared(court: Court, year: int, papers: Sequence[Paper]) -> Comparison:
    """What the `papers` that count contradict each other in, found anew only where a paper or the rules changed."""
    slugs = {paper.profile for paper in papers}
    profile = slugs.pop() if len(slugs) == 1 else CENTRAL
    digest = _digest(papers, profile)
    known = Comparison.objects.filter(court=court, fiscal_year=year).first()
    if known is not None and known.digest == digest:
        return known
    found = _found(papers, year, profile) if len(papers) > 1 else []
    kept = {"digest": digest, "profile": profile, "ruleset": ruleset_version(), "conflicts": found}
    with transaction.atomic():
        return Comparison.objects.update_or_create(court=court, fiscal_year=year, defaults=kept)[0]


def _papers(court: Court) -> QuerySet[Paper]:
    return Paper.objects.filter(court=court).defer(*_HEAVY)


def _same(paper: Paper) -> tuple[object, ...]:
    """What papers have in common of which one is most likely a copy of the other. Books of one year may be the budget
    and the final accounts."""
    named = paper.names.split("\n", 1)[0]
    is_book = paper.kind == DocumentKind.BUDGET_BOOK.value
    return (paper.pk,) if is_book or not named else (paper.kind, paper.fiscal_year, named)


def _why_not(paper: Paper, confirmed: dict[tuple[object, ...], Paper]) -> str:
    """Why a paper does not count; blank where it does."""
    if paper.state == PaperState.WITHDRAWN.value:
        return WITHDRAWN
    if paper.kind == DocumentKind.UNKNOWN.value:
        return UNKNOWN
    if paper.fiscal_year is None:
        return UNDATED
    known = confirmed.get(_same(paper))
    return "" if known is None or paper.is_confirmed else REPLACED.format(known.file_name)


def _digest(papers: Sequence[Paper], profile: str) -> str:
    """Of what a comparison comes from; the revision of a paper moves with everything that is shown of it."""
    told = [[paper.pk, paper.sha256, paper.uploaded_at.isoformat(), paper.revision] for paper in papers]
    return hashlib.sha256(json.dumps([told, profile, ruleset_version()]).encode()).hexdigest()


def _found(papers: Sequence[Paper], year: int, slug: str) -> list[Json]:
    """The conflicts that a paper of the year is part of, each once. Targets against what was reached before are not
    among them: they stand beside the target on the page of its paper, which looks back on more years."""
    often = Counter(paper.file_name for paper in papers)
    names = {paper.pk: _name(paper, often) for paper in papers}
    numbers = {name: number for number, name in names.items()}
    whole = Paper.objects.filter(pk__in=names).only("content", "corrected")
    documents = [replace(document_from_json(paper.current), file=names[paper.pk]) for paper in whole]
    contents = {names[paper.pk]: paper.sha256 for paper in papers}
    of_year = {names[paper.pk] for paper in papers if paper.fiscal_year == year}
    rows = {document.file: facts(document) for document in documents}
    known = {document.file: quotations(document) for document in documents}
    found: dict[str, Json] = {}
    for one in conflicts(documents, load_profile(slug, year)):
        if of_year.isdisjoint(one.files) or one.finding.rule == r45_target_is_realistic.RULE.code:
            continue
        known_by = seal(one, contents, rows)
        found.setdefault(
            known_by,
            one.finding.to_json()
            | {"papers": [numbers[file] for file in one.files], "quoted": _quoted(one, known)}
            | {"key": key(one, contents), "seal": known_by},
        )
    return list(found.values())


def _name(paper: Paper, often: Counter[str]) -> str:
    """The name under which messages speak of a paper; two of one name are told apart by their numbers."""
    return paper.file_name if often[paper.file_name] == 1 else f"{paper.file_name}#{paper.pk}"


def _quoted(one: Conflict, known: dict[str, Quotations]) -> list[str]:
    places = zip(one.files, one.finding.where, strict=True)
    return [quoted(known[file], where, one.finding.subject) for file, where in places]
