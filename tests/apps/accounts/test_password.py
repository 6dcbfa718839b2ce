"""Everybody changes his own password."""

import pytest
from django.test import Client
from django.urls import reverse

from heng.apps.audit.models import AuditEvent
from heng.apps.user.models import User

PASSWORD = "一个很长的口令-for-tests"
FRESH = "四个不相干的词 correct horse"


def change(client: Client, old: str = PASSWORD, new: str = FRESH, again: str | None = None):
    return client.post(reverse("accounts:change_password"), {"old": old, "new": new, "again": again or new})


@pytest.mark.parametrize("role", ["handler", "head", "finance", "auditor", "administrator", "outsider"])
def test_everybody_may_and_his_sessions_elsewhere_end(cast, sign_in, role: str) -> None:
    person = getattr(cast, role)
    here, elsewhere = sign_in(person), sign_in(person)
    assert change(here).status_code == 302
    assert here.get(reverse("accounts:change_password")).status_code == 200
    assert elsewhere.get(reverse("accounts:change_password")).status_code == 302
    assert User.objects.get(pk=person.pk).check_password(FRESH)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"old": "wrong"}, "现在的口令不正确"),
        ({"new": "short"}, "至少用 12 个字符"),
        ({"new": "handlerabcde"}, "登录名太相近"),
        ({"new": "qwertyuiop123"}, "常见口令"),
        ({"new": PASSWORD}, "相同"),
        ({"again": "something else altogether"}, "不一致"),
    ],
)
def test_what_does_not_do_is_said_in_chinese_and_noted(cast, sign_in, given, message: str) -> None:
    answer = change(sign_in(cast.handler), **given)
    assert answer.status_code == 422
    assert any(message in error for errors in answer.context["form"].errors.values() for error in errors)
    assert User.objects.get(pk=cast.handler.pk).check_password(PASSWORD)
    assert [(event.act, event.success) for event in AuditEvent.objects.all()] == [("修改口令", False)]


def test_a_stranger_cannot(db) -> None:
    assert change(Client())["Location"].startswith(reverse("accounts:sign_in"))
