"""Units and projects named in several tables of one paper, put together without losing what any of them prints."""

from collections.abc import Iterable
from dataclasses import fields, replace

from heng.domain.budget.amounts import Amounts
from heng.domain.target.declaration import Indicator, Project, Unit

_SPENT = ("initial", "executed", "execution_weight", "execution_score")


def merged_units(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """One unit for each name, in order; a blank part is filled from a later mention, a filled one is never replaced.

    Indicators of several tables follow each other; what a later table only repeats is left out.
    """
    merged: dict[str, Unit] = {}
    for unit in units:
        known = merged.get(unit.name)
        merged[unit.name] = unit if known is None else _filled(known, unit)
    return tuple(merged.values())


def without_repeated(projects: Iterable[Project]) -> tuple[Project, ...]:
    """The projects without those of a summary that says nothing but what the form of the same project says."""
    seen = tuple(projects)
    forms = [project for project in seen if project.indicators]
    return tuple(one for one in seen if one.indicators or not any(_says_all(form, one) for form in forms))


def _says_all(form: Project, short: Project) -> bool:
    """Whether whatever `short` states stands in `form` too."""
    same = form.name == short.name and short.unit in ("", form.unit) and short.objective in ("", form.objective)
    stated = (
        *((getattr(short.amounts, one.name), getattr(form.amounts, one.name)) for one in fields(Amounts)),
        (short.initial, form.initial),
        (short.executed, form.executed),
        (short.code, form.code),
    )
    return same and all(own in (None, other) for own, other in stated)


def _filled(known: Unit, later: Unit) -> Unit:
    return replace(
        known,
        code=known.code or later.code,
        amounts=later.amounts if known.amounts == Amounts() else known.amounts,
        objective=known.objective or later.objective,
        tasks=known.tasks or later.tasks,
        indicators=(*known.indicators, *_further(known, later)),
        **{name: getattr(known, name) if getattr(known, name) is not None else getattr(later, name) for name in _SPENT},
        texts=tuple((dict(later.texts) | dict(known.texts)).items()),
    )


def _further(known: Unit, later: Unit) -> tuple[Indicator, ...]:
    """The indicators of the later table that the earlier ones do not have."""
    seen = {(one.category, one.subcategory, one.name, one.target.text) for one in known.indicators}
    return tuple(
        one for one in later.indicators if (one.category, one.subcategory, one.name, one.target.text) not in seen
    )
