"""The arithmetic behind sums and percentages, by its laws."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.finding import Severity
from heng.domain.money import round_half_up
from heng.domain.review.book.changes import changes
from heng.domain.review.figures import Amount, amounts, percent_fits
from heng.domain.review.sums import sum_gap
from heng.rulebook.profiles import load_profile

PROFILE = load_profile("central")
yuan = st.integers(min_value=0, max_value=10**11).map(lambda cents: Decimal(cents))


@given(st.lists(yuan, min_size=1, max_size=12))
def test_parts_that_add_up_are_never_found(parts: list[Decimal]) -> None:
    assert sum_gap(parts, sum(parts, Decimal()), PROFILE) is None


@given(st.lists(yuan, min_size=1, max_size=12))
def test_parts_rounded_to_a_hundredth_of_wan_never_block(parts: list[Decimal]) -> None:
    rounded = [round_half_up(part / 100, 0) * 100 for part in parts]
    total = round_half_up(sum(parts, Decimal()) / 100, 0) * 100
    assert sum_gap(rounded, total, PROFILE) is not Severity.ERROR


@given(st.lists(yuan, min_size=1, max_size=12), st.integers(min_value=10_000, max_value=10**9))
def test_a_whole_wan_missing_always_blocks(parts: list[Decimal], missing: int) -> None:
    assert sum_gap(parts, sum(parts, Decimal()) + missing, PROFILE) is Severity.ERROR


@given(
    st.integers(min_value=1, max_value=10**9),
    st.integers(min_value=1, max_value=10**9),
    st.integers(min_value=0, max_value=3),
)
def test_a_percentage_computed_from_its_amounts_fits(part: int, whole: int, digits: int) -> None:
    stated = f"{round_half_up(Fraction(part, whole) * 100, digits):f}"
    assert percent_fits(stated, exact(part), exact(whole)) is True


def test_a_percentage_that_rounding_of_the_amounts_may_explain_stays_open() -> None:
    assert percent_fits("2.8", amounts("4.71万元")[0], amounts("165.26万元")[0]) is None
    assert percent_fits("99.98", amounts("8631.73万元")[0], amounts("8634.17万元")[0]) is False


@pytest.mark.parametrize(
    ("sentence", "base", "delta", "percent"),
    [
        ("预算数为3363.8万元,比上年预算数3525.68万元减少161.88万元,下降4.6%", "35256800", "1618800", "4.6"),
        ("2024年预算安排1.65万元,较上年预算增加0.65万元,增长65%", "10000", "6500", "65"),
        ("支出决算10亿元,比2022年增加2亿元,增长25.0%", "800000000", "200000000", "25.0"),
    ],
)
def test_changes_are_read_with_the_base_they_imply(sentence: str, base: str, delta: str, percent: str) -> None:
    (change,) = changes(sentence)
    assert change.base is not None
    assert (change.base.yuan, change.delta.yuan, change.percent) == (Decimal(base), Decimal(delta), percent)


def exact(value: int) -> Amount:
    return Amount(Decimal(value), Decimal("0.01"), 0, 0)
