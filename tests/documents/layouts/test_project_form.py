"""One form per project, alone or stacked, declared or self-evaluated."""

from decimal import Decimal

import pytest

from heng.domain.target.declaration import DocumentKind

DECLARATION = (
    [("项目名称", 2), ("诉讼服务中心设备更新", 4)],
    [("主管部门及代码", 2), "208-云溪市中级人民法院", "实施单位", ("云溪市清河区人民法院", 2)],
    [("项目资金<br>（万元）", 2, 3), "中期资金总额：", "300.00", "年度资金总额：", "120.50"],
    ["其中：财政拨款", "280.00", "其中：财政拨款", "100.50"],
    ["其他资金", "20.00", "其他资金", ""],
    [("总体目标", 1, 2), ("中期目标（2024年—2026年）", 3), ("年度目标", 2)],
    [("三年内全部更新", 3), ("更新自助立案终端二十台", 2)],
    [("绩效指标", 1, 6), "一级指标", "二级指标", "三级指标", "中期指标值", "年度指标值"],
    [("产出指标（50分）", 1, 2), "数量指标", "指标1：更新终端数量", "≥60台", "≥20台"],
    ["质量指标", "指标1：验收合格率", "100%", "100%"],
    [("效益指标（30分）", 1, 2), ("社会效益指标", 1, 2), "指标1：自助立案使用率", "≥80%", "≥60%"],
    ["指标2：", "", ""],
    ["满意度指标", "服务对象满意度指标", "当事人满意度", "≥90%", "≥90%"],
)

