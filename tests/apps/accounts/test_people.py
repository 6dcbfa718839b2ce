"""The administrator keeps the list of people; nobody else does, and nobody locks himself out."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from heng.apps.accounts.services import first_administrator, set_active
from heng.apps.audit.models import AuditEvent
from heng.apps.user.models import User
from heng.domain.errors import NotPermitted
from heng.domain.workflow.role import Role
from heng.rulebook.accounts import idle_after

NEW = {"name": "王新", "username": "wangxin", "role": "handler", "courts": ["粤0192"]}
PASSWORD = "一个很长的口令-for-tests"
OTHERS = ["handler", "head", "finance", "auditor", "outsider"]


def acts() -> list[str]:
    return [event.act for event in AuditEvent.objects.order_by("sequence")]


def test_a_new_person_gets_a_one_time_password_that_opens_only_the_page_to_change_it(cast, sign_in) -> None:
    answer = sign_in(cast.administrator).post(reverse("accounts:add"), NEW)
    password = answer.context["password"]
    assert "no-store" in answer["Cache-Control"]
    assert password in answer.content.decode()
    assert acts() == ["建立账号", "加入法院"]
    client = Client()
    client.post(reverse("accounts:sign_in"), {"username": "wangxin", "password": password})
    assert client.get(reverse("intake:papers"))["Location"] == reverse("accounts:change_password")
    fresh = "四个不相干的词 correct"
    client.post(reverse("accounts:change_password"), {"old": password, "new": fresh, "again": fresh * 2})
    assert client.get(reverse("intake:papers")).status_code == 302
    client.post(reverse("accounts:change_password"), {"old": password, "new": fresh * 2, "again": fresh * 2})
    assert client.get(reverse("intake:papers")).status_code == 200


def test_a_name_in_use_is_refused_whatever_its_letters_and_what_was_typed_stays(cast, sign_in) -> None:
    answer = sign_in(cast.administrator).post(reverse("accounts:add"), NEW | {"username": "Finance"})
    assert answer.status_code == 422
    assert "已经有人使用" in answer.content.decode()
    assert "王新" in answer.content.decode()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"courts": []}, "至少要关联一个法院"),
        ({"role": "administrator"}, "不关联法院"),
        ({"role": ""}, "请选择角色"),
        ({"username": "王"}, "小写字母"),
        ({"name": ""}, "请填写姓名"),
    ],
)
def test_an_incomplete_person_is_not_made(cast, sign_in, change, message: str) -> None:
    answer = sign_in(cast.administrator).post(reverse("accounts:add"), NEW | change)
    assert (answer.status_code, message in answer.content.decode()) == (422, True)
    assert not User.objects.filter(name="王新").exists()


@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize("page", ["accounts", "add", "person", "set_duties", "set_active", "reset_password"])
def test_nobody_else_gets_at_people(cast, sign_in, role: str, page: str) -> None:
    client = sign_in(getattr(cast, role))
    address = reverse(f"accounts:{page}", args=[] if page in {"accounts", "add"} else ["head"])
    posts = page in {"add", "set_duties", "set_active", "reset_password"}
    answer = client.post(address, NEW) if posts else client.get(address)
    assert answer.status_code == 403
    assert acts() == ["拒绝办理"]


def test_role_and_courts_change_from_the_next_click(cast, sign_in) -> None:
    handler = sign_in(cast.handler)
    duties = {"role": "auditor", "courts": ["川0104"]}
    answer = sign_in(cast.administrator).post(reverse("accounts:set_duties", args=["handler"]), duties)
    assert answer.status_code == 302
    assert acts() == ["更改角色", "加入法院", "离开法院"]
    assert handler.get(reverse("audit:trail")).status_code == 200
    assert "成都市锦江区人民法院" in handler.get(reverse("workbench:home")).content.decode()


def test_a_person_keeps_one_role_and_an_administrator_no_court(cast, sign_in) -> None:
    duties = {"role": "administrator", "courts": ["粤0192"]}
    answer = sign_in(cast.administrator).post(reverse("accounts:set_duties", args=["auditor"]), duties)
    assert (answer.status_code, User.objects.get(username="auditor").role) == (422, "auditor")


@pytest.mark.parametrize("page", ["set_duties", "set_active", "reset_password"])
def test_nobody_locks_himself_out(cast, sign_in, page: str) -> None:
    data = {"role": "auditor", "courts": ["粤0192"], "active": "0"}
    answer = sign_in(cast.administrator).post(reverse(f"accounts:{page}", args=["administrator"]), data)
    assert answer.status_code == 409
    assert User.objects.get(username="administrator").role == "administrator"


def test_of_two_administrators_who_disable_each_other_one_stays(cast) -> None:
    second = User.objects.create(username="second", name="第二", role=Role.ADMINISTRATOR.value)
    set_active(cast.administrator, "second", active=False)
    with pytest.raises(NotPermitted):
        set_active(second, "administrator", active=False)
    assert User.objects.filter(role="administrator", is_active=True).count() == 1


def test_a_reset_ends_sessions_and_hands_out_a_new_password(cast, sign_in) -> None:
    finance = sign_in(cast.finance)
    answer = sign_in(cast.administrator).post(reverse("accounts:reset_password", args=["finance"]))
    assert finance.get(reverse("intake:papers"))["Location"].startswith(reverse("accounts:sign_in"))
    changed = User.objects.get(username="finance")
    assert changed.check_password(answer.context["password"])
    assert changed.password_is_one_time
    assert acts() == ["重设口令"]


def test_a_reset_lifts_the_lock(cast, sign_in) -> None:
    for _ in range(5):
        Client().post(reverse("accounts:sign_in"), {"username": "finance", "password": "wrong"})
    answer = sign_in(cast.administrator).post(reverse("accounts:reset_password", args=["finance"]))
    given = {"username": "finance", "password": answer.context["password"]}
    assert Client().post(reverse("accounts:sign_in"), given).status_code == 302


def test_an_account_long_unused_is_marked(cast, sign_in) -> None:
    long_ago = timezone.now() - idle_after() - timedelta(hours=1)
    User.objects.filter(username="head").update(last_login=long_ago)
    User.objects.filter(username="finance").update(last_login=long_ago + timedelta(hours=2))
    lines = sign_in(cast.administrator).get(reverse("accounts:accounts")).context["lines"]
    assert [line.person.username for line in lines if line.idle] == ["head"]


def test_the_first_administrator_is_made_once(db) -> None:
    made = first_administrator()
    assert made is not None
    user, password = made
    assert (user.role, user.password_is_one_time, user.check_password(password)) == ("administrator", True, True)
    assert password not in user.password
    assert first_administrator() is None
