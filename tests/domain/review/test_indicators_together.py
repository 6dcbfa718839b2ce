"""What only the other indicators, the budget or the goal of a project show to be wrong."""

from typing import Any

import pytest

from heng.domain.finding import Finding, Severity
from heng.domain.review.review import review
from heng.rulebook.profiles import load_profile

PROFILE = load_profile("central", 2024)
ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT
CASES = ["产出指标", "数量指标", "审结案件数", "≥", "3000", "件"]
ASKED = ["满意度指标", "服务对象满意度指标"]


def found(paper: Any, rule: str, *rows: list[str], **more: Any) -> list[Finding]:
    data = {"projects": [{"indicators": list(rows), **more}]}
    return [finding for finding in review(paper(data), PROFILE) if finding.rule == rule]


@pytest.mark.parametrize(
    ("row", "count"),
    [
        (["产出指标", "质量指标", "结案率", "", "95%", ""], 1),
        ([*ASKED, "当事人满意度", "", "90%", ""], 1),
        (["产出指标", "成本指标", "项目成本", "", "20万元", ""], 1),
        (["产出指标", "时效指标", "平均审理天数", "", "60天", ""], 1),
        (["产出指标", "质量指标", "验收合格率", "", "100%", ""], 0),
        (["产出指标", "数量指标", "维修法庭数", "", "3个", ""], 0),
        (["产出指标", "成本指标", "补助标准", "", "100元/件", ""], 0),
        (["产出指标", "质量指标", "中央补助比例", "", "60%", ""], 0),
        (["产出指标", "质量指标", "结案率", "", "95%以上", ""], 0),
    ],
)
def test_a_sign_is_missing_only_where_others_have_theirs(paper: Any, row: list[str], count: int) -> None:
    assert [finding.severity for finding in found(paper, "R22", CASES, row)] == [WARNING] * count
    assert found(paper, "R22", row) == []


def test_a_cap_in_yuan_that_is_the_budget_in_ten_thousands_has_the_wrong_unit(paper: Any) -> None:
    row = ["成本指标", "经济成本指标", "项目总成本", "≤", "45", "元"]
    (finding,) = found(paper, "R23", row, total="45.00")
    assert finding.severity is ERROR
    assert found(paper, "R23", row, total="46.00") == []
    (beyond,) = found(paper, "R40", [*row[:4], "450000", "万元"], total="45.00")
    assert "单位可能应为元" in beyond.message


def test_a_value_with_one_unit_under_a_column_of_another(paper: Any) -> None:
    assert len(found(paper, "R23", ["产出指标", "数量指标", "巡回审判", "≥", "30天", "件"])) == 1
    assert found(paper, "R23", ["产出指标", "数量指标", "办结案件", "≥", "1.2万", "件"]) == []
    assert found(paper, "R23", ["产出指标", "数量指标", "办结案件", "≥", "30宗", "件"]) == []


def test_the_larger_of_first_and_adjusted_budget_bounds_the_costs(paper: Any) -> None:
    row = ["成本指标", "经济成本指标", "运行维护成本", "≤", "30", "万元"]
    assert len(found(paper, "R40", row, total="29.80")) == 1


def whole(row: list[str], value: str) -> list[str]:
    return [*row, "", "", value]


def test_counts_of_a_year_that_equal_the_whole_period_are_named_with_their_project(paper: Any) -> None:
    rate = ["产出指标", "质量指标", "结案率", "≥", "95", "%"]
    limit = ["产出指标", "时效指标", "平均审理天数", "≤", "60", "天"]
    rows = [whole(CASES, "≥3000件"), whole(rate, "≥95%"), whole(limit, "≤60天")]
    (finding,) = found(paper, "R33", *rows, name="巡回审判经费")
    assert (finding.subject, finding.severity) == ("巡回审判经费", WARNING)
    assert found(paper, "R33", whole(CASES, "≥9000件"), *rows[1:]) == []
    assert found(paper, "R33", *rows[1:], whole(["产出指标", "质量指标", "陪审率", "≥", "60", "%"], "≥60%")) == []


def test_equal_columns_all_over_a_paper_are_one_hint(paper: Any) -> None:
    rate = ["产出指标", "质量指标", "结案率", "≥", "95", "%"]
    rows = [whole(CASES, "≥3000件"), whole(rate, "≥95%"), whole([*rate[:2], "陪审率", *rate[3:]], "≥95%")]
    data = {"projects": [{"name": f"项目{number}", "indicators": rows} for number in range(5)]}
    (finding,) = (one for one in review(paper(data), PROFILE) if one.rule == "R33")
    assert (finding.severity, len(finding.where)) == (HINT, 5)


