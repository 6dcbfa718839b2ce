"""Whatever is written into an official form and loaded again is what it was."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heng.documents.read import interpret, read_content
from heng.documents.target_text import read_target
from heng.documents.writers.template_kind import TemplateKind
from heng.documents.writers.template_target import reads_back
from heng.documents.writers.template_workbook import blank_template, filled_template
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Where
from heng.domain.target.declaration import Document, DocumentKind, Indicator, Polarity, Project, Task, Unit
from heng.rulebook.profiles import profile_slugs

HERE = Where()
WORDS = "审结执行调解送达立案保全宣传培训维修设备经费服务网络办案"
NAMES = st.text(WORDS, min_size=3, max_size=9)
WRITTEN = st.one_of(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["≥", "≤", "=", ">", "<", ""]),
        st.decimals(0, 10**6, places=2).map(lambda figure: f"{figure.normalize():f}"),
        st.sampled_from(["%", "件", "万元", "天", "人次", "‰", "平方米", ""]),
    ),
    st.sampled_from(
        [
            "100%",
            "95%以上",
            "不少于8小时",
            "24小时内",
            "2025年12月底前",
            "前3名",
            "80%-90%",
            "逐年提高",
            "有效保障审判工作",
            "=1+1",
            "@好",
            "-5%",
            "+全部完成",
            "优",
        ]
    ),
    NAMES,
)
LEVELS = st.sampled_from(
    [
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
        ("产出指标", "时效指标"),
        ("成本指标", "经济成本指标"),
        ("效益指标", "社会效益指标"),
        ("满意度指标", "服务对象满意度指标"),
    ]
)
POINTS = st.one_of(st.none(), st.integers(1, 200).map(lambda halves: Decimal(halves) / 2))
MONEY = st.one_of(st.none(), st.integers(0, 10**12).map(lambda cents: Decimal(cents) / 100))
AMOUNTS = st.builds(Amounts, MONEY, MONEY, MONEY, MONEY, MONEY, MONEY)
UNITS = {"甲区人民法院": "217001", "乙县人民法院": None}
OBJECTIVES = st.sampled_from(
    ["", "保障办案。\n做好送达工作。", "=完成全年任务", "一、审结案件；二、提升质量（含300件）。"]
)


@st.composite
def indicators(draw, *, evaluated: bool = False) -> Indicator:
    category, subcategory = draw(LEVELS)
    target = draw(WRITTEN.map(read_target).filter(reads_back))
    return Indicator(
        category,
        subcategory,
        draw(NAMES) + "率",
        target,
        HERE,
        weight=draw(POINTS),
        polarity=draw(st.sampled_from([None, *Polarity])),
        actual=draw(NAMES) if evaluated else None,
        score=draw(POINTS) if evaluated else None,
    )


@st.composite
def projects(draw, *, evaluated: bool = False) -> Project:
    return Project(
        name=draw(NAMES) + "项目",
        where=HERE,
        code=draw(st.sampled_from([None, "51000021R000000019951"])),
        unit=draw(st.sampled_from(list(UNITS))),
        amounts=draw(AMOUNTS),
        initial=draw(MONEY) if evaluated else None,
        executed=draw(MONEY) if evaluated else None,
        execution_weight=draw(POINTS) if evaluated else None,
        execution_score=draw(POINTS) if evaluated else None,
        objective=draw(OBJECTIVES),
        indicators=tuple(draw(st.lists(indicators(evaluated=evaluated), min_size=1, max_size=4))),
    )


def papers(*, evaluated: bool = False):
    return st.builds(
        lambda year, money, found: Document(
            "x.xlsx",
            "",
            DocumentKind.SELF_EVALUATION_FORM if evaluated else DocumentKind.PROJECT_TARGETS,
            year,
            money,
            units=tuple(Unit(name, HERE, code) for name, code in UNITS.items() if name in {one.unit for one in found}),
            projects=tuple(found),
        ),
        st.integers(2018, 2035),
        st.sampled_from(["万元", "元", "千元"]),
        st.lists(projects(evaluated=evaluated), min_size=1, max_size=3, unique_by=lambda project: project.name),
    )


def loaded(data: bytes) -> Document:
    return interpret(read_content(data), "x.xlsx", "")


def said(indicator: Indicator):
    target = indicator.target
    return (
        indicator.category,
        indicator.subcategory,
        indicator.name,
        (target.comparison, target.value, target.unit),
        indicator.weight,
        indicator.polarity,
        indicator.actual,
        indicator.score,
    )


def plain(project: Project):
    return (
        project.name,
        project.code,
        project.unit,
        project.amounts,
        project.initial,
        project.executed,
        project.execution_weight,
        project.execution_score,
        project.objective,
        [said(indicator) for indicator in project.indicators],
    )


def agrees(wanted: Document, read: Document) -> None:
    assert (read.fiscal_year, read.money_unit, read.kind) == (wanted.fiscal_year, wanted.money_unit, wanted.kind)
    assert [plain(project) for project in read.projects] == [plain(project) for project in wanted.projects]
    named = {project.unit: None for project in wanted.projects} | {unit.name: unit.code for unit in wanted.units}
    assert {unit.name: unit.code for unit in read.units} == named


@settings(max_examples=15)
@given(papers(), st.sampled_from(profile_slugs()))
def test_projects_in_forms_of_their_own_come_back(paper, profile):
    agrees(paper, loaded(filled_template(paper, profile)))


@settings(max_examples=15)
@given(papers(), st.sampled_from(profile_slugs()))
def test_projects_in_one_wide_table_come_back(paper, profile):
    agrees(paper, loaded(filled_template(paper, profile, wide=True)))


@settings(max_examples=10)
@given(papers(evaluated=True))
def test_self_evaluations_of_projects_come_back(paper):
    agrees(paper, loaded(filled_template(paper)))


def test_projects_and_the_department_of_one_paper_come_back_together():
    one = Indicator("产出指标", "数量指标", "审结案件", read_target("≥100件"), HERE, Decimal(50))
    unit = Unit("甲区人民法院", HERE, "217001", Amounts(total=Decimal(10000)), "做好审判。", (), (one,))
    project = Project("维修经费", HERE, unit=unit.name, amounts=Amounts(total=Decimal(5000)), indicators=(one,))
    paper = Document("x", "", DocumentKind.PROJECT_TARGETS, 2025, "万元", units=(unit,), projects=(project,))
    for wide in (False, True):
        read = loaded(filled_template(paper, wide=wide))
        agrees(paper, read)
        [department] = [unit for unit in read.units if unit.indicators]
        assert (department.amounts, department.objective) == (unit.amounts, unit.objective)
        assert [said(indicator) for indicator in department.indicators] == [said(one)]


def test_a_lost_level_is_marked_and_does_not_become_the_one_above():
    known = Indicator("产出指标", "数量指标", "审结案件", read_target("≥100件"), HERE)
    lost = replace(known, category="", subcategory="", name="网上立案率")
    project = Project("维修经费", HERE, indicators=(lost, known, lost))
    paper = Document("x", "", DocumentKind.PROJECT_TARGETS, 2025, "万元", projects=(project,))
    [read] = loaded(filled_template(paper)).projects
    assert [one.category for one in read.indicators] == ["", "产出指标", "待补填"]
    assert [one.subcategory for one in read.indicators] == ["", "数量指标", ""]


TASKS = st.builds(Task, NAMES, NAMES, MONEY, NAMES)


@settings(max_examples=15)
@given(
    st.integers(2018, 2035),
    AMOUNTS,
    OBJECTIVES,
    st.lists(TASKS, min_size=0, max_size=3),
    st.lists(indicators(), min_size=1, max_size=5),
)
def test_a_department_as_a_whole_comes_back(year, amounts, objective, tasks, found):
    unit = Unit("甲区人民法院", HERE, "217001", amounts, objective, tuple(tasks), tuple(found))
    paper = Document("x.xlsx", "", DocumentKind.DEPARTMENT_TARGETS, year, "万元", units=(unit,))
    read = loaded(filled_template(paper))
    assert (read.kind, read.fiscal_year) == (paper.kind, year)
    [again] = read.units
    assert (again.name, again.code, again.objective, again.tasks) == (unit.name, unit.code, objective, unit.tasks)
    assert again.amounts == amounts or amounts == Amounts()
    assert [said(one) for one in again.indicators] == [said(one) for one in found]


@settings(max_examples=10)
@given(papers(), AMOUNTS, st.lists(indicators(evaluated=True), min_size=1, max_size=3))
def test_a_self_evaluation_of_a_department_comes_back(paper, amounts, found):
    unit = Unit("甲区人民法院", HERE, None, amounts, "做好审判工作。", (), tuple(found))
    whole = replace(paper, kind=DocumentKind.SELF_EVALUATION_FORM, projects=(), units=(unit,))
    read = loaded(filled_template(whole))
    assert (read.kind, read.fiscal_year, read.money_unit) == (whole.kind, whole.fiscal_year, whole.money_unit)
    assert [(one.name, one.amounts, one.objective) for one in read.units] == [(unit.name, amounts, unit.objective)]
    assert [said(one) for one in read.units[0].indicators] == [said(one) for one in found]


@pytest.mark.parametrize("profile", profile_slugs())
@pytest.mark.parametrize("kind", TemplateKind)
def test_a_blank_form_says_whose_it_is_and_for_which_year_and_nothing_else(kind, profile):
    read = loaded(blank_template(kind, "甲区人民法院", 2026, profile))
    assert (read.fiscal_year, read.money_unit) == (2026, "万元")
    assert [unit.name for unit in read.units] == ["甲区人民法院"]
    assert (read.projects, read.tables, read.statements, read.findings) == ((), (), (), ())
    assert read.units[0].indicators == ()
