"""The guard of the REST views: a key in the Authorization header, or the session of the browser; outcomes as JSON."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from heng.apps.review import tokens
from heng.apps.user.http import SignedIn
from heng.apps.user.models import User
from heng.domain.errors import HengError
from heng.domain.workflow.permissions import Act, check_may
from heng.domain.workflow.role import Role

Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[SignedIn, Arguments], HttpResponseBase]
Open = Callable[Concatenate[HttpRequest, Arguments], HttpResponseBase]
SCHEME = "Bearer "
STRANGER = "请在 Authorization 请求头中给出有效的接口密钥（Bearer …），或先在浏览器中登录。"


def answers(act: Act) -> Callable[[View[Arguments]], Open[Arguments]]:
    """A guard: the view runs for whoever may do `act`, as the owner of a key or of a session; all else is JSON too.

    A session counts for writes only with the token against forged requests; a key needs none, no browser sends it by
    itself.
    """

    def guard(view: View[Arguments]) -> Open[Arguments]:
        def run(request: HttpRequest, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponseBase:
            try:
                check_may(Role(cast("User", request.user).role), act)
                return view(cast("SignedIn", request), *args, **kwargs)
            except HengError as problem:
                return problem_json(problem.http_status, str(problem))

        of_session = csrf_protect(run)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponseBase:
            given = request.headers.get("Authorization", "")
            if given.startswith(SCHEME):
                user = tokens.user_of(given.removeprefix(SCHEME).strip())
                if user is None:
                    return _stranger()
                request.user = user
                return run(request, *args, **kwargs)
            if not isinstance(request.user, User) or request.user.password_is_one_time:
                return _stranger()
            return of_session(request, *args, **kwargs)

        guarded.act = act  # type: ignore[attr-defined]
        return cast("Open[Arguments]", csrf_exempt(login_not_required(guarded)))

    return guard


def problem_json(status: int, message: str) -> JsonResponse:
    """An outcome that is not the one asked for."""
    return JsonResponse({"message": message}, status=status, json_dumps_params=WRITTEN)


WRITTEN: dict[str, object] = {"ensure_ascii": False, "indent": 1}


def _stranger() -> JsonResponse:
    answer = problem_json(401, STRANGER)
    answer["WWW-Authenticate"] = 'Bearer realm="heng"'
    return answer
