"""Results for people: never a percentage rounded up to the whole, words where there is no value."""

from datetime import date
from fractions import Fraction

import pytest

from heng.domain.indicator.result import Result, Status, shown, shown_side
from heng.domain.period import Period

YEAR = Period(date(2022, 1, 1), date(2022, 12, 31), "2022")


def result(value, unit, status=Status.OK):
    return Result("r-1", "x", "d-1", "粤0192", YEAR, {}, value, Fraction(1), Fraction(1), unit, status, 0, "s-1")


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Fraction(100 * 19_999, 20_000), "%", "99.99%"),
        (Fraction(100 * 99_999, 100_000), "%", "99.99%"),
        (Fraction(100), "%", "100.00%"),
        (Fraction(1, 1000), "%", "0.01%"),
        (Fraction(50123), "件", "50,123 件"),
        (Fraction(2, 3), "小时", "0.67 小时"),
    ],
)
def test_a_value_is_shown_with_its_unit(value, unit, text):
    assert shown(result(value, unit)) == text


def test_no_value_is_shown_as_a_word():
    assert shown(result(None, "%", Status.NOT_APPLICABLE)) == "不适用"
    assert shown(result(None, "%", Status.NO_DATA)) == "无数据"


def test_sides_are_shown_whole_where_they_are():
    assert (shown_side(Fraction(12345)), shown_side(Fraction(5, 2))) == ("12,345", "2.50")
