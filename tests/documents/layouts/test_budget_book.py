"""Budget books as text: tables of money, then the targets of the department and of its projects, torn by page breaks."""

from decimal import Decimal

import pytest

from heng.documents.layouts.book.titles import table_kind
from heng.domain.target.declaration import DocumentKind, Polarity


@pytest.fixture
def book(paper, fixtures):
    return paper(fixtures / "budget_book_torn.txt")


def test_kind_year_and_units_of_the_book(book):
    assert (book.kind, book.fiscal_year, book.money_unit) == (DocumentKind.BUDGET_BOOK, 2025, "万元")
    assert [(unit.code, unit.name) for unit in book.units] == [
        ("330", "云溪市清河区人民法院部门"),
        ("330001", "云溪市清河区人民法院"),
    ]
    assert book.units[0].amounts.total == Decimal("3005000.00")


def test_projects_keep_their_rows_however_far_these_have_shifted(book):
    assert [(p.name, p.amounts.total, len(p.indicators)) for p in book.projects] == [
        ("人民陪审员经费", Decimal("300000.00"), 2),
        ("法庭改造经费", Decimal("400000.00"), 3),
        ("网络专线经费", Decimal("100000.00"), 3),
    ]
    assert {p.unit for p in book.projects} == {"云溪市清河区人民法院"}
    area, deadline, satisfaction = book.projects[1].indicators
    assert (area.category, area.subcategory, area.target.unit, area.weight) == ("产出指标", "数量指标", "平方米", 30)
    assert (deadline.target.value, deadline.target.unit, deadline.polarity) == ("2025.10", "月", Polarity.NEGATIVE)
    assert (satisfaction.category, satisfaction.subcategory, satisfaction.weight) == ("满意度指标", "满意度指标", 40)


def test_the_subtotal_row_of_a_unit_is_no_project(book):
    subtotal = next(table for table in book.tables if table.kind == "project_targets_total")
    assert [(row.code, row.amounts[0][1]) for row in subtotal.rows] == [("330", Decimal("800000.00"))]
    assert sum(p.amounts.total for p in book.projects) == Decimal("800000.00")


def test_a_lost_weight_is_announced_and_not_guessed(book):
    lost = next(i for i in book.projects[2].indicators if i.name == "专线泄密事件")
    assert (lost.weight, lost.target.unit, lost.target.value) == (None, "", "0")
    announced = [(f.rule, f.subject, f.certainty.value) for f in book.findings if f.rule in ("I16", "I19")]
    assert announced == [
        ("I16", "网络专线经费 / 专线泄密事件", "extraction"),
        ("I19", "网络专线经费", "extraction"),
        ("I16", "网络专线经费 / 专线泄密事件", "extraction"),
    ]


def test_a_qualitative_target_needs_no_unit(book):
    assert not any("司法民主感受" in finding.subject for finding in book.findings)


def test_a_level_carried_up_to_a_page_break_is_announced_as_doubtful(book):
    doubtful = next(finding for finding in book.findings if finding.rule == "I20")
    assert [place.line for place in doubtful.where] == [59, 60]


def test_tasks_are_read_from_shifted_rows_with_their_markup(book):
    assert [task.name for task in book.units[0].tasks] == ["任务2: 加强执行。", "任务1: 提升审判质效。"]
    assert book.units[0].tasks[1].content.startswith("<p>")
    assert "I25" in {finding.rule for finding in book.findings}


def test_money_tables_have_codes_and_amounts_under_their_deepest_heading(book):
    table = next(table for table in book.tables if table.kind == "functional_expenditure")
    assert [(row.code, row.name) for row in table.rows][2:] == [
        ("2040501", "行政运行"),
        ("2040502", "一般行政管理事务"),
    ]
    assert table.rows[3].amounts == (
        ("合计", Decimal("800000.00")),
        ("当年财政拨款安排", Decimal("700000.00")),
        ("上年结转安排", Decimal("100000.00")),
    )


def test_both_sides_of_a_table_are_read(book):
    table = next(table for table in book.tables if table.kind == "fiscal_revenue_expenditure")
    assert [(row.name, row.amounts) for row in table.rows] == [
        ("一、本年收入", (("预算数", Decimal("2705000.00")),)),
        ("一、本年支出", (("预算数", Decimal("2805000.00")),)),
        ("上年结转", (("预算数", Decimal("100000.00")),)),
        ("公共安全支出", (("预算数", Decimal("2805000.00")),)),
    ]


