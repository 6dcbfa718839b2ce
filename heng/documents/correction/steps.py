"""The history of a paper as a list of steps that only grows, and what is in force after it.

Undoing and redoing are steps of their own that name the step they concern; nothing is ever struck from the list.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from heng.documents.correction.change import Change


class Kind(StrEnum):
    """What a step does; the labels are in KINDS."""

    CORRECT = "correct"
    UNDO = "undo"
    REDO = "redo"
    CHECK = "check"
    CONFIRM = "confirm"
    WITHDRAW = "withdraw"
    REREAD = "reread"


LABELS: dict[Kind, str] = {
    Kind.CORRECT: "更正",
    Kind.UNDO: "撤销",
    Kind.REDO: "恢复",
    Kind.CHECK: "核对原件",
    Kind.CONFIRM: "确认入库",
    Kind.WITHDRAW: "撤回",
    Kind.REREAD: "重新读取",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its number in the paper's history, its kind, its changes, and the step that it undoes or redoes."""

    number: int
    kind: Kind
    changes: tuple[Change, ...] = ()
    concerns: int | None = None


def in_force(steps: Iterable[Step]) -> frozenset[int]:
    """The numbers of the corrections that are not undone. A new reading of the file begins anew."""
    numbers: set[int] = set()
    for step in steps:
        if step.kind in (Kind.CORRECT, Kind.REDO):
            numbers.add(step.number if step.kind is Kind.CORRECT else step.concerns or 0)
        elif step.kind is Kind.UNDO:
            numbers.discard(step.concerns or 0)
        elif step.kind is Kind.REREAD:
            numbers.clear()
    return frozenset(numbers)


def changes_in_force(steps: Sequence[Step]) -> list[Change]:
    """The changes of the corrections that are not undone, the oldest first."""
    numbers = in_force(steps)
    return [change for step in steps if step.number in numbers for change in step.changes]


def undoable(steps: Sequence[Step]) -> int | None:
    """The correction that “undo” takes back: the newest in force; None for none."""
    return max(in_force(steps), default=None)


def redoable(steps: Sequence[Step]) -> int | None:
    """The correction that “redo” brings back: that of the newest undoing since which nothing new was corrected."""
    numbers = in_force(steps)
    for step in reversed(steps):
        if step.kind in (Kind.CORRECT, Kind.REREAD):
            return None
        if step.kind is Kind.UNDO and step.concerns not in numbers:
            return step.concerns
    return None


def brought_back(steps: Sequence[Step], number: int) -> bool:
    """Whether the correction `number` belongs to the present reading and is undone, so that it can be redone."""
    began = max((step.number for step in steps if step.kind is Kind.REREAD), default=0)
    known = any(step.number == number and step.kind is Kind.CORRECT for step in steps)
    return known and number > began and number not in in_force(steps)


def checked(steps: Iterable[Step]) -> frozenset[str]:
    """What somebody has held against the original: the places and findings that the newest check of each ticks."""
    ticks: dict[str, bool] = {}
    for step in steps:
        if step.kind is Kind.CHECK:
            ticks |= {change.place: bool(change.after) for change in step.changes}
        elif step.kind is Kind.REREAD:
            ticks.clear()
    return frozenset(place for place, ticked in ticks.items() if ticked)
