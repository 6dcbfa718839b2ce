"""The audit trail as a page."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from heng.apps.audit import services
from heng.apps.audit.models import AuditEvent
from heng.apps.user.http import SignedIn, requires
from heng.domain.workflow.permissions import Act

PAGE = 50


@require_GET
@requires(Act.READ_AUDIT)
def trail(request: SignedIn) -> HttpResponse:
    """The newest events first, with the verdict on the whole chain."""
    events = Paginator(AuditEvent.objects.all(), PAGE).get_page(request.GET.get("page"))
    return render(request, "audit/trail.html", {"events": events, "verdict": services.verify_trail()})
