"""Computed results as actuals: under every name that papers use, never a zero where there is no value."""

from dataclasses import replace
from fractions import Fraction

from heng.domain.indicator.result import Result, Status
from heng.domain.period import parse_period
from heng.domain.self_evaluation.computed_actual import computed_actuals
from heng.rulebook.indicators import load_definitions

DEFINITION = next(one for one in load_definitions() if one.name == "网上立案率")
RESULT = Result(
    id="r-0123456789abcdef",
    indicator=DEFINITION.slug,
    definition_version=DEFINITION.version,
    court="粤0192",
    period=parse_period("2022"),
    by={},
    value=Fraction(9966, 100),
    numerator=Fraction(9966),
    denominator=Fraction(10_000),
    unit="%",
    status=Status.OK,
    excluded=0,
    snapshot="s-1",
)


def test_a_result_is_an_actual_under_its_name_and_every_alias():
    actuals = computed_actuals([RESULT], [DEFINITION])
    assert set(actuals) == {DEFINITION.name, *DEFINITION.aliases}
    actual = actuals["网上立案率"]
    assert (actual.text, actual.value, actual.unit) == ("99.66%", Fraction(9966, 100), "%")
    assert RESULT.id in actual.evidence


def test_a_result_without_a_value_or_for_a_part_of_the_period_gives_no_actual():
    blank = replace(RESULT, value=None, status=Status.NOT_APPLICABLE)
    assert computed_actuals([blank, replace(RESULT, by={"month": "2022-03"})], [DEFINITION]) == {}


def test_counts_are_shown_whole_and_other_figures_with_two_decimals():
    counted = replace(RESULT, value=Fraction(50_123), unit="件")
    measured = replace(RESULT, value=Fraction(2, 3), unit="小时")
    assert computed_actuals([counted], [DEFINITION])["网上立案率"].text == "50123件"
    assert computed_actuals([measured], [DEFINITION])["网上立案率"].text == "0.67小时"


def test_a_percentage_below_the_whole_is_not_shown_as_the_whole():
    nearly = replace(RESULT, value=Fraction(99_999_999, 1_000_000))
    assert computed_actuals([nearly], [DEFINITION])["网上立案率"].text == "99.99%"
