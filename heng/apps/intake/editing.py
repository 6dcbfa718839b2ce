"""The steps that people take on the page of a paper: correcting, undoing, ticking, confirming, withdrawing.

A page with scripts sends the header X-Heng-Part and gets the right side of the page anew, or a problem in JSON with a
message for each place; without it every step is an ordinary form that leads back to the page.
"""

import json
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from heng.apps.intake import confirmation, correction, presenters
from heng.apps.intake.findings import all_findings, counts
from heng.apps.intake.forms import RevisionForm
from heng.apps.intake.history import history, shown
from heng.apps.intake.models import Paper
from heng.apps.intake.services import paper_of
from heng.apps.intake.source import source
from heng.apps.intake.timeline import timeline
from heng.apps.intake.workspace import workspace
from heng.apps.user.http import SignedIn, requires
from heng.documents import source_places
from heng.documents.correction.edits import InvalidEdits
from heng.documents.correction.steps import redoable, undoable
from heng.domain.errors import HengError, WrongUsage
from heng.domain.workflow.permissions import Act

Json = dict[str, Any]
MALFORMED = "提交的内容不完整，没有保存。请刷新页面后再试。"


@require_POST
@requires(Act.CORRECT_PAPERS)
def correct(request: SignedIn, number: int) -> HttpResponse:
    """Correct values: `edits` is a JSON list (see heng/documents/correction/edits.py)."""
    return _step(
        request,
        number,
        lambda form: correction.correct(request.user, number, form["revision"], _edits(request), form["reason"]),
    )


@require_POST
@requires(Act.CORRECT_PAPERS)
def undo(request: SignedIn, number: int) -> HttpResponse:
    """Take back a correction."""
    return _step(
        request, number, lambda form: correction.undo(request.user, number, form["revision"], form["concerns"])
    )


@require_POST
@requires(Act.CORRECT_PAPERS)
def redo(request: SignedIn, number: int) -> HttpResponse:
    """Bring back a correction."""
    return _step(
        request, number, lambda form: correction.redo(request.user, number, form["revision"], form["concerns"])
    )


@require_POST
@requires(Act.CORRECT_PAPERS)
def check(request: SignedIn, number: int) -> HttpResponse:
    """Tick what was held against the original."""
    ticks = request.POST.getlist("tick")
    return _step(
        request,
        number,
        lambda form: correction.check(request.user, number, form["revision"], ticks, off=form["off"]),
    )


@require_POST
@requires(Act.CONFIRM_PAPERS)
def confirm(request: SignedIn, number: int) -> HttpResponse:
    """Confirm into the register."""
    return _step(
        request,
        number,
        lambda form: confirmation.confirm(request.user, number, form["revision"], despite_same=form["despite_same"]),
    )


@require_POST
@requires(Act.CONFIRM_PAPERS)
def withdraw(request: SignedIn, number: int) -> HttpResponse:
    """Withdraw from the register."""
    return _step(
        request, number, lambda form: confirmation.withdraw(request.user, number, form["revision"], form["reason"])
    )


def paper_context(request: SignedIn, paper: Paper, *, with_source: bool = False) -> Json:
    """What the templates of the page need; the original only for the whole page."""
    taken = history(paper)
    corrected, original = shown(paper, taken), source_places.index(paper.original)
    frozen = paper.is_confirmed
    context = {
        "paper": paper,
        "state": presenters.state_of(paper),
        "work": workspace(paper, taken, corrected, original),
        "counts": counts(all_findings(paper)),
        "undoable": None if frozen else undoable(taken),
        "redoable": None if frozen else redoable(taken),
        "timeline": timeline(paper, taken),
        "same": None if frozen else confirmation.same_paper(paper).first(),
        "declares": presenters.declares_targets(paper),
        "is_frozen": frozen,
    }
    return context | ({"source": source(paper)} if with_source else {})


def _step(request: SignedIn, number: int, take: Callable[[Json], object]) -> HttpResponse:
    by_script = "X-Heng-Part" in request.headers
    try:
        form = RevisionForm(request.POST)
        if not form.is_valid():
            raise WrongUsage(MALFORMED)
        taken = take(form.cleaned_data)
    except InvalidEdits as problem:
        return _problem(request, number, 422, str(problem), problem.messages)
    except HengError as problem:
        if not by_script and problem.http_status in (403, 404):
            raise
        return _problem(request, number, problem.http_status, str(problem), {})
    if by_script:
        return render(request, "intake/work.html", paper_context(request, paper_of(request.user, number)))
    messages.success(request, "已保存。" if taken else "没有变化，无需保存。")
    return redirect("intake:paper", number)


def _problem(request: SignedIn, number: int, status: int, message: str, places: dict[str, str]) -> HttpResponse:
    if "X-Heng-Part" in request.headers:
        return JsonResponse({"message": message, "messages": places}, status=status)
    messages.error(request, message)
    return redirect("intake:paper", number)


def _edits(request: SignedIn) -> list[Json]:
    try:
        edits = json.loads(request.POST.get("edits", ""))
    except (ValueError, RecursionError) as problem:
        raise WrongUsage(MALFORMED) from problem
    if not isinstance(edits, list) or not all(isinstance(edit, dict) for edit in edits):
        raise WrongUsage(MALFORMED)
    return edits
