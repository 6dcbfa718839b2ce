"""What the papers of a court contradict each other in: the list, one of them, working on them, what leaves with them."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from heng.apps.organisation.models import Court
from heng.apps.organisation.scope import court_of, scope_of
from heng.apps.review import conflict_exports, conflict_rows, services
from heng.apps.review.cases import WAIVED, Handling, Held, handling_between
from heng.apps.review.comparison import Counted, compared, counted, years_of
from heng.apps.review.editing import acted
from heng.apps.review.forms import ConflictForm, back_of
from heng.apps.review.models import Comparison
from heng.apps.review.presenters import chosen, counts, tally
from heng.apps.user.http import SignedIn, requires
from heng.domain.errors import NotFound
from heng.domain.workflow.permissions import Act
from heng.rulebook.profiles import load_profile

Json = dict[str, Any]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@requires(Act.READ_PAPERS)
def conflicts(request: SignedIn) -> HttpResponse:
    """What the papers of the chosen year and the year before contradict each other in."""
    court = court_of(request)
    year = _year(request, court)
    papers, comparison, present = _held_against(court, year)
    choice = ConflictForm(request.GET)
    choice.is_valid()
    asked = choice.cleaned_data
    listed = conflict_rows.rows(_chosen(present.held, asked, request), papers.by_number)
    context = {
        "year": year,
        "years": sorted({*years_of(court), year}, reverse=True),
        "papers": papers.papers,
        "left_out": papers.left_out,
        "comparison": comparison,
        "profile": load_profile(comparison.profile).name,
        "choice": choice,
        "asked": asked,
        "is_chosen": any(asked.get(name) for name in ("severity", "state", "paper", "q")),
        "by": asked.get("by") or "entry",
        "groups": conflict_rows.grouped(listed, asked.get("by", "")),
        "tabs": counts(present, request.user),
        "tally": tally(held for held in present.held if held.state != WAIVED),
        "gone": present.gone,
        "people": services.colleagues(court),
        "count": len(present.held),
        "listed": len(listed),
        "act": reverse("review:act_between", args=[comparison.pk]),
    }
    return render(request, "review/conflicts.html", context)


@require_GET
@requires(Act.READ_PAPERS)
def conflict(request: SignedIn, number: int, name: str) -> HttpResponse:
    """One of them: in the drawer beside the list, or a page of its own."""
    comparison = services.comparison_of(request.user, number)
    held = handling_between(comparison).named(name)
    if held is None:
        raise NotFound("这处出入已经不在：所涉及的文件有了变化。请回到“文件之间的出入”查看最新结果。")
    papers = counted(comparison.court, comparison.fiscal_year).by_number
    row = conflict_rows.row(held, papers)
    back = f"{reverse('review:conflicts')}?year={comparison.fiscal_year}"
    context = {
        "held": held,
        "line": row,
        "places": [(f"{place.file} {place.text}", place.address) for place in row.places],
        "notes": held.case.notes.select_related("by", "person") if held.case else [],
        "people": services.colleagues(comparison.court),
        "back": back,
        "act": reverse("review:act_between", args=[number]),
        "crumbs": [(f"文件之间的出入（{comparison.fiscal_year} 年度）", back)],
        "frame": "fragment.html" if request.htmx else "framed.html",
    }
    return render(request, "review/finding.html", context)


@require_POST
@requires(Act.WORK_ON_FINDINGS)
def act(request: SignedIn, number: int) -> HttpResponse:
    """Assign, discuss, waive or take that back, for one of them or several at once."""
    comparison = services.comparison_of(request.user, number, Act.WORK_ON_FINDINGS)
    acted(request, comparison.court, lambda chosen, wanted: services.act_between(request.user, number, chosen, wanted))
    return redirect(back_of(request, f"{reverse('review:conflicts')}?year={comparison.fiscal_year}"))


@require_GET
@requires(Act.READ_PAPERS)
def export(request: SignedIn) -> HttpResponse:
    """The list as a workbook."""
    court = court_of(request)
    year = _year(request, court)
    papers, comparison, present = _held_against(court, year)
    made = conflict_exports.workbook(request.user, comparison, present, papers.by_number)
    headers = {"Content-Disposition": content_disposition_header(True, made.name) or "attachment"}
    return HttpResponse(made.content, content_type=XLSX, headers=headers)


@require_GET
@requires(Act.READ_PAPERS)
def as_json(request: SignedIn) -> HttpResponse:
    """The list as the REST resource gives it, as a download."""
    court = court_of(request)
    year = _year(request, court)
    papers, comparison, present = _held_against(court, year)
    told = conflict_exports.payload(comparison, present, papers)
    conflict_exports.note_export(request.user, comparison, "json")
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="conflicts-{year}.json"'
    return answer


def _held_against(court: Court, year: int) -> tuple[Counted, Comparison, Handling]:
    papers = counted(court, year)
    comparison = compared(court, year, papers.papers)
    return papers, comparison, handling_between(comparison)


def _year(request: SignedIn, court: Court) -> int:
    """The year of the address if the court has papers of it, else the one being worked on."""
    asked = request.GET.get("year", "")
    return next((year for year in years_of(court) if str(year) == asked), scope_of(request).year)


def _chosen(held: list[Held], asked: Json, request: SignedIn) -> list[Held]:
    """The conflicts that fit what was chosen; `paper` is the number of one of their papers."""
    listed = chosen(held, asked, request.user)
    return [one for one in listed if not asked.get("paper") or asked["paper"] in one.data["papers"]]
