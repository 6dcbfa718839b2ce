"""What a self-evaluation or a published book says otherwise than the declaration of the same year."""

from dataclasses import replace
from typing import Any

import pytest

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.across.conflict import Conflict
from heng.domain.review.across.conflicts import conflicts
from heng.domain.target.declaration import Document
from heng.rulebook.profiles import load_profile
from tests.domain.review.conftest import Build

PROFILE = load_profile("central")

DELIVERED = ["产出指标", "数量指标", "文书送达数量", "≥", "3000", "件", "20"]
SOLVED = ["效益指标", "社会效益指标", "服判息诉率", "≥", "88", "%", "20"]
CONTENT = ["满意度指标", "满意度指标", "当事人满意度", "≥", "90", "%", "10"]


def with_actual(row: list[str], actual: str, score: str = "10") -> list[str]:
    return [*row, *[""] * (9 - len(row)), actual, score]


def declaration(paper: Build, *rows: list[str], **more: Any) -> Document:
    projects = [{"name": "送达服务经费", "total": "100.00", "indicators": list(rows), **more}]
    return replace(paper({"projects": projects}), file="申报.xlsx")


def evaluation(paper: Build, *rows: list[str], name: str = "送达服务经费", year: int | None = 2024) -> Document:
    data = {"kind": "self_evaluation_form", "fiscal_year": year, "projects": [{"name": name, "indicators": list(rows)}]}
    return replace(paper(data), file="自评.xlsx")


def found(*papers: Document) -> list[Conflict]:
    return list(conflicts(papers, PROFILE))


def rules(*papers: Document) -> list[str]:
    return [one.finding.rule for one in found(*papers)]


def test_a_target_that_was_lowered_after_approval_is_found_with_both_places(paper: Build) -> None:
    lowered = [*SOLVED[:4], "80", *SOLVED[5:]]
    (conflict,) = found(
        declaration(paper, DELIVERED, SOLVED),
        evaluation(paper, with_actual(DELIVERED, "3100件"), with_actual(lowered, "82%")),
    )
    assert (conflict.finding.rule, conflict.finding.severity) == ("R50", Severity.WARNING)
    assert "≥88%" in conflict.finding.message
    assert "≥80%" in conflict.finding.message
    assert conflict.files == ("申报.xlsx", "自评.xlsx")
    assert len(conflict.to_json()["where"]) == len(conflict.to_json()["files"])  # type: ignore[arg-type]


def test_the_same_targets_in_other_units_and_without_signs_are_no_conflict(paper: Build) -> None:
    in_ten_thousands = [*DELIVERED[:3], "≥", "0.3", "万件", "20"]
    without_sign = [*SOLVED[:3], "", "88", "%", "20"]
    evaluated = evaluation(paper, with_actual(in_ten_thousands, "0.31万件"), with_actual(without_sign, "90%"))
    assert found(declaration(paper, DELIVERED, SOLVED), evaluated) == []


def test_a_sign_that_was_turned_around_is_a_conflict(paper: Build) -> None:
    turned = [*SOLVED[:3], "≤", *SOLVED[4:]]
    evaluated = evaluation(paper, with_actual(DELIVERED, "3100件"), with_actual(turned, "82%"))
    assert rules(declaration(paper, DELIVERED, SOLVED), evaluated) == ["R50"]


def test_an_indicator_left_out_of_the_self_evaluation_is_found(paper: Build) -> None:
    evaluated = evaluation(paper, with_actual(DELIVERED, "3100件"), with_actual(CONTENT, "95%"))
    (conflict,) = found(declaration(paper, DELIVERED, SOLVED, CONTENT), evaluated)
    assert (conflict.finding.rule, conflict.finding.subject) == ("R70", "送达服务经费 / 服判息诉率")


def test_a_renamed_indicator_is_a_hint_and_not_an_omission(paper: Build) -> None:
    renamed = ["满意度指标", "满意度指标", "诉讼当事人的满意情况", "≥", "90", "%", "10"]
    declared_paper = declaration(
        paper, DELIVERED, SOLVED, ["满意度指标", "满意度指标", "当事人满意情况评价", "≥", "90", "%", "10"]
    )
    evaluated = evaluation(
        paper, with_actual(DELIVERED, "3100件"), with_actual(SOLVED, "90%"), with_actual(renamed, "95%")
    )
    (conflict,) = found(declared_paper, evaluated)
    assert (conflict.finding.severity, conflict.finding.certainty) == (Severity.HINT, Certainty.JUDGEMENT)
    assert "改名" in conflict.finding.message


def test_first_and_second_instance_are_not_taken_for_a_renaming(paper: Build) -> None:
    first, second = (
        ["产出指标", "质量指标", f"{level}案件按期审结率", "≥", "90", "%", "10"] for level in ("一审", "二审")
    )
    evaluated = evaluation(
        paper, with_actual(DELIVERED, "3100件"), with_actual(SOLVED, "90%"), with_actual(second, "95%")
    )
    (conflict,) = found(declaration(paper, DELIVERED, SOLVED, first), evaluated)
    assert "没有这个指标" in conflict.finding.message


def test_a_form_of_other_contents_is_not_said_to_leave_everything_out(paper: Build) -> None:
    generic = with_actual(["履职效能", "整体效能", "部门整体绩效目标产出指标完成情况", "", "", "", "20"], "完成")
    assert found(declaration(paper, DELIVERED, SOLVED, CONTENT), evaluation(paper, generic)) == []


def test_nothing_is_left_out_where_reading_lost_rows(paper: Build) -> None:
    lost = Finding("I13", Severity.WARNING, Certainty.EXTRACTION, "送达服务经费", "有一行未能读出")
    evaluated = evaluation(paper, with_actual(DELIVERED, "3100件"), with_actual(CONTENT, "95%"))
    declared_paper = declaration(paper, DELIVERED, SOLVED, CONTENT)
    assert found(declared_paper, replace(evaluated, findings=(lost,))) == []


