"""Requests of people who are signed in, and the guard that every view of theirs carries."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponseBase

from heng.apps.user.models import User
from heng.domain.workflow.permissions import Act, check_may
from heng.domain.workflow.role import Role

Arguments = ParamSpec("Arguments")


class SignedIn(HttpRequest):
    """A request whose user is known (LoginRequiredMiddleware sees to it)."""

    user: User
    htmx: Any


View = Callable[Concatenate[SignedIn, Arguments], HttpResponseBase]


def requires(act: Act) -> Callable[[View[Arguments]], View[Arguments]]:
    """A guard: the view runs only for roles that may do `act`; NotPermitted otherwise."""

    def guard(view: View[Arguments]) -> View[Arguments]:
        @wraps(view)
        def guarded(request: SignedIn, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponseBase:
            check_may(Role(request.user.role), act)
            return view(request, *args, **kwargs)

        guarded.act = act  # type: ignore[attr-defined]
        return cast("View[Arguments]", guarded)

    return guard
