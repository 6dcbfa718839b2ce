"""Units named in several tables of one paper, put together without losing what any of them prints."""

from collections.abc import Iterable
from dataclasses import replace

from heng.domain.budget.amounts import Amounts
from heng.domain.target.declaration import Unit


def merged_units(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """One unit for each name, in order; a blank part is filled from a later mention, a filled one is never replaced."""
    merged: dict[str, Unit] = {}
    for unit in units:
        known = merged.get(unit.name)
        merged[unit.name] = unit if known is None else _filled(known, unit)
    return tuple(merged.values())


def _filled(known: Unit, later: Unit) -> Unit:
    return replace(
        known,
        code=known.code or later.code,
        amounts=later.amounts if known.amounts == Amounts() else known.amounts,
        objective=known.objective or later.objective,
        tasks=known.tasks or later.tasks,
        indicators=known.indicators or later.indicators,
    )
