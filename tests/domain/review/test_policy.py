"""What policies ask of indicators, by fiscal year and kind of unit."""

from typing import Any

import pytest

from heng.domain.review.review import review
from heng.rulebook.profiles import load_profile

PROFILE = load_profile("central")
RANK = ["效益指标", "社会效益指标", "服判息诉率", "", "全市法院第一", ""]
PER_JUDGE = ["产出指标", "数量指标", "法官人均结案数", "≥", "300", "件"]
FULL = ["产出指标", "时效指标", "法定审限内结案率", "=", "100", "%"]


def found(
    paper: Any, row: list[str], year: int | None, unit: str = "某区人民法院", kind: str = "project_targets"
) -> list[Any]:
    project = {"name": "办案经费", "unit": unit, "indicators": [row]}
    document = paper({"kind": kind, "fiscal_year": year, "projects": [project]})
    return [finding for finding in review(document, PROFILE) if finding.rule in ("R27", "R36")]


@pytest.mark.parametrize("row", [PER_JUDGE, FULL])
def test_a_policy_holds_from_its_first_fiscal_year_on(paper: Any, row: list[str]) -> None:
    assert [finding.rule for finding in found(paper, row, 2025)] == ["R36"]
    assert found(paper, row, 2024) == []
    assert found(paper, row, None) == []


@pytest.mark.parametrize("row", [PER_JUDGE, FULL])
def test_a_policy_for_courts_is_no_policy_for_others_nor_for_what_was_already_done(paper: Any, row: list[str]) -> None:
    assert found(paper, row, 2025, unit="某区司法局") == []
    assert found(paper, row, 2025, kind="self_evaluation_form") == []


def test_a_rank_is_always_questioned_and_from_2025_on_with_the_policy(paper: Any) -> None:
    (before,), (after,) = found(paper, RANK, 2024), found(paper, RANK, 2025)
    assert (before.rule, after.rule) == ("R27", "R27")
    assert "杜绝排名排序" in after.message
    assert "杜绝排名排序" not in before.message
    assert "审判质量管理指标体系" in after.source


@pytest.mark.parametrize(
    ("value", "unit", "count"), [("30", "天", 1), ("15", "天", 0), ("15", "工作日", 1), ("10", "个工作日", 0)]
)
def test_the_time_for_judicial_aid_must_not_be_looser_than_the_rule(
    paper: Any, value: str, unit: str, count: int
) -> None:
    row = ["产出指标", "时效指标", "司法救助申请审批时限", "≤", value, unit]
    assert len(found(paper, row, 2024)) == count


def test_every_policy_names_its_rule_and_its_year() -> None:
    assert all(policy.rule in ("R27", "R36") and policy.first_fiscal_year >= 2015 for policy in PROFILE.policies)
    assert all("{name}" in policy.message and policy.fix for policy in PROFILE.policies)
