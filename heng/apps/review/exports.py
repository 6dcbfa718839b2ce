"""What leaves the page of findings: the annotated workbook, the review opinion, and JSON."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.db import transaction
from django.utils import timezone

from heng.apps.audit import services as audit
from heng.apps.intake import storage
from heng.apps.intake.history import profile_of
from heng.apps.intake.models import Paper
from heng.apps.review.cases import LAPSED, WAIVED, Handling, Held, handling, waivers
from heng.apps.review.services import paper_of
from heng.apps.user.models import User
from heng.documents.from_json import document_from_json
from heng.documents.writers import annotate_xlsx, review_opinion_docx, review_opinion_pdf
from heng.domain.errors import NotFound
from heng.domain.review.opinion import Opinion, Waived
from heng.rulebook.review_opinion import opinion_of

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Export:
    """A file to download."""

    name: str
    content: bytes


def export(user: User, number: int, form: str) -> Export:
    """The findings of a paper as `form` (xlsx, docx or pdf), waived ones with their reasons; the download is an event.

    Raises NotFound for another form.
    """
    paper = paper_of(user, number)
    write = _WRITERS.get(form)
    if write is None:
        raise NotFound(f"没有“{form}”这种导出。可以导出批注工作簿（xlsx）、审核意见（docx、pdf）和 JSON。")
    made = write(paper, handling(paper))
    note_export(user, paper, form)
    return made


@transaction.atomic
def note_export(user: User, paper: Paper, form: str) -> None:
    """Every file that leaves the system leaves a trace."""
    details = {"sha256": paper.sha256, "form": form, "revision": paper.revision, "ruleset": paper.ruleset}
    audit.record(user, "导出审核意见", f"paper:{paper.pk}", court=paper.court.code, details=details)


def payload(paper: Paper, present: Handling) -> Json:
    """The findings as `heng review --format json` gives them, each with what people did about it."""
    return {
        "file": paper.file_name,
        "profile": paper.profile,
        "ruleset": paper.ruleset,
        "paper": paper.pk,
        "revision": paper.revision,
        "findings": [handled(held) for held in present.held],
    }


def entity_tag(told: Json) -> str:
    """Of a payload: another one as soon as anything in it is another, be it content, rules, or what people did."""
    return f'"{told["revision"]}-{told["ruleset"]}-{digest(told)}"'


def digest(told: Json) -> str:
    """The name of all that a payload says, 16 hexadecimal digits."""
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def handled(held: Held) -> Json:
    """A finding with what people did about it."""
    case = held.case
    person = case.assigned_to if case else None
    waived = None
    if case and case.waived_by and held.state in (WAIVED, LAPSED):
        at = timezone.localtime(case.waived_at).isoformat(timespec="seconds")
        waived = {"reason": case.waived_reason, "by": case.waived_by.name, "at": at, "lapsed": held.state == LAPSED}
    known = {"id": held.name, "version": held.version, "state": held.state}
    return held.data | known | {"assignee": person.name if person else None, "waiver": waived}


def _standing(present: Handling) -> tuple[list[Any], list[Waived]]:
    """The findings that stand, and those that were waived with what was said about them."""
    stand = [held.finding for held in present.held if held.state != WAIVED]
    return stand, [Waived(*waived) for waived in waivers(present.held)]


def _workbook(paper: Paper, present: Handling) -> Export:
    data = storage.stored(paper.sha256).read_bytes()
    stand, waived = _standing(present)
    written = annotate_xlsx.annotate(data, stand, content=paper.original, waived=waived)
    return Export(f"{PurePath(paper.file_name).stem}-审核意见.xlsx", written)


def _opinion(paper: Paper, present: Handling) -> Opinion:
    document = document_from_json(paper.current)
    stand, waived = _standing(present)
    return opinion_of(document, stand, profile_of(paper, document), waived)


def _docx(paper: Paper, present: Handling) -> Export:
    opinion = _opinion(paper, present)
    return Export(f"{opinion.file_stem}.docx", review_opinion_docx.write(opinion))


def _pdf(paper: Paper, present: Handling) -> Export:
    opinion = _opinion(paper, present)
    return Export(f"{opinion.file_stem}.pdf", review_opinion_pdf.write(opinion))


_WRITERS: Mapping[str, Callable[[Paper, Handling], Export]] = {"xlsx": _workbook, "docx": _docx, "pdf": _pdf}
