"""Whether what was read from a paper is what was declared, as far as its layout prints it."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from heng.domain.target.declaration import Document, Indicator
from tests.documents.relay.declaration import Aim, Paper, Target
from tests.documents.relay.layouts import Layout

_DIRECTIONS = {"正向": "positive", "正向指标": "positive", "反向": "negative", "反向指标": "negative"}


def declared(paper: Paper, layout: Layout) -> list[dict[str, Any]]:
    """The projects of `paper` as `layout` prints them."""
    found = []
    for venture in paper.projects:
        said: dict[str, Any] = {"name": venture.name, "indicators": [_aim(aim, layout) for aim in venture.aims]}
        said["amounts"] = {field: getattr(venture.amounts, field) for field in layout.sources}
        if "unit" in layout.carries:
            said["unit"] = venture.unit
        if "objective" in layout.carries:
            said["objective"] = _squeezed(venture.objective)
        if "code" in layout.carries:
            said["code"] = venture.code or None
        found.append(said)
    return found


def heard(document: Document, layout: Layout) -> list[dict[str, Any]]:
    """The projects that were read, in the same shape."""
    found = []
    for project in document.projects:
        said: dict[str, Any] = {"name": project.name, "indicators": [_read(one, layout) for one in project.indicators]}
        said["amounts"] = {field: getattr(project.amounts, field) for field in layout.sources}
        if "unit" in layout.carries:
            said["unit"] = project.unit
        if "objective" in layout.carries:
            said["objective"] = _squeezed(project.objective)
        if "code" in layout.carries:
            said["code"] = project.code
        found.append(said)
    return found


def differences(wanted: Any, got: Any, path: str = "") -> Iterable[str]:
    """Where `got` is not `wanted`, one line for each place."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        for key in wanted:
            yield from differences(wanted[key], got.get(key), f"{path}.{key}")
    elif isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        for place, (left, right) in enumerate(zip(wanted, got, strict=True)):
            yield from differences(left, right, f"{path}[{place}]")
    elif wanted != got:
        yield f"{path}: {wanted!r} read as {got!r}"


def _aim(aim: Aim, layout: Layout) -> dict[str, Any]:
    said: dict[str, Any] = {
        "levels": (aim.category, aim.subcategory),
        "name": _squeezed(aim.name),
        "target": aim.target.read(),
    }
    if "weight" in layout.carries:
        said["weight"] = Decimal(aim.weight) if aim.weight else None
    if "polarity" in layout.carries:
        said["polarity"] = _DIRECTIONS.get(aim.polarity)
    if "whole" in layout.carries:
        said["whole"] = _whole(aim.whole_period)
    return said


def _read(indicator: Indicator, layout: Layout) -> dict[str, Any]:
    target = indicator.target
    said: dict[str, Any] = {
        "levels": (indicator.category, indicator.subcategory),
        "name": _squeezed(indicator.name),
        "target": (target.comparison.value, target.value, target.unit),
    }
    if "weight" in layout.carries:
        said["weight"] = indicator.weight
    if "polarity" in layout.carries:
        said["polarity"] = indicator.polarity.value if indicator.polarity else None
    if "whole" in layout.carries:
        period = indicator.whole_period
        said["whole"] = (period.comparison.value, period.value, period.unit) if period else None
    return said


def _whole(target: Target | None) -> tuple[str, str, str] | None:
    return target.read() if target else None


def _squeezed(text: str) -> str:
    return "".join(text.split())
