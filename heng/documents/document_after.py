"""An edited document that shares with the one before every part that the edit left alone, so that only what changed is
read and reviewed again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from heng.documents.from_json import document_from_json
from heng.domain.target.declaration import Document, Indicator, Project, Unit

Json = Mapping[str, Any]
_OWN = ("kind", "fiscal_year", "money_unit")
_BESIDE = ("tables", "statements", "findings", "paragraphs")


def document_after(known: Document, before: Json, after: Json) -> Document:
    """The document that `after` holds in its exchange form, given that `before` holds `known`.

    Tables, statements and findings are those of `known`: no correction touches them. A unit, project or indicator that
    stands in both is the same object in both.
    """
    units = _parts(known, known.units, before, after, "units")
    projects = _parts(known, known.projects, before, after, "projects")
    if not any(before[name] != after[name] for name in _OWN):
        return replace(known, units=units, projects=projects)
    own = _read(after, "units", [])
    return replace(
        known, units=units, projects=projects, kind=own.kind, fiscal_year=own.fiscal_year, money_unit=own.money_unit
    )


def declaring_part(content: Json) -> dict[str, Any]:
    """The exchange form of a document without its tables, statements, paragraphs and findings: what a book has most of,
    and what no correction touches."""
    return {name: [] if name in _BESIDE else value for name, value in content.items()}


def _parts(known: Document, objects: Sequence[Any], before: Json, after: Json, kind: str) -> tuple[Any, ...]:
    if before[kind] == after[kind]:
        return tuple(objects)
    there = _Known(list(zip(before[kind], objects, strict=True)))
    return tuple(there.take(data) or _part(data, kind, there, after) for data in after[kind])


class _Known:
    """Parts that are there already, each given out once, with the indicators of all of them."""

    def __init__(self, pairs: list[tuple[Json, Unit | Project]]) -> None:
        self.pairs = pairs
        self.rows = [
            (data, indicator)
            for entry, part in pairs
            for data, indicator in zip(entry["indicators"], part.indicators, strict=True)
        ]

    def take(self, data: Json) -> Unit | Project | None:
        """The part that says exactly this."""
        found: Unit | Project | None = _take(self.pairs, data)
        return found

    def take_row(self, data: Json) -> Indicator | None:
        """The indicator that says exactly this."""
        found: Indicator | None = _take(self.rows, data)
        return found


def _take(pairs: list[tuple[Json, Any]], data: Json) -> Any:
    for number, (known, part) in enumerate(pairs):
        if known == data:
            del pairs[number]
            return part
    return None


def _part(data: Json, kind: str, there: _Known, after: Json) -> Unit | Project:
    """A unit or project read anew, with the indicators that are there already."""
    rows = [there.take_row(row) for row in data["indicators"]]
    new = [row for row, taken in zip(data["indicators"], rows, strict=True) if taken is None]
    document = _read(after, kind, [{**data, "indicators": new}])
    part: Unit | Project = (document.units or document.projects)[0]
    made = iter(part.indicators)
    return replace(part, indicators=tuple(next(made) if taken is None else taken for taken in rows))


def _read(after: Json, kind: str, entries: list[Json]) -> Document:
    """A document of the same kind and year with nothing in it but `entries`."""
    return document_from_json({**declaring_part(after), "units": [], "projects": [], kind: entries})
