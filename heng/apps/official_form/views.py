"""Official forms to download: blank ones by kind, year and region, and papers in the official form."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from heng.apps.official_form import services
from heng.apps.official_form.forms import TemplateForm
from heng.apps.organisation.scope import court_of, scope_of
from heng.apps.user.http import SignedIn, requires
from heng.documents.writers.template_kind import TemplateKind
from heng.domain.workflow.permissions import Act

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@requires(Act.READ_PAPERS)
def choose(request: SignedIn) -> HttpResponse:
    """Which form to download."""
    initial = {"unit": court_of(request).name, "year": scope_of(request).year}
    return render(request, "official_form/choose.html", {"form": TemplateForm(initial=initial)})


@require_GET
@requires(Act.READ_PAPERS)
def blank(request: SignedIn) -> HttpResponse:
    """The blank form that was asked for."""
    form = TemplateForm(request.GET)
    if not form.is_valid():
        return render(request, "official_form/choose.html", {"form": form}, status=422)
    asked = form.cleaned_data
    kind = TemplateKind(asked["kind"])
    data = services.blank(request.user, court_of(request), kind, asked["unit"], asked["year"], asked["profile"])
    return _workbook(data, f"{asked['year']}年度{kind.label}.xlsx")


@require_GET
@requires(Act.READ_PAPERS)
def filled(request: SignedIn, paper: int) -> HttpResponse:
    """What a paper declares in the official form; `?wide=1` puts all projects into one table."""
    found, data = services.filled(request.user, paper, wide=bool(request.GET.get("wide")))
    return _workbook(data, f"{found.file_name.rpartition('.')[0] or found.file_name}-官方表式.xlsx")


def _workbook(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=XLSX)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return answer
