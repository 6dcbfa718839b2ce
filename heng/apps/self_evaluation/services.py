"""Scoring a court's year from its facts, and writing the report."""

import hashlib
from dataclasses import dataclass

from django.db import transaction

from heng.apps.audit import services as audit
from heng.apps.organisation.models import Court
from heng.apps.organisation.permissions import permit
from heng.apps.self_evaluation.models import SelfEvaluation
from heng.apps.self_evaluation.scoring import Scored, score
from heng.apps.user.models import User
from heng.documents.writers.self_evaluation_docx import report_title, self_evaluation_docx
from heng.documents.writers.self_evaluation_xlsx import self_evaluation_xlsx
from heng.domain.errors import NotFound, WrongState
from heng.domain.workflow.permissions import Act

WRITERS = {"docx": self_evaluation_docx, "xlsx": self_evaluation_xlsx}


@dataclass(frozen=True, slots=True)
class Report:
    """A file to download."""

    name: str
    content: bytes


def score_year(user: User, court: Court, year: int) -> SelfEvaluation:
    """The score of the court's year from its facts; equal facts give the self-evaluation that is already there."""
    permit(user, Act.SCORE, court)
    scored = score(court, year)
    known = SelfEvaluation.objects.filter(
        court=court, fiscal_year=year, scheme=scored.evaluation.scheme, digest=scored.digest
    )
    return known.first() or _store(user, court, year, scored)


def self_evaluation_of(user: User, number: int) -> SelfEvaluation:
    """The self-evaluation with this number if `user` may see it; NotFound otherwise."""
    found = SelfEvaluation.objects.select_related("court", "created_by").filter(pk=number).first()
    if found is None:
        raise NotFound("没有找到这份绩效自评。它可能属于其他法院，或地址有误；请从“绩效自评”列表进入。")
    permit(user, Act.READ_SCORES, found.court)
    return found


def report(user: User, number: int, kind: str) -> Report:
    """The report as a file of `kind` (docx or xlsx); WrongState once the facts have changed since it was scored."""
    found = self_evaluation_of(user, number)
    if kind not in WRITERS:
        raise NotFound(f"没有“{kind}”格式的报告，可以下载：{'、'.join(WRITERS)}。")
    scored = score(found.court, found.fiscal_year)
    if scored.digest != found.digest:
        raise WrongState(
            "自评事实或指标在计分之后有变化，报告会与页面上的得分不一致。请先在“绩效自评”重新计分，再下载报告。"
        )
    content = WRITERS[kind](scored.evaluation, scored.facts)
    _note_report(user, found, kind, content)
    return Report(f"{report_title(scored.facts)}.{kind}", content)


@transaction.atomic
def _store(user: User, court: Court, year: int, scored: Scored) -> SelfEvaluation:
    evaluation = scored.evaluation
    made = SelfEvaluation.objects.create(
        court=court,
        fiscal_year=year,
        scheme=evaluation.scheme,
        digest=scored.digest,
        total=evaluation.total,
        grade=evaluation.grade or "",
        breakdown=evaluation.to_json(),
        indicators=scored.indicators,
        created_by=user,
    )
    audit.record(
        user, "自评计分", f"self_evaluation:{made.pk}", court=court.code, details={"total": str(evaluation.total)}
    )
    return made


@transaction.atomic
def _note_report(user: User, found: SelfEvaluation, kind: str, content: bytes) -> None:
    details = {"kind": kind, "sha256": hashlib.sha256(content).hexdigest()}
    audit.record(user, "下载自评报告", f"self_evaluation:{found.pk}", court=found.court.code, details=details)
