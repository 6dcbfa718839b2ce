"""Indicators as careful papers of many trades write them, and as hasty ones do.

right_indicators.txt: nothing graver than a hint may be said. wrong_indicators.txt: just the faults named before the row.
"""

from pathlib import Path
from typing import Any

import pytest

from heng.domain.finding import Finding
from heng.domain.review.review import review
from heng.rulebook.profiles import load_profile

PROFILE = load_profile("central", 2024)
MEANING = ("R20", "R21", "R22", "R23", "R24", "R25", "R26", "R27", "R28", "R29", "R30", "R32", "R34", "R42", "R43")
FOLDER = Path(__file__).parent


def lines(name: str) -> list[str]:
    return [line for line in (FOLDER / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]


def found(paper: Any, row: str) -> list[Finding]:
    """What the rules about meaning say of one row."""
    document = paper({"projects": [{"indicators": [row.split("|")]}]})
    return [finding for finding in review(document, PROFILE) if finding.rule in MEANING]


@pytest.mark.parametrize("row", lines("right_indicators.txt"))
def test_a_right_indicator_is_let_be(paper: Any, row: str) -> None:
    assert [finding.message for finding in found(paper, row) if finding.severity.value != "hint"] == []


@pytest.mark.parametrize("line", lines("wrong_indicators.txt"))
def test_a_wrong_indicator_is_found_and_only_for_its_fault(paper: Any, line: str) -> None:
    faults, row = line.split(" | ")
    findings = found(paper, row)
    assert [f"{finding.rule} {finding.severity.value}" for finding in findings] == faults.split(", ")
    assert all(row.split("|")[2] in f"{finding.subject}{finding.message}" and finding.where for finding in findings)
