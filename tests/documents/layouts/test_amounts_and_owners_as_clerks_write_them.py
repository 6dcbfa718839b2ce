"""Amounts with 万 for 万元 and an explanation, a unit of money in a cell of its own, a seal where the unit should stand."""

from decimal import Decimal

import pytest

from heng.documents.layouts.amount_cells import amount

HEAD = ["一级指标", "二级指标", "三级指标", "指标值"]
CASES = ["产出指标", "数量指标", "审结案件数量", "≥900件"]
TITLE = [("2024年项目支出绩效目标表", 4)]


def rules(document):
    return {finding.rule for finding in document.findings}


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("250万", 2_500_000),
        ("1.2亿", 120_000_000),
        ("854万（高标准农田建设400万元，示范建设295万元，畅通工程159万元）", 8_540_000),
        ("854万元（其中：省级400万元，市级454万元）", 8_540_000),
        ("90.2万元（902000元）", 902_000),
        ("854万854万（高标准农田建设400万元）", None),
        ("90.2万元（903000元）", None),
        ("854万元（省级400万元，市级400万元）", 8_540_000),
        ("12万人", None),
        ("3.5万平方米", None),
    ],
)
def test_the_amount_in_front_counts_where_its_explanation_agrees(text, yuan):
    assert amount(text, "万元") == (None if yuan is None else Decimal(yuan))


def test_a_unit_of_money_in_the_cell_beside_its_label_is_stated(web):
    document = web(TITLE, ["项目名称", "办案经费", "金额单位：", "元"], ["年度资金总额", ("250000", 3)], HEAD, CASES)
    (project,) = document.projects
    assert (document.money_unit, project.amounts.total) == ("元", Decimal(250000))
    assert "I11" not in rules(document)


@pytest.mark.parametrize(
    "corner", ["填报单位：（盖章）", "填报单位（盖章）：", "申报单位： (公章)", "填报单位：(签章)", "填报单位：____"]
)
def test_a_seal_is_no_name_of_a_unit(web, corner):
    document = web(TITLE, ["项目名称", ("办案经费", 3)], HEAD, CASES, above=[corner])
    assert [unit.name for unit in document.units] == []
    assert [project.unit for project in document.projects] == [""]


@pytest.mark.parametrize("corner", ["填报单位（盖章）：清河县人民法院", "填报单位：清河县人民法院（盖章）"])
def test_the_seal_behind_a_name_is_left_out(web, corner):
    document = web(TITLE, ["项目名称", ("办案经费", 3)], HEAD, CASES, above=[corner])
    assert [unit.name for unit in document.units] == ["清河县人民法院"]


def test_blanks_within_a_label_of_money_do_not_hide_it(web):
    document = web(
        TITLE,
        ["项目名称", ("办案经费", 3)],
        ["年度资金总额（万元）", "66", "其中 ：上级资金", "16"],
        ["其 中：本级资金", "50", "其他 资金", "0"],
        HEAD,
        CASES,
    )
    (project,) = document.projects
    assert project.amounts.total == Decimal(660000)
    assert "I28" not in rules(document)


def test_the_total_over_all_years_is_not_the_budget_of_the_year(web):
    document = web(
        ["项目名称", ("法庭运行维护", 5)],
        ["项目单位", ("清河区人民法院", 5)],
        ["资金总额（全周期）", ("300", 2), "资金总额（年度）", ("100", 2)],
        ["年度目标", ("保障法庭运行。", 5)],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "单位"],
        ["", "产出指标", "数量指标", "维护法庭数", "≥3", "个"],
        above=["2024年项目支出绩效目标表", "单位：万元"],
    )
    assert document.projects[0].amounts.total == 1_000_000
