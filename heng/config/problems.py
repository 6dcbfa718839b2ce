"""From outcomes to answers: every HengError becomes a page that says what happened and what to do next."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from heng.apps.audit import services as audit
from heng.apps.user.models import User
from heng.domain.errors import HengError, NotPermitted

TITLES = {400: "请求有误", 403: "无权办理", 404: "没有找到", 409: "现在不能办理", 422: "无法读取", 500: "内部错误"}
CSRF_MESSAGE = "页面已过期或浏览器没有保存 Cookie，本次提交没有生效。请返回上一页刷新后再提交。"


class ProblemMiddleware:
    """Renders a HengError that a view raised, with the status of its class; refusals are noted in the audit trail."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """The page for a HengError; other exceptions are bugs and stay what they are."""
        if not isinstance(problem, HengError):
            return None
        if isinstance(problem, NotPermitted) and isinstance(request.user, User):
            _note_refusal(request.user, request.path)
        return problem_page(request, problem.http_status, str(problem))


def problem_page(request: HttpRequest, status: int, message: str) -> HttpResponse:
    """A page (or, inside the drawer, a fragment) with a title for `status` and `message`."""
    fragment = bool(getattr(request, "htmx", False))
    context = {"title": TITLES[status], "message": message, "frame": "fragment.html" if fragment else "frame.html"}
    return render(request, "problem.html", context, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form without a valid token."""
    return problem_page(request, 403, CSRF_MESSAGE)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer to an address that leads nowhere."""
    return problem_page(request, 404, "没有这个页面。地址可能写错了，或内容已移走。请从左侧菜单重新进入。")


def internal_error(request: HttpRequest) -> HttpResponse:
    """The answer when the application itself fails."""
    message = "程序没有按预期完成，本次操作没有保存任何内容。请重试；若仍出现，请把时间和操作步骤告诉系统管理员。"
    return HttpResponse(
        f"<!doctype html><meta charset=utf-8><title>内部错误</title><h1>内部错误</h1><p>{message}</p>", status=500
    )


@transaction.atomic
def _note_refusal(user: User, path: str) -> None:
    audit.record(user, "拒绝办理", path, success=False)
