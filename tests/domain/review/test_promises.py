"""What the objective promises is carried by an indicator, or said; what it only describes is left alone."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.promises import limits, sizes
from heng.domain.review.review import review
from heng.rulebook.profiles import load_profile
from tests.domain.review.conftest import build

PROFILE = load_profile("central")
ROWS = [
    ["产出指标", "数量指标", "购置审判设备数量", "≥", "50", "台"],
    ["产出指标", "数量指标", "保障人民法庭数量", "=", "5", "个"],
    ["产出指标", "数量指标", "审结案件数", "≥", "1.2", "万件"],
    ["产出指标", "质量指标", "首次执行案件结案率", "≥", "85", "%"],
    ["产出指标", "时效指标", "退费办理时限", "≤", "15", "日"],
    ["成本指标", "经济成本指标", "设备购置费用", "≤", "36", "万元"],
    ["效益指标", "社会效益指标", "一审服判息诉率", "≥", "88", "%"],
    ["满意度指标", "满意度指标", "当事人满意度", "≥", "90", "%"],
]


def unmet(objective: str, **project: Any) -> list[str]:
    """The words in quotation marks of the findings of R53, all of them warnings."""
    paper = build({"projects": [{"name": "甲", "objective": objective, "indicators": ROWS, **project}]})
    found = [one for one in review(paper, PROFILE) if one.rule == "R53"]
    assert all(one.severity is Severity.WARNING for one in found)
    return [one.message.split("“")[2].split("”")[0] for one in found]


@pytest.mark.parametrize(
    ("objective", "said"),
    [
        ("举办法官培训不少于8期。", ["不少于8期"]),
        ("将差旅费用控制在63万元以内。", ["63万元以内"]),
        ("新增停车位80个。", ["80个"]),
        ("更新执法执勤用车2辆，改善办案条件。", ["2辆"]),
        ("完成主体工程70%。", ["70%"]),
        ("全年保障6个人民法庭正常开庭。", ["6个"]),
        ("受理后10日内办结退费。", ["10日内"]),
        ("有效提升标的到位率、案件执行完毕率。", ["案件执行完毕率"]),
        ("不断提高规模养殖场设施装备配套率。", ["规模养殖场设施装备配套率"]),
        ("网上立案率不低于60%。", ["不低于60%", "网上立案率"]),
    ],
)
def test_a_promise_without_indicator_is_found(objective: str, said: list[str]) -> None:
    assert [word for word in said if word not in unmet(objective)] == []


@pytest.mark.parametrize(
    "objective",
    [
        "购置电脑30台、打印机20台。",
        "全年审结案件不少于12000件，费用控制在36万元以内。",
        "保障5个人民法庭正常运转，退费在15日内办结。",
        "一审服判息诉率不低于88%，提升首次执行案件执结率。",
        "保障全院120名干警办公需要，服务辖区30万群众。",
        "现有办公楼3栋，2019年更新设备15台，去年审结案件900件。",
        "配备从事法律工作5年以上人员，采购单价5万元以上设备。",
        "实行7*24小时值守，完成第3期系统建设，迎接12月检查。",
        "提高工作效率，提升办案效率和资源利用率。",
        "针对上诉率上升的问题加强管理。",
        "确保资金100%用于办案，审判法庭建筑面积达标。",
        "三年完成45个科技法庭升级改造。",
        "实施期内开展巡回审判不少于600场。",
        "根据《关于开展3项清理工作的通知》加强管理。",
    ],
)
def test_what_is_carried_or_only_described_is_left_alone(objective: str) -> None:
    assert unmet(objective) == []


def test_many_promises_of_one_objective_are_said_once() -> None:
    objective = "新建车位80个，购置桌椅90套，培训人员70人，印制手册60份，开展宣传40场。"
    paper = build({"projects": [{"name": "甲", "objective": objective, "indicators": ROWS}]})
    (said,) = (one for one in review(paper, PROFILE) if one.rule == "R53")
    assert [figure for figure in ("80个", "90套", "70人", "60份", "40场") if f"“{figure}”" not in said.message] == []


def test_indicators_of_the_whole_period_that_were_not_read_leave_a_doubt_about_reading() -> None:
    paper = build({"projects": [{"name": "甲", "objective": "系统可用率保持在99.9%以上。", "indicators": ROWS}]})
    lost = Finding("I27", Severity.HINT, Certainty.EXTRACTION, "甲", "长期目标表的5行没有作为年度指标读入")
    found = [one for one in review(replace(paper, findings=(lost,)), PROFILE) if one.rule == "R53"]
    assert {one.certainty for one in found} == {Certainty.EXTRACTION}


def test_the_budget_itself_carries_a_cap() -> None:
    assert unmet("全年费用不超过386.4万元。", total="386.4") == []
    assert unmet("全年费用不超过386.4万元。", total="300") == ["不超过386.4万元"]


@given(st.integers(2, 10**6), st.sampled_from(["件", "台", "万件", "万元"]))
def test_a_floor_is_read_back_with_its_size(number: int, unit: str) -> None:
    (promise,) = limits(f"全年完成不少于{number}{unit}的工作。", PROFILE)
    assert promise.sizes == sizes(Decimal(number), unit)