SELF_EVALUATION = (
    [("项目支出绩效自评表", 9)],
    [("（2023年度）", 9)],
    ["项目名称", ("法庭修缮", 8)],
    ["主管部门", ("云溪市中级人民法院", 3), "实施单位", ("云溪市清河区人民法院", 4)],
    [("项目资金（元）", 1, 5), ("", 2), "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    [("年度资金总额", 2), "1,000,000", "1,200,000", "1,080,000", "10", "90%", "9"],
    [("其中：当年财政拨款", 2), "1,000,000", "1,000,000", "900,000", "—", "90%", "—"],
    [("上年结转资金", 2), "0", "200,000", "180,000", "—", "90%", "—"],
    [("其他资金", 2), "", "", "", "—", "", "—"],
    [("年度总体目标", 1, 2), ("预期目标", 4), ("实际完成情况", 4)],
    [("修缮法庭三处", 4), ("已修缮三处", 4)],
    [
        ("绩效指标", 1, 4),
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
    ],
    [("产出指标(50分)", 1, 2), "数量指标", "修缮法庭数量", "≥3处", "3处", "25", "25", ""],
    ["时效指标", "完工时间", "2023年11月底前", "12月", "25", "20", "雨季延误"],
    ["满意度指标(10分)", "服务对象满意度指标", "干警满意度", "≥90%", "92%", "10", "十分", ""],
    [("总分", 6), "100", "94", ""],
)


def test_only_the_amounts_and_the_objective_of_the_year_are_the_budget(web):
    document = web(*DECLARATION, above=["项目支出绩效目标申报表", "（2024年度）"])
    (project,) = document.projects
    assert (document.kind, document.fiscal_year, document.money_unit) == (DocumentKind.PROJECT_TARGETS, 2024, "万元")
    assert (project.amounts.total, project.amounts.fiscal_appropriation) == (
        Decimal("1205000.00"),
        Decimal("1005000.00"),
    )
    assert project.amounts.other_funds is None
    assert project.objective == "更新自助立案终端二十台"
    assert (project.name, project.unit) == ("诉讼服务中心设备更新", "云溪市清河区人民法院")


def test_numbering_points_and_unfilled_lines_of_the_template_are_no_content(web):
    (project,) = web(*DECLARATION).projects
    assert [(i.category, i.name) for i in project.indicators] == [
        ("产出指标", "更新终端数量"),
        ("产出指标", "验收合格率"),
        ("效益指标", "自助立案使用率"),
        ("满意度指标", "当事人满意度"),
    ]
    assert next((i.target.text, i.whole_period.text) for i in project.indicators) == ("≥20台", "≥60台")


def test_a_self_evaluation_gives_budget_spending_actuals_and_scores(web):
    document = web(*SELF_EVALUATION)
    (project,) = document.projects
    assert (document.kind, document.fiscal_year, document.money_unit) == (DocumentKind.SELF_EVALUATION_FORM, 2023, "元")
    assert (project.initial, project.amounts.total, project.executed) == (1_000_000, 1_200_000, 1_080_000)
    assert (project.amounts.fiscal_appropriation, project.amounts.carryover, project.amounts.other_funds) == (
        1_000_000,
        200_000,
        None,
    )
    assert (project.execution_weight, project.execution_score) == (10, 9)
    assert [(i.name, i.actual, i.weight, i.score) for i in project.indicators] == [
        ("修缮法庭数量", "3处", 25, 25),
        ("完工时间", "12月", 25, 20),
        ("干警满意度", "92%", 10, None),
    ]
    assert project.objective == "修缮法庭三处"


def test_a_score_that_is_no_number_is_announced(web):
    (finding,) = [finding for finding in web(*SELF_EVALUATION).findings if finding.rule == "I17"]
    assert "十分" in finding.message
    assert "干警满意度" in finding.subject


def test_forms_stacked_on_one_sheet_stay_apart(workbook):
    document = workbook(
        [
            ["2023年项目绩效目标表"],
            ["330101云溪市清河区人民法院", None, "单位：元"],
            ["项目名称", "物业费"],
            ["年度金额", 300000],
            ["年度绩效目标", "环境整洁"],
            ["一级指标", "三级指标", "指标值"],
            ["产出指标", "保洁面积", "≥100平方米"],
            ["效益指标", "干警满意", "≥90%"],
            [],
            ["330101云溪市清河区人民法院", None, "单位：元"],
            ["项目名称", "水电费"],
            ["年度金额", "200,000.5"],
            ["年度绩效目标", "不断电"],
            ["一级指标", "三级指标", "指标值"],
            ["产出指标", "供电天数", "365天"],
        ]
    )
    assert [(p.name, p.amounts.total, p.objective, len(p.indicators)) for p in document.projects] == [
        ("物业费", 300000, "环境整洁", 2),
        ("水电费", Decimal("200000.5"), "不断电", 1),
    ]
    assert [(unit.code, unit.name) for unit in document.units] == [("330101", "云溪市清河区人民法院")]
    assert {p.unit for p in document.projects} == {"云溪市清河区人民法院"}


def test_a_paper_without_unit_of_money_and_without_year_says_so(web):
    document = web(
        ["项目名称", ("2023年中央补助办案费", 3)],
        ["预算数", "50.00", "其他资金", ""],
        ["绩效目标", ("保障办案", 3)],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "办案数", "≥100件"],
    )
    assert (document.money_unit, document.fiscal_year) == (None, None)
    assert {finding.rule for finding in document.findings} == {"I10", "I11"}
    assert document.projects[0].amounts.other_funds is None


def test_a_unit_of_money_in_the_cell_or_in_the_label_goes_first(web):
    document = web(
        ["项目名称", ("办案费", 3)],
        ["预算数（元）", "500,000", "财政拨款", "50万元"],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "办案数", "≥100件"],
        above=["金额单位：万元"],
    )
    amounts = document.projects[0].amounts
    assert amounts.total == amounts.fiscal_appropriation == 500_000


def test_an_amount_that_cannot_be_read_is_announced_and_not_zero(web):
    document = web(
        ["项目名称", ("办案费", 3)],
        ["预算数（元）", "约五十万", "财政拨款", ""],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "办案数", "≥100件"],
    )
    assert document.projects[0].amounts.total is None
    assert [finding.rule for finding in document.findings if "约五十万" in finding.message] == ["I17"]


@pytest.mark.parametrize("hint", ["（100字以内）", "对照年度目标，说明完成情况（100字以内）"])
def test_a_hint_of_the_template_is_no_objective(web, hint):
    document = web(
        ["项目名称", "办案费"],
        ["年度目标", hint],
        ["一级指标", "三级指标", "指标值"],
        ["产出指标", "办案数", "≥100件"],
    )
    assert document.projects[0].objective == ""


