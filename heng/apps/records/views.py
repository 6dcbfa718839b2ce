"""What was delivered: records by kind, batches on their way in, and the rows held back."""

import csv
import io

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from heng.apps.job import services as jobs
from heng.apps.organisation.scope import court_of
from heng.apps.records import presenters, services
from heng.apps.records.forms import BatchForm
from heng.apps.records.models import Delivery
from heng.apps.user.http import SignedIn, requires
from heng.domain.errors import UnreadableInput
from heng.domain.workflow.permissions import Act
from heng.records.store import RecordStore

PAGE, MOST_DELIVERIES = 100, 10


@require_GET
@requires(Act.READ_RECORDS)
def status(request: SignedIn) -> HttpResponse:
    """The records of the court at the newest snapshot, and the place to deliver a batch."""
    return _status(request, BatchForm())


@require_POST
@requires(Act.LOAD_RECORDS)
def upload(request: SignedIn) -> HttpResponse:
    """Take in a batch; its check begins at once."""
    form = BatchForm(request.POST, request.FILES)
    if not form.is_valid():
        return _status(request, form, status=422)
    try:
        delivery = services.take_in(request.user, court_of(request), form.cleaned_data["file"])
    except UnreadableInput as problem:
        form.add_error("file", str(problem))
        return _status(request, form, status=422)
    return redirect("records:delivery", delivery.pk)


@require_GET
@requires(Act.READ_RECORDS)
def delivery(request: SignedIn, number: int) -> HttpResponse:
    """One delivery: how far it is, and the report of its check."""
    found = services.delivery_of(request.user, number)
    kinds = (services.LOAD, services.CHECK)
    known = [job for kind in kinds if (job := jobs.latest(found.court, kind, str(found.pk)))]
    context = {"delivery": found, "report": found.report, "job": known[0] if known else None}
    return render(request, "records/delivery.html", context)


@require_POST
@requires(Act.LOAD_RECORDS)
def load(request: SignedIn, number: int) -> HttpResponse:
    """Ask for loading a checked batch."""
    return redirect("records:delivery", services.ask_to_load(request.user, number).pk)


@require_GET
@requires(Act.READ_RECORDS)
def quarantine(request: SignedIn) -> HttpResponse:
    """Every row held back, page by page."""
    rows = presenters.labelled(services.held_back(RecordStore.default(), court_of(request)))
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "records/quarantine.html", {"page": page})


@require_GET
@requires(Act.READ_RECORDS)
def quarantine_csv(request: SignedIn) -> HttpResponse:
    """The rows held back as a table for the source system's people."""
    court = court_of(request)
    rows = presenters.labelled(services.held_back(RecordStore.default(), court))
    services.note_export(request.user, court, len(rows))
    text = io.StringIO(newline="")
    csv.writer(text).writerows(presenters.quarantine_table(rows))
    headers = {"Content-Disposition": f'attachment; filename="quarantine-{court.pk}.csv"'}
    return HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def _status(request: SignedIn, form: BatchForm, status: int = 200) -> HttpResponse:
    court, store = court_of(request), RecordStore.default()
    head = store.head()
    deliveries = Delivery.objects.filter(court=court).select_related("uploaded_by")[:MOST_DELIVERIES]
    context = {"court": court, "head": head, "form": form, "deliveries": deliveries} | (
        presenters.status(head, court.code, services.held_back(store, court)) if head else {}
    )
    return render(request, "records/status.html", context, status=status)
