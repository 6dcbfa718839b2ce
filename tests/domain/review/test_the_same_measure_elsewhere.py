"""One measure twice in a project, elsewhere in a paper with another value or category, and work claimed twice."""

from dataclasses import replace
from typing import Any

import pytest

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.review import review
from heng.rulebook.profiles import load_profile

PROFILE = load_profile("central")


def row(name: str, target: str, category: str = "产出指标", subcategory: str = "质量指标") -> list[str]:
    """A row from a target as people write it: ≥95%."""
    number = target[1:].rstrip("%件人次小时天台万元宗场")
    return [category, subcategory, name, target[0], number, target[1 + len(number) :]]


def found(paper: Any, rule: str, **data: Any) -> list[Finding]:
    return [finding for finding in review(paper(data), PROFILE) if finding.rule == rule]


def in_project(*rows: list[str], **more: Any) -> dict[str, Any]:
    return {"projects": [{"name": "司法救助经费", "indicators": list(rows), **more}]}


@pytest.mark.parametrize(
    ("first", "second", "severity"),
    [
        (("验收合格率", "≥95%"), ("验收不合格率", "≤10%"), Severity.WARNING),
        (("救助金发放及时率", "=100%"), ("救助金发放逾期率", "≤5%"), Severity.WARNING),
        (("系统故障率", "≤10%"), ("系统无故障率", "≥95%"), Severity.WARNING),
        (("救助案件数", "≥30件"), ("救助案件数量", "≥35件"), Severity.WARNING),
        (("司法救助案件数", "≥30件"), ("救助案件数量", "≥35件"), Severity.WARNING),
        (("项目验收合格率", "≥95%"), ("验收合格率", "≥90%"), Severity.WARNING),
        (("信访化解率", "≥95%"), ("信访化解率", "≤95%"), Severity.WARNING),
        (("信访化解率", "≥95%"), ("信访化解率", "=95%"), Severity.HINT),
        (("培训人次", "≥10人次"), ("培训人次", "≥10人次"), Severity.HINT),
        (("绿化保洁质量达标率", "=100%"), ("保洁质量达标率", "=100%"), Severity.HINT),
    ],
)
def test_a_measure_that_stands_twice_or_contradicts_itself(
    paper: Any, first: tuple[str, str], second: tuple[str, str], severity: Severity
) -> None:
    (finding,) = found(paper, "R35", **in_project(row(*first), row(*second)))
    assert finding.severity is severity
    assert all(name in finding.message for name in (first[0], second[0]))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("验收合格率", "≥95%"), ("验收不合格率", "≤5%")),
        (("系统故障率", "≤5%"), ("系统无故障率", "≥95%")),
        (("验收合格率", "≥95%"), ("验收不合格率", "≥5%")),
        (("救助案件数量", "≥5件"), ("救助案件数量", "≤10件")),
        (("工作完成率（任务1）", "≥95%"), ("工作完成率（任务2）", "≥90%")),
        (("一审服判息诉率", "≥90%"), ("二审服判息诉率", "≥95%")),
        (("办结率（民事）", "≥90%"), ("办结率（刑事）", "≥95%")),
        (("执行案件结案率", "≥78%"), ("案件结案率", "≥90%")),
        (("设备购置数量", "≥10台"), ("设备购置数量", "≥5场")),
        (("当事人满意度", "≥90%"), ("律师满意度", "≥90%")),
        (("验收合格率", "=100%"), ("设备按期验收率", "=100%")),
    ],
)
def test_two_measures_that_only_look_alike(paper: Any, first: tuple[str, str], second: tuple[str, str]) -> None:
    assert found(paper, "R35", **in_project(row(*first), row(*second))) == []


def test_a_passage_that_stands_twice_in_a_goal_is_found_but_not_goals_of_two_periods(paper: Any) -> None:
    passage = "推进审判辅助事务从碎片化向集约化方向转变，深入推进审判事务的分层剥离改革"
    twice = f"1.{passage}，提升服务质量。2.{passage}，提升速录质量。"
    indicators = row("送达及时率", "≥95%")
    (finding,) = found(paper, "R35", **in_project(indicators, objective=twice))
    assert "写了两遍" in finding.message
    periods = f"总体目标：{passage}。年度目标：{passage}。"
    assert found(paper, "R35", **in_project(indicators, objective=periods)) == []


