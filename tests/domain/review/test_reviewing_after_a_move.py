"""A project moved to another place in the paper: what names several projects names them in their new order."""

from dataclasses import replace
from typing import Any

from heng.domain.review.review import review
from heng.domain.review.reviewer import Reviewer
from heng.rulebook.profiles import load_profile


def test_findings_follow_a_project_that_is_moved(paper: Any) -> None:
    quality = ["产出指标", "质量指标", "服判息诉率", "≥", "87", "%"]
    benefit = ["效益指标", "社会效益指标", "服判息诉率", "≥", "90", "%"]
    document = paper({"projects": [{"name": "甲", "indicators": [quality]}, {"name": "乙", "indicators": [benefit]}]})
    profile = load_profile("central")
    reviewer = Reviewer(profile)
    assert any(finding.rule == "R51" for finding in reviewer.review(document))
    moved = replace(document, projects=document.projects[::-1])
    assert reviewer.review(moved) == review(moved, profile)
