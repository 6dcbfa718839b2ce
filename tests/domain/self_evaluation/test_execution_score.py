"""The points of the execution rate."""

from decimal import Decimal

import pytest

from heng.domain.self_evaluation.execution_score import execution_findings, execution_item
from heng.domain.self_evaluation.scoring_rules import grade
from heng.rulebook.self_evaluation import scoring_rules


@pytest.mark.parametrize(
    ("profile", "budget", "executed", "points"),
    [
        ("central", "1000000", "998000", "9.98"),
        ("central", "1000000", "0", "0"),
        ("central", "1000000", "1000000", "10"),
        ("central", "1000000", "1200000", "10"),
        ("hubei", "1000000", "900000", "18"),
        ("guidance_2021", "1000000", "1000000", "10"),
        ("guidance_2021", "1000000", "999999", "7"),
        ("guidance_2021", "1000000", "800000", "7"),
        ("guidance_2021", "1000000", "799999", "5"),
        ("guidance_2021", "1000000", "599999", "0"),
    ],
)
def test_the_execution_rate_scores_by_the_rules_of_the_profile(profile, budget, executed, points):
    rules = scoring_rules(profile)
    item = execution_item(Decimal(budget), Decimal(executed), rules.execution_points, rules)
    assert item.points == Decimal(points)


@pytest.mark.parametrize(("budget", "executed"), [(None, "1"), ("1", None), ("0", "1")])
def test_without_budget_or_spending_the_rate_is_not_applicable_and_not_zero(budget, executed):
    rules = scoring_rules()
    amounts = [None if amount is None else Decimal(amount) for amount in (budget, executed)]
    item = execution_item(amounts[0], amounts[1], Decimal(10), rules)
    assert item.points is None
    assert "不适用" in item.reason


def test_a_rate_below_the_whole_is_never_shown_as_100_percent():
    item = execution_item(Decimal(10**8), Decimal(10**8 - 1), Decimal(10), scoring_rules())
    assert item.actual == "99.99%"


@pytest.mark.parametrize(("executed", "codes"), [("100", []), ("90", []), ("89.99", ["E04"]), ("100.01", ["E03"])])
def test_low_rates_want_a_reason_and_rates_above_the_whole_are_pointed_out(executed, codes):
    found = execution_findings("甲项目", Decimal(100), Decimal(executed), scoring_rules())
    assert [finding.rule for finding in found] == codes


@pytest.mark.parametrize(
    ("total", "name"),
    [
        ("100", "优"),
        ("90", "优"),
        ("89.99", "良"),
        ("80", "良"),
        ("79.99", "中"),
        ("60", "中"),
        ("59.99", "差"),
        ("0", "差"),
    ],
)
def test_the_grade_bands_begin_at_90_80_and_60(total, name):
    assert grade(scoring_rules(), Decimal(total)) == name
