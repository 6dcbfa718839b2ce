"""The workbench: what waits today; and the search."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from heng.apps.organisation.scope import court_of, scope_of
from heng.apps.user.http import SignedIn, requires
from heng.apps.workbench import presenters
from heng.apps.workbench.search import search as find
from heng.domain.workflow.permissions import Act, may
from heng.domain.workflow.role import Role


@require_GET
@requires(Act.SEE_OWN_ACCOUNT)
def home(request: SignedIn) -> HttpResponse:
    """What waits for the person; administrators go to the accounts, which are all they see."""
    if not may(Role(request.user.role), Act.READ_PAPERS):
        return redirect("accounts:accounts")
    context = presenters.workbench(request.user, court_of(request), scope_of(request).year)
    return render(request, "workbench/home.html", context)


@require_GET
@requires(Act.READ_PAPERS)
def search(request: SignedIn) -> HttpResponse:
    """Things of the court whose name contains the words."""
    words = request.GET.get("q", "").strip()[:80]
    return render(request, "workbench/search.html", {"query": words, "hits": find(court_of(request), words)})
