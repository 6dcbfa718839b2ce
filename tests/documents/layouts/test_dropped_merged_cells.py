"""Pages copied from the web drop the cells that a merged one covers: every row begins at the left, whatever it lacks."""

from decimal import Decimal

import pytest

from heng.documents.read import interpret, read_content

TITLE = "部门预算项目支出绩效自评表（2023年度）"
OWNER = (
    "项目名称 | 庭审直播设备运维 |||",
    "主管部门 | 云溪市财政局 | 实施单位 | 云溪县人民法院 ||",
)
SPLIT = (
    "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析 |"
)
WHOLE = "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析 |"


def read(*lines):
    return interpret(read_content("\n".join((TITLE, *lines)).encode(), "自评.txt"), "自评.txt", "")


def rows(owner):
    return [
        (
            i.category,
            i.subcategory,
            i.name,
            i.target.comparison.value,
            i.target.value,
            i.target.unit,
            i.weight,
            i.actual,
            i.score,
        )
        for i in owner.indicators
    ]


def test_rows_are_put_back_under_split_values():
    document = read(
        *OWNER,
        SPLIT,
        "产出指标 | 数量指标 | 巡检次数 | ≥ | 24 | 次 | 26 | 20 | 20 | ||",
        "质量指标 | 设备完好率 | ≥ | 98 | % | 99 | 20 | 19.5 | ||",
        "通知及时性 | 定性 | 及时 | | 及时 | 20 | 18 | 一次稍迟 ||",
        "效益指标 | 社会效益指标 | 直播观看人数 | ≥ | 3 | 万人 | | 30 | | ||",
    )
    assert rows(document.projects[0]) == [
        ("产出指标", "数量指标", "巡检次数", "≥", "24", "次", 20, "26", 20),
        ("产出指标", "质量指标", "设备完好率", "≥", "98", "%", 20, "99", 19.5),
        ("产出指标", "质量指标", "通知及时性", "定性", "及时", "", 20, "及时", 18),
        ("效益指标", "社会效益指标", "直播观看人数", "≥", "3", "万人", 30, None, None),
    ]


def test_rows_are_put_back_under_whole_values():
    document = read(
        *OWNER,
        WHOLE,
        "产出指标（50分） | 数量指标 | 巡检次数 | ≥24次 | 26次 | 25 | 25 | |",
        "完好率 | ≥98% | 99% | 25 | 24 | |",
        "效益指标（30分） | 社会效益指标 | 庭审公开程度 | 提升 | 提升 | 40 | 40 | |",
    )
    assert [(row[2], row[4], row[6], row[8]) for row in rows(document.projects[0])] == [
        ("巡检次数", "24", 25, 25),
        ("完好率", "98", 25, 24),
        ("庭审公开程度", "提升", 40, 40),
    ]
    assert not {finding.rule for finding in document.findings} & {"I13", "I90"}


def test_a_serial_number_keeps_its_place_before_the_dropped_levels():
    document = read(
        "单位 | 云溪县人民法院 |||",
        "序号 | 一级指标 | 二级指标 | 三级指标 | 分值 | 评分标准 | 自评得分 |",
        "1 | 规划（8分） | 基础信息（3分） | 信息完整性 | 3 | 信息完整得满分。 | 3 |",
        "2 | 年度计划（5分） | 计划明确性 | 5 | 计划明确得满分。 | 4 |",
        "3 | 执行（10分） | 预算执行（10分） | 结转结余率 | 10 | 低于5%得满分。 | 10 |",
    )
    (unit,) = document.units
    assert unit.name == "云溪县人民法院"
    assert [(i.category, i.subcategory, i.name, i.weight, i.score) for i in unit.indicators] == [
        ("规划", "基础信息", "信息完整性", 3, 3),
        ("规划", "年度计划", "计划明确性", 5, 4),
        ("执行", "预算执行", "结转结余率", 10, 10),
    ]


