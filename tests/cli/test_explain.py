"""`heng explain`: open a figure, an indicator or a rule."""

import json

import pytest

from heng.cli.compute import compute
from heng.cli.explain import explain
from tests.cli.engine_cli import fill, run


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HENG_HOME", str(tmp_path))
    fill(tmp_path)
    return tmp_path


def computed(*more):
    asked = ("--court", "粤0192", "--period", "2022", "--indicator", "网上立案率", "--format", "json", *more)
    return json.loads(run(compute, *asked).stdout)


def test_a_computed_figure_opens_with_formula_counts_and_records():
    [result] = computed()
    opened = json.loads(run(explain, result["id"], "--rows", "--format", "json").stdout)
    assert opened["result"] == result
    assert opened["recomputed"] == "identical"
    assert opened["definition"]["file"] == "heng/rulebook/indicators/filing/online_filing_rate.toml"
    assert opened["counts"]["numerator"] == 2
    assert {row["key"]["request_id"]: row["role"] for row in opened["records"]["rows"]} == {
        "R1": "numerator",
        "R2": "numerator",
        "R3": "missed",
        "R4": "excluded",
    }


def test_a_figure_of_a_month_opens_the_records_of_that_month():
    march = next(result for result in computed("--by", "month") if result["by"] == {"month": "2022-03"})
    opened = json.loads(run(explain, march["id"], "--role", "excluded", "--format", "json").stdout)
    assert opened["recomputed"] == "identical"
    assert [row["reason"] for row in opened["records"]["rows"]] == ["结果 为 退回补正（要求 结果 = 立案）"]


def test_an_indicator_is_explained_by_any_of_its_names():
    shown = run(explain, "网上的立案率").stdout
    assert "公式：网上立案率 = 网上立案数 ÷ 总立案数 × 100%" in shown
    assert "来源：广州互联网法院部门整体预算绩效目标申报表" in shown


def test_an_indicator_of_a_court_and_a_period_opens_like_a_figure():
    shown = run(
        explain, "online_filing_rate", "--court", "粤0192", "--period", "2022-03", "--rows", "--limit", "1"
    ).stdout
    assert "66.6667 %" in shown
    assert "共 4 条，自第 1 条起列 1 条" in shown


def test_a_review_rule_is_explained():
    rule = json.loads(run(explain, "R12", "--format", "json").stdout)
    assert rule["title"] == "分项之和与合计不符"
    assert rule["file"].endswith("r12_parts_equal_total.py")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("r-0123456789abcdef",), "没有计算过"),
        (("世界和平率",), "指标库中没有"),
        (("网上立案率", "--court", "粤0192"), "--period"),
        (("网上立案率", "--rows"), "--court"),
        (("网上立案率", "--option", "mood=good"), "没有选项"),
    ],
)
def test_what_cannot_be_explained_is_refused_with_exit_code_two(arguments, says):
    problem = run(explain, *arguments).problem
    assert problem is not None
    assert problem.exit_code == 2
    assert says in str(problem)