def test_headings_repeated_after_a_page_break_do_not_begin_a_new_form(web):
    headings = ["一级指标", "二级指标", "三级指标", "指标值"]
    document = web(
        ["项目名称", ("办案费", 3)],
        headings,
        ["产出指标", "数量指标", "办案数", "≥100件"],
        headings,
        ["效益指标", "社会效益指标", "息诉率", "≥90%"],
    )
    assert [i.name for i in document.projects[0].indicators] == ["办案数", "息诉率"]


def test_the_code_of_the_only_project_may_stand_in_the_text(web):
    rows = (["专项名称", "农业项目"], ["一级指标", "三级指标", "指标值"], ["产出指标", "面积", "≥10亩"])
    document = web(*rows, above=["下达投资20万元（项目代码12000022P10000299999X）。"])
    assert document.projects[0].code == "12000022P10000299999X"


def test_long_term_targets_above_the_year_s_are_those_of_the_whole_period(web):
    headings = ["目标名称", "一级指标", "二级指标", "三级指标", "指标值", "备注"]
    document = web(
        ["项目名称", ("审判辅助", 5)],
        ["项目资金总额（万元）", "100", ("", 4)],
        [("长期绩效目标表", 6)],
        headings,
        ["长期目标1", "产出指标", "数量指标", "案件数", "1000件", ""],
        [("年度绩效目标表", 6)],
        headings,
        ["年度目标1", "产出指标", "数量指标", "案件数", "300件", ""],
        above=["2024年项目绩效目标申报表"],
    )
    (project,) = document.projects
    assert [(i.name, i.target.value, i.whole_period.value) for i in project.indicators] == [("案件数", "300", "1000")]
    assert document.findings == ()


def test_the_name_of_a_cost_indicator_may_read_like_a_label(web):
    document = web(
        ["项目名称", ("办案费", 3)],
        ["预算数（万元）", "30", "其他资金", ""],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        [("成本指标", 1, 2), ("经济成本指标", 1, 2), "项目资金", "≤30万元"],
        ["人均成本（元）", "≤100元"],
    )
    assert [i.name for i in document.projects[0].indicators] == ["项目资金", "人均成本（元）"]
    assert document.money_unit == "万元"


def test_a_long_term_and_a_year_s_table_with_other_columns_belong_to_one_project(workbook):
    document = workbook(
        [
            ["2024年项目绩效目标表", *[None] * 7],
            ["项目名称", "案件执行费", "项目主管部门", "清河市中级人民法院"],
            ["项目总预算（万元）", 300, "项目当年预算（万元）", "120.5"],
            ["年度绩效目标1", "年内执结案件"],
            ["长期绩效目标1：执行到位"],
            ["长期绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "指标值确定依据"],
            [None, "产出指标", "数量指标", "执结案件数", "≥3000件", "规划"],
            ["年度绩效目标1：年内执结案件"],
            ["年度绩效指标", "一级指标", "二级指标", "三级指标", "指标值", None, None, "指标值确定依据"],
            [None, None, None, None, "前年", "上年", "预计当年实现", None],
            [None, "产出指标", "数量指标", "执结案件数", 800, 900, "≥1000件", "计划"],
            [None, "效益指标", "社会效益指标", "执行公信力", "提升", "提升", "继续提升", "计划"],
        ],
        ["A9:A12", "B9:B10", "C9:C10", "D9:D10", "E9:G9", "H9:H10"],
    )
    (project,) = document.projects
    assert [(i.name, i.target.value) for i in project.indicators] == [
        ("执结案件数", "1000"),
        ("执行公信力", "继续提升"),
    ]
    assert [i.whole_period.text if i.whole_period else None for i in project.indicators] == ["≥3000件", None]
    assert [unit.name for unit in document.units] == ["清河市中级人民法院"]
    assert project.amounts.total == Decimal("1205000.0")
    assert document.findings == ()
