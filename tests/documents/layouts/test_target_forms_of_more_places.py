"""Target forms of further provinces and cities, one case each: what their headings, corners and rows do otherwise."""

from decimal import Decimal

from heng.documents.read import interpret, read_content

HEAD = ["一级指标", "二级指标", "三级指标", "指标值"]
CASES = ["产出指标", "数量指标", "案件审结数", "≥900件"]
TRUST = ["效益指标", "社会效益指标", "司法公信力", "持续提升"]
READ_CASES = ("产出指标", "数量指标", "案件审结数", "≥", "900", "件")
READ_TRUST = ("效益指标", "社会效益指标", "司法公信力", "定性", "持续提升", "")


def said(owner):
    return [
        (one.category, one.subcategory, one.name, one.target.comparison.value, one.target.value, one.target.unit)
        for one in owner.indicators
    ]


def form(*labels, title="2024年项目支出绩效目标表", columns=4):
    return [[(title, columns)], ["项目名称", ("办案经费", columns - 1)], *labels]


def text(*lines):
    return interpret(read_content("\n".join(lines).encode(), "表.txt"), "表.txt", "")


def test_levels_beside_each_other_give_one_indicator_each(web):
    document = web(
        [("2024年预算项目支出绩效目标表", 11)],
        [("单位名称：清河县人民法院", 11)],
        [
            ("单位编码（项目编码）", 1, 2),
            ("项目单位（项目名称）", 1, 2),
            ("项目金额（万元）", 2),
            ("绩效目标", 1, 2),
            ("成本指标", 2),
            ("产出指标", 2),
            ("满意度指标", 2),
        ],
        ["资金总额", "单位资金", *["三级指标", "指标值"] * 3],
        ["017", "清河县人民法院", "40.00", "", "", "", "", "", "", "", ""],
        ["0171", "办案经费", "40.00", "", "审结案件", "办案成本", "≤40万元", "审结数", "≥900件", "律师满意度", "≥90%"],
        ["", "", "", "", "", "", "", "结案率", "≥95%", "", ""],
    )
    (project,) = document.projects
    assert (project.name, project.unit, project.amounts.total) == ("办案经费", "清河县人民法院", Decimal(400000))
    assert said(project) == [
        ("成本指标", "", "办案成本", "≤", "40", "万元"),
        ("产出指标", "", "审结数", "≥", "900", "件"),
        ("满意度指标", "", "律师满意度", "≥", "90", "%"),
        ("产出指标", "", "结案率", "≥", "95", "%"),
    ]


def test_two_levels_with_a_standard_beside_what_is_expected_this_year(web):
    document = web(
        *form(
            [("项目预算", 1, 3), "成本构成", "金额", "测算（公式）依据"],
            ["保安费", "30", "合同"],
            ["合计", "30", ""],
        ),
        ["一级指标", "二级指标", "绩效标准", "当年预期实现值"],
        ["数量指标", "巡查次数", "反映巡查情况", "≥200次"],
        ["成本指标", "成本控制率", "", "不超预算"],
        [("保障绩效目标实现措施", 2), ("按月考核。", 2)],
        [("主管部门审核意见", 2), ("单位公章：", 2)],
    )
    (project,) = document.projects
    assert project.amounts.total == Decimal(300000)
    assert said(project) == [
        ("数量指标", "", "巡查次数", "≥", "200", "次"),
        ("成本指标", "", "成本控制率", "定性", "不超预算", ""),
    ]


def test_what_is_asked_of_the_city_this_year_is_the_budget_and_not_that_of_all_years(web):
    (project,) = web(
        *form(["中期市财政预算（万元）", "900.00", "本年度申请市财政预算资金（万元）", "30.00"]), HEAD, CASES
    ).projects
    assert project.amounts.total == Decimal(300000)


def test_the_annual_budget_of_an_approval_form_and_levels_with_a_span_of_points(web):
    (project,) = web(
        *form(
            ["项目总预算", "90", "", ""], ["当年年度预算", "30", "", ""], ["其中：财政资金", "30", "", ""], columns=4
        ),
        HEAD,
        ["产出指标\n（40-50）分", *CASES[1:]],
    ).projects
    assert (project.amounts.total, project.amounts.fiscal_appropriation) == (Decimal(300000), Decimal(300000))
    assert said(project) == [READ_CASES]