def test_a_changed_weight_is_found_and_a_form_that_weighs_everything_anew_only_once(paper: Build) -> None:
    declared_paper = declaration(paper, DELIVERED, SOLVED, CONTENT)
    other = [*CONTENT[:6], "15"]
    one = evaluation(paper, with_actual(DELIVERED, "3100件"), with_actual(SOLVED, "90%"), with_actual(other, "95%"))
    (conflict,) = found(declared_paper, one)
    assert (conflict.finding.severity, "10分" in conflict.finding.message) == (Severity.WARNING, True)
    anew = [[*row[:6], "30"] for row in (DELIVERED, SOLVED, CONTENT)]
    (summary,) = found(declared_paper, evaluation(paper, *(with_actual(row, "99") for row in anew)))
    assert (summary.finding.severity, "3个指标" in summary.finding.message) == (Severity.HINT, True)


def test_another_year_and_another_court_are_left_alone(paper: Build) -> None:
    lowered = with_actual([*SOLVED[:4], "80", *SOLVED[5:]], "82%")
    declared_paper = declaration(paper, DELIVERED, SOLVED)
    assert rules(declared_paper, evaluation(paper, lowered, year=2023)) == []
    elsewhere = evaluation(paper, lowered)
    elsewhere = replace(elsewhere, projects=tuple(replace(one, unit="某县人民法院") for one in elsewhere.projects))
    assert rules(declared_paper, elsewhere) == []


def test_a_paper_without_year_is_compared_with_less_certainty(paper: Build) -> None:
    lowered = with_actual([*SOLVED[:4], "80", *SOLVED[5:]], "82%")
    (conflict,) = found(
        declaration(paper, DELIVERED, SOLVED), evaluation(paper, lowered, with_actual(DELIVERED, "1"), year=None)
    )
    assert conflict.finding.certainty is Certainty.JUDGEMENT


def test_a_project_without_self_evaluation_is_found_where_the_others_have_one(paper: Build) -> None:
    projects = [{"name": name, "indicators": [DELIVERED]} for name in ("送达经费", "速录经费", "安保经费", "保洁经费")]
    declared_paper = replace(paper({"projects": projects}), file="申报.xlsx")
    done = [{**one, "indicators": [with_actual(DELIVERED, "3100")]} for one in projects[:3]]
    evaluated = replace(paper({"kind": "self_evaluation_form", "projects": done}), file="自评.xlsx")
    (conflict,) = found(declared_paper, evaluated)
    assert (conflict.finding.rule, conflict.finding.subject) == ("R70", "保洁经费")
    single = replace(evaluated, projects=evaluated.projects[:1])
    assert found(declared_paper, single) == []


def test_the_budget_at_the_start_of_the_year_must_be_the_declared_one(paper: Build) -> None:
    from decimal import Decimal

    evaluated = evaluation(paper, with_actual(DELIVERED, "3100件"))
    declared_paper = declaration(paper, DELIVERED)
    for initial, expected in (("1000000", []), ("1200000", ["R13"]), ("1000050", [])):
        changed = replace(evaluated, projects=(replace(evaluated.projects[0], initial=Decimal(initial)),))
        assert rules(declared_paper, changed) == expected


@pytest.mark.parametrize(
    "name", ["2024年送达服务经费", "51092324T000010263357-送达服务经费", "某区人民法院送达服务项目"]
)
def test_a_project_is_found_again_under_a_name_with_year_code_or_court(paper: Build, name: str) -> None:
    lowered = with_actual([*SOLVED[:4], "80", *SOLVED[5:]], "82%")
    assert rules(declaration(paper, SOLVED), evaluation(paper, lowered, name=name)) == ["R50"]


def test_a_project_of_one_year_prints_its_target_twice_and_still_meets_what_was_changed(paper: Build) -> None:
    twice = [*SOLVED, "", "≥88%"]
    lowered = [*SOLVED[:4], "80", *SOLVED[5:]]
    evaluated = evaluation(paper, with_actual(DELIVERED, "3100件"), with_actual(lowered, "82%"))
    assert rules(declaration(paper, DELIVERED, twice), evaluated) == ["R50"]


def test_a_target_for_the_whole_period_is_not_held_against_that_of_the_year(paper: Build) -> None:
    whole = [*DELIVERED[:4], "1000", "件", "20", "", "≥3000件"]
    evaluated = evaluation(paper, with_actual(DELIVERED, "3100件"), with_actual(SOLVED, "90%"))
    assert found(declaration(paper, whole, SOLVED), evaluated) == []


def test_two_files_of_one_name_are_told_apart(paper: Build) -> None:
    measure = ["效益指标", "社会效益指标", "服判息诉率", "≥", "87", "%"]
    unit = replace(paper({"kind": "department_targets", "units": [{"indicators": [measure]}]}), file="目标表.xlsx")
    project = replace(declaration(paper, SOLVED), file="目标表.xlsx")
    assert rules(unit, project) == ["R50"]


def test_an_adjusted_target_that_the_form_prints_beside_the_first_is_no_conflict(paper: Build) -> None:
    lowered = with_actual([*SOLVED[:4], "80", *SOLVED[5:]], "82%")
    evaluated = evaluation(paper, lowered)
    (project,) = evaluated.projects
    (indicator,) = project.indicators
    told = replace(project, indicators=(replace(indicator, remark="年初指标值：88"),))
    assert rules(declaration(paper, SOLVED), evaluated) == ["R50"]
    assert rules(declaration(paper, SOLVED), replace(evaluated, projects=(told,))) == []