@pytest.mark.parametrize(
    ("value", "whole_value", "count"), [("30", "≥30%", 1), ("30", "≥100%", 0), ("100", "≥100%", 0)]
)
def test_progress_ends_at_the_whole(paper: Any, value: str, whole_value: str, count: int) -> None:
    row = whole(["产出指标", "时效指标", "系统建设进度", "≥", value, "%"], whole_value)
    assert len(found(paper, "R33", row)) == count


@pytest.mark.parametrize(("solved", "word"), [("3600", "低于"), ("3000", ""), ("2000", "高于")])
def test_quantity_times_rate_is_held_against_the_result_both_ways(paper: Any, solved: str, word: str) -> None:
    rows = [
        ["产出指标", "数量指标", "受理调解案件数", "≥", "16000", "件"],
        ["产出指标", "质量指标", "案件调解成功率", "≥", "20", "%"],
        ["效益指标", "社会效益指标", "化解矛盾纠纷案件数", "≥", solved, "件"],
    ]
    said = [finding.message for finding in found(paper, "R44", *rows)]
    assert len(said) == bool(word)
    assert all(word in message for message in said)


def test_jurors_sit_in_the_share_of_cases_that_is_promised(paper: Any) -> None:
    rows = [
        ["产出指标", "数量指标", "一审普通程序案件结案数", "≥", "2000", "件"],
        ["产出指标", "数量指标", "陪审员参审案件数", "=", "500", "件"],
        ["效益指标", "社会效益指标", "一审普通程序案件陪审率", "≥", "60", "%"],
    ]
    (finding,) = found(paper, "R44", *rows)
    assert "1200" in finding.message


@pytest.mark.parametrize(
    ("name", "objective", "severities"),
    [
        ("干警对培训的满意度", "让当事人少跑腿，保障干警培训。", [HINT]),
        ("干警对培训的满意度", "保障干警培训。", []),
        ("主管部门对项目的满意度", "保障干警培训。", [WARNING]),
        ("小区业主满意度", "完成改造。", []),
    ],
)
def test_people_who_are_not_served_are_told_from_those_who_are(
    paper: Any, name: str, objective: str, severities: list[Severity]
) -> None:
    row = [*ASKED, name, "≥", "90", "%"]
    assert [finding.severity for finding in found(paper, "R34", row, objective=objective)] == severities


def test_a_part_of_the_year_alone_is_questioned(paper: Any) -> None:
    first = ["产出指标", "时效指标", "第一季度档案整理进度", "≥", "25", "%"]
    rest = ["产出指标", "时效指标", "第四季度档案整理进度", "=", "100", "%"]
    assert len(found(paper, "R28", first)) == 1
    assert found(paper, "R28", first, rest) == []


def test_polarity_is_not_owed_by_words(paper: Any) -> None:
    words = ["效益指标", "社会效益指标", "安全事故", "定性", "不发生", ""]
    assert found(paper, "R21", [*CASES, "10", "正向"], words) == []
    assert len(found(paper, "R21", [*CASES, "10", "正向"], ["产出指标", "质量指标", "结案率", "≥", "95", "%"])) == 1


@pytest.mark.parametrize(
    ("counted", "count"),
    [
        ([["参训人次", "480", "人次"]], 1),
        ([["参训人次", "300", "人次"]], 0),
        ([["慰问困难职工人次", "480", "人次"]], 0),
        ([["参训人次", "480", "人次"], ["参会人次", "500", "人次"]], 0),
    ],
)
def test_people_trained_at_a_cost_each_are_paid_from_the_budget(
    paper: Any, counted: list[list[str]], count: int
) -> None:
    rows = [["产出指标", "数量指标", name, "≥", number, unit] for name, number, unit in counted]
    cost = ["成本指标", "经济成本指标", "人均培训费用", "≤", "400", "元/人次"]
    assert [finding.severity for finding in found(paper, "R42", *rows, cost, total=12)] == [WARNING] * count


@pytest.mark.parametrize(
    ("objective", "count"),
    [
        ("依法履行职能，2023年办理公益诉讼案件80件以上，维护国家利益和社会公共利益。", 1),
        ("依法履行职能，2024年办理公益诉讼案件80件以上，维护国家利益和社会公共利益。", 0),
        ("依法履行职能，2023年共办理公益诉讼案件80件，2024年办理90件以上。", 0),
    ],
)
def test_a_goal_that_plans_for_last_year_is_stale_though_it_speaks_of_the_public(
    paper: Any, objective: str, count: int
) -> None:
    assert len(found(paper, "R01", CASES, objective=objective)) == count
