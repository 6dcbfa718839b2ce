"""Disabling and enabling accounts."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from heng.apps.accounts.services import create_user
from heng.apps.user.models import User
from heng.domain.errors import NotPermitted
from heng.domain.workflow.role import Role


def disable(client, username: str):
    return client.post(reverse("accounts:set_active", args=[username]), {"active": "0"})


def test_a_disabled_person_is_out_at_the_next_click(cast, sign_in) -> None:
    finance = sign_in(cast.finance)
    assert disable(sign_in(cast.administrator), "finance").status_code == 302
    assert finance.get(reverse("intake:papers")).status_code == 302


@pytest.mark.parametrize("role", ["finance", "auditor", "handler", "head", "outsider"])
def test_only_the_administrator_disables(cast, sign_in, role: str) -> None:
    assert disable(sign_in(getattr(cast, role)), "head").status_code == 403
    assert User.objects.get(username="head").is_active


def test_nobody_disables_himself(cast, sign_in) -> None:
    assert disable(sign_in(cast.administrator), "administrator").status_code == 409


def test_an_unknown_account_is_named(cast, sign_in) -> None:
    answer = disable(sign_in(cast.administrator), "nobody")
    assert answer.status_code == 404
    assert "nobody" in answer.content.decode()


def test_a_short_password_is_refused(db) -> None:
    with pytest.raises(ValidationError):
        create_user("new", "新人", Role.HANDLER, "short")


def test_only_an_administrator_creates_accounts(cast) -> None:
    with pytest.raises(NotPermitted):
        create_user("new", "新人", Role.HANDLER, "long-enough-password", actor=cast.finance)
