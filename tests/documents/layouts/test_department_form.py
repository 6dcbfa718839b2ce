"""Forms of a whole department: as text torn out of a page, and as exact tables."""

from decimal import Decimal

from heng.domain.target.declaration import DocumentKind


def test_a_torn_form_gives_every_indicator_once(paper, fixtures):
    unit = paper(fixtures / "department_form_torn.txt").units[0]
    assert len(unit.indicators) == 11
    assert len({indicator.name for indicator in unit.indicators}) == 11
    assert [indicator.where.line for indicator in unit.indicators] == [16, 17, *range(19, 28)]


def test_level_names_are_recognised_in_whatever_column_they_stand(paper, fixtures):
    levels = {
        i.name: (i.category, i.subcategory) for i in paper(fixtures / "department_form_torn.txt").units[0].indicators
    }
    assert levels["修缮法庭数量"] == ("产出指标", "数量指标")
    assert levels["发回重审率"] == ("产出指标", "质量指标")
    assert levels["救助金发放时长"] == ("产出指标", "时效指标")
    assert levels["当事人对诉讼服务的满意度"] == ("满意度指标", "服务对象满意度指标")


def test_a_lost_level_stays_blank_and_is_announced(paper, fixtures):
    document = paper(fixtures / "department_form_torn.txt")
    levels = {i.name: (i.category, i.subcategory) for i in document.units[0].indicators}
    assert levels["文书送达成功率"] == ("产出指标", "")
    assert levels["干警培训到课率"] == ("产出指标", "")
    assert levels["诉讼档案电子化率"] == ("", "")
    lost = [finding for finding in document.findings if finding.rule == "I14"]
    assert {(len(finding.where), finding.certainty.value) for finding in lost} == {(1, "extraction"), (3, "extraction")}


def test_a_level_added_from_the_framework_is_announced(paper, fixtures):
    added = [finding for finding in paper(fixtures / "department_form_torn.txt").findings if finding.rule == "I15"]
    assert [finding.where[0].line for finding in added] == [16, 27]


def test_annual_and_whole_period_targets_stay_apart(paper, fixtures):
    first = paper(fixtures / "department_form_torn.txt").units[0].indicators[0]
    assert (first.target.value, first.target.unit) == ("20", "场")
    assert first.whole_period is not None
    assert first.whole_period.text == "预期实现值为60场。"


def test_money_tasks_and_overview_of_the_department(paper, fixtures):
    document = paper(fixtures / "department_form_torn.txt")
    unit = document.units[0]
    assert (unit.amounts.fiscal_appropriation, unit.amounts.other_funds) == (
        Decimal("40000000.00"),
        Decimal("500000.00"),
    )
    assert [(task.name, task.amount, task.expected) for task in unit.tasks] == [
        ("审判保障", Decimal("10000000.00"), "案件按期审结。"),
        ("法庭修缮", Decimal("5496000.00"), "办公条件改善。"),
    ]
    overview = {row.name: row.amounts[0][1] for row in document.tables[0].rows}
    assert (overview["基本支出"], overview["项目支出"]) == (Decimal("25004000.00"), Decimal("15496000.00"))


def test_a_missing_year_is_null_and_announced_and_markup_is_kept(paper, fixtures):
    document = paper(fixtures / "department_form_torn.txt")
    assert document.fiscal_year is None
    assert document.kind is DocumentKind.DEPARTMENT_TARGETS
    assert document.units[0].objective.startswith("<p>")
    assert {"I10", "I25"} <= {finding.rule for finding in document.findings}


def test_an_exact_form_with_labels_above_their_values(web):
    document = web(
        [("部门整体支出绩效目标表", 8)],
        [("（2025年度）", 8)],
        [("部门名称", 2), ("某县人民法院", 6)],
        [("年度部门整体支出预算（元）", 1, 2), ("资金总额", 2), ("财政拨款", 2), ("其他资金", 3)],
        [("12,345,600", 2), ("12,000,000", 2), ("345,600", 3)],
        ["年度总体目标", ("公正高效办理案件。", 7)],
        [("年度主要任务", 1, 2), "任务名称", ("主要内容", 4), ("预算金额（元）", 2)],
        ["审判执行", ("办理案件", 4), ("8,000,000", 2)],
        [
            ("年度绩效指标", 1, 3),
            "一级指标",
            "二级指标",
            "三级指标",
            "绩效指标性质",
            "绩效指标值",
            "绩效度量单位",
            "权重",
        ],
        ["产出指标", "数量指标", "结案数", "≥", "9000", "件", "40"],
        ["满意度指标", "服务对象满意度指标", "当事人满意度", "≥", "90", "%", "50"],
    )
    unit = document.units[0]
    assert (document.fiscal_year, document.money_unit, unit.name) == (2025, "元", "某县人民法院")
    assert unit.amounts.to_json()["total"] == "1234.56"
    assert (unit.objective, unit.tasks[0].amount) == ("公正高效办理案件。", Decimal(8000000))
    assert [(i.name, i.weight) for i in unit.indicators] == [("结案数", 40), ("当事人满意度", 50)]
    assert document.findings == ()


