"""What must be held against the original before a paper is confirmed, and what need not."""

from typing import Any

from heng.documents.correction.apply import Corrected, apply_corrections
from heng.documents.correction.open_points import finding_tick, open_points


def finding(severity: str, certainty: str) -> dict[str, Any]:
    return {
        "rule": "I90",
        "severity": severity,
        "certainty": certainty,
        "subject": f"{severity}{certainty}",
        "message": "合计少10",
        "where": [{"line": 3}],
    }


def paper(*findings: dict[str, Any]) -> Corrected:
    content: dict[str, Any] = {
        "file": "申报表.xlsx",
        "sha256": "",
        "kind": "project_targets",
        "fiscal_year": 2024,
        "money_unit": "万元",
        "units": [],
        "projects": [],
        "tables": [],
        "statements": [],
        "findings": list(findings),
    }
    return apply_corrections(content, ())


def test_what_reading_may_have_lost_needs_a_look_and_hints_do_not():
    lost, hint = finding("warning", "extraction"), finding("hint", "extraction")
    points = open_points(paper(lost, hint), (), (), 0.9)
    assert points.missing == {finding_tick(lost)}


def test_the_authors_own_errors_need_no_look_at_the_original():
    assert not open_points(paper(finding("error", "certain")), (), (), 0.9).missing


def test_a_tick_settles_the_finding_that_it_names():
    lost = finding("error", "extraction")
    assert not open_points(paper(lost), (), (finding_tick(lost),), 0.9).missing
