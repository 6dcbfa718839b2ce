"""A declaration on its way: who may take which step, and when."""

import pytest
from django.urls import reverse

from heng.apps.audit.models import AuditEvent
from heng.apps.target.models import Declaration


def move(client, declaration: Declaration, step: str):
    return client.post(reverse("target:move", args=[declaration.pk]), {"step": step})


def test_from_draft_to_approval_with_a_trace_of_every_step(cast, sign_in, declaration) -> None:
    for person, step in ((cast.handler, "submit"), (cast.head, "agree"), (cast.finance, "approve")):
        assert move(sign_in(person), declaration, step).status_code == 302
    declaration.refresh_from_db()
    assert declaration.state == "approved"
    acts = AuditEvent.objects.filter(subject=f"declaration:{declaration.pk}").order_by("sequence")
    assert [event.act for event in acts] == ["编制绩效目标", "提交审核", "审核同意", "审定"]


def test_a_step_out_of_turn_changes_nothing_and_says_where_it_stands(cast, sign_in, declaration) -> None:
    answer = move(sign_in(cast.finance), declaration, "approve")
    assert answer.status_code == 409
    assert "编制中" in answer.content.decode()
    declaration.refresh_from_db()
    assert declaration.state == "draft"


@pytest.mark.parametrize(
    ("person", "step"),
    [("handler", "agree"), ("finance", "agree"), ("head", "approve"), ("auditor", "submit"), ("head", "submit")],
)
def test_a_step_of_another_role_is_refused(cast, sign_in, declaration, person: str, step: str) -> None:
    assert move(sign_in(getattr(cast, person)), declaration, step).status_code == 403


def test_a_step_that_does_not_exist_is_refused(cast, sign_in, declaration) -> None:
    assert move(sign_in(cast.handler), declaration, "burn").status_code == 404


def test_a_returned_declaration_can_be_submitted_again(cast, sign_in, declaration) -> None:
    for person, step in ((cast.handler, "submit"), (cast.head, "return_by_head"), (cast.handler, "submit")):
        assert move(sign_in(person), declaration, step).status_code == 302


def test_only_the_buttons_that_work_are_shown(cast, sign_in, declaration) -> None:
    address = reverse("target:declaration", args=[declaration.pk])
    assert "提交审核" in sign_in(cast.handler).get(address).content.decode()
    assert "提交审核" not in sign_in(cast.head).get(address).content.decode()
