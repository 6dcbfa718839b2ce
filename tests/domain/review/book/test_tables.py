"""What tables of many layouts must satisfy, each as one region prints it."""

from decimal import Decimal
from typing import Any

import pytest

from heng.domain.finding import Finding, Severity, Where
from heng.domain.review.review import review
from heng.domain.target.declaration import BudgetTable, Document, DocumentKind, TableRow
from heng.rulebook.profiles import load_profile

Figures = dict[str, str]


def row(name: str, figures: Figures, code: str = "", texts: Figures | None = None, line: int = 1) -> TableRow:
    amounts = tuple((heading, Decimal(text) * 10_000 if text else None) for heading, text in figures.items())
    return TableRow(name, amounts, Where(line=line), code or None, tuple((texts or {}).items()))


def table(kind: str, *rows: TableRow, title: str = "一般公共预算支出表", note: str = "") -> BudgetTable:
    return BudgetTable(kind, title, rows, Where(line=1), note, "万元", 2024)


def found(*tables: BudgetTable, rule: str = "R12") -> list[Finding]:
    document = Document("例.txt", "", DocumentKind.BUDGET_BOOK, 2024, "万元", tables=tables)
    return [finding for finding in review(document, load_profile("central")) if finding.rule == rule]


def wrong(*tables: BudgetTable, rule: str = "R12") -> int:
    return len(found(*tables, rule=rule))


def public(**changed: str) -> BudgetTable:
    """Beijing: one 合计 of everything, another 合计 of vehicles."""
    figures = {
        "“三公”经费预算总额": "65", "因公出国（境）费用": "", "公务接待费": "1.5", "合计": "63.5", "公务用车购置费": "20", "公务用车运行维护费": "43.5",
    }  # fmt: skip
    return table("three_public", row("某院", figures | changed), title="“三公”经费支出表")


def test_a_subtotal_of_vehicles_called_total_is_told_from_the_total() -> None:
    assert wrong(public()) == 0
    assert wrong(public(合计="64.5")) == 1
    assert wrong(public(公务接待费="2.5")) == 1


def test_budget_and_final_accounts_side_by_side_are_two_sets() -> None:
    figures = {
        f"{front}{item}": value
        for front, values in (("预算数", ("32", "", "30", "", "30", "2")), ("决算数", ("30.1", "", "30", "", "30", "0.1")))
        for item, value in zip(
            ("合计", "因公出国（境）费", "公务用车购置及运行维护费小计", "公务用车购置费", "公务用车运行维护费", "公务接待费"), values, strict=True
        )
    }  # fmt: skip
    assert wrong(table("three_public", row("", figures))) == 0
    assert wrong(table("three_public", row("", figures | {"决算数公务接待费": "1.1"}))) == 1


def test_meetings_and_training_may_stand_beside_the_three_public_expenses() -> None:
    def with_total(total: str) -> BudgetTable:
        return table(
            "three_public",
            row("合计", {"预算数": total}),
            row("一、因公出国（境）费用", {"预算数": "0"}),
            row("二、公务接待费", {"预算数": "2"}),
            row("三、公务用车购置及运行费", {"预算数": "40"}),
            row("1.公务用车购置费", {"预算数": ""}),
            row("2.公务用车运行维护费", {"预算数": "40"}),
            row("四、会议费", {"预算数": "3"}),
            row("五、培训费", {"预算数": "5"}),
        )

    assert wrong(with_total("42")) == 0
    assert wrong(with_total("50")) == 0
    assert wrong(with_total("45")) == 1


@pytest.mark.parametrize(
    "figures",
    [
        {"合计": "100", "基本支出小计": "80", "人员经费": "60", "公用经费": "20", "项目支出": "20"},
        {"总计": "100", "基本支出": "80", "项目支出": "20", "上缴上级支出": "", "经营支出": ""},
        {"合计": "100", "本年收入小计": "90", "财政拨款收入小计": "80", "一般公共预算": "80", "政府性基金预算": "", "国有资本经营预算": "", "单位资金收入": "10", "上年结转结余": "10"},
        {"合计": "100", "一般公共预算": "100", "政府性基金预算": "", "国有资本经营预算": ""},
    ],
)  # fmt: skip
def test_columns_that_add_up_are_let_be(figures: Figures) -> None:
    assert wrong(table("expenditure", row("行政运行", figures, "2040501"))) == 0


