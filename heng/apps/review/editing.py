"""Working on the findings of a paper: assigning, discussing, waiving; the review while typing; another profile."""

import json
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from heng.apps.organisation.models import Court
from heng.apps.review import desk, services
from heng.apps.review.forms import MALFORMED, back_of, chosen_of, request_of
from heng.apps.review.services import Request
from heng.apps.user.http import SignedIn, requires
from heng.domain.errors import NotFound, WrongState, WrongUsage
from heng.domain.workflow.permissions import Act

Json = dict[str, Any]
LONGEST_EDITS = 200_000


@require_POST
@requires(Act.WORK_ON_FINDINGS)
def act(request: SignedIn, number: int) -> HttpResponse:
    """Assign, discuss, waive or take that back, for one finding or several at once."""
    paper = services.paper_of(request.user, number, Act.WORK_ON_FINDINGS, light=True)
    acted(request, paper.court, lambda chosen, wanted: services.act(request.user, number, chosen, wanted))
    return redirect(back_of(request, reverse("review:findings", args=[number])))


def acted(request: SignedIn, court: Court, work: Callable[[list[tuple[str, int]], Request], int]) -> None:
    """Do what was asked with the findings that were chosen, and say what became of it; NotFound goes on."""
    try:
        wanted = request_of(request.POST, court)
        count = work(chosen_of(request.POST.getlist("chosen")), wanted)
    except (WrongUsage, WrongState) as problem:
        if problem.http_status == NotFound.http_status:
            raise
        messages.error(request, str(problem))
    else:
        messages.success(request, f"已对 {count} 条意见办理“{wanted.kind.label}”。")


@require_POST
@requires(Act.CORRECT_PAPERS)
def preview(request: SignedIn, number: int) -> HttpResponse:
    """What the review would say of a paper with the edits that are being typed; nothing is written."""
    shown = desk.preview(request.user, number, _edits(request))
    html = render_to_string("review/preview.html", {"fresh": shown.fresh}) if shown.fresh else ""
    return JsonResponse({"html": html, "cleared": shown.cleared, "invalid": shown.invalid})


@require_POST
@requires(Act.WORK_ON_FINDINGS)
def again(request: SignedIn, number: int) -> HttpResponse:
    """Review by the rules as they now are."""
    services.review_again(request.user, number)
    messages.success(request, "已按现行规则重新审核；指派、讨论和说明保留都还在。")
    return redirect("review:findings", number)


@require_POST
@requires(Act.REVIEW_PAPERS)
def profile(request: SignedIn, number: int) -> HttpResponse:
    """Review under another profile from now on."""
    given = request.POST
    settings = given.getlist("setting") if given.get("with_settings") else None
    services.choose_profile(request.user, number, given.get("profile", ""), settings)
    messages.success(request, "已更换审核口径并重新审核。")
    return redirect("review:findings", number)


def _edits(request: SignedIn) -> list[Json]:
    given = request.POST.get("edits", "")
    try:
        edits = json.loads(given) if len(given) <= LONGEST_EDITS else None
    except (ValueError, RecursionError) as problem:
        raise WrongUsage(MALFORMED) from problem
    if not isinstance(edits, list) or not all(isinstance(edit, dict) for edit in edits):
        raise WrongUsage(MALFORMED)
    return edits
