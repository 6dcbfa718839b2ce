"""Money that does not add up to its total was perhaps not read whole."""

import pytest

HEADINGS = ("单位名称", "项目名称", "总计", "财政拨款", "其他资金", "一级指标", "二级指标", "三级指标", "指标值")


def project(name, total, own, other, unit="某某人民法院"):
    return (unit, name, total, own, other, "产出指标", "数量指标", f"{name}完成数", "≥3件")


def test_sources_that_make_up_their_total_say_nothing(announced):
    rows = [HEADINGS, project("办案费", "30.00", "20.00", "10.00"), project("装备费", "5.00", "5.00", "")]
    assert announced("I93", rows) == []


def test_a_source_that_is_missing_is_missed(announced):
    [message] = announced("I93", [HEADINGS, project("办案费", "30.00", "20.00", "")])
    assert "读出的1项资金来源合计为20.00万元，总额为30.00万元" in message


def test_a_total_of_nothing_beside_money_is_announced(announced):
    [message] = announced("I93", [HEADINGS, project("办案费", "0.00", "90.00", "")])
    assert "合计为90.00万元，总额为0.00万元" in message


@pytest.mark.parametrize("label", [("某某人民法院", "小计"), ("某某人民法院", ""), ("合计", ""), ("", "总计")])
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(("printed", "missed"), [("60.00", True), ("50.00", False)])
def test_a_project_missing_under_a_printed_sum_is_missed(read, label, first, printed, missed):
    total = (*label, printed, printed, "", "", "", "", "")
    projects = [project("办案费", "30.00", "30.00", ""), project("装备费", "20.00", "20.00", "")]
    rows = [HEADINGS, total, *projects] if first else [HEADINGS, *projects, total]
    codes = {finding.rule for finding in read(rows).findings}
    assert bool(codes & {"I18", "I94"}) is missed


def test_subtotals_of_two_units_and_the_sum_of_both_agree(read):
    def total(label, printed):
        return (label, "小计" if label != "合计" else "", printed, printed, "", "", "", "", "")

    rows = [
        HEADINGS,
        total("合计", "90.00"),
        total("某某人民法院", "50.00"),
        project("办案费", "30.00", "30.00", ""),
        project("装备费", "20.00", "20.00", ""),
        total("某某区人民法院", "40.00"),
        project("办案费", "40.00", "40.00", "", unit="某某区人民法院"),
    ]
    assert not {finding.rule for finding in read(rows).findings} & {"I18", "I94"}


def test_what_rounding_explains_is_no_gap(read):
    rows = [
        HEADINGS,
        ("合计", "", "50.01", "50.01", "", "", "", "", ""),
        project("办案费", "30.00", "20.01", "10.00"),
        project("装备费", "20.00", "20.00", ""),
    ]
    assert not {finding.rule for finding in read(rows).findings} & {"I18", "I93", "I94"}
