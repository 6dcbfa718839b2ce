"""Headings and corners as papers of other places print them: split, traditional, unknown, with units of their own."""

import pytest

from heng.documents.layouts.headings import heading

LEVELS = ["一级指标", "二级指标", "三级指标", "指标值"]
ROW = ["产出指标", "数量指标", "审结案件数", "≥800件"]
NUMBERED = "1、1-产出指标；11-数量指标；审结案件数；年度指标值:≥800件。2、2-效益指标；22-社会效益指标；司法公信力；年度指标值:提升。"


@pytest.mark.parametrize(
    ("section", "text", "field"),
    [
        ("indicator", "本年绩效指标值", "value"),
        ("indicator", "2025年度指标值", "value"),
        ("indicator", "指标值类型", "comparison"),
        ("indicator", "二級指標", "subcategory"),
        ("project", "2025年预算数", "total"),
        ("project", "项目执行单位", "unit_name"),
        ("project", "項目名稱", "project_name"),
        ("project", "上年安排资金", None),
    ],
)
def test_headings_that_vary_are_recognised_by_their_shape(section, text, field):
    assert heading(section, text) == field


def test_unit_and_year_in_a_corner_above_a_wide_table(workbook):
    document = workbook(
        [
            ["单位名称：云溪市人民检察院"],
            ["2025年度项目绩效目标表", "", "", "单位：元"],
            ["项目名称", "项目金额", *LEVELS],
            ["办案经费", "1，234，500.00", *ROW],
        ]
    )
    assert document.fiscal_year == 2025
    assert [unit.name for unit in document.units] == ["云溪市人民检察院"]
    assert [(p.unit, p.amounts.total) for p in document.projects] == [("云溪市人民检察院", 1234500)]


def test_figures_under_an_unknown_heading_are_announced(workbook):
    document = workbook([["项目名称", "测算规模", *LEVELS], ["办案经费", 500.5, *ROW]])
    assert "I28" in [finding.rule for finding in document.findings]


def test_each_column_of_amounts_keeps_its_own_unit_of_money(workbook):
    document = workbook([["项目名称", "预算数（元）", "财政拨款（万元）", *LEVELS], ["办案经费", 500000, 50, *ROW]])
    amounts = document.projects[0].amounts
    assert (amounts.total, amounts.fiscal_appropriation) == (500000, 500000)


def test_a_heading_of_values_split_into_sign_value_and_unit(workbook):
    document = workbook(
        [
            ["项目名称", "办案经费"],
            ["一级指标", "二级指标", "三级指标", "指标值", "", "", "权重"],
            ["", "", "", "符号", "值", "单位（文字描述）", ""],
            ["产出指标", "数量指标", "审结案件数", "≥", 800, "件", 40],
            ["产出指标", "时效指标", "及时程度", "文字描述", "", "按时办结", 20],
        ],
        merged=["D2:F2", "A2:A3", "B2:B3", "C2:C3", "G2:G3"],
    )
    targets = [(i.name, i.target.value, i.target.unit) for i in document.projects[0].indicators]
    assert targets == [("审结案件数", "800", "件"), ("及时程度", "按时办结", "")]


def test_all_indicators_of_a_project_in_one_cell_of_a_workbook(workbook):
    document = workbook(
        [
            ["项目名称", "项目预算", "", "绩效目标", "绩效指标"],
            ["", "总计", "财政拨款", "", ""],
            ["云溪市人民法院", 30, 30, "", ""],
            ["办案经费", 20, 20, "保障办案。", NUMBERED],
            ["修缮经费", 10, 10, "完成修缮。", NUMBERED],
        ],
        merged=["B1:C1", "A1:A2", "D1:D2", "E1:E2"],
    )
    found = [(p.name, p.unit, p.amounts.to_json()["total"], len(p.indicators)) for p in document.projects]
    assert found == [("办案经费", "云溪市人民法院", "20.00", 2), ("修缮经费", "云溪市人民法院", "10.00", 2)]


def test_an_indicator_row_for_spending_does_not_end_the_table(workbook):
    document = workbook(
        [
            ["项目名称", "办案经费"],
            [*LEVELS, "分值"],
            ["预算执行率（10分）", "预算执行率", "预算执行率", "100%", 10],
            [*ROW, 50],
        ]
    )
    assert [i.weight for i in document.projects[0].indicators] == [10, 50]
