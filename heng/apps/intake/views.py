"""Papers: the list with upload, one paper beside its original, and the file itself."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from heng.apps.intake import presenters, services, storage
from heng.apps.intake.forms import UploadForm
from heng.apps.intake.models import Paper
from heng.apps.organisation.scope import court_of
from heng.apps.user.http import SignedIn, requires
from heng.domain.errors import UnreadableInput
from heng.domain.workflow.permissions import Act

PAGE = 50


@require_GET
@requires(Act.READ_PAPERS)
def papers(request: SignedIn) -> HttpResponse:
    """The papers of the court, and the place to upload one."""
    return _papers(request, UploadForm())


@require_http_methods(["POST"])
@requires(Act.UPLOAD_PAPERS)
def upload(request: SignedIn) -> HttpResponse:
    """Take in a file; a file that cannot be read stays outside, with the reason."""
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _papers(request, form, status=422)
    try:
        paper = services.take_in(request.user, court_of(request), form.cleaned_data["file"])
    except services.DuplicatePaper as known:
        messages.info(request, str(known))
        return redirect("intake:paper", known.paper.pk)
    except UnreadableInput as problem:
        form.add_error("file", str(problem))
        return _papers(request, form, status=422)
    return redirect("intake:paper", paper.pk)


@require_GET
@requires(Act.READ_PAPERS)
def paper(request: SignedIn, number: int) -> HttpResponse:
    """One paper: left the original, right what was found and read."""
    found = services.paper_of(request.user, number)
    shown = presenters.findings(found)
    context = {
        "paper": found,
        "kind": presenters.KINDS[found.kind],
        "findings": shown,
        "counts": presenters.counts(shown),
        "lines": presenters.original_lines(found, shown),
        "grids": presenters.original_grids(found, shown),
        "parts": presenters.parts(found),
        "declares": presenters.declares_targets(found),
    }
    return render(request, "intake/paper.html", context)


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


def _papers(request: SignedIn, form: UploadForm, status: int = 200) -> HttpResponse:
    everything = (
        Paper.objects.filter(court=court_of(request)).defer("content", "original").select_related("uploaded_by")
    )
    page = Paginator(everything, PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "kinds": presenters.KINDS}
    return render(request, "intake/papers.html", context, status=status)
