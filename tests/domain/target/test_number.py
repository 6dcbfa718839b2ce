"""Numbers as papers print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.target.number import parse_chinese_number, parse_number

DIGITS = "零一二三四五六七八九"


def written(number):
    """The standard numeral, built digit by digit from the left."""
    text, pending = "", False
    for place, step in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if pending and text else "") + DIGITS[digit] + step
        pending = not digit
    return text.removeprefix("一") if text.startswith("一十") else text


@pytest.mark.parametrize(
    ("text", "number"),
    [("13, 586. 01", "13586.01"), ("3，518.85", "3518.85"), ("7. 00", "7.00"), ("１２", "12"), ("-3.5", "-3.5")],
)
def test_separators_blanks_and_wide_digits_are_read(text, number):
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "1,23", "1.2.3", "12件", "A4", "一", "13 586"])
def test_what_is_not_one_number_is_none(text):
    assert parse_number(text) is None


@given(st.integers(1, 9999))
def test_a_well_formed_chinese_numeral_is_its_number(number):
    assert parse_chinese_number(written(number)) == number


@pytest.mark.parametrize("text", ["一百二", "二三", "十十", "百", "零五", "一千十", "几"])
def test_a_loose_chinese_numeral_is_not_read(text):
    assert parse_chinese_number(text) is None
