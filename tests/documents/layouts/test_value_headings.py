"""How papers head their values: over two rows, with the year in the words, adjusted in the year, per single indicator."""

from decimal import Decimal

import pytest

LEVELS = ["一级指标", "二级指标", "三级指标"]
TITLE = "2022年度项目支出绩效目标表"
OWNER = ["项目名称", ("审判业务费", 5)]
CASES = ["产出指标", "数量指标", "审结案件数"]


def target(one):
    return one.target.comparison.value, one.target.value, one.target.unit


def whole(document):
    (project,) = document.projects
    return project


def test_values_of_last_year_and_this_year_stand_under_one_heading_over_two_rows(web):
    document = web(
        [(TITLE, 6)],
        OWNER,
        [*((text, 1, 2) for text in LEVELS), ("指标值", 2), ("备注", 1, 2)],
        ["2021年实际实现值", "预期2022年实现值"],
        [*CASES, "8800件", "≥9000件", ""],
        ["产出指标", "质量指标", "结案率", "96.1%", "≥97%", "不含终本"],
    )
    cases, rate = whole(document).indicators
    assert (target(cases), target(rate)) == (("≥", "9000", "件"), ("≥", "97", "%"))
    assert rate.remark == "2021年实际实现值：96.1%\n备注：不含终本"
    assert cases.actual is None


@pytest.mark.parametrize(
    "heading",
    ["预期2022年实现值", "当年度指标值", "2022年预期实现值", "2022年度预计完成值", "预期2022年达到值", "2022年目标值"],
)
def test_one_heading_names_this_years_value(web, heading):
    document = web([(TITLE, 6)], OWNER, [*LEVELS, heading, "度量单位", "备注"], [*CASES, "≥9000", "件", ""])
    assert [target(one) for one in whole(document).indicators] == [("≥", "9000", "件")]


def test_the_year_stands_beside_the_whole_period(web):
    document = web(
        [(TITLE, 6)], OWNER, [*LEVELS, "中期指标值", "当年度指标值", "备注"], [*CASES, "≥27000件", "≥9000件", ""]
    )
    (cases,) = whole(document).indicators
    assert target(cases) == ("≥", "9000", "件")
    assert cases.whole_period.text == "≥27000件"


def test_a_target_adjusted_in_the_year_is_the_one_in_force_and_the_first_one_is_kept(web):
    document = web(
        [("2022年度项目支出绩效自评表", 8)],
        ["项目名称", ("审判业务费", 7)],
        ["指标名称", "计量单位", "指标性质", "年初指标值", "调整指标值", "全年完成值", "指标权重", "指标得分"],
        ["审结案件数", "件", "≥", "9000", "", "9100", "50", "50"],
        ["结案率", "%", "≥", "97", "98", "98.2", "40", "40"],
    )
    cases, rate = whole(document).indicators
    assert (target(cases), target(rate)) == (("≥", "9000", "件"), ("≥", "98", "%"))
    assert (cases.remark, rate.remark) == ("", "年初指标值：97")
    assert not {"I28", "I29"} & {finding.rule for finding in document.findings}


def test_values_points_and_completion_of_each_single_indicator(web):
    document = web(
        [("2021年度预算项目绩效自评表", 10)],
        ["项目名称", ("审判业务费", 9)],
        [
            *LEVELS,
            "指标分值",
            "预期指标值",
            "单项指标实际完成值",
            "单项指标完成情况",
            "单项指标得分",
            "权重占比（%）",
            "自评得分",
        ],
        [*CASES, "50", ">=5000", "6418件", "完成", "100", "50", "50"],
        ["产出指标", "质量指标", "结案率", "40", ">=90%", "98%", "基本完成", "100", "40", "39"],
    )
    cases, rate = whole(document).indicators
    assert (cases.actual, cases.weight, cases.score) == ("6418件", Decimal(50), Decimal(50))
    assert (rate.actual, rate.weight, rate.score) == ("98%", Decimal(40), Decimal(39))
    assert rate.remark == "单项指标完成情况：基本完成"
    assert not {"I28", "I29"} & {finding.rule for finding in document.findings}


def test_a_rate_of_points_beside_the_points_is_no_unknown_column(web):
    document = web(
        [("2021年度项目绩效自评表", 8)],
        ["项目名称", ("审判业务费", 7)],
        [*LEVELS, "年度指标值", "实际完成值", "分值", "得分", "得分率"],
        [*CASES, "≥5000件", "6418件", "90", "89", "98.89%"],
    )
    (cases,) = whole(document).indicators
    assert (cases.weight, cases.score) == (Decimal(90), Decimal(89))
    assert not {"I28", "I29"} & {finding.rule for finding in document.findings}


def test_values_of_earlier_years_stay_beside_the_target(web):
    document = web(
        [(TITLE, 6)],
        OWNER,
        [*LEVELS, "年度指标值", "半年（程）目标值", "历史参考值"],
        [*CASES, "≥9000件", "≥4000件", "8800件"],
    )
    (cases,) = whole(document).indicators
    assert target(cases) == ("≥", "9000", "件")
    assert cases.remark == "半年（程）目标值：≥4000件\n历史参考值：8800件"
