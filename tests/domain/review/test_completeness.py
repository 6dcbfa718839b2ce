"""What is missing in a paper is said, at the weight a reviewer gives it; what a form does not print is not."""

from dataclasses import replace
from typing import Any

import pytest

from heng.domain.finding import Certainty, Finding, Severity, Where
from heng.domain.review.review import review
from heng.domain.target.declaration import Document
from heng.rulebook.profiles import load_profile

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT
COUNT = ["产出指标", "数量指标", "开庭审理件数", "≥", "300", "件"]
QUALITY = ["产出指标", "质量指标", "文书校对合格率", "≥", "98", "%"]
BENEFIT = ["效益指标", "社会效益指标", "服判息诉率", "≥", "85", "%"]
SERVED = ["满意度指标", "满意度指标", "当事人对庭审服务的满意度", "≥", "90", "%"]
COST = ["成本指标", "经济成本指标", "维修费用", "≤", "20", "万元"]


def of(document: Document, rule: str, profile: str = "central") -> list[Finding]:
    return [finding for finding in review(document, load_profile(profile)) if finding.rule == rule]


def found(paper: Any, rule: str, profile: str = "central", **project: Any) -> list[Finding]:
    return of(paper({"projects": [project]}), rule, profile)


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        ([COUNT, QUALITY, BENEFIT], "没有满意度、时效类"),
        ([COUNT, BENEFIT, SERVED], "没有质量、时效类"),
        ([QUALITY, BENEFIT, SERVED], "没有数量、时效类"),
        ([BENEFIT, SERVED], "没有产出类"),
        ([COUNT, QUALITY, SERVED], "没有效益、时效类"),
    ],
)
def test_a_missing_category_is_worth_a_warning(paper: Any, rows: list[list[str]], missing: str) -> None:
    (said,) = found(paper, "R04", indicators=rows)
    assert (said.severity, missing in said.message) == (WARNING, True)


@pytest.mark.parametrize(
    "rows",
    [
        [["产出指标", "", *COUNT[2:]], ["效益指标", "", *BENEFIT[2:]], ["满意度指标", "", *SERVED[2:]]],
        [["审判工作", "", *COUNT[2:]], ["执行工作", "", *BENEFIT[2:]]],
        [["决策", "项目立项", "立项依据充分性", "", "充分", ""], ["产出", "产出数量", *COUNT[2:]]],
        [COUNT, QUALITY, BENEFIT, ["效益指标", "服务对象", *SERVED[2:]]],
    ],
)
def test_a_form_is_not_blamed_for_levels_it_does_not_print(paper: Any, rows: list[list[str]]) -> None:
    kind = "self_evaluation_form" if rows[0][0] == "决策" else "project_targets"
    assert of(paper({"kind": kind, "projects": [{"indicators": rows}]}), "R04") == []


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("人民法庭修缮工程", True),
        ("审判业务装备购置", True),
        ("适配改造信息化运维项目", False),
        ("工程造价司法鉴定咨询", False),
        ("法官业务培训", False),
    ],
)
def test_cost_and_time_belong_to_what_is_built_or_bought(paper: Any, name: str, named: bool) -> None:
    said = found(paper, "R04", name=name, indicators=[COUNT, QUALITY, BENEFIT, SERVED])
    assert [("成本" in one.message, "时效" in one.message) for one in said] == [(True, True)] * named


def test_a_paper_without_year_is_said_once(paper: Any) -> None:
    data = {"projects": [{"name": "甲", "indicators": [COUNT]}, {"name": "乙", "indicators": [COUNT]}]}
    document = replace(paper(data), fiscal_year=None)
    assert [(one.severity, one.subject) for one in of(document, "R01")] == [(WARNING, "甲")]
    assert of(replace(document, fiscal_year=2024), "R01") == []


@pytest.mark.parametrize(
    ("value", "count"), [("2022年6月", 1), ("2024年12月底", 0), ("2025年3月底", 0), ("2027年", 1), ("12月底前", 0)]
)
def test_a_target_date_lies_in_the_year_of_the_paper(paper: Any, value: str, count: int) -> None:
    row = ["产出指标", "时效指标", "改造完成时间", "", value, ""]
    assert len(found(paper, "R01", indicators=[row])) == count