def test_a_row_that_numbers_the_columns_is_no_project(web):
    document = web(
        [("2024年部门项目支出绩效目标表（本次下达）", 7)],
        ["单位名称、项目名称", "项目年度绩效目标", *HEAD, "指标内容"],
        ["1", "2", "3", "4", "5", "6", "7"],
        ["办案经费", "审结案件", *CASES, "反映审结情况"],
    )
    assert [project.name for project in document.projects] == ["办案经费"]
    assert said(document.projects[0]) == [READ_CASES]


def test_the_years_before_stand_beside_what_is_expected_this_year(web):
    (unit,) = web(
        [("部门整体支出绩效目标申报表", 7)],
        ["部门（单位）名称", ("清河县人民法院", 6)],
        ["总体资金情况", "", "金额", "占比", ("近两年收支金额", 3)],
        [("支出构成", 1, 2), "项目支出", "40", "100%", ("35", 3)],
        ["合计", "40", "100%", ("35", 3)],
        ["项目名称", "支出项目类别", "项目总预算", "项目本年度预算", ("项目主要支出方向和用途", 3)],
        ["应急值守", "部门项目", "40", "40", ("值班", 3)],
        [
            ("一级指标", 1, 2),
            ("二级指标", 1, 2),
            ("三级指标", 1, 2),
            ("近两年指标值", 2),
            ("预期当年实现值", 1, 2),
            ("绩效标准", 1, 2),
        ],
        ["2022年", "2023年"],
        ["产出指标", "数量指标", "案件审结数", "700件", "800件", "≥900件", "历史"],
    ).units
    assert (unit.name, unit.amounts.total) == ("清河县人民法院", Decimal(400000))
    assert said(unit) == [READ_CASES]


def test_names_in_the_second_level_with_their_explanation_behind(web):
    (project,) = web(
        *form(columns=5),
        ["一级指标", "二级指标", "分值", "指标内容（150字内）", "指标值（150字内）"],
        ["产出指标", "案件审结数", "50", "全年审结的案件", "≥900件"],
        ["效益指标", "司法公信力", "40", "公众的评价", "持续提升"],
    ).projects
    assert said(project) == [(level, "", *rest) for level, _, *rest in (READ_CASES, READ_TRUST)]
    assert [one.weight for one in project.indicators] == [50, 40]


def test_a_level_without_any_indicator_gives_none(web):
    (project,) = web(*form(), HEAD, CASES, ["成本指标", "社会成本指标", "无", "无"]).projects
    assert said(project) == [READ_CASES]


def test_who_carries_a_project_out_goes_before_who_files_the_form(web):
    (project,) = web(*form(["填报单位", "清河县司法局", "项目单位", "清河县人民法院"]), HEAD, CASES).projects
    assert project.unit == "清河县人民法院"


def test_a_unit_in_the_corner_with_the_unit_of_money_behind_it(web):
    document = web([("207101清河县人民法院            单位：元", 4)], *form(["预算数", ("300000", 3)]), HEAD, CASES)
    assert (document.money_unit, document.projects[0].unit) == ("元", "清河县人民法院")


def test_the_year_of_a_budget_in_brackets_behind_the_title(web):
    assert web(*form(title="项目支出绩效目标表（2025年预算）"), HEAD, CASES).fiscal_year == 2025


def test_unusual_levels_in_a_text_keep_their_rows():
    (unit,) = text(
        "2024年部门整体绩效目标表",
        "部门名称\t清河县人民法院",
        "\t".join((*HEAD, "指标值说明")),
        "投入管理指标\t工作目标管理\t目标相关性\t相关\t符合规划",
        "\t预算和财务管理\t预算编制完整性\t完整\t全部纳入",
    ).units
    assert said(unit) == [
        ("投入管理指标", "工作目标管理", "目标相关性", "定性", "相关", ""),
        ("投入管理指标", "预算和财务管理", "预算编制完整性", "定性", "完整", ""),
    ]


def test_unusual_levels_in_a_page_saved_with_bars_keep_their_rows():
    (unit,) = text(
        "2024年部门整体绩效目标表",
        "部门名称 | 清河县人民法院 |",
        " | ".join((*HEAD, "指标值说明")) + " |",
        "投入管理指标 | 工作目标管理 | 目标相关性 | 相关 | 符合规划 |",
        "预算和财务管理 | 预算编制完整性 | 完整 | 全部纳入 |",
    ).units
    assert [one.name for one in unit.indicators] == ["目标相关性", "预算编制完整性"]
    assert said(unit)[1][:2] == ("投入管理指标", "预算和财务管理")


