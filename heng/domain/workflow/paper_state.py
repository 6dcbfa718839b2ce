"""The way of a paper from reading to the register: states, steps, and which step leads where."""

from dataclasses import dataclass
from enum import StrEnum

from heng.domain.errors import WrongState
from heng.domain.workflow.permissions import Act


class PaperState(StrEnum):
    """Where a paper stands."""

    READ = "read"
    CORRECTING = "correcting"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


class PaperStep(StrEnum):
    """What moves a paper on, or changes what is shown of it."""

    CORRECT = "correct"
    CONFIRM = "confirm"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class PaperStepRule:
    """One row of the table: what people read on the button, who may take the step, from which states and to which."""

    label: str
    act: Act
    sources: tuple[PaperState, ...]
    target: PaperState


PAPER_STATE_LABELS: dict[PaperState, str] = {
    PaperState.READ: "待核对",
    PaperState.CORRECTING: "更正中",
    PaperState.CONFIRMED: "已确认",
    PaperState.WITHDRAWN: "已撤回",
}
_OPEN = (PaperState.READ, PaperState.CORRECTING, PaperState.WITHDRAWN)

PAPER_STEPS: dict[PaperStep, PaperStepRule] = {
    PaperStep.CORRECT: PaperStepRule("更正", Act.CORRECT_PAPERS, _OPEN, PaperState.CORRECTING),
    PaperStep.CONFIRM: PaperStepRule("确认入库", Act.CONFIRM_PAPERS, _OPEN, PaperState.CONFIRMED),
    PaperStep.WITHDRAW: PaperStepRule("撤回", Act.CONFIRM_PAPERS, (PaperState.CONFIRMED,), PaperState.WITHDRAWN),
}
_FIRST = {
    PaperState.CONFIRMED: "已确认的文件不再改动；确需更正时，请先写明原因并撤回。",
}
_OTHERWISE = "请刷新页面后再办理。"


def paper_after(state: PaperState, step: PaperStep) -> PaperState:
    """The state that `step` leads to from `state`; raises WrongState, with what to do first, where there is no such way."""
    rule = PAPER_STEPS[step]
    if state not in rule.sources:
        raise WrongState(
            f"这份文件现在是“{PAPER_STATE_LABELS[state]}”，不能“{rule.label}”。{_FIRST.get(state, _OTHERWISE)}"
        )
    return rule.target