@pytest.mark.parametrize(
    ("row", "missing"),
    [
        (["产出指标", "数量指标", "印制宣传册数量", "≥", "500", ""], "度量单位"),
        (["产出指标", "质量指标", "印制合格率", "=", "100", ""], "度量单位"),
        (["产出指标", "数量指标", "印制宣传册数量", "", "", ""], "指标值"),
        (["", "", "印制宣传册数量", "≥", "500", "份"], "一级指标"),
        (["产出指标", "", "印制宣传册数量", "≥", "500", "份"], "二级指标"),
    ],
)
def test_a_blank_field_is_worth_a_warning(paper: Any, row: list[str], missing: str) -> None:
    (said,) = found(paper, "R07", indicators=[COUNT, QUALITY, BENEFIT, SERVED, row])
    assert (said.severity, missing in said.message) == (WARNING, True)


@pytest.mark.parametrize(
    "row",
    [
        ["产出指标", "数量指标", "购置电脑（台）", "≥", "30", ""],
        ["产出指标", "数量指标", "单位：万册，印制数量（万册）", "≥", "3", ""],
        ["效益指标", "社会效益指标", "舆情负面指数", "≤", "3", ""],
        ["效益指标", "社会效益指标", "综合治理考核名次", "", "3", ""],
        ["效益指标", "社会效益指标", "安全事故数", "=", "0", ""],
        ["产出指标", "数量指标", "/", "", "/", ""],
        ["效益指标", "生态效益指标", "无", "", "无", ""],
    ],
)
def test_what_needs_no_unit_or_does_not_apply_is_not_missing(paper: Any, row: list[str]) -> None:
    assert found(paper, "R07", indicators=[COUNT, BENEFIT, row]) == []
    assert found(paper, "R02", indicators=[COUNT, BENEFIT, row]) == []


def evaluated(actual: str, score: str) -> list[str]:
    return [*COUNT, "20", "", "", actual, score]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([evaluated("310", "20"), evaluated("", "20")], ["没有完成值"]),
        ([evaluated("310", "20"), evaluated("305", "")], ["没有得分"]),
        ([evaluated("", ""), evaluated("", "")], ["2个指标都没有完成值"]),
        ([evaluated("310", ""), evaluated("305", "")], []),
        ([evaluated("", "")], ["没有完成值"]),
    ],
)
def test_a_self_evaluation_fills_in_what_was_done(paper: Any, rows: list[list[str]], said: list[str]) -> None:
    document = paper({"kind": "self_evaluation_form", "projects": [{"indicators": rows}]})
    messages = [one.message for one in of(document, "R07")]
    assert [word for word, message in zip(said, messages, strict=True) if word not in message] == []


def test_a_column_that_reading_could_not_place_is_not_blank(paper: Any) -> None:
    rows = [evaluated("", "20"), evaluated("", "20")]
    document = paper({"kind": "self_evaluation_form", "projects": [{"name": "办案", "indicators": rows}]})
    lost = Finding("I29", WARNING, Certainty.EXTRACTION, "办案", "“实际值”不是已知的栏目")
    assert of(replace(document, findings=(lost,)), "R07") == []


@pytest.mark.parametrize(
    ("rows", "severities"),
    [
        ([[*COUNT, "50"], [*BENEFIT, "30"], [*SERVED, "10"]], []),
        ([[*COUNT, "45"], [*BENEFIT, "30"], [*SERVED, "10"]], [ERROR]),
        ([[*COUNT, "60"], [*BENEFIT, "30"], ["效益指标", "生态效益指标", "/", "", "/", ""]], []),
        ([["决策", "立项", "立项依据充分性", "", "充分", "", "20"], ["产出", "数量", *COUNT[2:], "30"]], []),
        ([["预算执行率", "预算执行率", "预算执行率", "=", "100", "%", "10"], [*COUNT, "60"], [*BENEFIT, "30"]], []),
    ],
)
def test_weights_are_added_where_they_are_weights(paper: Any, rows: list[list[str]], severities: list[Any]) -> None:
    assert [one.severity for one in found(paper, "R17", "sichuan", indicators=rows)] == severities


