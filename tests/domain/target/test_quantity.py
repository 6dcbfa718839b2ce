"""Units: canonical writing and exact conversion."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.target.quantity import base, convert, unit_text


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("百分比", "%"),
        ("％", "%"),
        ("（%）", "%"),
        ("个百分点", "百分点"),
        (" 万 元 ", "万元"),
        ("无", ""),
        ("/", ""),
        ("件/年", "件/年"),
    ],
)
def test_a_unit_has_one_canonical_writing(written, unit):
    assert unit_text(written) == unit


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        ("5.4", "万宗", ("54000", "宗")),
        ("20", "亿元", ("2000000000", "元")),
        ("3", "件", ("3", "件")),
        ("2", "万", ("20000", "")),
        ("1.5", "千万元", ("15000000", "元")),
    ],
)
def test_wan_and_yi_are_taken_out_of_the_unit(number, unit, expected):
    value, counted = base(Decimal(number), unit)
    assert (value, counted) == (Decimal(expected[0]), expected[1])


@pytest.mark.parametrize(
    ("number", "unit", "into", "expected"),
    [
        ("1", "小时", "分钟", Fraction(60)),
        ("2", "天", "小时", Fraction(48)),
        ("90", "分钟", "小时", Fraction(3, 2)),
        ("1", "年", "个月", Fraction(12)),
        ("5", "‰", "%", Fraction(1, 2)),
        ("1", "亿元", "万元", Fraction(10_000)),
        ("5.4", "万宗", "宗", Fraction(54_000)),
        ("3", "件", "件", Fraction(3)),
        ("1", "工作日", "小时", None),
        ("1", "月", "天", None),
        ("3", "件", "次", None),
    ],
)
def test_conversion_is_exact_or_refused(number, unit, into, expected):
    assert convert(Decimal(number), unit, into) == expected


@given(st.fractions(), st.sampled_from([("元", "万元"), ("分钟", "天"), ("%", "‰"), ("宗", "万宗")]))
def test_converting_there_and_back_changes_nothing(number, units):
    there = convert(number, *units)
    assert there is not None
    assert convert(there, units[1], units[0]) == number


def test_a_bracket_in_a_unit_stays_as_it_is_written():
    assert unit_text("台（套）") == "台（套）"
    assert unit_text("（%）") == "%"
