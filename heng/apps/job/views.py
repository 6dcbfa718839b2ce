"""How far long work is."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from django_htmx.http import HttpResponseClientRefresh

from heng.apps.job import services
from heng.apps.user.http import SignedIn, requires
from heng.domain.workflow.permissions import Act


@require_GET
@requires(Act.READ_RECORDS)
def progress(request: SignedIn, number: int) -> HttpResponse:
    """The panel of a job; once it has ended, the page around it is loaded anew."""
    job = services.job_of(request.user, number)
    if not job.is_open:
        return HttpResponseClientRefresh()
    return render(request, "job/progress.html", {"job": job})
