"""Declarations: the list, one with its targets beside the actuals, and the steps of its way."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from heng.apps.indicator.presenters import chart
from heng.apps.indicator.services import COMPUTE, figures, is_stale
from heng.apps.indicator.views import figure_context
from heng.apps.intake.services import paper_of
from heng.apps.job import services as jobs
from heng.apps.organisation.scope import court_of, scope_of
from heng.apps.target import presenters, services
from heng.apps.target.comparison import verdict
from heng.apps.target.models import Declaration
from heng.apps.user.http import SignedIn, requires
from heng.domain.errors import NotFound
from heng.domain.target.short_text import short_text
from heng.domain.workflow.declaration_state import STATE_LABELS, Step
from heng.domain.workflow.permissions import Act


@require_GET
@requires(Act.READ_TARGETS)
def declarations(request: SignedIn) -> HttpResponse:
    """The declarations of the court and year."""
    court, year = court_of(request), scope_of(request).year
    computed = figures(court, year)
    found = Declaration.objects.filter(court=court, fiscal_year=year).select_related("paper", "created_by")
    shown = []
    for declaration in found:
        rows = [row for part in presenters.parts(declaration, computed) for row in part.rows]
        shown.append({"declaration": declaration, "count": len(rows), "tally": presenters.tally(rows)})
    return render(request, "target/declarations.html", {"shown": shown})


@require_GET
@requires(Act.READ_TARGETS)
def declaration(request: SignedIn, number: int) -> HttpResponse:
    """One declaration: targets beside computed actuals."""
    found = services.declaration_of(request.user, number)
    computed = figures(found.court, found.fiscal_year)
    parts = presenters.parts(found, computed)
    context = {
        "declaration": found,
        "parts": parts,
        "tally": presenters.tally(row for part in parts for row in part.rows),
        "count": sum(len(part.rows) for part in parts),
        "steps": presenters.steps(found, request.user),
        "progress": [one | {"label": STATE_LABELS[one["state"]]} for one in presenters.progress(found)],
        "computed": bool(computed),
        "job": jobs.latest(found.court, COMPUTE, str(found.fiscal_year)),
        "stale": is_stale(computed.values()),
        "snapshot": next(iter(computed.values())).snapshot if computed else "",
    }
    return render(request, "target/declaration.html", context)


@require_GET
@requires(Act.READ_TARGETS)
def actual(request: SignedIn, number: int, target: int) -> HttpResponse:
    """The figure behind an actual, with the target as a line; in the drawer or as a page of its own."""
    found = services.target_of(services.declaration_of(request.user, number), target)
    computed = figures(found.part.declaration.court, found.part.declaration.fiscal_year).get(found.definition)
    if computed is None:
        raise NotFound(f"“{found.name}”还没有计算结果。请在绩效目标页面点“计算本年度指标”。")
    held = verdict(found, computed)
    line, text = presenters.target_line(held)
    context = figure_context(request, computed) | {
        "chart": chart(computed, line, text),
        "verdict": held,
        "target": found,
    }
    return render(request, "indicator/figure.html", context | {"target_text": short_text(held.value)})


@require_POST
@requires(Act.EDIT_TARGETS)
def create(request: SignedIn, paper: int) -> HttpResponse:
    """Make a declaration from a paper, or go to the one already made."""
    made = services.declare(request.user, paper_of(request.user, paper, Act.EDIT_TARGETS), scope_of(request).year)
    return redirect("target:declaration", made.pk)


@require_POST
@requires(Act.READ_TARGETS)
def move(request: SignedIn, number: int) -> HttpResponse:
    """Take a step on the way of a declaration."""
    name = request.POST.get("step", "")
    if name not in set(Step):
        raise NotFound(f"没有“{name}”这一步骤。请刷新页面后用页面上的按钮办理。")
    moved = services.move(request.user, number, Step(name))
    messages.success(request, f"已办理，绩效目标现在是“{STATE_LABELS[moved.state]}”。")  # type: ignore[index]
    return redirect("target:declaration", number)
