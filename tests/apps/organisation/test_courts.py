"""The administrator adds courts and opens years."""

import pytest
from django.urls import reverse

from heng.apps.audit.models import AuditEvent
from heng.apps.organisation.models import Court, FiscalYear


def add(client, code: str, name: str = ""):
    return client.post(reverse("organisation:add"), {"code": code, "name": name})


def test_a_court_of_the_rulebook_gets_its_name_by_its_code(cast, sign_in) -> None:
    assert add(sign_in(cast.administrator), "粤01", "随便什么").status_code == 302
    assert Court.objects.get(code="粤01").name == "广州市中级人民法院"
    assert AuditEvent.objects.get().act == "建立法院"


def test_a_court_that_the_rulebook_does_not_list_needs_a_name(cast, sign_in) -> None:
    client = sign_in(cast.administrator)
    assert "填写名称" in add(client, "浙0192").content.decode()
    assert add(client, "浙0192", "某互联网法院").status_code == 302
    assert Court.objects.get(code="浙0192").name == "某互联网法院"


@pytest.mark.parametrize(("code", "message"), [("广州", "不是法院代字"), ("粤0192", "已经在列表中"), ("", "请填写")])
def test_what_is_no_court_or_there_already_is_refused(cast, sign_in, code: str, message: str) -> None:
    answer = add(sign_in(cast.administrator), code, "某院")
    assert (answer.status_code, message in answer.content.decode()) == (422, True)
    assert Court.objects.count() == 2


def test_a_year_opens_once(cast, court, sign_in) -> None:
    client = sign_in(cast.administrator)
    for _ in range(2):
        assert client.post(reverse("organisation:add_year", args=["粤0192"]), {"year": "2023"}).status_code == 302
    assert FiscalYear.objects.filter(court=court, year=2023).count() == 1
    assert [event.act for event in AuditEvent.objects.all()] == ["开启年度"]


@pytest.mark.parametrize(
    ("code", "year", "status"), [("粤0192", "99999", 400), ("粤0192", "今年", 400), ("京01", "2023", 404)]
)
def test_no_year_of_nowhere(cast, sign_in, code: str, year: str, status: int) -> None:
    answer = sign_in(cast.administrator).post(reverse("organisation:add_year", args=[code]), {"year": year})
    assert answer.status_code == status


@pytest.mark.parametrize("role", ["handler", "head", "finance", "auditor", "outsider"])
def test_nobody_else_gets_at_courts(cast, sign_in, role: str) -> None:
    client = sign_in(getattr(cast, role))
    assert client.get(reverse("organisation:courts")).status_code == 403
    assert add(client, "粤01").status_code == 403
    assert client.post(reverse("organisation:add_year", args=["粤0192"]), {"year": "2023"}).status_code == 403
