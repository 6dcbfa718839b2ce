"""From declarations to what the pages show."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from heng.apps.indicator.models import Figure
from heng.apps.indicator.presenters import ShownFigure, shown
from heng.apps.intake.presenters import amounts
from heng.apps.target.comparison import Verdict, verdict
from heng.apps.target.models import Declaration, Part, Target
from heng.apps.user.models import User
from heng.domain.monitoring.standing import Standing
from heng.domain.target.short_text import short_text
from heng.domain.workflow.declaration_state import STEPS, State, Step, StepRule, steps_from
from heng.domain.workflow.permissions import may
from heng.domain.workflow.role import Role

ORDER = (Standing.UNMET, Standing.AT_RISK, Standing.MET, Standing.NOT_APPLICABLE, Standing.NO_DATA)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: the verdict, the target as text, the actual as text."""

    verdict: Verdict
    target_text: str
    actual: ShownFigure | None


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A unit or project with its amounts and lines."""

    part: Part
    amounts: list[tuple[str, str]]
    rows: list[Row]

    @property
    def weighted(self) -> bool:
        """Whether the paper gives weights."""
        return any(row.verdict.target.weight is not None for row in self.rows)


def row(target: Target, figures: dict[str, Figure]) -> Row:
    """The line of a target."""
    found = verdict(target, figures.get(target.definition) if target.definition else None)
    computed = found.figure is not None and found.figure.exact is not None
    return Row(found, short_text(found.value), shown(found.figure) if computed and found.figure else None)


def parts(declaration: Declaration, figures: dict[str, Figure]) -> list[ShownPart]:
    """The parts of a declaration with their lines, in order."""
    everything = declaration.parts.prefetch_related("targets")
    return [
        ShownPart(part, amounts(part.amounts), [row(target, figures) for target in part.targets.all()])
        for part in everything
    ]


def tally(rows: Iterable[Row]) -> list[tuple[str, int]]:
    """How many lines stand where, the worst first; states without lines left out."""
    counted = Counter(each.verdict.standing for each in rows)
    return [(state.value, counted[state]) for state in ORDER if counted[state]]


def steps(declaration: Declaration, user: User) -> list[tuple[Step, StepRule]]:
    """The steps that `user` may take now."""
    possible = steps_from(State(declaration.state))
    return [(step, STEPS[step]) for step in possible if may(Role(user.role), STEPS[step].act)]


def target_line(found: Verdict) -> tuple[Fraction | None, str]:
    """The target as a line in a chart of its figure, where both are in the same unit."""
    same = found.figure is not None and found.value.unit == found.figure.unit and found.value.upper is None
    if not same or found.value.number is None:
        return None, ""
    return Fraction(found.value.number), short_text(found.value)


def progress(declared: Declaration) -> list[dict[str, Any]]:
    """The states on the way of a declaration, with the one it is in."""
    order = list(State)
    now = order.index(State(declared.state))
    return [{"state": state, "done": place < now, "now": place == now} for place, state in enumerate(order)]
