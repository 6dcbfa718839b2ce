"""Variants of single rules: other ways to be wrong, and near misses that must stay silent."""

from dataclasses import replace
from typing import Any

import pytest

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.review import review
from heng.rulebook.profiles import load_profile

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT


def found(paper: Any, rule: str, data: dict[str, Any], profile: str = "central") -> list[Finding]:
    return [finding for finding in review(paper(data), load_profile(profile)) if finding.rule == rule]


def indicator(paper: Any, rule: str, *row: str) -> list[Severity]:
    return [finding.severity for finding in found(paper, rule, {"projects": [{"indicators": [list(row)]}]})]


@pytest.mark.parametrize(
    ("rule", "row", "severities"),
    [
        ("R20", ("成本指标", "经济成本指标", "速录服务费用", "≥", "225", "万元"), [ERROR]),
        ("R20", ("效益指标", "社会效益指标", "有效投诉次数", "≥", "3", "次"), [ERROR]),
        ("R20", ("产出指标", "质量指标", "电子卷宗生成率", "≤", "95", "%"), [WARNING]),
        ("R20", ("产出指标", "数量指标", "举办普法活动次数", "≤", "10", "次"), [WARNING]),
        ("R20", ("产出指标", "数量指标", "公务接待批次", "≤", "10", "批"), []),
        ("R20", ("成本指标", "经济成本指标", "三公经费变动率", "≤", "0", "%"), []),
        ("R21", ("产出指标", "时效指标", "网络故障修复时效", "≤", "2", "小时", "", "正向"), [WARNING]),
        ("R21", ("产出指标", "质量指标", "培训合格率", "=", "100", "%", "", "正向"), []),
        ("R22", ("满意度指标", "满意度指标", "当事人满意度", "=", "90", "%"), [WARNING]),
        ("R22", ("产出指标", "质量指标", "电子送达适用率", "=", "80", "%"), [WARNING]),
        ("R22", ("产出指标", "数量指标", "培训期数", "=", "8", "期"), []),
        ("R23", ("产出指标", "时效指标", "改造完成时间", "≤", "2024.02", "月"), [ERROR]),
        ("R23", ("产出指标", "时效指标", "租金支付期间", "=", "3", "月"), [WARNING]),
        ("R23", ("产出指标", "数量指标", "托管档案数量（箱）", "≥", "6000", "件"), [WARNING]),
        ("R23", ("成本指标", "经济成本指标", "托管成本（元/箱）", "≤", "64", "元"), [HINT]),
        ("R23", ("产出指标", "质量指标", "培训合格率", "≥", "95", "件"), [WARNING]),
        ("R23", ("产出指标", "质量指标", "巡检频率", "≥", "4", "次/年"), []),
        ("R24", ("产出指标", "质量指标", "热线接通率", "", "292%", ""), [WARNING]),
        ("R24", ("产出指标", "质量指标", "热线接通率", "≥", "0.95", ""), [ERROR]),
        ("R24", ("产出指标", "数量指标", "培训期数", "≥", "-3", "期"), [ERROR]),
        ("R26", ("产出指标", "质量指标", "考核结果", "", "对完成情况进行定期考核", ""), [WARNING]),
        ("R26", ("产出指标", "质量指标", "项目验收", "", "验收合格", ""), []),
        ("R27", ("效益指标", "社会效益指标", "公正性水平", "", "与去年同比提升", ""), [WARNING]),
        ("R29", ("满意度指标", "满意度指标", "工作机制健全性", "=", "100", "%"), [WARNING]),
        ("R29", ("产出指标", "质量指标", "刊发稿件数量", "≥", "10", "篇"), [WARNING]),
        ("R29", ("产出指标", "质量指标", "系统平均响应时间", "≤", "1", "小时"), [WARNING]),
    ],
)
def test_single_indicators(paper: Any, rule: str, row: tuple[str, ...], severities: list[Severity]) -> None:
    assert indicator(paper, rule, *row) == severities


def test_a_misread_sign_is_the_readers_fault(paper: Any) -> None:
    data = {"projects": [{"indicators": [["产出指标", "质量指标", "热线接通率", "", "292%", ""]]}]}
    assert [finding.certainty for finding in found(paper, "R24", data)] == [Certainty.EXTRACTION]


@pytest.mark.parametrize(
    ("objective", "severities"),
    [
        ("2023年完成办案任务。", [WARNING]),
        ("一是加强管理。2022年度，拟采购设备十台。", [WARNING]),
        ("依法履行职责，2023年办理案件八十件以上。", [WARNING]),
        ("辖区案多人少，2023年办理案件八十件，人手不足。", []),
        ("2023年共受理案件三千件，2024年将继续提高质效。", []),
        ("截至2023年底已建成系统，较2022年提高5%。", []),
        ("落实《关于2021年工作的意见》，确保完成任务。", []),
        ("按2022-2024年规划，将建成新系统。", []),
    ],
)
def test_years_of_plans_are_told_from_years_looked_back_on(
    paper: Any, objective: str, severities: list[Severity]
) -> None:
    data = {"fiscal_year": 2024, "projects": [{"objective": objective}]}
    assert [finding.severity for finding in found(paper, "R01", data)] == severities


