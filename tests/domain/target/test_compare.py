"""Holding actual figures against targets."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.target.compare import compare
from heng.domain.target.parse_target import parse_target


@pytest.mark.parametrize(
    ("target", "actual", "met"),
    [
        ("≥95%", "95", True),
        ("≥95%", "94.99", False),
        ("≤1小时", "1", True),
        (">5个", "5", False),
        ("<1小时", "0.99", True),
        ("100%", "100", True),
        ("100%", "99.99", False),
        ("80%-90%", "80", True),
        ("80%-90%", "90.01", False),
        ("前三名", "3", True),
        ("前三名", "4", False),
        ("较上年增长5%", "6", None),
        ("2024年6月底前", "1", None),
        ("约95%", "95", None),
        ("达标", "1", None),
        ("……", "1", None),
    ],
)
def test_an_actual_is_met_not_met_or_cannot_be_judged(target, actual, met):
    assert compare(Decimal(actual), parse_target(target)) is met


def test_a_ratio_just_below_the_target_is_not_met_although_it_would_round_to_it():
    assert compare(Fraction(99_996, 1000), parse_target("100%")) is False


def test_an_actual_in_another_unit_is_converted_exactly():
    target = parse_target("≤20万元")
    assert compare(Decimal(200_000), target, "元") is True
    assert compare(Decimal("200000.01"), target, "元") is False


def test_units_without_exact_relation_cannot_be_judged():
    assert compare(Decimal(3), parse_target("≤5个工作日"), "小时") is None


def test_a_number_under_a_qualitative_sign_cannot_be_judged():
    assert compare(Decimal(100), parse_target("100%", sign="定性")) is None


@given(st.decimals(0, 1000, places=3), st.decimals(0, 1000, places=3))
def test_opposite_signs_judge_oppositely(actual, wanted):
    def judged(sign):
        return compare(actual, parse_target(f"{sign}{wanted}"))

    assert judged("≥") is not judged("<")
    assert judged("≤") is not judged(">")
    assert judged("=") is (judged("≥") and judged("≤"))