def test_two_levels_in_a_text_are_levels_whatever_they_are_called():
    (project,) = text(
        "2024年项目支出绩效目标表", "项目名称\t办案经费", "一级指标\t二级指标\t指标值", "数量指标\t案件审结数\t≥900件"
    ).projects
    assert said(project) == [("数量指标", "", *READ_CASES[2:])]


def test_a_name_of_a_level_that_only_sounds_otherwise_counts_for_the_rows_below():
    (project,) = text(
        "2024年项目支出绩效目标表",
        "项目名称\t办案经费",
        "\t".join(HEAD),
        "预期产出指标\t数量指标\t案件审结数\t≥900件",
        "\t质量指标\t结案率\t≥95%",
    ).projects
    assert [one.category for one in project.indicators] == ["预期产出指标"] * 2


def test_indicators_of_the_duties_of_a_unit_stand_under_their_best_grade(web):
    (unit,) = web(
        [("单位职责绩效目标", 6)],
        [("单位：清河县人民法院        金额单位：万元", 6)],
        [("职责活动", 1, 2), ("绩效目标", 1, 2), ("绩效指标", 1, 2), ("评价标准", 4)],
        ["优", "良", "中", "差"],
        [("审判", 1, 2), ("公正审理", 1, 2), "结案率", "≥95%", "≥90%", "≥85%", "＜85%"],
        ["上诉率", "≤5%", "≤8%", "≤10%", "＞10%"],
    ).units
    assert unit.name == "清河县人民法院"
    assert said(unit) == [("审判", "", "结案率", "≥", "95", "%"), ("审判", "", "上诉率", "≤", "5", "%")]


def test_a_total_goal_under_its_number_is_the_objective_and_not_the_name_below_the_title(web):
    document = web(
        [("部门整体绩效目标（2024年）", 4)],
        [("部门名称：清河县人民法院", 4)],
        [("一、总体绩效目标", 4)],
        [("公正审理案件。", 4)],
        [("二、分项绩效目标", 4)],
        ["职责活动名称", "绩效目标", "绩效指标", "指标值"],
        ["审判", "公正审理", "结案率", "≥95%"],
    )
    assert (document.fiscal_year, document.units[0].objective) == (2024, "公正审理案件。")
    assert said(document.units[0]) == [("审判", "", "结案率", "≥", "95", "%")]


def test_the_parts_of_two_governments_are_the_fiscal_appropriation(web):
    (project,) = web(*form(["上级财政资金", "10", "本级财政资金", "20.50"]), HEAD, CASES).projects
    assert project.amounts.fiscal_appropriation == Decimal(305000)


def test_words_in_the_column_of_units_say_only_that_the_value_is_words(web):
    (project,) = web(
        *form(columns=5), [*HEAD, "计量单位"], ["产出指标", "数量指标", "案件审结数", "≥900", "件"], [*TRUST, "定性"]
    ).projects
    assert said(project) == [READ_CASES, READ_TRUST]


def test_the_dots_of_a_template_are_not_announced_as_lost(web):
    document = web(*form(), HEAD, CASES, ["效益指标", "……", "", ""], ["", "……", "", ""])
    assert said(document.projects[0]) == [READ_CASES]
    assert not [finding for finding in document.findings if finding.rule == "I13"]


def test_the_amount_of_a_project_with_its_sources_behind_is_the_total_where_no_other_is_headed(web):
    (project,) = web(
        [("2024年项目支出绩效目标表", 8)],
        ["项目名称", "项目总额", "财政拨款", "其他资金", *HEAD],
        ["办案经费", "30", "28", "2", *CASES],
    ).projects
    assert (project.amounts.total, project.amounts.other_funds) == (Decimal(300000), Decimal(20000))


def test_amounts_numbered_in_one_line_of_a_text_are_read_each():
    (project,) = text(
        "2024年项目支出绩效目标表",
        "项目名称\t办案经费",
        "资金构成\t总额：30万元一、财政拨款：20万元（其中：本级财政：20万元）二、自有资金：10万元",
        "\t".join(HEAD),
        "\t".join(CASES),
    ).projects
    assert (project.amounts.total, project.amounts.fiscal_appropriation, project.amounts.own_funds) == (
        Decimal(300000),
        Decimal(200000),
        Decimal(100000),
    )


def test_the_third_level_may_be_called_its_content(web):
    document = web(
        *form(["一级指标", "二级指标", "三级指标内容", "指标值及单位"], CASES),
    )
    assert [said(project) for project in document.projects] == [[READ_CASES]]
