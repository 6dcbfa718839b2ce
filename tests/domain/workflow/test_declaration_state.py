"""The table of steps: total, and no way leads around a reviewer."""

from itertools import product

import pytest

from heng.domain.errors import WrongState
from heng.domain.workflow.declaration_state import STATE_LABELS, STEPS, State, Step, after, steps_from
from heng.domain.workflow.permissions import Act


def test_every_state_has_a_label_and_every_step_a_rule() -> None:
    assert set(STATE_LABELS) == set(State)
    assert set(STEPS) == set(Step)


@pytest.mark.parametrize(("state", "step"), list(product(State, Step)))
def test_a_step_leads_on_from_its_own_state_and_from_no_other(state: State, step: Step) -> None:
    if step in steps_from(state):
        assert after(state, step) is STEPS[step].target
    else:
        with pytest.raises(WrongState, match=STATE_LABELS[state]):
            after(state, step)


def test_every_state_can_be_reached_and_only_approval_ends_the_way() -> None:
    reached = {State.DRAFT} | {rule.target for rule in STEPS.values()}
    assert reached == set(State)
    assert [state for state in State if not steps_from(state)] == [State.APPROVED]


def test_approval_needs_the_head_and_finance_one_after_the_other() -> None:
    into_approved = [rule for rule in STEPS.values() if rule.target is State.APPROVED]
    assert [(rule.source, rule.act) for rule in into_approved] == [(State.AGREED, Act.APPROVE_TARGETS)]
    into_agreed = [rule for rule in STEPS.values() if rule.target is State.AGREED]
    assert [(rule.source, rule.act) for rule in into_agreed] == [(State.SUBMITTED, Act.AGREE_TARGETS)]
