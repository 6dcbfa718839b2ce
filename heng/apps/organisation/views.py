"""Choosing the court and year to work on."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from heng.apps.organisation import scope
from heng.apps.user.http import SignedIn, requires
from heng.domain.workflow.permissions import Act


@require_POST
@requires(Act.SEE_OWN_ACCOUNT)
def choose(request: SignedIn) -> HttpResponse:
    """Work on another court or year from now on."""
    scope.choose(request, request.POST.get("court", ""), request.POST.get("year", ""))
    return redirect("workbench:home")
