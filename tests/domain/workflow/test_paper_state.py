"""The way of a paper: total, frozen once confirmed, and back only by withdrawing."""

from itertools import product

import pytest

from heng.domain.errors import WrongState
from heng.domain.workflow.paper_state import PAPER_STATE_LABELS, PAPER_STEPS, PaperState, PaperStep, paper_after


def test_every_state_has_a_label_and_every_step_a_rule() -> None:
    assert set(PAPER_STATE_LABELS) == set(PaperState)
    assert set(PAPER_STEPS) == set(PaperStep)


@pytest.mark.parametrize(("state", "step"), list(product(PaperState, PaperStep)))
def test_a_step_leads_on_from_its_own_states_and_from_no_other(state: PaperState, step: PaperStep) -> None:
    if state in PAPER_STEPS[step].sources:
        assert paper_after(state, step) is PAPER_STEPS[step].target
    else:
        with pytest.raises(WrongState, match=PAPER_STATE_LABELS[state]):
            paper_after(state, step)


def test_a_confirmed_paper_is_left_only_by_withdrawing() -> None:
    assert [step for step in PaperStep if PaperState.CONFIRMED in PAPER_STEPS[step].sources] == [PaperStep.WITHDRAW]


def test_every_state_can_be_reached() -> None:
    assert {PaperState.READ} | {rule.target for rule in PAPER_STEPS.values()} == set(PaperState)
