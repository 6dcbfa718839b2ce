"""Money and the one place where anything is rounded."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.money import percent_text, round_half_up, wan_text, wan_to_yuan


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [("0.125", 2, "0.13"), ("-0.125", 2, "-0.13"), ("2.5", 0, "3"), ("99.9717", 2, "99.97"), ("1", 2, "1.00")],
)
def test_halves_are_rounded_away_from_zero(value, places, rounded):
    assert round_half_up(Decimal(value), places) == Decimal(rounded)
    assert round_half_up(Fraction(value), places) == Decimal(rounded)


@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 4))
def test_decimal_and_exact_fraction_round_alike(value, places):
    assert round_half_up(value, places) == round_half_up(Fraction(value), places)


@given(st.decimals(0, 10**8, places=6))
def test_an_amount_survives_its_wan_text(wan):
    text = wan_text(wan_to_yuan(wan))
    assert text is not None
    assert Decimal(text) == wan
    assert len(text.partition(".")[2]) >= 2


def test_a_blank_amount_stays_blank():
    assert wan_text(None) is None


@given(st.fractions(0, 2))
def test_only_the_whole_reads_100_percent_and_only_nothing_reads_0(ratio):
    shown = percent_text(ratio)
    assert (shown == "0.00%") == (ratio == 0)
    if ratio < 1:
        assert Decimal(shown[:-1]) < 100


def test_a_ratio_above_nothing_never_reads_as_nothing():
    assert percent_text(Fraction(1, 1_000_000)) == "0.01%"