def units_and_project(own: list[str], part: list[str]) -> dict[str, Any]:
    return {"units": [{"indicators": [own]}], "projects": [{"name": "办案经费", "indicators": [part]}]}


@pytest.mark.parametrize(
    ("own", "part"),
    [
        (("服判息诉率", "≥87%"), ("服判息诉率", "≥88%")),
        (("案件调解时限", "≤30天"), ("案件调解时效", "≥30天")),
        (("司法救助申请人满意度", "≥90%"), ("司法救助申请人满意率", "≥95%")),
        (("参训率（任务2）", "≥90%"), ("参训率", "≥85%")),
    ],
)
def test_a_departments_measure_must_be_the_projects_too(
    paper: Any, own: tuple[str, str], part: tuple[str, str]
) -> None:
    (finding,) = found(paper, "R50", **units_and_project(row(*own), row(*part)))
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("own", "part"),
    [
        (("服判息诉率", "≥87%"), ("服判息诉率", "=87%")),
        (("全年受理诉讼案件数", "≥28000件"), ("全年受理诉讼案件数量", "≥2.8万件")),
        (("项目验收合格率", "≥95%"), ("项目验收合格率", "=100%")),
        (("用户满意度", "≥90%"), ("用户满意度", "≥95%")),
        (("培训人次", "≥500人次"), ("培训人次", "≥200人次")),
        (("一审案件改发率", "≤5%"), ("二审案件改发率", "≤3%")),
    ],
)
def test_a_projects_own_figure_is_no_contradiction(paper: Any, own: tuple[str, str], part: tuple[str, str]) -> None:
    assert found(paper, "R50", **units_and_project(row(*own), row(*part))) == []


def test_a_project_that_promises_more_than_the_whole_department_is_a_judged_hint(paper: Any) -> None:
    (finding,) = found(paper, "R50", **units_and_project(row("培训人次", "≥143人次"), row("培训人次", "≥300人次")))
    assert (finding.severity, finding.certainty) == (Severity.HINT, Certainty.JUDGEMENT)


def test_two_projects_cannot_employ_different_numbers_of_the_same_people(paper: Any) -> None:
    projects = [
        {"name": name, "indicators": [row("聘用书记员人数", count, subcategory="数量指标")]}
        for name, count in (("聘用制书记员经费", "=16人"), ("机构运行辅助经费", "=18人"))
    ]
    assert len(found(paper, "R50", projects=projects)) == 1


def test_a_second_level_that_differs_is_found_but_not_what_the_form_decides(paper: Any) -> None:
    def projects(first: tuple[str, str], second: tuple[str, str]) -> list[dict[str, Any]]:
        return [
            {"name": name, "indicators": [row("长期未结案件化解率", "≥80%", *levels)]}
            for name, levels in (("甲项目", first), ("乙项目", second))
        ]

    social, lasting = ("效益指标", "社会效益指标"), ("效益指标", "可持续影响指标")
    assert len(found(paper, "R51", projects=projects(social, lasting))) == 1
    assert found(paper, "R51", projects=projects(social, ("效益指标（30分）", "社会效益"))) == []
    cost, own_level = ("产出指标", "成本指标"), ("成本指标", "经济成本指标")
    assert found(paper, "R51", projects=projects(cost, own_level)) == []


def test_standard_sets_for_staff_and_running_costs_are_not_copies(paper: Any) -> None:
    rows = [row("足额保障率", "=100%"), row("发放及时率", "=100%"), row("科目调整次数", "≤5次")]
    copied = [{"name": name, "indicators": rows} for name in ("信息化运维项目", "物业管理项目")]
    standard = [{"name": name, "indicators": rows} for name in ("在职人员工资", "定额公用经费")]
    assert len(found(paper, "R31", projects=copied)) == 1
    assert found(paper, "R31", projects=standard) == []


