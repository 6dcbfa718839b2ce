"""Cells that changed places are said as such, and a goal that only points elsewhere is none."""

import pytest

from heng.domain.finding import Finding
from heng.domain.review.review import review
from heng.rulebook.profiles import load_profile
from tests.domain.review.conftest import build

COUNT = ["产出指标", "数量指标", "开庭审理件数", "≥", "300", "件"]


def found(rule: str, **project: object) -> list[Finding]:
    paper = build({"projects": [{"indicators": [COUNT], **project}]})
    return [one for one in review(paper, load_profile("central")) if one.rule == rule]


def test_a_level_in_the_place_of_the_name_is_in_the_wrong_column() -> None:
    (said,) = found("R08", indicators=[["产出指标", "开庭审理件数", "数量指标", "≥", "300", "件"]])
    assert "级次名称“数量指标”" in said.message


def test_a_sign_in_the_place_of_the_value_is_in_the_wrong_column() -> None:
    (said,) = found("R08", indicators=[["产出指标", "数量指标", "开庭审理件数", "300", "≥", "件"]])
    assert "≥" in said.message


def test_cells_in_their_columns_are_left_alone() -> None:
    assert found("R08") == []


@pytest.mark.parametrize("goal", ["同上", "见附件", "详见附表"])
def test_a_goal_that_points_elsewhere_is_a_placeholder(goal: str) -> None:
    (said,) = found("R02", objective=goal)
    assert goal in said.message


@pytest.mark.parametrize("goal", ["依法审理各类案件，案件清单见附件。", "同上年相比，提高当庭宣判率。"])
def test_a_goal_that_also_points_elsewhere_is_one(goal: str) -> None:
    assert found("R02", objective=goal) == []
