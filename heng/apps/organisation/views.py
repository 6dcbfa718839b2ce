"""Choosing the court and year to work on; the list of courts and their years."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from heng.apps.organisation import scope, services
from heng.apps.organisation.forms import CourtForm
from heng.apps.organisation.models import Court
from heng.apps.user.http import SignedIn, requires
from heng.domain.errors import WrongState, WrongUsage
from heng.domain.workflow.permissions import Act
from heng.rulebook.courts import courts as known_courts


@require_POST
@requires(Act.SEE_OWN_ACCOUNT)
def choose(request: SignedIn) -> HttpResponse:
    """Work on another court or year from now on."""
    scope.choose(request, request.POST.get("court", ""), request.POST.get("year", ""))
    return redirect("workbench:home")


@require_GET
@requires(Act.MANAGE_COURTS)
def courts(request: SignedIn) -> HttpResponse:
    """The courts of this installation with their years and the number of their people."""
    return _courts(request, CourtForm())


@require_POST
@requires(Act.MANAGE_COURTS)
def add(request: SignedIn) -> HttpResponse:
    """A new court."""
    form = CourtForm(request.POST)
    if not form.is_valid():
        return _courts(request, form, status=422)
    try:
        made = services.add_court(request.user, form.cleaned_data["code"], form.cleaned_data["name"])
    except (WrongState, WrongUsage) as problem:
        form.add_error("code", str(problem))
        return _courts(request, form, status=422)
    messages.success(request, f"已添加{made.name}（{made.code}）。下一步：开启年度，并在“人员”中关联人员。")
    return redirect("organisation:courts")


@require_POST
@requires(Act.MANAGE_COURTS)
def add_year(request: SignedIn, code: str) -> HttpResponse:
    """Open a fiscal year for a court."""
    opened = services.add_year(request.user, code, request.POST.get("year", "").strip())
    messages.success(request, f"{opened.court.name}的 {opened.year} 年度已开启。")
    return redirect("organisation:courts")


def _courts(request: SignedIn, form: CourtForm, status: int = 200) -> HttpResponse:
    everything = Court.objects.prefetch_related("fiscal_years").annotate(people=Count("memberships"))
    present = {court.code for court in everything}
    known = [court for court in known_courts() if court.code not in present]
    return render(
        request, "organisation/courts.html", {"courts": everything, "known": known, "form": form}, status=status
    )
