"""What the papers of single provinces do that others do not, one case each."""

from decimal import Decimal

from heng.domain.target.declaration import DocumentKind

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


def rules(document):
    return {finding.rule for finding in document.findings}


def form(*labels, title="2024年项目支出绩效目标表", columns=4):
    return [[(title, columns)], ["项目名称", ("办案经费", columns - 1)], *labels]


def test_a_shanghai_form_with_two_goals_side_by_side_takes_the_year(web):
    (project,) = web(
        *form(
            ["项目总预算（元）", "900.00", "项目当年预算（元）", "300.00"],
            [("项目总目标", 2), ("年度绩效目标", 2)],
            [("三年建成。", 2), ("今年完成一期。", 2)],
        ),
        ["一级指标", "二级指标", "三级指标", "指标目标值"],
        CASES,
    ).projects
    assert (project.objective, project.amounts.total) == ("今年完成一期。", Decimal(300))


def test_an_anhui_form_with_two_sides_takes_the_right_one_and_says_what_it_left(web):
    document = web(
        *form(columns=7),
        ["一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"],
        [("产出指标", 1, 2), "数量指标", "三年审结数", "≥2700件", "数量指标", "案件审结数", "≥900件"],
        ["质量指标", "结案率", "≥90%", "质量指标", "结案率", "≥95%"],
    )
    (project,) = document.projects
    assert said(project) == [READ_CASES, ("产出指标", "质量指标", "结案率", "≥", "95", "%")]
    assert [one.whole_period.value if one.whole_period else None for one in project.indicators] == [None, "90"]
    assert [finding.message[:20] for finding in document.findings if finding.rule == "I27"] != []


def test_a_department_with_its_code_in_square_brackets(web):
    (unit,) = web(*form(["主管部门及代码", ("[042]清河县人民法院", 3)]), HEAD, CASES).units
    assert (unit.code, unit.name) == ("042", "清河县人民法院")


def test_a_hubei_form_with_two_levels_names_the_indicators_in_the_second(web):
    (project,) = web(
        *form(),
        ["一级指标", "二级指标", "指标值", "备注"],
        ["产出指标", "案件审结数", "≥900件", ""],
        ["效益指标", "司法公信力", "持续提升", ""],
    ).projects
    assert said(project) == [(level, "", *rest) for level, _, *rest in (READ_CASES, READ_TRUST)]


def test_a_hubei_table_of_three_years_takes_what_is_expected_this_year(web):
    (project,) = web(
        *form(columns=6),
        [("一级指标", 1, 2), ("二级指标", 1, 2), ("三级指标", 1, 2), ("绩效指标值", 3)],
        ["前年", "上年", "预计当年实现"],
        ["产出指标", "数量指标", "案件审结数", "700件", "800件", "≥900件"],
    ).projects
    assert said(project) == [READ_CASES]


def test_a_jiangsu_table_of_half_years_takes_the_whole_year_and_keeps_the_half_beside(web):
    document = web(
        *form(columns=5),
        ["一级指标", "二级指标", "三级指标", "半年（程）目标值", "全年（程）目标值"],
        ["产出指标", "数量指标", "案件审结数", "≥450件", "≥900件"],
    )
    assert said(document.projects[0]) == [READ_CASES]
    assert document.projects[0].indicators[0].remark == "半年（程）目标值：≥450件"
    assert "I29" not in rules(document)


def test_the_sum_behind_a_label_of_its_own_is_the_total(web):
    (project,) = web(*form(["项目资金（万元）", "合计", ("20.00", 2)]), HEAD, CASES).projects
    assert project.amounts.total == Decimal(200000)


def test_sections_across_the_table_are_the_first_level(web):
    (project,) = web(
        *form(),
        ["二级指标", "三级指标", "指标值", "分值"],
        [("一、产出指标", 4)],
        ["数量指标", "案件审结数", "≥900件", "50"],
        [("二、效益指标", 4)],
        ["社会效益指标", "司法公信力", "持续提升", "40"],
    ).projects
    assert said(project) == [READ_CASES, READ_TRUST]
    assert [one.weight for one in project.indicators] == [50, 40]