@pytest.mark.parametrize(
    ("weights", "execution", "said"),
    [
        (("50", "30", "10"), "10", []),
        (("50", "20", "10"), "20", []),
        (("50", "30", "10"), "20", ["应为80，相差10"]),
        (("60", "30", "10"), "10", []),
    ],
)
def test_the_points_of_execution_and_of_indicators_make_a_hundred(
    paper: Any, weights: tuple[str, ...], execution: str, said: list[str]
) -> None:
    rows = [[*row, weight] for row, weight in zip((COUNT, BENEFIT, SERVED), weights, strict=True)]
    form = {"kind": "self_evaluation_form", "projects": [{"indicators": rows, "execution_weight": execution}]}
    found = of(paper(form), "R17", "sichuan")
    assert [word in one.message for word, one in zip(said, found, strict=True)] == [True] * len(said)


def test_a_text_that_lost_nothing_is_the_authors_own(paper: Any) -> None:
    document = paper({"projects": [{"name": "物业费", "indicators": [[*COUNT, "75"]]}]})
    (project,) = document.projects
    written = replace(document, projects=(replace(project, where=Where(line=12)),))
    (said,) = of(written, "R17", "sichuan")
    assert (said.severity, said.certainty) == (ERROR, Certainty.LIKELY)


def test_points_printed_in_the_form_outweigh_what_is_usual(paper: Any) -> None:
    rows = [[*COUNT, "60"], [*BENEFIT, "20"], [*SERVED, "10"]]
    document = paper({"projects": [{"name": "办案", "indicators": rows}]})
    told = "“产出指标（50分）”印出的分值为50，其下读出的1个指标合计为60，“开庭审理件数”之前或之后可能缺行。"
    note = Finding("I92", WARNING, Certainty.EXTRACTION, "产出指标", told)
    assert [one.severity for one in of(document, "R18")] == [HINT]
    (said,) = of(replace(document, findings=(note,)), "R18")
    assert (said.severity, "印出的分值为50" in said.message) == (WARNING, True)


def test_the_points_of_execution_do_not_make_a_split_unusual(paper: Any) -> None:
    execution = ["预算执行率", "预算执行率", "预算执行率", "=", "100", "%", "10"]
    rows = [["产出目标", "数量", *COUNT[2:], "50"], [*BENEFIT, "30"], [*SERVED, "10"], execution]
    assert found(paper, "R18", indicators=rows) == []


@pytest.mark.parametrize(
    ("kind", "severities"), [("project_targets", [ERROR]), ("self_evaluation_form", []), ("self_evaluation_report", [])]
)
def test_a_project_that_is_only_listed_in_a_self_evaluation_needs_no_form(
    paper: Any, kind: str, severities: list[Severity]
) -> None:
    listed = {"name": "法庭修缮", "total": "30", "objective": ""}
    document = paper({"kind": kind, "projects": [{"indicators": [COUNT]}, listed]})
    assert [one.severity for one in of(document, "R03")] == severities


def test_a_targeted_line_of_the_budget_has_targets_in_the_same_paper(paper: Any) -> None:
    names = ("司法救助金", "审判法庭维修", "信息化运维", "诉讼档案数字化")
    table = {
        "kind": "project_expenditure",
        "title": "项目支出表",
        "rows": [["", name, {"金额": "8"}] for name in names],
    }
    document = paper({"projects": [{"name": name, "indicators": [COUNT]} for name in names[:3]], "tables": [table]})
    assert of(document, "R03") == []
    (budget,) = document.tables
    marked = replace(budget, rows=tuple(replace(row, texts=(("项目类别", "特定目标类"),)) for row in budget.rows))
    (said,) = of(replace(document, tables=(marked,)), "R03")
    assert (said.subject, said.severity) == ("诉讼档案数字化", WARNING)
