"""The findings of a paper, each with its number on the page, and which of its parts it concerns."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from heng.apps.intake.models import Paper
from heng.documents.correction.open_points import FINDING, OpenPoints, finding_tick
from heng.documents.source_places import Original, Spot, anchor

Json = dict[str, Any]
Places = tuple[list[tuple[str, Json, str]], list[tuple[str, Json, str]]]
"""Units and projects, then indicators: the place that names each, where it was read, and what findings call it."""

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

    @property
    def name(self) -> str:
        """What scripts and other pages call it: the same for as long as it says the same about the same place."""
        return finding_name(self.data)


def finding_name(finding: Json) -> str:
    """The name of a finding on pages and in REST."""
    return finding_tick(finding).removeprefix(FINDING)


def all_findings(paper: Paper) -> list[Json]:
    """The findings of reading and review, the gravest first."""
    return sorted(
        [*paper.findings, *paper.content["findings"]], key=lambda finding: SEVERITIES.index(finding["severity"])
    )


def by_owner(
    paper: Paper, points: OpenPoints, ticked: Collection[str], original: Original, places: Places
) -> dict[str, list[ShownFinding]]:
    """The findings by the place of the indicator, unit or project that they concern, each once; "" for the paper as a
    whole."""
    owners = _Owners(original, places)
    owned: dict[str, list[ShownFinding]] = {}
    each_once = {finding_name(finding): finding for finding in all_findings(paper)}
    for number, finding in enumerate(each_once.values(), 1):
        tick = finding_tick(finding)
        needed = tick if tick in points.findings else ""
        named = [(place_text(where), anchor(where)) for where in finding["where"]]
        shown = ShownFinding(number, finding, tuple(named[:_SHOWN_PLACES]), needed, tick in ticked)
        owned.setdefault(owners.of(finding), []).append(shown)
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
        self.by_name: dict[str, list[str]] = {}
        for place, where, name in (*rows, *entries):
            self.exact.setdefault(anchor(where), place)
            self.by_name.setdefault(name, []).append(place)
        for place, where, _ in rows:
            spot = original.by_anchor.get(anchor(where))
            if spot:
                self.by_row.setdefault((spot.table, spot.row), place)

    def of(self, finding: Json) -> str:
        """The owner of a finding: one that names several places concerns the whole paper. Where several indicators
        were read from one place (a line that holds them all), its subject says which of them it is."""
        found = {self._at(place) for place in finding["where"][:2]}
        if len(found) > 1:
            return ""
        named = self.by_name.get(finding["subject"], [])
        return named[0] if len(named) == 1 else (found.pop() if found else "")

    def _at(self, where: Json) -> str:
        name = anchor(where)
        spot: Spot | None = self.original.by_anchor.get(name)
        if not name:
            return ""
        return self.exact.get(name) or (self.by_row.get((spot.table, spot.row), "") if spot else "")