def test_the_year_inside_a_cap_must_be_the_papers_own(paper: Any) -> None:
    row = ["成本指标", "经济成本指标", "2023年预算控制数", "≤", "1", "万元"]
    assert len(found(paper, "R01", {"projects": [{"indicators": [row]}]})) == 1


@pytest.mark.parametrize(
    ("objective", "count"),
    [
        ("锟斤拷保障审判工作。", 1),
        ("通过升展培训提高能力。", 1),
        ("根据≤关于推进电子卷宗的意见≥开展工作。", 1),
        ("保障审判（含执行工作顺利开展。", 1),
        ("完成第一项任务。为中心的辅助性和服务性工作提供保障，提升全市两级法院", 1),
        ("1）保障审判；2）保障执行(含保全）。", 0),
        ("提高一、二审案件质量，等级保护2.0测评达标。", 0),
        ("保障审判工作顺利开展", 0),
    ],
)
def test_damaged_text_is_told_from_usual_writing(paper: Any, objective: str, count: int) -> None:
    assert len(found(paper, "R05", {"projects": [{"objective": objective}]})) == count


def test_placeholders_in_tasks_and_names_are_found(paper: Any) -> None:
    data = {"units": [{"tasks": [{"name": "XX工作", "content": "（100字以内）"}]}], "projects": [{"name": "某某项目"}]}
    assert len(found(paper, "R02", data)) == 3


def test_a_missing_category_is_said_of_each_project(paper: Any) -> None:
    rows = [
        ["产出指标", "数量指标", "期数", "≥", "3", "期"],
        ["产出指标", "质量指标", "合格", "≥", "3", "期"],
        ["效益指标", "社会效益", "人数", "≥", "3", "人"],
    ]
    many = {"projects": [{"name": f"第{number}个", "indicators": rows} for number in range(6)]}
    said = found(paper, "R04", many)
    assert [finding.subject for finding in said] == [f"第{number}个" for number in range(6)]
    assert all("满意度" in finding.message and finding.severity is WARNING for finding in said)


def test_a_blank_value_is_missing(paper: Any) -> None:
    assert indicator(paper, "R07", "产出指标", "数量指标", "培训期数", "", "", "") == [WARNING]


def test_projects_must_make_the_total_of_their_own_unit(paper: Any) -> None:
    units = [{"name": "甲法院", "total": "30.00"}, {"name": "217-乙中心本级", "total": "5.00"}]
    projects = [
        {"name": "一", "unit": "甲法院", "total": "10.00"},
        {"name": "二", "unit": "甲法院", "total": "20.00"},
        {"name": "三", "unit": "乙中心", "total": "5.00"},
    ]
    assert found(paper, "R12", {"units": units, "projects": projects}) == []
    units[0]["total"] = "33.00"
    (wrong,) = found(paper, "R12", {"units": units, "projects": projects})
    assert (wrong.subject, wrong.severity) == ("甲法院", ERROR)


def test_tasks_and_both_sides_of_a_department_form_agree(paper: Any) -> None:
    overview: dict[str, Any] = {
        "kind": "department_overview",
        "title": "预算整体情况",
        "rows": [
            ["", "基本支出", {"金额": "60.00"}],
            ["", "项目支出", {"金额": "40.00"}],
            ["", "财政拨款", {"金额": "100.00"}],
        ],
    }
    unit = {"total": "100.00", "tasks": [{"name": "办案", "amount": "25.00"}, {"name": "保障", "amount": "15.00"}]}
    assert found(paper, "R12", {"units": [unit], "tables": [overview]}) == []
    greedy = {"total": "100.00", "tasks": [{"name": "办案", "amount": "125.00"}]}
    assert [finding.severity for finding in found(paper, "R12", {"units": [greedy], "tables": [overview]})] == [
        ERROR,
        WARNING,
    ]
    overview["rows"][2] = ["", "财政拨款", {"金额": "90.00"}]
    (unequal,) = found(paper, "R12", {"units": [unit], "tables": [overview]})
    assert unequal.severity is ERROR
    assert unequal.where


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        ("年初预算为100万元，支出决算为98.5万元，完成年初预算的98.5%。", []),
        ("年初预算为100万元，支出决算为98.5万元，完成年初预算的95.8%。", [ERROR]),
        ("预算数为120万元，比上年预算数100万元增加10万元，增长10%。", [ERROR]),
    ],
)
def test_completion_and_change_are_recomputed(paper: Any, text: str, severities: list[Severity]) -> None:
    assert [finding.severity for finding in found(paper, "R14", {"statements": [{"text": text}]})] == severities