def test_an_empty_table_keeps_its_note(book):
    table = next(table for table in book.tables if table.kind == "government_fund")
    assert table.note == "注: 本部门无使用政府性基金预算安排的支出。"
    assert [amount for row in table.rows for _, amount in row.amounts] == [None, None, None]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("部门收支总表", "revenue_expenditure"),
        ("部门收入总表", "revenue"),
        ("部门支出总表", "expenditure"),
        ("财政拨款收支预算总表", "fiscal_revenue_expenditure"),
        ("一般公共预算支出预算表", "functional_expenditure"),
        ("一般公共预算财政拨款支出决算表", "functional_expenditure"),
        ("一般公共预算基本支出预算表", "economic_expenditure"),
        ("一般公共预算项目支出预算表", "project_expenditure"),
        ("一般公共预算“三公”经费支出预算表", "three_public"),
        ("政府性基金预算“三公”经费支出预算表", "government_fund_three_public"),
        ("国有资本经营预算支出预算表", "state_capital"),
        ("部门整体支出绩效目标表", None),
        ("- 表 1. 部门收支总表", None),
        ("支出包括公共安全支出。", None),
    ],
)
def test_titles_name_the_kind_of_a_table(title, kind):
    assert table_kind(title) == kind


def test_the_original_budget_book(paper, seeds):
    document = paper(next(seeds.glob("004_*.txt")))
    department = document.units[0]
    assert (document.kind, document.fiscal_year) == (DocumentKind.BUDGET_BOOK, 2024)
    assert [department.amounts.to_json()[name] for name in ("total", "fiscal_appropriation", "other_funds")] == [
        "10129.36",
        "6978.80",
        "3150.56",
    ]
    assert (len(department.indicators), sum(i.weight for i in department.indicators)) == (33, 90)
    assert len(department.tasks) == 5
    assert (len(document.projects), sum(len(p.indicators) for p in document.projects)) == (15, 172)
    weights = [sum(i.weight or 0 for i in p.indicators) for p in document.projects]
    assert sorted(weights) == [74, 75, 80, 84, *[90] * 11]
    assert [f.subject for f in document.findings if f.rule == "I19"] == [
        "华新美庐业务技术用房改造项目经费",
        "审判业务综合物业管理经费",
    ]
    subtotal = next(table for table in document.tables if table.kind == "project_targets_total")
    assert subtotal.rows[0].to_json()["amounts"] == {"预算数": "4888.21"}
    assert sum(p.amounts.total for p in document.projects) == Decimal("48882200.00")


def test_every_indicator_of_the_original_book_has_its_levels_and_its_value(paper, seeds):
    document = paper(next(seeds.glob("004_*.txt")))
    rows = [i for p in document.projects for i in p.indicators]
    assert all(i.category and i.subcategory and i.target.value for i in rows)
    assert len({i.where.line for i in rows}) == 172
    assert sum(i.weight is None for i in rows) == 2


def test_the_money_tables_of_the_original_book(paper, seeds):
    document = paper(next(seeds.glob("004_*.txt")))
    assert {table.kind: len(table.rows) for table in document.tables} == {
        "fiscal_revenue_expenditure": 38,
        "functional_expenditure": 11,
        "economic_expenditure": 44,
        "project_expenditure": 25,
        "three_public": 3,
        "government_fund": 1,
        "government_fund_three_public": 1,
        "state_capital": 1,
        "project_targets_total": 1,
    }
    basic = next(table for table in document.tables if table.kind == "economic_expenditure")
    classes = {row.code: row.amounts[0][1] for row in basic.rows if row.code and len(row.code) == 3}
    assert sum(classes.values()) == Decimal("41680000.00")
    functional = next(table for table in document.tables if table.kind == "functional_expenditure")
    assert sum(row.amounts[0][1] for row in functional.rows if row.code) == Decimal("69787900.00")


def test_figures_of_the_narrative_are_statements_with_their_sentence(book):
    stated = {(s.subject, s.value, s.unit): s.text for s in book.statements}
    sentence = next(text for (_, value, unit), text in stated.items() if (value, unit) == ("300.50", "万元"))
    assert "增长20%" in sentence
    assert {("20", "%"), ("93.3", "%"), ("280.50", "万元")} <= {(value, unit) for _, value, unit in stated}


def test_figures_of_the_original_narrative(paper, seeds):
    stated = {(s.value, s.unit) for s in paper(next(seeds.glob("004_*.txt"))).statements}
    assert {("10129.35", "万元"), ("32.3", "%"), ("4888.21", "万元"), ("839.69", "万元"), ("33", "个")} <= stated