def test_the_original_department_form(paper, seeds):
    document = paper(next(seeds.glob("000_*.txt")))
    unit = document.units[0]
    assert (document.fiscal_year, document.money_unit, unit.name) == (None, "万元", "广州互联网法院")
    assert unit.amounts.to_json()["fiscal_appropriation"] == "7603.40"
    assert unit.amounts.to_json()["other_funds"] == "0.00"
    assert [task.to_json()["amount"] for task in unit.tasks] == ["386.00", "2119.00", "516.00", "462.00"]
    assert {row.name: row.to_json()["amounts"]["金额"] for row in document.tables[0].rows}.items() >= {
        ("基本支出", "4102.62"),
        ("项目支出", "3500.78"),
    }
    assert len(unit.indicators) == 28
    assert [i.where.line for i in unit.indicators] == [*range(20, 26), *range(27, 49)]
    assert {i.name: i.target.comparison.value + i.target.value for i in unit.indicators}["系统故障平均响应时间"] == "≤1"
    blank = [i.name for i in unit.indicators if not i.subcategory]
    assert blank == ["机构运行辅助工作考核合格率", "培训实际参训率", "实际执行到位率", "法官人均结案量", "网上的立案率"]


def test_the_amount_of_tasks_may_be_split_and_its_sum_is_the_department_s(workbook):
    document = workbook(
        [
            ["部门整体支出绩效目标申报表（2024年度）"],
            ["部门（单位）名称", "云溪县人民法院"],
            ["年度主要任务", "任务名称", "主要内容", "预算金额（万元）"],
            [None, None, None, "总额", "财政拨款", "其他资金"],
            [None, "审判执行", "审理与执行案件", 420, 420, None],
            [None, "队伍建设", "培训干警", 90, 60, 30],
            [None, "金额合计", None, 510, 480, 30],
            ["年度总体目标", "公正司法"],
            ["年度绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
            [None, "产出指标", "数量指标", "结案数", "≥7000件"],
        ],
        ["A3:A7", "B3:B4", "C3:C4", "D3:F3", "A9:A10"],
    )
    (unit,) = document.units
    assert [(task.name, task.amount) for task in unit.tasks] == [
        ("审判执行", Decimal(4200000)),
        ("队伍建设", Decimal(900000)),
    ]
    amounts = unit.amounts
    assert (amounts.total, amounts.fiscal_appropriation, amounts.other_funds) == (5100000, 4800000, 300000)
    assert unit.objective == "公正司法"
    assert [finding.rule for finding in document.findings] == ["I44"]


def test_the_budget_in_force_of_a_self_evaluation_is_the_department_s_and_its_spending_is_stated(web):
    document = web(
        [("部门名称", 1), ("云溪县人民法院", 7)],
        ["", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        [("年度资金总额（万元）", 2), "900", "950.5", "940", "10", "98.9%", "9.9"],
        [("其中：财政拨款", 2), "900", "950.5", "940", "—", "", ""],
        [("年度总体目标", 1, 2), ("预期目标", 3), ("实际完成情况", 4)],
        [("公正司法。", 3), ("已完成。", 4)],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析"],
        ["产出指标", "数量指标", "结案数", "≥8000件", "8200件", "50", "50", ""],
        above=["部门整体支出绩效自评表", "（2023年度）"],
    )
    (unit,) = document.units
    assert (document.kind, unit.name) == (DocumentKind.SELF_EVALUATION_FORM, "云溪县人民法院")
    assert (unit.amounts.total, unit.amounts.fiscal_appropriation) == (Decimal(9505000), Decimal(9505000))
    assert unit.objective == "公正司法。"
    assert document.findings == ()
    assert [(stated.subject, stated.value, stated.unit) for stated in document.statements] == [
        ("云溪县人民法院年初预算数", "900.00", "万元"),
        ("云溪县人民法院全年执行数", "940.00", "万元"),
        ("云溪县人民法院预算执行率分值", "10", "分"),
        ("云溪县人民法院预算执行率得分", "9.9", "分"),
    ]
