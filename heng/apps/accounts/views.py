"""Signing in and out; the list of accounts."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from heng.apps.accounts import services
from heng.apps.accounts.forms import SignInForm
from heng.apps.user.http import SignedIn, requires
from heng.apps.user.models import User
from heng.domain.workflow.permissions import Act


@login_not_required
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; afterwards the page that was asked for."""
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    form = SignInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.sign_in(request, form.get_user())
        return HttpResponseRedirect(_next(request))
    if request.method == "POST":
        services.refuse_sign_in(request.POST.get("username", ""))
    context = {"form": form, "next": request.GET.get("next", "")}
    return render(request, "accounts/sign_in.html", context, status=422 if form.is_bound else 200)


@require_POST
@requires(Act.SEE_OWN_ACCOUNT)
def sign_out(request: SignedIn) -> HttpResponse:
    """End the session."""
    services.sign_out(request, request.user)
    return redirect(settings.LOGOUT_REDIRECT_URL)


@require_GET
@requires(Act.READ_ACCOUNTS)
def accounts(request: SignedIn) -> HttpResponse:
    """All accounts with role, state and last sign-in."""
    return render(request, "accounts/accounts.html", {"accounts": User.objects.all()})


@require_POST
@requires(Act.MANAGE_ACCOUNTS)
def set_active(request: SignedIn, username: str) -> HttpResponse:
    """Disable or enable an account."""
    services.set_active(request.user, username, active=request.POST.get("active") == "1")
    return redirect("accounts:accounts")


def _next(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if safe else resolve_url(settings.LOGIN_REDIRECT_URL)
