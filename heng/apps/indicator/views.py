"""The library of definitions, figures, and the records behind them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from heng.apps.indicator import lineage, presenters, services
from heng.apps.indicator.models import Figure
from heng.apps.job import services as jobs
from heng.apps.organisation.scope import court_of, scope_of
from heng.apps.user.http import SignedIn, requires
from heng.domain.indicator.definition import Definition
from heng.domain.workflow.permissions import Act
from heng.rulebook.contracts import load_contract
from heng.rulebook.indicators import definition as find_definition
from heng.rulebook.indicators import file_of, load_definitions


@require_GET
@requires(Act.READ_FIGURES)
def library(request: SignedIn) -> HttpResponse:
    """All definitions by topic, each with the figure of the court and year."""
    computed = services.figures(court_of(request), scope_of(request).year)
    topics: dict[str, list[Any]] = {}
    for known in load_definitions():
        figure = computed.get(known.slug)
        entry = presenters.about(known) | {"shown": presenters.shown(figure) if figure else None}
        topics.setdefault(known.topic, []).append(entry)
    stale = services.is_stale(computed.values())
    context = {
        "topics": [(presenters.TOPICS.get(topic, topic), entries) for topic, entries in topics.items()],
        "count": len(load_definitions()),
        "computed": bool(computed),
        "job": jobs.latest(court_of(request), services.COMPUTE, str(scope_of(request).year)),
        "offered": stale or not computed,
    }
    return render(request, "indicator/library.html", context)


@require_GET
@requires(Act.READ_FIGURES)
def definition(request: SignedIn, slug: str) -> HttpResponse:
    """One definition, with the figure of the court and year."""
    known = find_definition(slug)
    figure = services.figures(court_of(request), scope_of(request).year).get(slug)
    context = presenters.about(known) | {"file": file_of(slug), "shown": presenters.shown(figure) if figure else None}
    return render(request, "indicator/definition.html", context)


@require_POST
@requires(Act.COMPUTE_FIGURES)
def compute(request: SignedIn) -> HttpResponse:
    """Ask for all figures of the court for a year on the newest records."""
    year = request.POST.get("year", "")
    services.ask_for_year(request.user, court_of(request), int(year) if year.isdecimal() else scope_of(request).year)
    target = request.POST.get("next", "")
    return redirect(target if url_has_allowed_host_and_scheme(target, {request.get_host()}) else "indicator:library")


@require_GET
@requires(Act.READ_FIGURES)
def figure(request: SignedIn, result: str) -> HttpResponse:
    """A figure: formula, counts, exclusions, chart, source; in the drawer or as a page of its own."""
    found = services.figure_of(request.user, result)
    return render(request, "indicator/figure.html", figure_context(request, found))


def figure_context(request: SignedIn, found: Figure) -> dict[str, Any]:
    """What the drawer and the page of a figure show."""
    known: Definition = find_definition(found.indicator)
    counted = lineage.counts(found)
    numbers = {"numerator": counted.numerator, "missed": counted.missed, "excluded": counted.excluded}
    return presenters.about(known) | {
        "figure": found,
        "shown": presenters.shown(found),
        "counts": [(role.value, label, numbers[role.value]) for role, label in lineage.ROLES],
        "reasons": [(lineage.ROLE_WORDS[role], reason, number) for role, reason, number in counted.reasons],
        "chart": presenters.chart(found),
        "changed": known.version != found.definition_version,
        "file": file_of(known.slug),
        "frame": "fragment.html" if request.htmx else "framed.html",
    }


@require_GET
@requires(Act.READ_FIGURES)
def figure_records(request: SignedIn, result: str) -> HttpResponse:
    """The records of a figure in one role, page by page."""
    found = services.figure_of(request.user, result)
    role, number = request.GET.get("role", "numerator"), request.GET.get("page", "1")
    page = lineage.page(found, role, max(1, int(number)) if number.isdecimal() else 1)
    context = {"figure": found, "shown": presenters.shown(found), "page": page, "role": role, "roles": lineage.ROLES}
    return render(request, "indicator/records.html", context)


@require_GET
@requires(Act.READ_FIGURES)
def figure_record(request: SignedIn, result: str) -> HttpResponse:
    """One record: its fields, why it counts, which figures it feeds, which batch brought it."""
    found = services.figure_of(request.user, result)
    entity = request.GET.get("entity", "")
    explanation = lineage.record(found, entity, request.GET.getlist("key"))
    ordered = sorted(explanation.memberships, key=lambda one: one.indicator != found.indicator)
    context = {
        "figure": found,
        "explanation": explanation,
        "label": load_contract(entity).label,
        "system": load_contract(entity).system,
        "key": "，".join(request.GET.getlist("key")),
        "fields": lineage.record_fields(explanation),
        "memberships": [(one, lineage.ROLE_WORDS[one.role]) for one in ordered],
    }
    return render(request, "indicator/record.html", context)
