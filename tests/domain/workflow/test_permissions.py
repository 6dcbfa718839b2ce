"""Who may do what: the table is total, and duties that must be apart are apart."""

from itertools import product

import pytest

from heng.domain.errors import NotPermitted
from heng.domain.workflow.permissions import MAY, Act, check_may, may
from heng.domain.workflow.role import LABELS, Role

WRITING = {Act.UPLOAD_PAPERS, Act.EDIT_TARGETS, Act.AGREE_TARGETS, Act.APPROVE_TARGETS, Act.COMPUTE_FIGURES, Act.SCORE}


def test_every_act_has_roles_and_every_role_a_label() -> None:
    assert set(MAY) == set(Act)
    assert all(MAY.values())
    assert set(LABELS) == set(Role)


@pytest.mark.parametrize(("role", "act"), list(product(Role, Act)))
def test_checking_raises_exactly_where_the_table_says_no(role: Role, act: Act) -> None:
    if may(role, act):
        check_may(role, act)
    else:
        with pytest.raises(NotPermitted, match=LABELS[role]):
            check_may(role, act)


def test_the_administrator_sees_no_business_and_no_trail() -> None:
    assert {act for act in Act if may(Role.ADMINISTRATOR, act)} == {
        Act.SEE_OWN_ACCOUNT,
        Act.READ_ACCOUNTS,
        Act.MANAGE_ACCOUNTS,
        Act.MANAGE_COURTS,
    }


def test_the_auditor_changes_nothing() -> None:
    assert not {act for act in WRITING | {Act.MANAGE_ACCOUNTS, Act.MANAGE_COURTS} if may(Role.AUDITOR, act)}


def test_nobody_reviews_what_he_may_edit_except_finance_at_the_very_end() -> None:
    assert not MAY[Act.EDIT_TARGETS] & MAY[Act.AGREE_TARGETS]
    assert not MAY[Act.AGREE_TARGETS] & MAY[Act.APPROVE_TARGETS]
