"""Level names in traditional characters, read as their simplified form."""

from dataclasses import replace

from heng.documents.layouts.announce import announce
from heng.documents.layouts.headings import simplified
from heng.documents.layouts.levels import looks_like_level
from heng.domain.finding import Finding
from heng.domain.target.declaration import Indicator, Project, Unit


def with_simplified_levels(
    projects: tuple[Project, ...], units: tuple[Unit, ...]
) -> tuple[tuple[Project, ...], tuple[Unit, ...], list[Finding]]:
    """The projects and units with the level names of their indicators simplified; announced once for a paper (I47).

    Names of indicators, projects and units stay as they are written.
    """
    before = [
        *(indicator for unit in units for indicator in unit.indicators),
        *(indicator for project in projects for indicator in project.indicators),
    ]
    changed = [
        (indicator, level)
        for indicator in before
        for level in (indicator.category, indicator.subcategory)
        if _read(level) != level
    ]
    if not changed:
        return projects, units, []
    first, level = changed[0]
    note = announce("I47", "指标类别", first.where, text=level, read=_read(level))
    return (
        tuple(replace(project, indicators=tuple(map(_rewritten, project.indicators))) for project in projects),
        tuple(replace(unit, indicators=tuple(map(_rewritten, unit.indicators))) for unit in units),
        [note],
    )


def _rewritten(indicator: Indicator) -> Indicator:
    return replace(indicator, category=_read(indicator.category), subcategory=_read(indicator.subcategory))


def _read(level: str) -> str:
    return simplified(level) if looks_like_level(level) else level
