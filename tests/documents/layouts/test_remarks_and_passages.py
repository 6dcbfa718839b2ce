"""What a paper says beside its targets is kept: descriptions and reasons with their indicator, passages with their form."""

from decimal import Decimal

import pytest

LEVELS = ["一级指标", "二级指标", "三级指标"]
TITLE = "2023年度部门预算项目支出绩效自评表"


def project(document):
    (one,) = document.projects
    return one


def test_descriptions_reasons_and_remarks_stay_with_their_indicator_under_their_headings(web):
    document = web(
        [(TITLE, 9)],
        ["项目名称", ("审判业务费", 8)],
        [*LEVELS, "绩效指标描述", "指标值", "完成值", "分值", "得分", "偏差原因分析及改进措施"],
        ["产出指标", "数量指标", "审结案件数", "（此处填写计算公式）", "≥900件", "850件", "50", "45", "收案\n减少"],
        ["产出指标", "质量指标", "结案率", "", "≥95%", "96%", "40", "40", ""],
    )
    cases, rate = project(document).indicators
    assert cases.remark == "绩效指标描述：（此处填写计算公式）\n偏差原因分析及改进措施：收案减少"
    assert rate.remark == ""


def test_a_reason_merged_over_several_rows_counts_for_each_of_them(web):
    document = web(
        [(TITLE, 8)],
        ["项目名称", ("审判业务费", 7)],
        [*LEVELS, "指标值", "完成值", "分值", "得分", "未完成原因分析"],
        ["产出指标", "数量指标", "审结案件数", "≥900件", "850件", "50", "45", ("年末收案减少", 1, 2)],
        ["产出指标", "质量指标", "结案率", "≥95%", "90%", "40", "38"],
    )
    assert [one.remark for one in project(document).indicators] == ["未完成原因分析：年末收案减少"] * 2


def test_words_under_an_unknown_heading_are_kept_beside_and_announced(web):
    document = web(
        [("2023年项目支出绩效目标表", 5)],
        ["项目名称", ("审判业务费", 4)],
        [*LEVELS, "指标值", "责任人意见"],
        ["产出指标", "数量指标", "审结案件数", "≥900件", "同意"],
    )
    assert [one.remark for one in project(document).indicators] == ["责任人意见：同意"]
    assert "I29" in {finding.rule for finding in document.findings}


def test_the_numbers_of_rows_are_no_remark(web):
    document = web(
        [("2023年项目支出绩效目标表", 5)],
        ["项目名称", ("审判业务费", 4)],
        ["序号", *LEVELS, "指标值"],
        ["1", "产出指标", "数量指标", "审结案件数", "≥900件"],
    )
    assert [one.remark for one in project(document).indicators] == [""]


def evaluated(web, **texts):
    said = {"outcome": "全部完成", "conclusion": "自评得分95分。", "problem": "（200字以内）"} | texts
    return web(
        [(TITLE, 8)],
        ["项目名称", ("审判业务费", 7)],
        [("项目基本情况", 1, 2), ("项目年度目标", 3), ("年度目标完成情况", 4)],
        [("审结九百件案件。", 3), (said["outcome"], 4)],
        [
            ("预算执行情况（10分）", 1, 2),
            "年度预算数（万元）",
            "年初预算",
            "调整后预算数",
            "预算执行数",
            "预算执行率",
            "得分",
            "原因",
        ],
        ["总额", "90", "100", "86", "86%", "8.6", "年中追加"],
        [*LEVELS, "指标值", "完成值", "权重", "得分", "未完成原因分析"],
        ["产出指标", "数量指标", "审结案件数", "≥900件", "950件", "90", "90", ""],
        [("合计", 5), "90", "90", ""],
        ["评价结论", (said["conclusion"], 7)],
        ["存在问题", (said["problem"], 7)],
        ["改进措施", ("加强预算管理。", 7)],
        [("项目负责人：张某", 4), ("财务负责人：李某", 4)],
    )


def test_passages_of_a_self_evaluation_are_kept_as_written_by_their_labels(web):
    assert dict(project(evaluated(web)).texts) == {
        "年度目标完成情况": "全部完成",
        "预算执行率": "86%",
        "预算执行情况原因": "年中追加",
        "评价结论": "自评得分95分。",
        "存在问题": "（200字以内）",
        "改进措施": "加强预算管理。",
        "未完成原因分析": "",
    }


@pytest.mark.parametrize("hint", ["对照年度目标，说明相关任务目标的完成情况（100字以内）", "……"])
def test_a_hint_that_was_left_standing_is_kept_too(web, hint):
    assert dict(project(evaluated(web, outcome=hint)).texts)["年度目标完成情况"] == hint


def test_budget_spending_and_points_of_a_whole_department_stand_with_the_unit(web):
    document = web(
        [("2023年度部门整体支出绩效自评表", 8)],
        ["部门名称", ("清河县人民法院", 7)],
        [("年度预算（万元）", 1, 2), "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["年度资金总额", "5012.33", "6001.22", "5884.20", "10", "98.05%", "9.8"],
        ["年度总体目标", ("预期目标", 3), ("实际完成情况", 4)],
        ["", ("依法审判。", 3), ("全面完成。", 4)],
        [*LEVELS, "年度指标值", "实际完成值", "分值", "得分", "偏差原因"],
        ["产出指标", "数量指标", "受理案件数", "≥9000件", "9100件", "90", "90", ""],
    )
    (unit,) = document.units
    assert (unit.initial, unit.executed) == (Decimal("50123300.00"), Decimal("58842000.00"))
    assert (unit.execution_weight, unit.execution_score) == (Decimal(10), Decimal("9.8"))
    assert dict(unit.texts) == {"实际完成情况": "全面完成。", "预算执行率": "98.05%", "偏差原因": ""}


@pytest.mark.parametrize(
    ("label", "goal"),
    [
        ("年度主要目标\n和成果", "新建晾晒房一座。"),
        ("本年度绩效目标", "新建晾晒房一座。"),
        ("年度工作目标", "新建晾晒房一座。"),
    ],
)
def test_further_labels_of_the_objective(web, label, goal):
    document = web(
        [("2023年项目支出绩效目标表", 4)],
        ["项目名称", ("晾晒房建设", 3)],
        [label, (goal, 3)],
        [*LEVELS, "指标值"],
        ["产出指标", "数量指标", "新建晾晒房", "1座"],
    )
    assert project(document).objective == goal


def test_the_rolling_goal_of_several_years_is_not_the_objective_of_the_year(web):
    document = web(
        [("2023年项目支出绩效目标表", 4)],
        ["项目名称", ("道路改造", 3)],
        [("总体目标", 1, 2), ("中期滚动目标（2023年--2025年）", 2), "年度目标"],
        [("改造道路169公里。", 2), "完成三个项目的结算。"],
        [*LEVELS, "指标值"],
        ["产出指标", "数量指标", "结算项目数", "3个"],
    )
    assert project(document).objective == "完成三个项目的结算。"
    assert list(dict(project(document).texts).values()) == ["改造道路169公里。"]


def test_the_reason_for_a_budget_is_kept(web):
    document = web(
        [("2023年项目支出绩效目标表", 4)],
        ["项目名称", ("审判业务费", 3)],
        ["测算依据", ("58元×15000件", 3)],
        [*LEVELS, "指标值"],
        ["产出指标", "数量指标", "审结案件数", "≥900件"],
    )
    assert dict(project(document).texts) == {"测算依据": "58元×15000件"}
