"""Handing out official forms: blank, or filled with what a paper declares; each leaves a trace."""

from django.db import transaction

from heng.apps.audit import services as audit
from heng.apps.intake.models import Paper
from heng.apps.intake.services import paper_of
from heng.apps.organisation.models import Court
from heng.apps.organisation.permissions import permit
from heng.apps.user.models import User
from heng.documents.from_json import document_from_json
from heng.documents.writers.template_kind import TemplateKind
from heng.documents.writers.template_workbook import blank_template, filled_template
from heng.domain.errors import WrongState
from heng.domain.workflow.permissions import Act


@transaction.atomic
def blank(user: User, court: Court, kind: TemplateKind, unit: str, year: int, profile: str) -> bytes:
    """The blank form; the event is noted."""
    permit(user, Act.READ_PAPERS, court)
    data = blank_template(kind, unit, year, profile)
    audit.record(user, "下载模板", f"form:{kind.value}", court=court.code, details={"year": year, "profile": profile})
    return data


@transaction.atomic
def filled(user: User, number: int, *, wide: bool) -> tuple[Paper, bytes]:
    """The official form filled with what the paper declares, with its corrections; WrongState where it declares nothing."""
    paper = paper_of(user, number)
    document = document_from_json(paper.current)
    if not (document.projects or any(unit.indicators or unit.objective for unit in document.units)):
        raise WrongState(f"从“{paper.file_name}”中没有读出项目或指标，不能导出为官方表式。请先核对识别结果。")
    data = filled_template(document, paper.profile, wide=wide)
    audit.record(user, "导出官方表式", f"paper:{number}", court=paper.court.code, details={"wide": wide})
    return paper, data