def test_the_first_level_on_an_unused_line_counts_for_the_lines_below(web):
    (project,) = web(
        *form(), HEAD, ["产出指标", "数量指标", "指标1：", ""], ["", "", "指标2：案件审结数", "≥900件"]
    ).projects
    assert said(project) == [READ_CASES]


def test_levels_written_from_top_to_bottom_and_with_points(web):
    (project,) = web(
        *form(), HEAD, ["产<br>出<br>指<br>标<br>（50分）", "数 量 指 标", "案件审结数", "≥900件"]
    ).projects
    assert said(project) == [READ_CASES]


def test_numbered_names_that_begin_with_a_figure(web):
    (project,) = web(
        *form(), HEAD, ["产出指标", "数量指标", "指标1：5G法庭数", "2个"], ["", "", "2、12368热线接通率", "≥95%"]
    ).projects
    assert [one.name for one in project.indicators] == ["5G法庭数", "12368热线接通率"]


def test_a_hunan_table_gives_units_and_their_parents_no_project(web):
    document = web(
        ["单位代码", "单位（专项）名称", "资金总额", "绩效目标", *HEAD],
        ["401", "清河市中级人民法院", "50.00", "", "", "", "", ""],
        ["401001", "清河市中级人民法院本级", "50.00", "", "", "", "", ""],
        ["401001", "办案经费", "30.00", "保障办案", *CASES],
        ["401001", "设备购置", "20.00", "购置设备", "产出指标", "数量指标", "电脑数量", "20台"],
        above=["2024年项目支出绩效目标表", "金额单位：万元"],
    )
    assert [(one.name, one.amounts.total) for one in document.projects] == [("办案经费", 300000), ("设备购置", 200000)]


def test_inner_mongolian_headings_of_sign_and_direction_that_stand_for_each_other(web):
    (project,) = web(
        *form(columns=7),
        ["一级指标", "二级指标", "三级指标", "指标性质", "指标方向", "指标值", "度量单位"],
        ["产出指标", "数量指标", "案件审结数", "", "大于等于", "900", "件"],
    ).projects
    assert said(project) == [READ_CASES]


def test_the_unit_of_money_in_the_brackets_of_a_spaced_label(web):
    document = web(*form(["项 目 资 金（元）", ("300.00", 3)]), HEAD, CASES)
    assert (document.money_unit, document.projects[0].amounts.total) == ("元", 300)


def test_the_unit_of_money_behind_every_amount(web):
    document = web(*form([("资金总额：20.00万元", 2), ("其中：财政拨款：20.00万元", 2)]), HEAD, CASES)
    assert (document.money_unit, document.projects[0].amounts.fiscal_appropriation) == ("万元", 200000)


def test_an_amount_of_its_own_row_in_a_cell_further_right(workbook):
    rows = [
        ["2024年项目支出绩效目标表"],
        ["项目名称", "办案经费"],
        ["资金总额（万元）", None, None, "20.00"],
        HEAD,
        CASES,
    ]
    assert workbook(rows).projects[0].amounts.total == Decimal(200000)


def test_a_blank_amount_is_not_the_figure_of_another_column(workbook):
    rows = [["2024年项目支出绩效目标表"], ["项目名称", "办案经费"], ["财政拨款（万元）", None, "10", "20"], HEAD, CASES]
    assert workbook(rows).projects[0].amounts.fiscal_appropriation is None


