"""Signing in and out, one's own password, and the people who have accounts."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from heng.apps.accounts import presenters, services
from heng.apps.accounts.forms import ChangePasswordForm, DutiesForm, PersonForm, SignInForm
from heng.apps.user.http import SignedIn, requires
from heng.apps.user.models import User
from heng.domain.errors import WrongState, WrongUsage
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
@requires(Act.SEE_OWN_ACCOUNT, one_time=True)
def sign_out(request: SignedIn) -> HttpResponse:
    """End the session."""
    services.sign_out(request, request.user)
    return redirect(settings.LOGOUT_REDIRECT_URL)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
@requires(Act.SEE_OWN_ACCOUNT, one_time=True)
def change_password(request: SignedIn) -> HttpResponse:
    """Choose a new password; with a one-time password nothing else is open until this is done."""
    form = ChangePasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.change_password(request, form.cleaned_data["new"])
        messages.success(request, "口令已修改；您在别处的登录已经结束。")
        return redirect(settings.LOGIN_REDIRECT_URL)
    if request.method == "POST":
        services.refuse_change_of_password(request.user)
    return render(request, "accounts/change_password.html", {"form": form}, status=422 if form.is_bound else 200)


@require_GET
@requires(Act.READ_ACCOUNTS)
def accounts(request: SignedIn) -> HttpResponse:
    """All people with role, courts, state and last sign-in."""
    return render(request, "accounts/accounts.html", {"lines": presenters.lines()})


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Act.MANAGE_ACCOUNTS)
def add(request: SignedIn) -> HttpResponse:
    """A new person; the answer is the only place where the one-time password is ever shown."""
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = services.add_person(request.user, given["username"], given["name"], given["role"], given["courts"])
        except (WrongState, WrongUsage) as problem:
            form.add_error("username" if isinstance(problem, WrongState) else "courts", str(problem))
        else:
            return _handed_out(request, *made)
    return render(request, "accounts/add.html", {"form": form}, status=422 if form.is_bound else 200)


@require_GET
@requires(Act.READ_ACCOUNTS)
def person(request: SignedIn, username: str) -> HttpResponse:
    """One person, with what can be changed."""
    return _person(request, services.person(username))


@require_POST
@requires(Act.MANAGE_ACCOUNTS)
def set_duties(request: SignedIn, username: str) -> HttpResponse:
    """Another role, other courts."""
    form = DutiesForm(request.POST)
    if form.is_valid():
        try:
            services.set_duties(request.user, username, form.cleaned_data["role"], form.cleaned_data["courts"])
        except WrongUsage as problem:
            if problem.http_status != WrongUsage.http_status:
                raise
            form.add_error("courts", str(problem))
        else:
            messages.success(request, "角色和法院已更改，从对方下一次操作起生效。")
            return redirect("accounts:person", username)
    return _person(request, services.person(username), form)


@require_POST
@requires(Act.MANAGE_ACCOUNTS)
def set_active(request: SignedIn, username: str) -> HttpResponse:
    """Disable or enable an account."""
    services.set_active(request.user, username, active=request.POST.get("active") == "1")
    return redirect("accounts:accounts")


@never_cache
@require_POST
@requires(Act.MANAGE_ACCOUNTS)
def reset_password(request: SignedIn, username: str) -> HttpResponse:
    """A new one-time password, shown once."""
    return _handed_out(request, *services.reset_password(request.user, username))


def _person(request: SignedIn, found: User, form: DutiesForm | None = None) -> HttpResponse:
    codes = list(found.memberships.values_list("court__code", flat=True))
    shown = form or DutiesForm(initial={"role": found.role, "courts": codes})
    context = {"person": found, "form": shown, "himself": found.pk == request.user.pk}
    return render(request, "accounts/person.html", context, status=422 if form else 200)


def _handed_out(request: SignedIn, made: User, password: str) -> HttpResponse:
    return render(request, "accounts/handed_out.html", {"person": made, "password": password})


def _next(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if safe else resolve_url(settings.LOGIN_REDIRECT_URL)
