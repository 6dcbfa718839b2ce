"""One unit's papers of several years, and its projects against the tables of its books."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from heng.domain.finding import Certainty, Severity
from heng.domain.review.across.conflicts import conflicts
from heng.domain.target.declaration import Document
from heng.rulebook.profiles import load_profile
from tests.domain.review.conftest import Build

PROFILE = load_profile("central")
ROWS = [
    ["产出指标", "数量指标", "文书送达数量", "≥", "3000", "件"],
    ["产出指标", "质量指标", "一次送达成功率", "≥", "85", "%"],
    ["满意度指标", "满意度指标", "当事人满意度", "≥", "90", "%"],
]


def targets(paper: Build, year: int, total: str = "100.00", rows: list[list[str]] = ROWS, name: str = "") -> Document:
    project = {"name": name or f"{year}年送达服务经费", "total": total, "indicators": rows}
    return replace(paper({"fiscal_year": year, "projects": [project]}), file=f"{year}申报.xlsx")


def reached(paper: Build, year: int, actual: str) -> Document:
    row = [*ROWS[1], "20", "", "", actual, "20"]
    project = {"name": f"{year}年送达服务经费", "indicators": [row]}
    data = {"kind": "self_evaluation_form", "fiscal_year": year, "projects": [project]}
    return replace(paper(data), file=f"{year}自评.xlsx")


def said(*papers: Document) -> list[tuple[str, str]]:
    return [(one.finding.rule, one.finding.message) for one in conflicts(papers, PROFILE)]


def test_targets_copied_from_last_year_though_the_budget_doubled_are_a_judged_hint(paper: Build) -> None:
    (conflict,) = conflicts([targets(paper, 2023), targets(paper, 2024, "200.00")], PROFILE)
    assert (conflict.finding.rule, conflict.finding.severity) == ("R31", Severity.HINT)
    assert conflict.finding.certainty is Certainty.JUDGEMENT
    assert "增加100%" in conflict.finding.message
    assert conflict.files == ("2023申报.xlsx", "2024申报.xlsx")


def test_copied_targets_for_the_same_money_and_new_targets_for_more_are_fine(paper: Build) -> None:
    assert said(targets(paper, 2023), targets(paper, 2024, "110.00")) == []
    higher = [[*ROWS[0][:4], "5000", "件"], *ROWS[1:]]
    assert said(targets(paper, 2023), targets(paper, 2024, "200.00", higher)) == []


@pytest.mark.parametrize(
    ("actuals", "words"),
    [
        (("96%", "97%"), "目标偏低"),
        (("92.5%",), "低于上年实绩"),
        (("60%", "70%"), "难以实现"),
        (("80%", "81%"), "历年都没有达到"),
        (("86%", "87%"), ""),
        (("84%", "86%"), ""),
    ],
)
def test_a_target_is_held_against_what_was_reached_in_earlier_years(
    paper: Build, actuals: tuple[str, ...], words: str
) -> None:
    past = [reached(paper, 2024 - len(actuals) + number, actual) for number, actual in enumerate(actuals)]
    found = said(*past, targets(paper, 2024))
    assert [rule for rule, _ in found] == (["R45"] if words else [])
    assert not words or words in found[0][1]


def book(paper: Build, rows: list[Any], year: int = 2024, title: str = "项目支出预算表", **more: Any) -> Document:
    tables = [{"kind": "project_expenditure", "title": title, "rows": rows}]
    data = {"kind": "budget_book", "fiscal_year": year, "units": [{}], "tables": tables, **more}
    return replace(paper(data), file=f"{year}公开.xlsx")


def test_a_project_with_another_amount_in_the_book_is_found(paper: Build) -> None:
    rows = [["", "送达服务经费", {"金额": "120.00"}]]
    ((rule, message),) = said(targets(paper, 2024, name="送达服务经费"), book(paper, rows))
    assert (rule, "100.00万元" in message, "120.00万元" in message) == ("R13", True, True)


def test_a_project_whose_rows_in_the_book_add_up_to_its_amount_is_right(paper: Build) -> None:
    rows = [["", "送达服务经费", {"金额": "60.00"}], ["", "送达服务经费", {"金额": "40.00"}]]
    assert said(targets(paper, 2024, name="送达服务经费"), book(paper, rows)) == []


def test_last_years_figure_must_be_the_one_of_last_years_book(paper: Build) -> None:
    own = [
        {"subject": "财政拨款收支总预算", "value": "900.00", "unit": "万元", "text": "财政拨款收支总预算900.00万元。"}
    ]
    right, wrong = (
        [
            {
                "subject": "财政拨款收支总预算上年预算数",
                "value": value,
                "unit": "万元",
                "text": f"上年预算数{value}万元。",
            }
        ]
        for value in ("900.00", "950.00")
    )
    before = book(paper, [], 2023, statements=own)
    assert said(before, book(paper, [], 2024, statements=right)) == []
    ((rule, message),) = said(before, book(paper, [], 2024, statements=wrong))
    assert (rule, "950.00万元" in message, "900.00万元" in message) == ("R13", True, True)


def test_the_department_and_a_project_in_two_files_must_agree(paper: Build) -> None:
    measure = ["效益指标", "社会效益指标", "服判息诉率", "≥", "87", "%"]
    unit = {"kind": "department_targets", "units": [{"indicators": [measure]}]}
    department = replace(paper(unit), file="整体.xlsx")
    project = targets(paper, 2024, rows=[[*measure[:4], "90", "%"]])
    ((rule, message),) = said(department, project)
    assert (rule, "≥87%" in message, "≥90%" in message) == ("R50", True, True)
    assert said(department, targets(paper, 2024, rows=[measure])) == []


def test_papers_without_contradiction_give_nothing_in_any_order(paper: Build) -> None:
    papers = [targets(paper, 2023), targets(paper, 2024), reached(paper, 2023, "86%")]
    assert said(*papers) == said(*reversed(papers)) == []


@pytest.mark.parametrize("heading", ["上年预算数", "2023年预算数"])
def test_last_years_column_must_be_last_years_own_column(paper: Build, heading: str) -> None:
    def three_public(year: int, heading: str, figure: str) -> Document:
        rows = [["", "公务接待费", {heading: figure}]]
        tables = [{"kind": "three_public", "title": "三公经费预算表", "rows": rows}]
        data = {"kind": "budget_book", "fiscal_year": year, "units": [{}], "tables": tables}
        return replace(paper(data), file=f"{year}.xlsx")

    before = three_public(2023, "本年预算数", "1.65")
    assert said(before, three_public(2024, heading, "1.65")) == []
    ((rule, message),) = said(before, three_public(2024, heading, "2.65"))
    assert (rule, "公务接待费" in message, "2.65" in message) == ("R13", True, True)
    assert said(before, three_public(2024, "2022年预算数", "2.65")) == []


def report(paper: Build, *sentences: tuple[str, str]) -> Document:
    statements = [
        {"subject": name, "value": value, "unit": "%", "text": f"{name}{value}%。"} for name, value in sentences
    ]
    data = {"kind": "self_evaluation_report", "fiscal_year": 2024, "units": [{}], "statements": statements}
    return replace(paper(data), file="报告.docx")


def department(paper: Build, kind: str = "self_evaluation_form") -> Document:
    rows = [
        ["效益指标", "社会效益指标", name, "≥", "90", "%", "20", "", "", actual, "20"]
        for name, actual in (("服判息诉率", "92.35%"), ("审限内结案率", "99.1%"), ("当庭宣判率", "95%"))
    ]
    return replace(paper({"kind": kind, "units": [{"indicators": rows}]}), file="整体.xlsx")


def test_a_report_and_the_form_must_give_the_same_results(paper: Build) -> None:
    agreeing = report(paper, ("息诉服判率", "92.4"), ("法定审限内结案率", "99.10"))
    assert said(agreeing, department(paper)) == []
    ((rule, message),) = said(report(paper, ("服判息诉率", "95.5")), department(paper))
    assert (rule, "92.35%" in message, "95.5%" in message) == ("R71", True, True)
    assert said(report(paper, ("上年服判息诉率", "95.5")), department(paper)) == []


def test_declared_indicators_of_which_the_report_is_silent_are_one_judged_hint(paper: Build) -> None:
    told = report(paper, ("服判息诉率", "92.4"), ("法定审限内结案率", "99.10"))
    (conflict,) = conflicts([department(paper, "department_targets"), told], PROFILE)
    assert (conflict.finding.rule, conflict.finding.severity) == ("R70", Severity.HINT)
    assert "当庭宣判率" in conflict.finding.message
    assert "服判息诉率" not in conflict.finding.message


def test_a_project_of_both_papers_is_not_held_against_the_department_once_more(paper: Build) -> None:
    measure = ["效益指标", "社会效益指标", "服判息诉率", "≥", "87", "%"]
    project = {"name": "送达服务经费", "total": "100.00", "indicators": [[*measure[:4], "90", "%"]]}
    whole = {"kind": "budget_book", "units": [{"indicators": [measure]}], "projects": [project]}
    published = replace(paper(whole), file="公开.xlsx")
    assert said(published, targets(paper, 2024, rows=[[*measure[:4], "90", "%"]], name="送达服务经费")) == []


def test_names_that_do_not_say_what_is_measured_are_not_compared_between_files(paper: Build) -> None:
    measure = ["产出指标", "质量指标", "完成率", "≥", "87", "%"]
    unit = replace(paper({"kind": "department_targets", "units": [{"indicators": [measure]}]}), file="整体.xlsx")
    assert said(unit, targets(paper, 2024, rows=[[*measure[:4], "90", "%"]])) == []


def test_a_book_of_final_accounts_with_results_is_a_self_evaluation_and_a_book(paper: Build) -> None:
    row = [*ROWS[1], "20", "", "", "86%", "20"]
    project = {"name": "送达服务经费", "total": "120.00", "executed": "99.00", "indicators": [row]}
    rows = [["", "送达服务经费", {"决算数": "99.00"}]]
    final = book(paper, rows, title="项目支出决算表", projects=[project])
    declared_paper = targets(paper, 2024, rows=[ROWS[1]], name="送达服务经费")
    assert said(declared_paper, final) == []
    lowered = book(
        paper, rows, title="项目支出决算表", projects=[{**project, "indicators": [[*row[:4], "80", *row[5:]]]}]
    )
    assert [rule for rule, _ in said(declared_paper, lowered)] == ["R50"]


def test_what_was_spent_is_held_against_the_final_accounts(paper: Build) -> None:
    evaluated = reached(paper, 2024, "86%")
    (project,) = evaluated.projects
    for executed, expected in (("990000", []), ("900000", ["R13"])):
        form = replace(evaluated, projects=(replace(project, name="送达服务经费", executed=Decimal(executed)),))
        final = book(paper, [["", "送达服务经费", {"决算数": "99.00"}]], title="项目支出决算表")
        assert [rule for rule, _ in said(form, final)] == expected