def test_henan_sources_of_money_behind_numbered_groups(web):
    (unit,) = web(
        [("2024年部门整体绩效目标表", 4)],
        ["部门（单位）名称", ("清河县人民法院", 3)],
        ["年度履职目标", ("审好案件。", 3)],
        ["预算情况", ("部门预算总额（万元）", 2), "20.00"],
        ["", ("1、资金来源：（1）政府预算资金", 2), "15.00"],
        ["", ("（2）单位资金", 2), "5.00"],
        HEAD,
        CASES,
    ).units
    assert (unit.objective, unit.amounts.total) == ("审好案件。", 200000)
    assert (unit.amounts.fiscal_appropriation, unit.amounts.own_funds) == (150000, 50000)


def test_the_tasks_of_a_sichuan_department_end_where_its_money_begins(web):
    document = web(
        [("2024年部门整体支出绩效目标表", 4)],
        ["部门名称", ("清河县人民法院", 3)],
        [("年度主要任务", 1, 2), "任务名称", ("主要内容", 2)],
        ["审判执行", ("审理案件", 2)],
        [("部门整体支出情况（万元）", 1, 2), "资金总额", "财政拨款", "其他资金"],
        ["20.00", "15.00", "5.00"],
        ["年度总体目标", ("审好案件。", 3)],
        HEAD,
        CASES,
    )
    (unit,) = document.units
    assert document.kind is DocumentKind.DEPARTMENT_TARGETS
    assert [task.name for task in unit.tasks] == ["审判执行"]
    assert (unit.amounts.total, unit.amounts.other_funds) == (200000, 50000)


def test_signatures_below_the_table_are_no_indicators(web):
    (project,) = web(
        *form(), HEAD, CASES, ["填报人：王敏", "联系电话：1234567", ("填报日期：2024年1月5日", 2)]
    ).projects
    assert said(project) == [READ_CASES]


def test_a_remark_between_two_rows_does_not_end_the_table(web):
    document = web(*form(), HEAD, CASES, [("以下指标由业务庭补充", 4)], TRUST)
    assert said(document.projects[0]) == [READ_CASES, READ_TRUST]
    assert [finding.message for finding in document.findings if finding.rule == "I13"] != []


def test_a_row_moved_by_one_cell_is_read_by_its_content_and_announced(web):
    document = web(*form(columns=5), [*HEAD, "备注"], CASES, ["", "效益指标", "社会效益指标", "司法公信力", "持续提升"])
    assert said(document.projects[0]) == [READ_CASES, READ_TRUST]
    assert "I12" in rules(document)


def test_words_in_a_column_without_heading_are_announced(web):
    document = web(*form(columns=5), [*HEAD, ""], [*CASES, "由立案庭负责统计"])
    assert "I76" in rules(document)


def test_a_row_of_stray_words_is_announced(web):
    document = web(
        *form(columns=6),
        ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", ""],
        ["产出指标", "数量指标", "案件审结数", "≥", "900件", ""],
        ["", "质量指标", "", "", "", "一审服判息诉率"],
    )
    assert "I75" in rules(document)


def test_two_courts_in_one_workbook_keep_their_own_projects(web):
    one = [*form(["实施单位", ("清河县人民法院", 3)]), HEAD, CASES]
    other = [*form(["实施单位", ("南山县人民法院", 3)]), HEAD, TRUST]
    document = web(*one, *other)
    assert [(project.unit, said(project)) for project in document.projects] == [
        ("清河县人民法院", [READ_CASES]),
        ("南山县人民法院", [READ_TRUST]),
    ]


def test_two_forms_side_by_side_keep_their_own_indicators(web):
    document = web(
        [("2024年项目支出绩效目标表", 9)],
        ["项目名称", ("办案经费", 3), "", "项目名称", ("法治宣传", 3)],
        ["资金总额（万元）", ("20.00", 3), "", "资金总额（万元）", ("30.00", 3)],
        [*HEAD, "", *HEAD],
        [*CASES, "", *TRUST],
    )
    assert [(one.name, one.amounts.total, said(one)) for one in document.projects] == [
        ("办案经费", 200000, [READ_CASES]),
        ("法治宣传", 300000, [READ_TRUST]),
    ]