@pytest.mark.parametrize(
    "figures",
    [
        {"合计": "100", "基本支出小计": "80", "人员经费": "60", "公用经费": "25", "项目支出": "20"},
        {"总计": "100", "基本支出": "80", "项目支出": "25"},
        {"合计": "100", "本年收入小计": "90", "单位资金收入": "10", "上年结转结余": "20"},
        {"财政拨款收入小计": "90", "一般公共预算": "80", "政府性基金预算": "", "国有资本经营预算": ""},
    ],
)
def test_columns_that_do_not_add_up_are_found(figures: Figures) -> None:
    assert wrong(table("expenditure", row("行政运行", figures, "2040501"))) == 1


def test_one_wrong_row_is_one_finding_that_names_all_its_columns() -> None:
    rows = (
        row("合计", {"合计": "100", "基本支出": "80", "项目支出": "20"}),
        row("行政运行", {"合计": "70", "基本支出": "70", "项目支出": ""}, "2040501", line=2),
        row("案件审判", {"合计": "20", "基本支出": "", "项目支出": "20"}, "2040504", line=3),
    )
    (finding,) = found(table("expenditure", *rows))
    assert "相差10.00万元" in finding.message
    assert "基本支出" in finding.message


def test_units_below_one_another_are_kept_apart() -> None:
    rows = (
        row("合计", {"合计": "150"}),
        row("甲区人民法院", {"合计": "100"}, "217001"),
        row("行政运行", {"合计": "80"}, "2040501"),
        row("案件审判", {"合计": "20"}, "2040504"),
        row("乙区人民法院", {"合计": "50"}, "217002"),
        row("行政运行", {"合计": "50"}, "2040501"),
    )
    assert wrong(table("expenditure", *rows)) == 0
    broken = (*rows[:-1], row("行政运行", {"合计": "45"}, "2040501"))
    assert wrong(table("expenditure", *broken)) == 1


def test_a_heading_with_the_code_of_its_items_is_not_added_to_them() -> None:
    rows = (
        row("合计", {"金额": "512"}),
        row("案件审判", {"金额": "512"}, "2040504"),
        row("陪审员经费", {"金额": "12"}, "2040504"),
        row("办案业务费", {"金额": "500"}, "2040504"),
    )
    assert wrong(table("project_expenditure", *rows, title="项目支出表")) == 0


def summary(**changed: str) -> BudgetTable:
    figures = {
        "一、一般公共预算拨款收入": "90", "一、公共安全支出": "80", "二、其他收入": "5", "二、住房保障支出": "20",
        "本年收入合计": "95", "本年支出合计": "100", "上年结转": "5", "收入总计": "100", "支出总计": "100",
    }  # fmt: skip
    rows = [row(name, {"预算数": value}) for name, value in (figures | changed).items()]
    return table("revenue_expenditure", *rows, title="收支总表")


def test_the_summary_of_income_and_spending_must_balance() -> None:
    assert wrong(summary()) == 0
    for name in ("二、其他收入", "二、住房保障支出", "收入总计"):
        assert wrong(summary(**{name: "21"})) == 1, name


def test_the_same_total_in_two_tables_must_be_one() -> None:
    spent = table("expenditure", row("合计", {"合计": "100"}), title="支出总表")
    other = table("expenditure", row("合计", {"合计": "110"}), title="支出总表")
    assert wrong(summary(), spent) == 0
    assert wrong(summary(), other) == 1
    assert wrong(summary(), other, other) == 0


def test_rounding_between_tables_never_blocks() -> None:
    spent = table("expenditure", row("合计", {"合计": "100.01"}), title="支出总表")
    assert [finding.severity for finding in found(summary(), spent)] == [Severity.WARNING]


def test_guests_in_basic_expenditure_are_no_more_than_all_guests() -> None:
    def basic(guests: str) -> BudgetTable:
        return table("economic_expenditure", row("公务接待费", {"合计": guests}, "30217"), title="基本支出表")

    assert wrong(public(), basic("1.5")) == 0
    assert wrong(public(), basic("2")) == 1


def changed_row(change: str, rate: str) -> BudgetTable:
    figures = {"2023年执行数": "2010", "2024年预算数小计": "2000", "增减额": change}
    return table("functional_expenditure", row("行政运行", figures, "2040501", {"增减%": rate}))


@pytest.mark.parametrize(
    ("change", "rate", "count"), [("-10", "-0.5", 0), ("10", "-0.5", 1), ("-10", "0.5", 1), ("", "", 0)]
)
def test_the_change_columns_follow_from_both_years(change: str, rate: str, count: int) -> None:
    assert wrong(changed_row(change, rate), rule="R14") == count


