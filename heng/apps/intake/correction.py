"""Correcting what was read, taking it back and bringing it back, and ticking what was held against the original."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from heng.apps.intake.history import add_step, history, locked, points, shown
from heng.apps.intake.models import Paper, Step
from heng.apps.intake.services import paper_of
from heng.apps.user.models import User
from heng.documents.correction import steps
from heng.documents.correction.apply import Json
from heng.documents.correction.edits import changes_of
from heng.documents.correction.open_points import known_tick
from heng.documents.correction.steps import Kind
from heng.domain.errors import WrongState
from heng.domain.workflow.paper_state import PaperState, PaperStep, paper_after
from heng.domain.workflow.permissions import Act

MOST_REASON = 500
NOTHING_TO_UNDO = "没有可以撤销的更正。"
NOTHING_TO_REDO = "没有可以恢复的更正。"


@transaction.atomic
def correct(
    user: User, number: int, revision: int, edits: Sequence[Mapping[str, Any]], reason: str = ""
) -> Step | None:
    """Make the `edits` (see heng/documents/correction/edits.py) as one step; None where they change nothing.

    Raises InvalidEdits for values that cannot be so, WrongState for a confirmed paper and where somebody took a step
    since `revision`. In each case nothing is stored.
    """
    paper = _editable(user, number, revision)
    corrected = shown(paper, history(paper))
    changes = changes_of(corrected, edits, paper.revision + 1)
    if not changes:
        return None
    told = [change.to_json() for change in changes]
    return _changed(user, paper, Kind.CORRECT, changes=told, reason=reason.strip()[:MOST_REASON])


@transaction.atomic
def undo(user: User, number: int, revision: int, concerns: int | None = None) -> Step:
    """Take back the correction `concerns`, by default the newest in force; WrongState where there is none."""
    paper = _editable(user, number, revision)
    taken = history(paper)
    wanted = concerns or steps.undoable(taken)
    if wanted is None or wanted not in steps.in_force(taken):
        raise WrongState(NOTHING_TO_UNDO)
    return _changed(user, paper, Kind.UNDO, concerns=wanted)


@transaction.atomic
def redo(user: User, number: int, revision: int, concerns: int | None = None) -> Step:
    """Bring back the correction `concerns`, by default the one undone last; WrongState where there is none."""
    paper = _editable(user, number, revision)
    taken = history(paper)
    wanted = concerns or steps.redoable(taken)
    if wanted is None or not steps.brought_back(taken, wanted):
        raise WrongState(NOTHING_TO_REDO)
    return _changed(user, paper, Kind.REDO, concerns=wanted)


@transaction.atomic
def check(user: User, number: int, revision: int, ticks: Sequence[str], *, off: bool = False) -> Step | None:
    """Tick what was held against the original (`off`: take the ticks off again); None where nothing changes.

    Ticks of findings and values that are not there are left out.
    """
    paper = _editable(user, number, revision)
    taken = history(paper)
    known, ticked = points(paper, taken), steps.checked(taken)
    wanted = sorted({tick for tick in ticks if known_tick(known, tick) and (tick in ticked) is off})
    if not wanted:
        return None
    changes = [{"place": tick, "before": off, "after": not off} for tick in wanted]
    return add_step(user, paper, Kind.CHECK, changes=changes)


def _editable(user: User, number: int, revision: int) -> Paper:
    """The paper, locked; WrongState where its state allows no correction."""
    paper_of(user, number, Act.CORRECT_PAPERS)
    paper = locked(number, revision)
    paper_after(PaperState(paper.state), PaperStep.CORRECT)
    return paper


def _changed(user: User, paper: Paper, kind: Kind, *, changes: list[Json] | None = None, **rest: Any) -> Step:
    """Add a step that changes what is shown: the paper is now being corrected."""
    paper.state = paper_after(PaperState(paper.state), PaperStep.CORRECT).value
    return add_step(user, paper, kind, changes=changes, **rest)