def test_the_outcomes_of_the_upper_heading_row_stand_behind_the_lower_one():
    document = read(
        *OWNER,
        "绩效指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析 |",
        "一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | | | | |",
        "产出指标 | 数量指标 | 巡检次数 | ﹦ | 24 | 次 | 26 | 60 | 58 | |",
        "效益指标 | 社会效益指标 | 庭审公开程度 | = | 提升 | | 提升 | 30 | 30 | |",
    )
    assert [(row[2], row[3], row[4], row[6], row[7], row[8]) for row in rows(document.projects[0])] == [
        ("巡检次数", "=", "24", 60, "26", 58),
        ("庭审公开程度", "=", "提升", 30, "提升", 30),
    ]


@pytest.mark.parametrize("result", ["已完成巡检。", ""])
def test_goal_and_result_stand_below_their_tabs(result):
    document = read(
        *OWNER,
        "项目基本情况 | 1.项目年度目标完成情况 | 项目年度目标 | 年度目标完成情况 |||",
        f"按月巡检直播设备。 | {result} |||",
        "2.项目实施内容及过程概述 | 委托第三方实施。 |||",
        SPLIT,
        "产出指标 | 数量指标 | 巡检次数 | ≥ | 24 | 次 | 26 | 90 | 90 | ||",
    )
    assert document.projects[0].objective == "按月巡检直播设备。"


def test_money_is_read_where_the_side_label_left_its_row():
    document = read(
        *OWNER,
        "项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |",
        "年度资金总额 | 40 | 43.2 | 37.24 | 10 | 86.2% | 8.62 |",
        "其中：当年财政拨款 | 40 | 43.2 | 37.24 | | | |",
        "年度目标 | 按月巡检。 |",
        WHOLE,
        "产出指标 | 数量指标 | 巡检次数 | ≥24次 | 26次 | 90 | 90 | |",
    )
    (project,) = document.projects
    assert (project.initial, project.amounts.total, project.amounts.fiscal_appropriation, project.executed) == (
        400_000,
        432_000,
        432_000,
        372_400,
    )


def test_a_total_and_printed_points_are_held_against_rows_that_moved():
    document = read(
        *OWNER,
        WHOLE,
        "产出指标（50分） | 数量指标 | 巡检次数 | ≥24次 | 26次 | 25 | 25 | |",
        "质量指标 | 完好率 | ≥98% | 99% | 25 | 24 | |",
        "效益指标（40分） | 社会效益指标 | 公开程度 | 提升 | 提升 | 40 | 40 | |",
        "总分 | 90 | 89 | |",
    )
    assert not {finding.rule for finding in document.findings} & {"I90", "I91", "I92"}


def test_points_behind_each_level_move_with_it():
    document = read(
        "填报单位：云溪县人民法院        2023年度",
        "一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值 | 评价标准 | 得分 |",
        "投入 | 10 | 预算配置 | 10 | 在职人员控制率 | 5 | 不超编计满分。 | 5 |",
        "“三公”经费变动率 | 5 | 不增长计满分。 | 4 |",
        "过程 | 55 | 预算执行 | 20 | 预算完成率 | 20 | 全部执行计满分。 | 19 |",
        "预算管理 | 35 | 制度健全性 | 35 | 制度齐全计满分。 | 35 |",
        "产出 | 35 | 职责履行 | 15 | 结案率 | 15 | 视结果计分。 | 15 |",
        "履职效益 | 20 | 社会效益 | 20 | 视效果计分。 | 18.5 |",
    )
    (unit,) = document.units
    assert unit.name == "云溪县人民法院"
    assert [(i.category, i.subcategory, i.name, i.weight, i.score) for i in unit.indicators] == [
        ("投入", "预算配置", "在职人员控制率", 5, 5),
        ("投入", "预算配置", "“三公”经费变动率", 5, 4),
        ("过程", "预算执行", "预算完成率", 20, 19),
        ("过程", "预算管理", "制度健全性", 35, 35),
        ("产出", "职责履行", "结案率", 15, 15),
        ("产出", "履职效益", "社会效益", 20, Decimal("18.5")),
    ]


def test_several_labels_of_one_line_stand_apart():
    document = read(
        "项目名称：庭审直播设备运维    项目单位：云溪县人民法院",
        WHOLE,
        "产出指标 | 数量指标 | 巡检次数 | ≥24次 | 26次 | 90 | 90 | |",
    )
    (project,) = document.projects
    assert (project.name, project.unit) == ("庭审直播设备运维", "云溪县人民法院")
