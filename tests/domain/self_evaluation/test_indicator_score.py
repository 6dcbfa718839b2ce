"""The points of single indicators: worked examples and laws."""

import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.finding import Severity, Where
from heng.domain.self_evaluation.actual import Actual
from heng.domain.self_evaluation.indicator_score import excess_findings, indicator_item
from heng.domain.target.declaration import Indicator
from heng.domain.target.target_value import Comparison, Form, TargetValue
from heng.rulebook.self_evaluation import scoring_profiles, scoring_rules
from heng.rulebook.self_evaluation_facts import read_actual, read_indicator

FILE = Path(__file__).parents[2] / "worked_examples/self_evaluation/indicators.toml"
EXAMPLES = tomllib.loads(FILE.read_text("utf-8"), parse_float=Decimal)["example"]
figures = st.fractions(Fraction(0), Fraction(10_000), max_denominator=100)


def _of(comparison: Comparison, number: Decimal, weight: int = 10) -> Indicator:
    text = f"{comparison.value}{number}"
    return Indicator(
        "", "", "甲", TargetValue(comparison, Form.NUMBER, str(number), "", text, number), Where(), Decimal(weight)
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_the_indicator_scores_the_worked_example(example):
    indicator = read_indicator(example)
    actual = read_actual(example["actual"]) if "actual" in example else None
    item = indicator_item(indicator, actual, scoring_rules(example.get("profile", "central")))
    assert item.points == example.get("points")
    assert example.get("unscored", "") in item.reason
    assert item.reason


@pytest.mark.parametrize("profile", scoring_profiles())
@given(target=st.decimals(1, 1000, places=2), actual=figures, falling=st.booleans())
def test_points_lie_between_zero_and_the_weight(profile, target, actual, falling):
    comparison = Comparison.AT_MOST if falling else Comparison.AT_LEAST
    points = indicator_item(_of(comparison, target), Actual("", actual), scoring_rules(profile)).points
    assert points is not None
    assert 0 <= points <= 10


@given(target=st.decimals(1, 1000, places=2), one=figures, other=figures)
def test_doing_better_never_scores_less(target, one, other):
    worse, better = min(one, other), max(one, other)
    rising, falling = _of(Comparison.AT_LEAST, target), _of(Comparison.AT_MOST, target)
    assert _points(rising, worse) <= _points(rising, better)
    assert _points(falling, better) <= _points(falling, worse)


def _points(indicator: Indicator, value: Fraction) -> Decimal:
    points = indicator_item(indicator, Actual("", value), scoring_rules()).points
    assert points is not None
    return points


@pytest.mark.parametrize(
    ("actual", "severities"),
    [("120", []), ("121", [Severity.HINT]), ("130", [Severity.HINT]), ("131", [Severity.WARNING]), ("80", [])],
)
def test_exceeding_a_target_wants_an_explanation_over_20_percent_and_suggests_a_deduction_over_30(actual, severities):
    found = excess_findings(_of(Comparison.AT_LEAST, Decimal(100)), Actual(actual, Fraction(actual)), scoring_rules())
    assert [finding.severity for finding in found] == severities


def test_an_unmet_figure_next_to_the_target_is_not_shown_as_met():
    indicator = _of(Comparison.AT_LEAST, Decimal(100))
    item = indicator_item(indicator, Actual("99.999", Fraction("99.999")), scoring_rules())
    assert "未达到目标" in item.reason
    assert "99.999" in item.reason
