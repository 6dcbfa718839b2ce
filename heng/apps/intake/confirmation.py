"""Confirming a paper into the register, and withdrawing it again."""

from django.db import transaction
from django.db.models import QuerySet

from heng.apps.intake.history import add_step, history, locked, points
from heng.apps.intake.models import Paper, Step
from heng.apps.intake.services import paper_of
from heng.apps.user.models import User
from heng.documents.correction.steps import Kind
from heng.domain.errors import WrongState, WrongUsage
from heng.domain.workflow.paper_state import PaperState, PaperStep, paper_after
from heng.domain.workflow.permissions import Act

MOST_REASON = 500


def same_paper(paper: Paper) -> QuerySet[Paper]:
    """Confirmed papers of the same kind, year and first unit or project: most likely another copy of this one."""
    first = paper.names.split("\n", 1)[0]
    others = Paper.objects.filter(
        court=paper.court_id, kind=paper.kind, fiscal_year=paper.fiscal_year, state=PaperState.CONFIRMED.value
    ).exclude(pk=paper.pk)
    return others.filter(names__startswith=first) if first else others.none()


@transaction.atomic
def confirm(user: User, number: int, revision: int, *, despite_same: bool = False) -> Step:
    """Put the values of a paper into the register; from now on it is frozen.

    Raises WrongState while something still has to be held against the original, and where the same paper is confirmed
    already unless `despite_same`.
    """
    paper_of(user, number, Act.CONFIRM_PAPERS)
    paper = locked(number, revision)
    after = paper_after(PaperState(paper.state), PaperStep.CONFIRM)
    missing = len(points(paper, history(paper)).missing)
    if missing:
        raise WrongState(f"还有 {missing} 处读取时没有把握的内容没有对照原件。请逐处核对并打勾，再确认入库。")
    known = same_paper(paper).first()
    if known and not despite_same:
        raise WrongState(
            f"同一单位、年度、种类的文件“{known.file_name}”已经确认入库。请先核对两份是否为同一内容；"
            "确需另存时，勾选“仍要确认”后再办理。"
        )
    paper.state = after.value
    return add_step(user, paper, Kind.CONFIRM)


@transaction.atomic
def withdraw(user: User, number: int, revision: int, reason: str) -> Step:
    """Take a confirmed paper out of the register, so that it can be corrected; WrongUsage without a reason."""
    paper_of(user, number, Act.CONFIRM_PAPERS)
    paper = locked(number, revision)
    after = paper_after(PaperState(paper.state), PaperStep.WITHDRAW)
    told = reason.strip()[:MOST_REASON]
    if not told:
        raise WrongUsage("请写明撤回的原因，例如“第 3 项指标的目标值读错”。")
    paper.state = after.value
    return add_step(user, paper, Kind.WITHDRAW, reason=told)
