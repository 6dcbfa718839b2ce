"""Papers: the list with its upload, one paper beside its original, the file itself and pictures of its pages."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import FileResponse, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from heng.apps.intake import arrivals, pictures, presenters, services, storage
from heng.apps.intake.editing import paper_context
from heng.apps.intake.forms import ChoiceForm, UploadForm
from heng.apps.intake.models import Arrival, Paper
from heng.apps.organisation.scope import court_of
from heng.apps.user.http import SignedIn, requires
from heng.domain.errors import UnreadableInput
from heng.domain.workflow.permissions import Act

PAGE = 50


@require_GET
@requires(Act.READ_PAPERS)
def papers(request: SignedIn) -> HttpResponse:
    """The papers of the court, and the place to drop new ones."""
    return _papers(request, UploadForm())


@require_POST
@requires(Act.UPLOAD_PAPERS)
def upload(request: SignedIn) -> HttpResponse:
    """Take in files; each is read by itself, and one that cannot be taken in stops no other.

    A page with scripts sends one file at a time and is told in JSON what became of it.
    """
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(request, form)
    problems = _taken(request, form)
    for problem in problems:
        form.add_error("file", problem)
    if problems:
        return _refused(request, form)
    return JsonResponse({}) if _by_script(request) else redirect("intake:papers")


@require_GET
@requires(Act.READ_PAPERS)
def arriving(request: SignedIn) -> HttpResponse:
    """The files on their way in; asked for again and again while any of them is open."""
    shown = _arrivals(request)
    answer = render(request, "intake/arrivals.html", shown)
    if not shown["is_open"]:
        answer["HX-Trigger-After-Swap"] = "papers-changed"
    return answer


@require_POST
@requires(Act.UPLOAD_PAPERS)
def put_away(request: SignedIn) -> HttpResponse:
    """Take the finished arrivals off the list."""
    count = arrivals.put_away(request.user, court_of(request))
    messages.success(request, f"已收起 {count} 条上传记录；文件仍在下面的列表中。")
    return redirect("intake:papers")


@require_GET
@requires(Act.READ_PAPERS)
def paper(request: SignedIn, number: int) -> HttpResponse:
    """One paper: left the original, right what was read and found."""
    found = services.paper_of(request.user, number)
    return render(request, "intake/paper.html", paper_context(request, found, with_source=True))


@require_GET
@requires(Act.READ_PAPERS)
def document(request: SignedIn, number: int) -> HttpResponse:
    """The document as it now counts, in the exchange form."""
    found = services.paper_of(request.user, number)
    services.note_download(request.user, found)
    answer = JsonResponse({"documents": [found.current]}, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="paper-{found.pk}.json"'
    return answer


@require_GET
@requires(Act.READ_PAPERS)
def file(request: SignedIn, number: int) -> FileResponse:
    """The file as it was uploaded, always as a download."""
    found = services.paper_of(request.user, number)
    services.note_download(request.user, found)
    return FileResponse(
        storage.stored(found.sha256).open("rb"),
        as_attachment=True,
        filename=found.file_name,
        content_type="application/octet-stream",
    )


@require_GET
@requires(Act.READ_PAPERS)
def page(request: SignedIn, number: int, page: int) -> FileResponse:
    """The picture of a page."""
    found = services.paper_of(request.user, number)
    picture = pictures.picture(found, page)
    headers = {"Cache-Control": "private, max-age=86400"}
    return FileResponse(picture.open("rb"), content_type="image/png", headers=headers)


def _by_script(request: SignedIn) -> bool:
    return request.headers.get("Accept") == "application/json"


def _taken(request: SignedIn, form: UploadForm) -> list[str]:
    problems = []
    for given in form.cleaned_data["file"]:
        try:
            arrivals.receive(request.user, court_of(request), given)
        except UnreadableInput as problem:
            problems.append(str(problem))
    return problems


def _refused(request: SignedIn, form: UploadForm) -> HttpResponse:
    if _by_script(request):
        return JsonResponse({"message": " ".join(map(str, form.errors["file"]))}, status=422)
    return _papers(request, form, status=422)


def _arrivals(request: SignedIn) -> dict[str, object]:
    recent: list[Arrival] = list(arrivals.recent(request.user, court_of(request)))
    return {
        "arrivals": presenters.shown_arrivals(recent),
        "arrival_counts": presenters.counts(recent),
        "is_open": any(arrival.is_open for arrival in recent),
    }


def _papers(request: SignedIn, form: UploadForm, status: int = 200) -> HttpResponse:
    choice = ChoiceForm(request.GET)
    court = court_of(request)
    mine = Paper.objects.filter(court=court).defer("content", "corrected", "original").select_related("uploaded_by")
    page: Page[Paper] = Paginator(_chosen(mine, choice), PAGE).get_page(request.GET.get("page"))
    years = mine.exclude(fiscal_year=None).order_by("-fiscal_year").values_list("fiscal_year", flat=True).distinct()
    context = _arrivals(request) | {
        "form": form,
        "limits": {"files": settings.UPLOAD_LIMIT_FILES, "mib": settings.UPLOAD_LIMIT_MIB},
        "choice": choice,
        "chosen": any(request.GET.get(name) for name in choice.fields),
        "page": page,
        "rows": presenters.rows(list(page)),
        "years": years,
    }
    return render(request, "intake/papers.html", context, status=status)


def _chosen(papers: QuerySet[Paper], choice: ChoiceForm) -> QuerySet[Paper]:
    """The papers that fit what was chosen; a choice that there is not is no choice."""
    choice.is_valid()
    asked = choice.cleaned_data
    for field, name in (("state", "state"), ("kind", "kind"), ("year", "fiscal_year")):
        if asked.get(field):
            papers = papers.filter(**{name: asked[field]})
    if asked.get("q"):
        papers = papers.filter(Q(file_name__icontains=asked["q"]) | Q(names__icontains=asked["q"]))
    return papers
