"""What has to be held against the original before a paper can be confirmed: what reading was not sure of.

These are the findings of reading whose certainty is `extraction`, hints aside (they say what was understood, or what
the paper's own sums leave open though no cell was lost), and every value that recognition of a scan was less sure of than
the rulebook asks. Whoever corrected something there has looked at it.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from heng.documents.correction.apply import Corrected, Json
from heng.documents.correction.change import INDICATORS, Change
from heng.domain.finding import Certainty, Severity

FINDING, VALUE = "finding:", "value:"


@dataclass(frozen=True, slots=True)
class OpenPoints:
    """Ticks that are needed: all findings of reading and all doubtful values, and which of them are still missing."""

    findings: dict[str, Json]
    values: tuple[str, ...]
    missing: frozenset[str]


def finding_tick(finding: Mapping[str, Any]) -> str:
    """The name under which a finding is ticked: the same for as long as it says the same about the same place."""
    told = [finding["rule"], finding["subject"], finding["message"], finding["where"]]
    digest = hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    return f"{FINDING}{digest[:20]}"


def value_tick(place: str) -> str:
    """The name under which an indicator, unit or project is ticked."""
    return f"{VALUE}{place}"


def open_points(
    corrected: Corrected, changes: Iterable[Change], ticked: Collection[str], threshold: float
) -> OpenPoints:
    """What needs a tick in `corrected`, given the corrections in force and the ticks; `threshold` is a confidence."""
    findings = {
        finding_tick(finding): finding
        for finding in corrected.content["findings"]
        if finding["certainty"] == Certainty.EXTRACTION.value and finding["severity"] != Severity.HINT.value
    }
    doubtful = [place for place, where in _places(corrected) if where.get("confidence", 1) < threshold]
    values = tuple(value_tick(place) for place in doubtful)
    seen = {value_tick(_whole(change.place)) for change in changes}
    return OpenPoints(findings, values, frozenset({*findings, *values} - set(ticked) - seen))


def known_tick(points: OpenPoints, tick: str) -> bool:
    """Whether there is such a finding or value to be ticked."""
    return tick in points.findings or tick in points.values


def _places(corrected: Corrected) -> Iterable[tuple[str, Json]]:
    for entry in corrected.entries():
        yield entry.place, entry.data["where"]
        yield from ((row.place, row.data["where"]) for row in entry.indicators)


def _whole(place: str) -> str:
    """The indicator, unit or project in which a place lies."""
    parts = place.split("/")
    return "/".join(parts[:4] if len(parts) > 3 and parts[2] == INDICATORS else parts[:2])
