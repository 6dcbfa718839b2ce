"""Self-evaluation forms of the provinces, in every kind of file: what is printed is what is read."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heng.documents.read import interpret, read_content
from heng.domain.budget.amounts import Amounts
from heng.domain.target.declaration import DocumentKind
from tests.documents.relay import self_evaluation as forms
from tests.documents.relay.declaration import Aim, Paper, Target, Venture, Whole
from tests.documents.relay.formats import OFFICE, TEXT
from tests.documents.relay.self_evaluation_rows import scored

FORMATS = OFFICE | TEXT

AIMS = (
    Aim("产出指标", "数量指标", "审结案件数", Target("≥", "4500", "件"), "15", "正向", actual="4812件", score="15"),
    Aim(
        "产出指标",
        "质量指标",
        "案件改判发回率",
        Target("≤", "3", "%"),
        "15",
        "反向",
        actual="3.2%",
        score="13.5",
        note="二审新证据较多，将加强释明",
    ),
    Aim("产出指标", "质量指标", "法定审限内结案率", Target("=", "100", "%"), "10", "正向", actual="100%", score="10"),
    Aim(
        "产出指标",
        "时效指标",
        "装备到货时间",
        Target("定性", "按合同约定完成"),
        "10",
        "正向",
        actual="完成",
        score="10",
    ),
    Aim(
        "效益指标",
        "社会效益指标",
        "提升司法公信力",
        Target("定性", "有效提升"),
        "20",
        "正向",
        actual="达成预期指标",
        score="20",
    ),
    Aim("效益指标", "可持续影响指标", "诉讼服务机制健全性", Target("定性", "健全"), "10", "正向", actual="", score=""),
    Aim(
        "满意度指标",
        "服务对象满意度指标",
        "当事人满意度",
        Target("≥", "90", "%"),
        "10",
        "正向",
        actual="95.5%",
        score="9.8",
    ),
)


def venture(name: str, code: str = "") -> Venture:
    return Venture(
        name,
        "青石市中级人民法院",
        Amounts(total=Decimal(1200000), fiscal_appropriation=Decimal(1000000), carryover=Decimal(200000)),
        "完成全年审判执行工作任务。",
        AIMS,
        code,
        initial=Decimal(1000000),
        executed=Decimal("1080000.50"),
        execution_weight="10",
        execution_score="9",
    )


PAPER = Paper(
    2023,
    (venture("办案业务费", "51000022T000000012345"), venture("法庭修缮")),
    (
        Whole(
            "青石市中级人民法院",
            Amounts(total=Decimal(52000000), fiscal_appropriation=Decimal(50000000), other_funds=Decimal(2000000)),
            "依法履行审判职责。",
            AIMS,
        ),
    ),
)


def read(layout, paper, format_name):
    name = f"自评表.{format_name.partition('-')[0]}"
    return interpret(read_content(FORMATS[format_name](layout(paper)), name), name, "")


def declared(aims):
    return [
        (
            aim.category,
            aim.subcategory,
            aim.name,
            *aim.target.read(),
            _points(aim.weight),
            aim.actual or None,
            _points(aim.score),
        )
        for aim in aims
    ]


def found(indicators):
    return [
        (
            i.category,
            i.subcategory,
            i.name,
            i.target.comparison.value,
            i.target.value,
            i.target.unit,
            i.weight,
            i.actual,
            i.score,
        )
        for i in indicators
    ]


def _points(text):
    return Decimal(text) if text else None


def assert_same(name, document, paper):
    assert (document.kind, document.fiscal_year) == (DocumentKind.SELF_EVALUATION_FORM, paper.year)
    assert document.money_unit == paper.money_unit
    assert [(p.name, p.code or "", p.unit) for p in document.projects] == [
        (p.name, p.code, p.unit) for p in paper.projects
    ]
    for project, wanted in zip(document.projects, paper.projects, strict=True):
        assert found(project.indicators) == declared(wanted.aims)
        assert project.objective == wanted.objective
        assert project.amounts == forms.amounts_in(name, wanted.amounts)
        assert project.initial == (None if name in forms.WITHOUT_INITIAL else wanted.initial)
        assert project.executed == wanted.executed
        points = (
            (None, None)
            if name in forms.WITHOUT_EXECUTION_POINTS
            else (wanted.execution_weight, wanted.execution_score)
        )
        assert (project.execution_weight, project.execution_score) == tuple(map(_points, points))


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("name", forms.PROJECT_LAYOUTS)
def test_a_form_gives_budget_spending_targets_actuals_and_points(name, format_name):
    document = read(forms.PROJECT_LAYOUTS[name], PAPER, format_name)
    assert_same(name, document, PAPER)
    stated = {s.subject: s.value for s in document.statements}
    for project in PAPER.projects:
        assert stated[f"{project.name}自评总分"] == str(scored(project))
    # Sources that a form does not print are missing from their sum; nothing else may be doubtful.
    assert {finding.rule for finding in document.findings} <= {"I93"}


@pytest.mark.parametrize("name", forms.PROJECT_LAYOUTS)
def test_merged_cells_that_leave_no_gap_in_the_text_shift_nothing(name):
    lines = []
    for sheet in forms.PROJECT_LAYOUTS[name](PAPER):
        cells = ["\t".join(put.text.replace("\n", "") for put in row) for row in sheet.rows]
        lines += [*sheet.above, *cells, *sheet.below]
    document = interpret(read_content("\n".join(lines).encode(), "自评表.txt"), "自评表.txt", "")
    for project, wanted in zip(document.projects, PAPER.projects, strict=True):
        assert found(project.indicators) == declared(wanted.aims)
        assert project.amounts == forms.amounts_in(name, wanted.amounts)
        assert project.initial == (None if name in forms.WITHOUT_INITIAL else wanted.initial)
        assert project.executed == wanted.executed


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("name", forms.DEPARTMENT_LAYOUTS)
def test_a_department_s_form_gives_its_points(name, format_name):
    document = read(forms.DEPARTMENT_LAYOUTS[name], PAPER, format_name)
    assert (document.kind, document.fiscal_year) == (DocumentKind.SELF_EVALUATION_FORM, 2023)
    (unit,) = document.units
    assert unit.name == "青石市中级人民法院"
    assert [(i.name, i.weight, i.score) for i in unit.indicators] == [
        (aim.name, _points(aim.weight), _points(aim.score)) for aim in AIMS
    ]
    assert [(i.category, i.subcategory) for i in unit.indicators] == [(aim.category, aim.subcategory) for aim in AIMS]


def test_the_spending_of_a_whole_department_is_stated():
    document = read(forms.DEPARTMENT_LAYOUTS["department"], PAPER, "xlsx")
    stated = {s.subject: (s.value, s.unit) for s in document.statements}
    assert document.units[0].amounts == PAPER.departments[0].amounts
    assert stated["青石市中级人民法院全年执行数"] == ("5200.00", "万元")
    assert stated["青石市中级人民法院预算执行率得分"] == ("10", "分")
    assert stated["青石市中级人民法院自评总分"] == ("88.3", "分")


def test_the_grade_stands_beside_the_total():
    document = read(forms.PROJECT_LAYOUTS["hebei"], PAPER, "html")
    assert [(s.subject, s.value) for s in document.statements][:2] == [
        ("办案业务费自评总分", "87.3"),
        ("办案业务费自评等级", "良"),
    ]


WORDS = st.text("审判执行诉讼服务案件调解普法宣传干警培训法庭修缮信息化运维", min_size=3, max_size=12)
FIGURES = st.decimals(0, 9999, places=2).map(lambda figure: f"{figure.normalize():f}")
POINTS = st.sampled_from(["5", "7.5", "10", "12.25", ""])
TARGETS = st.builds(Target, st.sampled_from(["≥", "≤", "="]), FIGURES, st.sampled_from(["件", "%", "次", "人"]))
LEVELS = st.sampled_from(
    [
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
        ("效益指标", "社会效益指标"),
        ("满意度指标", "服务对象满意度指标"),
    ]
)
MONEY = st.decimals(Decimal("0.01"), Decimal(99999999), places=2)


@st.composite
def papers(draw):
    projects = []
    for name in draw(st.lists(WORDS, min_size=1, max_size=3, unique=True)):
        levels = sorted(draw(st.lists(LEVELS, min_size=1, max_size=5)))
        names = draw(st.lists(WORDS, min_size=len(levels), max_size=len(levels), unique=True))
        aims = tuple(
            Aim(
                level[0],
                level[1],
                f"{title}数",
                draw(TARGETS),
                draw(POINTS),
                "正向",
                actual=draw(FIGURES),
                score=draw(POINTS),
            )
            for level, title in zip(levels, names, strict=True)
        )
        fiscal, carried = draw(MONEY), draw(st.none() | MONEY)
        amounts = Amounts(total=fiscal + (carried or 0), fiscal_appropriation=fiscal, carryover=carried)
        projects.append(
            Venture(
                f"{name}经费",
                "青石市中级人民法院",
                amounts,
                f"做好{name}工作。",
                aims,
                initial=draw(MONEY),
                executed=draw(MONEY),
                execution_weight="10",
                execution_score=draw(POINTS),
            )
        )
    return Paper(2023, tuple(projects), money_unit=draw(st.sampled_from(["万元", "元"])))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    paper=papers(),
    name=st.sampled_from(sorted(forms.PROJECT_LAYOUTS)),
    format_name=st.sampled_from(["html", "txt", "csv"]),
)
def test_whatever_a_form_holds_is_read_back(paper, name, format_name):
    assert_same(name, read(forms.PROJECT_LAYOUTS[name], paper, format_name), paper)