def test_a_set_with_one_changed_value_in_ten_is_a_near_copy(paper: Any) -> None:
    rows = [row(f"第{number}类设备完好率", f"≥{80 + number}%") for number in range(10)]
    changed = [*rows[:9], row("第9类设备完好率", "≥70%")]
    half = [*rows[:5], *(row(f"第{number}类设备可用率", "≥70%") for number in range(5))]
    (finding,) = found(
        paper, "R31", projects=[{"name": "甲", "indicators": rows}, {"name": "乙", "indicators": changed}]
    )
    assert "9个" in finding.message
    assert found(paper, "R31", projects=[{"name": "甲", "indicators": rows}, {"name": "乙", "indicators": half}]) == []


def test_goals_and_tasks_of_which_no_indicator_speaks_are_judged_hints(paper: Any) -> None:
    rows = [row("办文数量", "≥300件"), row("公文差错率", "≤1%"), row("服务对象满意度", "≥95%")]
    unit = {"objective": "目标1：做好公文办理；目标2：做好督查。", "indicators": rows, "tasks": [{"name": "诉源治理"}]}
    said = "".join(finding.message for finding in found(paper, "R54", units=[unit]))
    assert "做好督查" in said
    assert "诉源治理" in said
    assert "公文办理" not in said
    marked = [row("办文数量（任务1）", "≥300件"), *rows[1:]]
    assert not found(
        paper, "R54", units=[{"objective": "依法履职。", "indicators": marked, "tasks": [{"name": "诉源治理"}]}]
    )


def test_nothing_is_said_of_projects_whose_rows_reading_has_lost(paper: Any) -> None:
    document = paper(in_project(row("救助案件数", "≥30件"), row("救助案件数量", "≥35件")))
    lost = Finding("I16", Severity.WARNING, Certainty.EXTRACTION, "司法救助经费", "有一格未能读出")
    assert [one for one in review(replace(document, findings=(lost,)), PROFILE) if one.rule == "R35"] == []


def test_one_name_under_two_duties_of_a_department_is_two_measures(paper: Any) -> None:
    duties = [row("工作完成率", "=100%", duty, "") for duty in ("审判工作", "执行工作")]
    levels = [row("工作完成率", "=100%", level) for level in ("产出指标", "效益指标")]
    assert found(paper, "R35", units=[{"indicators": duties}]) == []
    assert len(found(paper, "R35", units=[{"indicators": levels}])) == 1


def test_names_that_do_not_say_what_is_measured_are_nowhere_the_same(paper: Any) -> None:
    own, part = row("完成率", "≥95%"), row("完成率", "=100%", "效益指标", "社会效益指标")
    data = units_and_project(own, part)
    assert found(paper, "R50", **data) == found(paper, "R51", **data) == []


@pytest.mark.parametrize(
    ("year", "whole", "severities"),
    [
        ("≥10000件", "≥9000件", [Severity.WARNING]),
        ("≥95%", "≥88%", [Severity.HINT]),
        ("≥3000件", "≥9000件", []),
        ("≤30天", "≤20天", []),
    ],
)
def test_the_whole_period_is_not_less_than_one_of_its_years(
    paper: Any, year: str, whole: str, severities: list[Severity]
) -> None:
    indicator = [*row("文书送达量", year), "", "", whole]
    assert [finding.severity for finding in found(paper, "R35", **in_project(indicator))] == severities


def test_a_goal_that_stands_whole_within_another_projects_goal_is_copied(paper: Any) -> None:
    goal = "通过系统巡检与分析，确保项目在维护期内稳定高效运行，并能适应政策和业务的变动"
    projects = [{"name": "甲", "objective": f"{goal}。"}, {"name": "乙", "objective": f"{goal}；提供快速开发服务。"}]
    (finding,) = found(paper, "R31", projects=[{**one, "indicators": [row("故障率", "≤1%")]} for one in projects])
    assert finding.severity is Severity.HINT


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("另设有云龙、玄滩、牛滩、玄滩、太伏等5个基层人民法庭。", 1),
        ("另设有云龙、玄滩、牛滩、太伏、云锦等5个基层人民法庭。", 0),
        ("内设立案庭、刑事审判庭、民事审判一庭、民事审判二庭、行政审判庭等部门。", 0),
        ("包括工资、奖金、津贴；社会保险、奖金、公积金。", 0),
    ],
)
def test_a_list_that_names_one_thing_twice(paper: Any, text: str, count: int) -> None:
    assert len(found(paper, "R35", kind="budget_book", statements=[{"text": text}])) == count
