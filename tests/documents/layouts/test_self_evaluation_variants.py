"""Self-evaluation forms as they vary: where money stands, several goals, two things in one cell, tables of points."""

from decimal import Decimal

import pytest

from heng.documents.read import interpret, read_content
from heng.domain.target.declaration import DocumentKind

TITLE = "2023年度项目支出绩效自评表"
HEADINGS = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
OWNER = (["项目名称", ("法庭修缮", 6)], ["实施单位", ("云溪市清河区人民法院", 6)])
RESULT = ["产出指标", "数量指标", "修缮法庭数", "≥3处", "3处", "90", "88", ""]


def outcomes(owner):
    return [(i.name, i.target.value, i.weight, i.score, i.actual) for i in owner.indicators]


def stated(document):
    return {statement.subject: statement.value for statement in document.statements}


def rules(document):
    return {finding.rule for finding in document.findings}


def test_every_goal_of_a_form_has_its_own_table(web):
    headings = ["一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "得分"]
    document = web(
        ["单位名称", ("云溪市清河区人民法院", 6)],
        ["基本支出总额", ("4000", 2), "项目支出总额", ("2500", 3)],
        [
            ("预算执行情况（万元）（20分）", 1, 2),
            "",
            "预算数（A）",
            "执行数（B）",
            "执行率（B/A）",
            ("得分（20分*执行率）", 2),
        ],
        ["部门整体支出总额", "6500", "6350", "97.69%", ("19.54", 2)],
        ["年度目标1：（40分）", ("依法审理案件。", 6)],
        [("年度绩效指标", 1, 3), *headings],
        [("产出指标", 1, 2), "数量指标", "结案数", "4000件", "4100件", "20"],
        ["质量指标", "改判率", "≤3%", "2%", "20"],
        ["年度目标2：（40分）", ("提升诉讼服务。", 6)],
        [("年度绩效指标", 1, 2), *headings],
        ["效益指标", "社会效益指标", "公开率", "100%", "98%", "39"],
        [("总分", 6), "98.54"],
        above=["2023年度云溪市清河区人民法院部门整体绩效自评表"],
    )
    (unit,) = document.units
    assert outcomes(unit) == [
        ("结案数", "4000", None, 20, "4100件"),
        ("改判率", "3", None, 20, "2%"),
        ("公开率", "100", None, 39, "98%"),
    ]
    assert (unit.name, unit.amounts.total) == ("云溪市清河区人民法院", 65_000_000)
    assert unit.objective == "依法审理案件。\n提升诉讼服务。"
    assert stated(document) == {
        "云溪市清河区人民法院全年执行数": "6350.00",
        "云溪市清河区人民法院预算执行率分值": "20",
        "云溪市清河区人民法院预算执行率得分": "19.54",
        "云溪市清河区人民法院自评总分": "98.54",
    }
    assert [(row.name, row.amounts[0][1]) for row in document.tables[0].rows] == [
        ("基本支出总额", 40_000_000),
        ("项目支出总额", 25_000_000),
    ]


def test_sources_may_be_labelled_in_two_columns_below_the_money_part(web):
    document = web(
        ["预算单位名称", ("云溪县人民法院", 7)],
        [("年度预算申请（万元）", 1, 5), "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["年度资金总额", "3000.0000", "3200.5000", "3180.2000", "10", "99.37%", "9.94"],
        [("按收入性质分：3200.5000", 4), ("按支出性质分：3180.2000", 3)],
        [("其中： 一般公共预算：3000.5000", 4), ("其中：基本支出：2100.0000", 3)],
        [("其他资金：200.0000", 4), ("项目支出：1080.2000", 3)],
        ["年度总体目标", ("公正司法。", 7)],
        HEADINGS,
        RESULT,
        above=["2023年度部门整体支出绩效自评表"],
    )
    (unit,) = document.units
    assert (unit.amounts.total, unit.amounts.fiscal_appropriation, unit.amounts.other_funds) == (
        Decimal(32005000),
        Decimal(30005000),
        Decimal(2000000),
    )
    assert stated(document)["云溪县人民法院全年执行数"] == "3180.20"
    assert {row.name: row.amounts[0][1] for row in document.tables[0].rows}["基本支出"] == Decimal(21_000_000)


def test_expenditure_by_kind_between_the_sources_is_kept_as_a_table(web):
    document = web(
        ["部门名称", ("云溪县人民法院", 7)],
        [("整体支出（万元）", 1, 5), "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["年度资金总额", "100", "120", "110", "10", "91.67%", "9.17"],
        ["其中：基本支出", "60", "70", "68", "—", "", ""],
        ["项目支出", "40", "50", "42", "—", "", ""],
        ["其中：财政拨款", "100", "120", "110", "—", "", ""],
        ["年度总体目标", ("公正司法。", 7)],
        HEADINGS,
        RESULT,
        above=["2023年度部门整体支出绩效自评表"],
    )
    assert document.units[0].amounts.fiscal_appropriation == 1_200_000
    assert [(row.name, [amount for _, amount in row.amounts]) for row in document.tables[0].rows] == [
        ("基本支出", [600_000, 700_000, 680_000]),
        ("项目支出", [400_000, 500_000, 420_000]),
    ]
    assert "I80" not in rules(document)


@pytest.mark.parametrize(
    "money",
    [
        (
            ["年初预算数（万元）", "100", "全年预算数（万元）", "120", "全年执行数（万元）", ("108", 2)],
            ["其中：财政拨款", "120", "其他资金", "0", "预算执行率", ("90%", 2)],
        ),
        (
            [("年初预算数：100万元", 2), ("全年预算数：120万元", 2), ("全年执行数：108万元", 3)],
            [("其中：财政拨款：120万元", 2), ("其他资金：0万元", 5)],
        ),
        (
            ["", "年初预算数", "全年预算数", "其中：财政拨款", "其他资金", "全年执行数", "执行率"],
            ["", "100", "120", "120", "0", "108", "90%"],
        ),
        (
            ["", "年初预算", "调整后预算数（元）", "预算执行数（元）", "执行率", "分值", "得分"],
            ["总额（万元）", "100", "1,200,000", "1,080,000", "90%", "", ""],
            ["财政资金", "100", "1,200,000", "1,080,000", "90%", "", ""],
            ["其他资金", "0", "0", "0", "", "", ""],
        ),
    ],
    ids=["labels beside", "labels with colons", "sources across", "a unit in each heading"],
)
def test_the_money_of_a_form_is_read_in_whatever_shape_it_stands(web, money):
    document = web(*OWNER, *money, ["年度目标", ("修缮三处", 6)], HEADINGS, RESULT, above=[TITLE, "单位：万元"])
    (project,) = document.projects
    assert (project.initial, project.amounts.total, project.executed) == (1_000_000, 1_200_000, 1_080_000)
    assert (project.amounts.fiscal_appropriation, project.amounts.other_funds) == (1_200_000, 0)
    assert project.objective == "修缮三处"


def test_budget_arrival_and_spending_may_stand_side_by_side(web):
    document = web(
        ["项目名称", ("办案经费", 3), "项目级次", ("本级", 3)],
        ["主管部门", ("云溪市中级人民法院", 3), "实施单位", ("云溪市清河区人民法院", 3)],
        [("预算执行情况（万元）", 1, 4), ("预算安排情况", 2), ("到位情况", 2), ("执行情况", 2), "预算执行进度"],
        ["预算数：", "100.00", "到位数：", "100.00", "执行数：", "98.00", "98%"],
        ["其中：财政资金", "90.00", "其中：财政资金", "90.00", "其中：财政资金", "88.00", ""],
        ["其他", "10.00", "其他", "10.00", "其他", "10.00", ""],
        [("目标完成情况", 1, 2), ("年度预期目标", 3), ("具体完成情况", 3), "总体完成率"],
        [("保障办案", 3), ("已保障", 3), "98%"],
        [
            ("年度绩效指标完成情况", 1, 3),
            "一级指标",
            "二级指标",
            "三级指标",
            "预期指标值",
            "实际完成值",
            "自评得分（分）",
            "分值",
        ],
        ["产出指标（90）", "数量指标（90）", "办案数", "≥1000件", "1020件", "90", "90"],
        ["预算执行率（10）", "预算执行率（10）", "预算执行率", "≥95%", "98%", "10", "10"],
        [("自评总分", 6), "100", ""],
        [("未完成原因分析及整改措施", 2), ("无", 6)],
        above=["2023年度部门预算项目绩效自评表"],
    )
    (project,) = document.projects
    assert (project.amounts.total, project.amounts.fiscal_appropriation, project.amounts.other_funds) == (
        1_000_000,
        900_000,
        100_000,
    )
    assert (project.executed, project.objective) == (980_000, "保障办案")
    assert outcomes(project) == [("办案数", "1000", 90, 90, "1020件"), ("预算执行率", "95", 10, 10, "98%")]
    assert stated(document)["办案经费自评总分"] == "100"
    assert document.findings == ()


def test_an_unknown_source_of_money_is_announced_and_ends_nothing(web):
    document = web(
        *OWNER,
        ["", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["年度资金总额（万元）", "100", "120", "108", "10", "90%", "9"],
        ["中央补助", "50", "50", "50", "", "", ""],
        ["其他资金", "0", "0", "0", "", "", ""],
        ["年度目标", ("修缮三处", 6)],
        HEADINGS,
        RESULT,
        above=[TITLE],
    )
    (project,) = document.projects
    assert (project.amounts.total, project.amounts.other_funds, project.execution_score) == (1_200_000, 0, 9)
    (finding,) = [finding for finding in document.findings if finding.rule == "I80"]
    assert "中央补助" in finding.message
    assert "50" in finding.message


def test_an_amount_of_the_money_part_that_is_no_figure_is_announced(web):
    document = web(
        *OWNER,
        ["", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["年度资金总额（万元）", "100", "约一百二十", "108", "10", "90%", "9"],
        ["年度目标", ("修缮三处", 6)],
        HEADINGS,
        RESULT,
        above=[TITLE],
    )
    assert document.projects[0].amounts.total is None
    assert any(finding.rule == "I17" and "约一百二十" in finding.message for finding in document.findings)


def test_target_and_actual_may_share_a_cell_and_points_may_be_written_in_many_ways(web):
    document = web(
        *OWNER,
        ["年度目标", ("修缮三处", 6)],
        ["一级指标", "二级指标", "三级指标", "指标值及完成值", "分值", ("得分", 2)],
        ["产出指标", "数量指标", "指标1修缮法庭数", "目标值：≥3处；完成值：3处", "30分", ("30/30", 2)],
        ["", "质量指标", "指标1：验收合格率", "目标值：≥95%，实际完成值：96%", "30.00", ("9.5分", 2)],
        ["", "", "指标2：", "", "", ("", 2)],
        ["", "小计", "", "", "60", ("39.5", 2)],
        ["效益指标", "社会效益指标", "环境改善", "指标值：明显改善\n完成情况：改善", "30", ("得28分", 2)],
        ["总分", "", "", "", "90", ("67.5", 2)],
        ["自评结论", ("自评得分67.5分，等级为“中”。", 6)],
        above=[TITLE],
    )
    (project,) = document.projects
    assert outcomes(project) == [
        ("修缮法庭数", "3", 30, 30, "3处"),
        ("验收合格率", "95", 30, Decimal("9.5"), "96%"),
        ("环境改善", "明显改善", 30, 28, "改善"),
    ]
    assert (stated(document)["法庭修缮自评总分"], stated(document)["法庭修缮自评等级"]) == ("67.5", "中")


def test_points_that_cannot_be_points_are_announced_and_stay_blank(web):
    document = web(
        *OWNER,
        ["年度目标", ("修缮三处", 6)],
        HEADINGS[:7],
        ["产出指标", "数量指标", "修缮法庭数", "≥3处", "3处", "30", "9/10"],
        ["产出指标", "质量指标", "验收合格率", "≥95%", "96%", "30", "优"],
        ["产出指标", "时效指标", "完工时间", "12月底前", "", "30", "—"],
        above=[TITLE],
    )
    assert [i.score for i in document.projects[0].indicators] == [None, None, None]
    assert [finding.message for finding in document.findings if finding.rule == "I17"] == [
        "得分“9/10”不是可读的数字，没有读入。",
        "得分“优”不是可读的数字，没有读入。",
    ]
    assert {i.actual for i in document.projects[0].indicators} == {"3处", "96%", None}


def test_tasks_with_budget_and_spending_are_no_money_part(web):
    document = web(
        ["部门名称", ("云溪县人民法院", 8)],
        [("年度主要任务", 1, 5), ("任务名称", 1, 2), ("完成情况", 1, 2), ("预算数（万元）", 3), ("执行数（万元）", 3)],
        ["总额", "财政拨款", "其他资金", "总额", "财政拨款", "其他资金"],
        ["审判执行", "已完成", "400", "400", "", "398", "398", ""],
        ["司法为民", "已完成", "100", "80", "20", "99", "80", "19"],
        [("金额合计", 2), "500", "480", "20", "497", "478", "19"],
        ["年度总体目标", ("公正司法。", 8)],
        [*HEADINGS, ""],
        [*RESULT, ""],
        above=["部门整体支出绩效自评表", "（2023年度）"],
    )
    (unit,) = document.units
    assert [(task.name, task.amount) for task in unit.tasks] == [("审判执行", 4_000_000), ("司法为民", 1_000_000)]
    assert (unit.amounts.total, unit.amounts.other_funds) == (5_000_000, 200_000)
    assert any(finding.rule == "I44" and "398、99、497" in finding.message for finding in document.findings)


def test_of_several_columns_of_points_the_indicator_s_own_counts(web):
    document = web(
        ["一级指标", "权重", "二级指标", "权重", "三级指标", "权重", "指标说明", "评分标准", "自评得分", "扣分原因"],
        [
            ("履职效能", 1, 2),
            ("50", 1, 2),
            ("目标完成", 1, 2),
            ("50", 1, 2),
            "绩效指标完成率",
            "30",
            "说明",
            "按比例",
            "28",
            "一项未达",
        ],
        ["预算支出率", "20", "说明", "按比例", "19.98", ""],
        ["管理效率", "50", "预算管理", "50", "预算编制", "50", "说明", "按比例", "49", ""],
        ["合计", "100", "", "", "", "100", "", "", "96.98", ""],
        above=["2022年度部门整体支出绩效自评评分表", "单位：云溪县人民法院"],
    )
    (unit,) = document.units
    assert (document.kind, unit.name) == (DocumentKind.SELF_EVALUATION_FORM, "云溪县人民法院")
    assert [(i.category, i.subcategory, i.name, i.weight, i.score) for i in unit.indicators] == [
        ("履职效能", "目标完成", "绩效指标完成率", 30, 28),
        ("履职效能", "目标完成", "预算支出率", 20, Decimal("19.98")),
        ("管理效率", "预算管理", "预算编制", 50, 49),
    ]
    assert stated(document) == {"云溪县人民法院自评总分": "96.98"}


def test_a_summary_gives_every_project_with_spending_score_and_grade(web):
    document = web(
        ["序号", "项目名称", "年初预算数", "全年预算数", "全年执行数", "执行率", "自评得分", "评价等级"],
        ["1", "办案业务费", "100.00", "120.00", "108.00", "90%", "95.5", "优"],
        ["2", "51000022R000000001234-装备费", "50.00", "50.00", "50.00", "100%", "未评", "良"],
        ["合计", "", "150.00", "170.00", "158.00", "", "", ""],
        above=["云溪县人民法院2023年度项目支出绩效自评结果汇总表", "单位：万元"],
    )
    assert (document.kind, document.fiscal_year) == (DocumentKind.SELF_EVALUATION_FORM, 2023)
    assert [(p.code, p.name, p.unit, p.initial, p.amounts.total, p.executed) for p in document.projects] == [
        (None, "办案业务费", "云溪县人民法院", 1_000_000, 1_200_000, 1_080_000),
        ("51000022R000000001234", "装备费", "云溪县人民法院", 500_000, 500_000, 500_000),
    ]
    assert stated(document) == {"办案业务费自评得分": "95.5", "办案业务费自评等级": "优", "装备费自评等级": "良"}
    assert any(finding.rule == "I17" and "未评" in finding.message for finding in document.findings)


def test_a_wide_table_tells_the_budget_in_force_from_what_was_spent(web):
    document = web(
        ["项目名称", "年初预算数", "全年预算数", "全年执行数", "执行率", *HEADINGS[:7]],
        [
            ("办案业务费", 1, 2),
            ("100", 1, 2),
            ("120", 1, 2),
            ("108", 1, 2),
            ("90%", 1, 2),
            "产出指标",
            "数量指标",
            "结案数",
            "≥4000件",
            "4100件",
            "45",
            "45",
        ],
        ["效益指标", "社会效益指标", "公开率", "100%", "100%", "45", "45"],
        ["装备费", "50", "50", "49", "98%", "产出指标", "数量指标", "购置数", "5台", "5台", "90", "88"],
        above=["2023年度项目支出绩效自评表", "部门：云溪县人民法院", "单位：万元"],
    )
    assert document.kind == DocumentKind.SELF_EVALUATION_FORM
    assert [(p.name, p.initial, p.amounts.total, p.executed, len(p.indicators)) for p in document.projects] == [
        ("办案业务费", 1_000_000, 1_200_000, 1_080_000, 2),
        ("装备费", 500_000, 500_000, 490_000, 1),
    ]
    assert "I28" not in rules(document)


def test_a_form_typed_as_lines_gives_its_outcome():
    text = "\n".join(
        (
            "2023年度项目支出绩效自评表",
            "项目名称：档案存储项目",
            "预算单位：云溪县人民法院",
            "年初预算数：100万元",
            "全年预算数：90.2万元",
            "全年执行数：90万元",
            "预算执行率：99.78%",
            "年度目标：整理档案。",
            "一级指标｜二级指标｜三级指标｜年度指标值｜实际完成值｜分值｜得分",
            "产出指标｜数量指标｜整理档案数｜≥1000卷｜1020卷｜50｜50",
            "效益指标｜社会效益指标｜查档便利度｜提升｜提升｜40｜38",
            "自评得分：98分",
            "自评等级：优",
        )
    )
    document = interpret(read_content(text.encode(), "自评.txt"), "自评.txt", "")
    (project,) = document.projects
    assert document.kind == DocumentKind.SELF_EVALUATION_FORM
    assert (project.initial, project.amounts.total, project.executed) == (
        Decimal(1_000_000),
        Decimal(902_000),
        Decimal(900_000),
    )
    assert outcomes(project) == [
        ("整理档案数", "1000", 50, 50, "1020卷"),
        ("查档便利度", "提升", 40, 38, "提升"),
    ]
    assert stated(document) == {"档案存储项目自评总分": "98", "档案存储项目自评等级": "优"}
    assert document.findings == ()


@pytest.mark.parametrize(("heading", "field"), [("实际实现结果情况说明", "actual"), ("自评打分结果值", "score")])
def test_a_column_under_an_unknown_heading_is_announced(web, heading, field):
    headings = [heading if text == {"actual": "实际完成值", "score": "得分"}[field] else text for text in HEADINGS]
    document = web(*OWNER, ["年度目标", ("修缮三处", 6)], headings, RESULT, above=[TITLE])
    (indicator,) = document.projects[0].indicators
    assert getattr(indicator, field) is None
    assert any(finding.rule in ("I28", "I29") and heading in finding.message for finding in document.findings)


def test_levels_of_unusual_names_do_not_shift_a_row_of_text():
    rows = (
        ("2023年度部门整体支出绩效自评表",),
        ("部门名称", "云溪县人民法院"),
        ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
        ("履职效能", "审判执行", "结案率", "≥95%", "96%", "50", "50"),
        ("", "司法为民", "当事人满意度", "≥90%", "92%", "40", "38"),
    )
    text = "\n".join("\t".join(row) for row in rows)
    document = interpret(read_content(text.encode(), "自评.txt"), "自评.txt", "")
    assert [(i.category, i.subcategory, i.name, i.score) for i in document.units[0].indicators] == [
        ("履职效能", "审判执行", "结案率", Decimal(50)),
        ("履职效能", "司法为民", "当事人满意度", Decimal(38)),
    ]


def test_money_cells_may_carry_their_unit_under_headings_of_hebei(web):
    document = web(
        *OWNER,
        ["预算安排情况（调整后）", ("资金到位情况", 2), ("资金执行情况", 2), ("预算执行进度", 2)],
        ["42.6万元", ("42.6万元", 2), ("41.83万元", 2), ("98.2%", 2)],
        ["年度目标", ("修缮三处", 6)],
        HEADINGS,
        RESULT,
        [("五、存在问题、原因及下一步整改措施", 3), ("无", 5)],
        above=[TITLE],
    )
    (project,) = document.projects
    assert (project.amounts.total, project.executed, len(project.indicators)) == (426_000, 418_300, 1)


def test_a_department_may_be_named_by_its_level_of_government(web):
    document = web(
        ["省级预算部门名称", ("云溪县人民法院", 7)],
        [("年度预算申请（万元）", 1, 5), "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["年度资金总额", "3000", "3200.5", "3180.2", "10", "99.37%", "9.94"],
        [("按收入性质分：", 4), ("按支出性质分：", 3)],
        [("其中：一般公共预算：3000.5", 4), ("其中：基本支出：2100", 3)],
        [("纳入专户管理的非税收入拨款：0 其他资金：200", 4), ("项目支出：1080.2", 3)],
        ["年度总体目标", ("公正司法。", 7)],
        HEADINGS,
        RESULT,
        above=["2023年度部门整体支出绩效自评表"],
    )
    (unit,) = document.units
    assert unit.name == "云溪县人民法院"
    assert (unit.amounts.special_account, unit.amounts.other_funds) == (0, 2_000_000)


def test_spellings_of_a_level_are_carried_down_as_printed():
    lines = (
        TITLE,
        "项目名称 | 法庭修缮 | |",
        "实施单位 | 云溪市清河区人民法院 | |",
        "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 权重 | 得分 | 偏差原因 |",
        "产出目标 | 数量 | 修缮法庭数 | ≥3处 | 3处 | 45 | 45 | |",
        "质量 | 验收合格率 | ≥95% | 97% | 45 | 44 | |",
        "等级 | 优秀 |",
    )
    document = interpret(read_content("\n".join(lines).encode(), "自评.txt"), "自评.txt", "")
    (project,) = document.projects
    assert [(i.category, i.subcategory, i.name) for i in project.indicators] == [
        ("产出目标", "数量", "修缮法庭数"),
        ("产出目标", "质量", "验收合格率"),
    ]


def test_the_year_may_stand_behind_the_unit(web):
    document = web(
        ["一级指标", "二级指标", "三级指标", "分值", "得分"],
        ["投入", "预算配置", "在职人员控制率", "100", "98"],
        above=["部门整体支出绩效评价评分表", "填报单位：云溪县人民法院        2022年度"],
    )
    assert (document.fiscal_year, [unit.name for unit in document.units]) == (2022, ["云溪县人民法院"])
