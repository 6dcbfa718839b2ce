"""What was delivered: records by kind, batches, and the rows held back."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from heng.apps.organisation.scope import court_of
from heng.apps.records import presenters
from heng.apps.user.http import SignedIn, requires
from heng.domain.workflow.permissions import Act
from heng.records.store import RecordStore
from heng.rulebook.contracts import load_contract


@require_GET
@requires(Act.READ_RECORDS)
def status(request: SignedIn) -> HttpResponse:
    """The records of the court at the newest snapshot."""
    court, store = court_of(request), RecordStore.default()
    head = store.head()
    if head is None:
        return render(request, "records/status.html", {"court": court})
    batches = presenters.batch_rows(head, court.code)
    held = presenters.rejections(store, batches)
    context = {
        "court": court,
        "head": head,
        "entities": presenters.entity_rows(head, court.code),
        "batches": batches,
        "rejections": [(load_contract(one.entity).label, one) for one in held],
        "quarantined": sum(row.batch.quarantined for row in batches),
    }
    return render(request, "records/status.html", context)
