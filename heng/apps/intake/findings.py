"""The findings of a paper, each with its number on the page, and which of its parts it concerns."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from heng.apps.intake.models import Paper
from heng.documents.correction.open_points import OpenPoints, finding_tick
from heng.documents.source_places import Original, Spot, anchor

Json = dict[str, Any]
Places = tuple[list[tuple[str, Json]], list[tuple[str, Json]]]
"""Units and projects, then indicators: the place that names each, and where it was read."""

SEVERITIES = ("error", "warning", "hint")
_SHOWN_PLACES = 6


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding with its number, the places it names in the original, and the tick it needs (blank for none)."""

    number: int
    data: Json
    places: tuple[tuple[str, str], ...]
    tick: str
    is_ticked: bool


def all_findings(paper: Paper) -> list[Json]:
    """The findings of reading and review, the gravest first."""
    return sorted(
        [*paper.findings, *paper.content["findings"]], key=lambda finding: SEVERITIES.index(finding["severity"])
    )


def by_owner(
    paper: Paper, points: OpenPoints, ticked: Collection[str], original: Original, places: Places
) -> dict[str, list[ShownFinding]]:
    """The findings by the place of the indicator, unit or project that they concern; "" for the paper as a whole."""
    owners = _Owners(original, places)
    owned: dict[str, list[ShownFinding]] = {}
    for number, finding in enumerate(all_findings(paper), 1):
        tick = finding_tick(finding)
        needed = tick if tick in points.findings else ""
        named = [(place_text(where), anchor(where)) for where in finding["where"]]
        shown = ShownFinding(number, finding, tuple(named[:_SHOWN_PLACES]), needed, tick in ticked)
        owned.setdefault(owners.of(finding["where"]), []).append(shown)
    return owned


def counts(findings: Iterable[Json]) -> list[tuple[str, int]]:
    """How many findings there are of each severity, without those of which there are none."""
    severities = [finding["severity"] for finding in findings]
    return [(severity, severities.count(severity)) for severity in SEVERITIES if severity in severities]


def place_text(where: Json) -> str:
    """A place in words."""
    words = (
        ("sheet", "工作表“{}”"),
        ("page", "第 {} 页"),
        ("line", "第 {} 行"),
        ("cell", "单元格 {}"),
        ("column", "第 {} 列"),
    )
    return " ".join(pattern.format(where[name]) for name, pattern in words if where.get(name))


class _Owners:
    """Which indicator or entry stands at a place: the one read exactly there, else the one in the same row."""

    def __init__(self, original: Original, places: Places) -> None:
        entries, rows = places
        self.original = original
        self.exact: dict[str, str] = {}
        self.by_row: dict[tuple[int, int], str] = {}
        for place, where in (*rows, *entries):
            self.exact.setdefault(anchor(where), place)
        for place, where in rows:
            spot = original.by_anchor.get(anchor(where))
            if spot:
                self.by_row.setdefault((spot.table, spot.row), place)

    def of(self, where: list[Json]) -> str:
        """The owner of a finding about the places `where`: one that names several places concerns the whole paper."""
        found = {self._at(place) for place in where[:2]}
        return found.pop() if len(found) == 1 else ""

    def _at(self, where: Json) -> str:
        name = anchor(where)
        spot: Spot | None = self.original.by_anchor.get(name)
        if not name:
            return ""
        return self.exact.get(name) or (self.by_row.get((spot.table, spot.row), "") if spot else "")