def test_an_objective_copied_over_projects_is_a_hint(paper: Any) -> None:
    text = "通过系统巡检，确保平台在维护期内可靠、稳定、高效运行。"
    data = {"projects": [{"name": "甲", "objective": text}, {"name": "乙", "objective": text}]}
    assert [finding.severity for finding in found(paper, "R31", data)] == [HINT]


def test_two_courts_in_one_file_may_have_different_targets(paper: Any) -> None:
    row = ["产出指标", "质量指标", "服判息诉率", "≥", "87", "%"]
    data: dict[str, Any] = {
        "units": [{"name": "甲法院"}, {"name": "乙法院"}],
        "projects": [
            {"name": "一", "unit": "甲法院", "indicators": [row]},
            {"name": "二", "unit": "乙法院", "indicators": [[*row[:4], "90", "%"]]},
        ],
    }
    assert found(paper, "R50", data) == []
    data["projects"][1]["unit"] = "甲法院"
    assert len(found(paper, "R50", data)) == 1


def test_a_report_states_one_rate_once(paper: Any) -> None:
    statements = [
        {"subject": "网上立案率", "value": value, "unit": "%", "text": f"网上立案率{value}%。"}
        for value in ("99.66", "99.6")
    ]
    data = {"kind": "self_evaluation_report", "statements": statements}
    assert len(found(paper, "R50", data)) == 1
    same = [{**statements[0], "value": "99.660"}, statements[0]]
    assert found(paper, "R50", {**data, "statements": same}) == []


def test_scores_and_spending_stay_within_their_limits(paper: Any) -> None:
    project = {
        "total": "10.00",
        "executed": "12.00",
        "execution_weight": "10",
        "execution_score": "11",
        "indicators": [["产出指标", "数量指标", "期数", "≥", "3", "期", "10", "", "", "3", "12"]],
    }
    assert len(found(paper, "R71", {"kind": "self_evaluation_form", "projects": [project]})) == 3
    fraction = ["产出指标", "质量指标", "合格率", "≥", "95", "%", "10", "", "", "0.96", "10"]
    assert found(paper, "R71", {"projects": [{"indicators": [fraction]}]}) == []


@pytest.mark.parametrize(("whole", "deduction", "count"), [("88", "8", 0), ("90", "8", 1), ("88", "7", 1)])
def test_the_score_of_a_report_follows_from_its_parts_and_deductions(
    paper: Any, whole: str, deduction: str, count: int
) -> None:
    statements = [
        {"subject": "自评得分", "value": whole, "unit": "分", "text": f"自评得分{whole}分。"},
        {"subject": "履职效能得分", "value": "46", "unit": "分", "text": "履职效能，满分50分，自评得分46分。"},
        {"subject": "支出率扣分", "value": "4", "unit": "分", "text": "支出率扣4分。"},
        {"subject": "管理效率得分", "value": "42", "unit": "分", "text": "管理效率，满分50分，自评得分42分。"},
        {"subject": "采购扣分", "value": deduction, "unit": "分", "text": f"采购扣{deduction}分。"},
        {"subject": "采购合计扣分", "value": deduction, "unit": "分", "text": f"采购合计扣{deduction}分。"},
    ]
    assert len(found(paper, "R71", {"kind": "self_evaluation_report", "statements": statements})) == count


def test_a_self_evaluation_brings_the_points_of_execution(paper: Any) -> None:
    rows = [
        ["产出指标", "数量指标", "期数", "≥", "3", "期", "50"],
        ["效益指标", "社会效益", "人数", "≥", "3", "人", "30"],
    ]
    project = {"execution_weight": "20", "indicators": rows}
    assert found(paper, "R17", {"projects": [project]}, "sichuan") == []
    assert len(found(paper, "R17", {"projects": [{"indicators": rows}]}, "sichuan")) == 1
    assert found(paper, "R17", {"projects": [{"indicators": rows}]}, "guangdong") == []


def test_an_objective_that_reading_could_not_place_is_not_missing_by_fault(paper: Any) -> None:
    document = paper({"projects": [{"name": "甲项目", "objective": ""}, {"name": "乙项目"}]})
    lost = Finding("I37", WARNING, Certainty.EXTRACTION, "文件", "绩效目标已留空；可能的项目：甲项目")
    profile = load_profile("central")
    (plain,) = (finding for finding in review(document, profile) if finding.rule == "R03")
    (torn,) = (finding for finding in review(replace(document, findings=(lost,)), profile) if finding.rule == "R03")
    assert (plain.severity, torn.severity, torn.certainty) == (ERROR, WARNING, Certainty.EXTRACTION)
