"""Self-evaluations: the list, one with its breakdown, and the report."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from heng.apps.organisation.scope import court_of, scope_of
from heng.apps.self_evaluation import presenters, services
from heng.apps.self_evaluation.models import SelfEvaluation
from heng.apps.self_evaluation.scoring import facts_of
from heng.apps.user.http import SignedIn, requires
from heng.domain.workflow.permissions import Act

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_GET
@requires(Act.READ_SCORES)
def evaluations(request: SignedIn) -> HttpResponse:
    """The self-evaluations of the court and year."""
    court, year = court_of(request), scope_of(request).year
    found = SelfEvaluation.objects.filter(court=court, fiscal_year=year).select_related("created_by")
    context = {"evaluations": found, "facts": facts_of(court, year)}
    return render(request, "self_evaluation/evaluations.html", context)


@require_POST
@requires(Act.SCORE)
def score(request: SignedIn) -> HttpResponse:
    """Score the court's year."""
    made = services.score_year(request.user, court_of(request), scope_of(request).year)
    return redirect("self_evaluation:evaluation", made.pk)


@require_GET
@requires(Act.READ_SCORES)
def evaluation(request: SignedIn, number: int) -> HttpResponse:
    """One self-evaluation: parts, items, every deduction with its arithmetic."""
    found = services.self_evaluation_of(request.user, number)
    context = {
        "evaluation": found,
        "breakdown": found.breakdown,
        "lost": presenters.lost_points(found.breakdown),
        "chart": presenters.chart(found.breakdown),
    }
    return render(request, "self_evaluation/evaluation.html", context)


@require_GET
@requires(Act.READ_SCORES)
def report(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """The report as a download."""
    made = services.report(request.user, number, kind)
    headers = {"Content-Disposition": content_disposition_header(True, made.name) or ""}
    return HttpResponse(made.content, content_type=TYPES[kind], headers=headers)
