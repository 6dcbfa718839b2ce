"""The way of a declaration (绩效目标) from draft to approval: states, steps, and which step leads where."""

from dataclasses import dataclass
from enum import StrEnum

from heng.domain.errors import WrongState
from heng.domain.workflow.permissions import Act


class State(StrEnum):
    """Where a declaration stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    AGREED = "agreed"
    APPROVED = "approved"


class Step(StrEnum):
    """What moves a declaration on."""

    SUBMIT = "submit"
    AGREE = "agree"
    APPROVE = "approve"
    RETURN_BY_HEAD = "return_by_head"
    RETURN_BY_FINANCE = "return_by_finance"


@dataclass(frozen=True, slots=True)
class StepRule:
    """One row of the table: what people read on the button, who may take the step, from and to which state."""

    label: str
    act: Act
    source: State
    target: State


STATE_LABELS: dict[State, str] = {
    State.DRAFT: "编制中",
    State.SUBMITTED: "待部门审核",
    State.AGREED: "待财务审定",
    State.APPROVED: "已审定",
}

STEPS: dict[Step, StepRule] = {
    Step.SUBMIT: StepRule("提交审核", Act.EDIT_TARGETS, State.DRAFT, State.SUBMITTED),
    Step.AGREE: StepRule("审核同意", Act.AGREE_TARGETS, State.SUBMITTED, State.AGREED),
    Step.APPROVE: StepRule("审定", Act.APPROVE_TARGETS, State.AGREED, State.APPROVED),
    Step.RETURN_BY_HEAD: StepRule("退回修改", Act.AGREE_TARGETS, State.SUBMITTED, State.DRAFT),
    Step.RETURN_BY_FINANCE: StepRule("退回修改", Act.APPROVE_TARGETS, State.AGREED, State.DRAFT),
}


def after(state: State, step: Step) -> State:
    """The state that `step` leads to from `state`; raises WrongState where the table has no such way."""
    rule = STEPS[step]
    if rule.source is not state:
        raise WrongState(
            f"绩效目标现在是“{STATE_LABELS[state]}”，不能“{rule.label}”：这一步只能从“{STATE_LABELS[rule.source]}”出发。请刷新页面后再办理。"
        )
    return rule.target


def steps_from(state: State) -> tuple[Step, ...]:
    """The steps that lead on from `state`, in the order of the table."""
    return tuple(step for step, rule in STEPS.items() if rule.source is state)
