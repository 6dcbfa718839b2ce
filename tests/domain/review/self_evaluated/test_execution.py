"""预算执行率: rate, points, sources and reasons of the money part hold against each other."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.budget.amounts import Amounts
from heng.domain.money import round_half_up, wan_to_yuan
from heng.domain.target.declaration import BudgetTable, Document, TableRow, Unit
from tests.domain.review.self_evaluated.forms import at, form, found, messages, money, project


def paper(spent: tuple[str, str, str], rate: str, weight: str = "10", score: str = "", **fields: Any) -> Document:
    points: dict[str, Any] = {"execution_weight": Decimal(weight), "execution_score": Decimal(score) if score else None}
    one = project(spent=spent, **points, **fields)
    return form(one, tables=[money(("total", "年度资金总额", *spent, rate))])


@pytest.mark.parametrize(
    ("rate", "severities"),
    [
        ("96.00%", []),
        ("96%", []),
        ("96", []),
        ("0.96", []),
        ("98.00%", ["error"]),
        ("9.6%", ["error"]),
        ("93.33%", ["warning"]),  # on the budget at the start of the year
        ("95.99%", []),  # within what rounded amounts leave open
        ("—", []),
    ],
)
def test_a_printed_rate_is_what_was_spent_of_the_budget_in_force(rate: str, severities: list[str]) -> None:
    document = paper(("86.40", "84.00", "80.64"), rate)
    assert found(document, "R14") == [("R14", severity) for severity in severities]


def test_the_last_digit_alone_does_not_block() -> None:
    assert found(paper(("8400.00", "8400.00", "8064.00"), "95.99%"), "R14") == [("R14", "warning")]


def test_a_rate_of_rounded_amounts_may_follow_from_the_exact_ones() -> None:
    assert found(paper(("7.29", "7.30", "7.29"), "99.90%"), "R14") == []


def test_a_rate_capped_at_the_whole_is_no_slip_beside_overspending() -> None:
    document = paper(("50.00", "50.00", "52.00"), "100%", score="10")
    assert found(document, "R14", "R71") == [("R71", "error")]
    assert "104.00%" in messages(document, "R71")


def test_spending_above_the_budget_at_the_start_of_the_year_alone_wants_an_explanation() -> None:
    spent = ("50.00", "", "52.00")
    one = project(spent=("50.00", "50.00", "52.00"))
    assert found(form(one, tables=[money(("total", "年度资金总额", *spent, ""))]), "R71") == [("R71", "error")]
    table = money(("total", "年度资金总额", *spent, ""))
    only = replace(table, rows=(replace(table.rows[0], amounts=(table.rows[0].amounts[0], table.rows[0].amounts[2])),))
    assert found(form(one, tables=[only]), "R71") == [("R71", "warning")]


@pytest.mark.parametrize(
    ("score", "severities"),
    [
        ("9.60", []),
        ("9.6", []),
        ("10", ["warning"]),  # all points for 96 %: a region's bands may give them, and then must be named
        ("9", ["warning"]),
        ("8.60", ["error"]),
        ("11", ["error"]),
    ],
)
def test_points_of_execution_are_their_share_of_the_weight(score: str, severities: list[str]) -> None:
    document = paper(("84.00", "84.00", "80.64"), "96.00%", score=score)
    assert found(document, "R71") == [("R71", severity) for severity in severities]


def test_points_that_follow_a_wrong_rate_are_not_blamed_again() -> None:
    assert found(paper(("84.00", "84.00", "80.64"), "98.00%", score="9.8"), "R14", "R71") == [("R14", "error")]


def test_a_region_with_twenty_points_counts_by_its_own_weight() -> None:
    assert found(paper(("150", "150", "147"), "98.00%", "20", "19.6"), "R71") == []
    assert found(paper(("150", "150", "147"), "98.00%", "20", "18.6"), "R71") == [("R71", "error")]


@given(st.integers(1, 10**7), st.integers(1, 10**7), st.sampled_from([5, 10, 15, 20]))
def test_points_and_rate_computed_and_rounded_are_never_blamed(budget: int, spent: int, weight: int) -> None:
    spent = min(budget, spent)
    share = Decimal(spent) / Decimal(budget)
    rate, score = round_half_up(share * 100, 2), round_half_up(share * weight, 2)
    amounts = tuple(f"{Decimal(figure) / 100:.2f}" for figure in (budget, budget, spent))
    assert found(paper((amounts[0], amounts[1], amounts[2]), f"{rate}%", str(weight), str(score)), "R14", "R71") == []


def test_each_source_has_its_own_rate() -> None:
    one = project(spent=("60.00", "60.00", "57.90"))
    rows = (
        ("total", "年度资金总额", "60.00", "60.00", "57.90", "96.50%"),
        ("fiscal_appropriation", "财政资金", "50.00", "50.00", "50.00", "96.50%"),
        ("other_funds", "其他资金", "10.00", "10.00", "7.90", "79.00%"),
    )
    document = form(one, tables=[money(*rows)])
    assert found(document, "R14", "R12") == [("R14", "error")]
    assert "财政资金" in messages(document, "R14")


@pytest.mark.parametrize(("other", "expected"), [("7.90", []), ("7.91", ["warning"]), ("9.70", ["error"])])
def test_what_the_sources_spent_adds_up(other: str, expected: list[str]) -> None:
    one = project(spent=("60.00", "60.00", "57.90"))
    rows = (
        ("total", "年度资金总额", "60.00", "60.00", "57.90", ""),
        ("fiscal_appropriation", "财政资金", "50.00", "50.00", "50.00", ""),
        ("other_funds", "其他资金", "10.00", "10.00", other, ""),
    )
    assert found(form(one, tables=[money(*rows)]), "R12") == [("R12", severity) for severity in expected]


def test_a_list_that_names_only_some_sources_is_not_added_up() -> None:
    one = project(spent=("60.00", "60.00", "57.90"))
    rows = (
        ("total", "年度资金总额", "60.00", "60.00", "57.90", ""),
        ("fiscal_appropriation", "财政资金", "50.00", "50.00", "50.00", ""),
        ("carryover", "上年结转", "2.00", "2.00", "1.00", ""),
    )
    assert found(form(one, tables=[money(*rows)]), "R12") == []


def test_a_total_of_nothing_above_money_spent_is_a_row_left_unfilled() -> None:
    one = project(spent=("0", "0", "0"), execution_weight=Decimal(10), execution_score=Decimal(0))
    rows = (
        ("total", "年度资金总额", "0", "0", "0", "0"),
        ("fiscal_appropriation", "本年财政拨款", "90", "89.974", "89.974", ""),
    )
    assert found(form(one, tables=[money(*rows)]), "R71") == [("R71", "error")]


def test_a_blank_rate_beside_its_points_was_left_unfilled() -> None:
    assert found(paper(("84.00", "84.00", "84.00"), "", score="10"), "R07") == [("R07", "warning")]


@pytest.mark.parametrize(
    ("reason", "asked"), [("1.说明", True), ("无", True), ("", True), ("年中追加（财行〔2024〕12号）", False)]
)
def test_a_changed_budget_wants_its_reason_where_the_form_asks_for_it(reason: str, asked: bool) -> None:
    texts = (("预算执行情况原因", reason),)
    document = paper(("238.93", "251.89", "251.89"), "100.00%", score="10", texts=texts)
    assert found(document, "R71") == ([("R71", "warning")] if asked else [])
    assert found(paper(("238.93", "251.89", "251.89"), "100.00%", score="10"), "R71") == []


def test_low_execution_wants_its_reason_where_the_form_asks_for_it() -> None:
    low = paper(("100", "100", "62"), "62.00%", score="6.2", texts=(("预算执行情况原因", ""),))
    assert found(low, "R72") == [("R72", "warning")]


def test_a_declaration_without_spending_is_not_evaluated() -> None:
    assert (
        found(form(replace(project(), amounts=replace(project().amounts, total=wan_to_yuan(Decimal(5))))), "R14") == []
    )


@pytest.mark.parametrize(
    ("basic", "projects", "expected"),
    [
        ("4000", "1880", []),  # what was spent
        ("4000", "2000", []),  # what was budgeted
        ("4000", "1980", [("R12", "error")]),
        ("4000", "1880.01", []),
    ],
)
def test_basic_and_project_expenditure_make_the_budget_or_the_spending(
    basic: str, projects: str, expected: list[tuple[str, str]]
) -> None:
    amounts = Amounts(total=wan_to_yuan(Decimal(6000)), fiscal_appropriation=wan_to_yuan(Decimal(6000)))
    unit = Unit("云溪市清河区人民法院", at("C2"), amounts=amounts, executed=wan_to_yuan(Decimal(5880)))
    rows = tuple(
        TableRow(name, (("金额", wan_to_yuan(Decimal(figure))),), at(f"H{number}"))
        for number, (name, figure) in enumerate((("基本支出", basic), ("项目支出", projects)), 7)
    )
    overview = BudgetTable("department_overview", "预算整体情况", rows, rows[0].where)
    document = replace(form(project(), tables=[overview]), projects=(), units=(unit,))
    assert found(document, "R12") == expected