@pytest.mark.parametrize(
    ("code", "name", "count"),
    [
        ("2040502", "一般行政管理事务", 0),
        ("2040502", "案件审判", 1),
        ("2040506", "两庭建设", 0),
        ("2040506", "“两庭”建设", 0),
        ("30213", "维修（护）费", 0),
        ("30212", "因公出国（境）费用", 0),
        ("30201", "印刷费", 1),
        ("2040504", "办案业务经费", 0),
        ("205", "法院", 0),
    ],
)
def test_a_code_with_the_name_of_another_is_found(code: str, name: str, count: int) -> None:
    assert wrong(table("functional_expenditure", row(name, {"合计": "1"}, code)), rule="R61") == count


def test_an_empty_table_that_holds_money_is_found() -> None:
    def fund(figure: str, note: str) -> Any:
        return table("government_fund", row("合计", {"合计": figure}), title="政府性基金预算支出表", note=note)

    assert wrong(fund("", "注：本表无数据。"), rule="R13") == 0
    assert wrong(fund("30", "注：本表无数据。"), rule="R13") == 1
    assert wrong(fund("30", "注：本表反映政府性基金安排的支出。"), rule="R13") == 0


def both_sides(spent: str, **more: str) -> BudgetTable:
    """The summary of final accounts, whose two totals are both called 总计."""
    rows = [
        row(name, {"金额": value})
        for name, value in (
            ("本年收入合计", "95"), ("本年支出合计", "90"), *more.items(), ("年初结转和结余", "5"), ("年末结转和结余", "10"), ("总计", "100"), ("总计", spent),
        )
    ]  # fmt: skip
    return table("revenue_expenditure", *rows, title="收入支出决算总表")


def test_both_totals_of_final_accounts_are_held_against_their_sides() -> None:
    assert wrong(both_sides("100")) == 0
    assert wrong(both_sides("110")) == 1


def test_a_summary_with_lines_that_nobody_knows_is_not_judged_by_its_sums() -> None:
    assert wrong(both_sides("100", 历年专项结存="3")) == 0


def test_appropriations_below_this_years_income_make_it() -> None:
    def income(total: str) -> BudgetTable:
        rows = (
            row("一、本年收入", {"预算数": total}),
            row("（一）一般公共预算拨款", {"预算数": "90"}),
            row("（二）政府性基金预算拨款", {"预算数": "10"}),
            row("二、上年结转", {"预算数": ""}),
        )
        return table("fiscal_revenue_expenditure", *rows, title="财政拨款收支总表")

    assert (wrong(income("100")), wrong(income("90"))) == (0, 1)


def test_a_plain_list_of_projects_makes_its_total_and_a_divided_one_is_left_alone() -> None:
    def projects(*names: str) -> BudgetTable:
        listed = (row(name, {"金额": "10"}) for name in names)
        return table("project_expenditure", row("合计", {"金额": "30"}), *listed, title="项目支出表")

    assert wrong(projects("办案费", "物业费", "运维费")) == 0
    assert wrong(projects("办案费", "物业费")) == 1
    assert wrong(projects("某区人民法院", "物业费")) == 0
    assert wrong(projects("一、办案费", "其中：鉴定费")) == 0


def test_classes_of_appropriations_are_no_more_than_classes_of_all_money() -> None:
    def fiscal(figure: str) -> BudgetTable:
        return table(
            "fiscal_revenue_expenditure", row("（一）公共安全支出", {"合计": figure}), title="财政拨款收支总表"
        )

    assert (wrong(summary(), fiscal("80")), wrong(summary(), fiscal("85"))) == (0, 1)


def test_a_sum_of_office_expenses_merged_beside_its_name_is_read() -> None:
    def basic(total: str) -> BudgetTable:
        rows = (
            row("工资福利支出", {"金额": "90"}, "301"),
            row("商品和服务支出", {"金额": "18"}, "302"),
            row("资本性支出", {"金额": "2"}, "310"),
            row("人员经费合计", {"金额": "90"}),
            row("公用经费合计", {"金额": ""}),
            row("", {"金额": total}),
        )
        return table("economic_expenditure", *rows, title="一般公共预算财政拨款基本支出决算表")

    assert (wrong(basic("20")), wrong(basic("21"))) == (0, 1)
