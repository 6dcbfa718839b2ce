"""Requests of people who are signed in, and the guard that every view of theirs carries."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from heng.apps.user.models import User
from heng.domain.workflow.permissions import Act, check_may
from heng.domain.workflow.role import Role

Arguments = ParamSpec("Arguments")
CHANGE_PASSWORD = "accounts:change_password"  # noqa: S105


class SignedIn(HttpRequest):
    """A request whose user is known (LoginRequiredMiddleware sees to it)."""

    user: User
    htmx: Any


View = Callable[Concatenate[SignedIn, Arguments], HttpResponseBase]


def requires(act: Act, *, one_time: bool = False) -> Callable[[View[Arguments]], View[Arguments]]:
    """A guard: the view runs only for roles that may do `act`; NotPermitted otherwise.

    Whoever still has a one-time password is first sent to change it, except on views that are open with it (`one_time`).
    """

    def guard(view: View[Arguments]) -> View[Arguments]:
        @wraps(view)
        def guarded(request: SignedIn, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponseBase:
            if request.user.password_is_one_time and not one_time:
                return redirect(CHANGE_PASSWORD)
            check_may(Role(request.user.role), act)
            return view(request, *args, **kwargs)

        guarded.act = act  # type: ignore[attr-defined]
        return cast("View[Arguments]", guarded)

    return guard
