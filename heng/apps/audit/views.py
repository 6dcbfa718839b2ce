"""The audit trail as a page and as a file."""

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from heng.apps.audit import presenters, services
from heng.apps.audit.forms import ChoiceForm
from heng.apps.user.http import SignedIn, requires
from heng.domain.workflow.permissions import Act

PAGE = 50


@require_GET
@requires(Act.READ_AUDIT)
def trail(request: SignedIn) -> HttpResponse:
    """The newest events of the choice first, with the verdict on the whole chain."""
    return _trail(request, ChoiceForm(request.GET))


@require_POST
@requires(Act.READ_AUDIT)
def export(request: SignedIn) -> HttpResponseBase:
    """The events of the choice as CSV; this leaves an event too, therefore it is a form and not a link."""
    form = ChoiceForm(request.POST)
    if not form.is_valid():
        return _trail(request, form)
    lines = presenters.csv_lines(services.export(request.user, form.choice()))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="audit-trail.csv"'
    return answer


def _trail(request: SignedIn, form: ChoiceForm) -> HttpResponse:
    valid = form.is_valid()
    context = {
        "form": form,
        "events": Paginator(services.chosen(form.choice()), PAGE).get_page(request.GET.get("page")),
        "people": services.names("actor_name"),
        "acts": services.names("act"),
        "verdict": services.verify_trail(),
    }
    return render(request, "audit/trail.html", context, status=200 if valid else 422)
