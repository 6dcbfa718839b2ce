"""The history of a paper as its page shows it: who did what, when, and which corrections are in force."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from heng.apps.intake.models import Paper, Step
from heng.documents.correction import steps
from heng.documents.correction.change import Change, change_from_json
from heng.documents.correction.fields import label_of, shown

_MOST_CHANGES = 4
_BLANK = "空白"


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A line of the history; `can_undo` and `can_redo` say whether it offers to take the correction back or bring it
    back by itself."""

    number: int
    label: str
    who: str
    at: datetime
    details: list[str]
    count: int
    reason: str
    is_undone: bool
    can_undo: bool
    can_redo: bool

    @property
    def has_more(self) -> bool:
        """Whether some of its changes are not told."""
        return self.count > len(self.details)


def timeline(paper: Paper, taken: list[steps.Step]) -> list[ShownStep]:
    """The steps of a paper, the newest first, and below them that it was read."""
    force = steps.in_force(taken)
    shown_steps = [_shown(step, taken, force, paper) for step in paper.steps.select_related("by")]
    read = ShownStep(0, "读取", paper.uploaded_by.name, paper.uploaded_at, [], 0, "", False, False, False)
    return [*reversed(shown_steps), read]


def _shown(step: Step, taken: list[steps.Step], force: frozenset[int], paper: Paper) -> ShownStep:
    kind = steps.Kind(step.kind)
    details = list(_details(step, kind))
    corrects = kind is steps.Kind.CORRECT
    undone = corrects and step.number not in force
    return ShownStep(
        step.number,
        steps.LABELS[kind],
        step.by.name,
        step.at,
        details[:_MOST_CHANGES],
        len(details),
        step.reason,
        is_undone=undone,
        can_undo=corrects and not undone and not paper.is_confirmed,
        can_redo=undone and steps.brought_back(taken, step.number) and not paper.is_confirmed,
    )


def _details(step: Step, kind: steps.Kind) -> Iterator[str]:
    if kind in (steps.Kind.UNDO, steps.Kind.REDO):
        yield f"第 {step.concerns} 步"
    elif kind is steps.Kind.CHECK:
        on = sum(bool(change["after"]) for change in step.changes)
        yield f"已核对 {on} 处" if on else f"取消核对 {len(step.changes)} 处"
    elif kind is steps.Kind.CORRECT:
        yield from (_told(change_from_json(change)) for change in step.changes)


def _told(change: Change) -> str:
    label = label_of(change.place)
    if change.place.endswith("/owner"):
        return "指标移到另一个单位或项目"
    before, after = (shown(change.place, value)[:60] for value in (change.before, change.after))
    if change.before is None and isinstance(change.after, dict):
        return f"新增：{after}"
    if change.after is None and isinstance(change.before, dict):
        return f"删除：{before}"
    return f"{label}：{before or _BLANK} → {after or _BLANK}"
