"""Signing in and out."""

from django.test import Client
from django.urls import reverse

from heng.apps.audit.models import AuditEvent

PASSWORD = "一个很长的口令-for-tests"
ADDRESS = "/accounts/sign-in/"


def attempt(username: str, password: str, *, client: Client | None = None, **extra: str):
    return (client or Client()).post(ADDRESS, {"username": username, "password": password} | extra)


def test_the_right_password_opens_the_workbench_and_leaves_a_trace(cast) -> None:
    answer = attempt("finance", PASSWORD)
    assert (answer.status_code, answer["Location"]) == (302, reverse("workbench:home"))
    assert AuditEvent.objects.all()[0].act == "登录"


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer_and_leave_a_trace(cast) -> None:
    wrong, unknown = attempt("finance", "wrong-password"), attempt("nobody", "wrong-password")
    assert (wrong.status_code, unknown.status_code) == (422, 422)
    message = "登录名或口令不正确"
    assert message in wrong.content.decode()
    assert message in unknown.content.decode()
    assert [event.success for event in AuditEvent.objects.all()] == [False, False]


def test_the_name_typed_is_kept_after_an_error(cast) -> None:
    assert 'value="finance"' in attempt("finance", "wrong-password").content.decode()


def test_a_disabled_account_cannot_sign_in(cast) -> None:
    cast.finance.is_active = False
    cast.finance.save()
    assert attempt("finance", PASSWORD).status_code == 422


def test_five_wrong_passwords_lock_the_name_out_even_for_the_right_one(cast) -> None:
    for _ in range(5):
        last = attempt("finance", "wrong-password")
    assert "暂时锁定" in last.content.decode()
    assert attempt("finance", PASSWORD).status_code == 429


def test_a_stranger_at_another_machine_cannot_lock_the_owner_out(cast) -> None:
    for _ in range(6):
        Client(REMOTE_ADDR="10.9.9.9").post(ADDRESS, {"username": "finance", "password": "wrong-password"})
    assert attempt("finance", PASSWORD).status_code == 302


def test_after_signing_in_people_land_where_they_wanted_to_go_but_never_elsewhere(cast) -> None:
    assert attempt("finance", PASSWORD, next="/intake/")["Location"] == "/intake/"
    assert attempt("finance", PASSWORD, next="https://example.org/")["Location"] == reverse("workbench:home")


def test_signing_out_ends_the_session(cast, sign_in) -> None:
    client = sign_in(cast.finance)
    assert client.post(reverse("accounts:sign_out")).status_code == 302
    assert client.get(reverse("intake:papers")).status_code == 302


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(cast) -> None:
    cookie = attempt("finance", PASSWORD).cookies["heng_session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
