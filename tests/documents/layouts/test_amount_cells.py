"""Amounts, points and units of money as papers print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.documents.layouts.amount_cells import amount, bracketed_unit, number, points, stated_unit
from heng.documents.layouts.rows import Row, Slot
from heng.domain.finding import Where


@pytest.mark.parametrize(
    ("text", "unit", "yuan"),
    [
        ("3,518.85", "万元", "35188500"),
        ("３，518.85", "万元", "35188500"),
        ("13, 586. 01", "万元", "135860100"),
        ("328,661.81", "元", "328661.81"),
        ("0.00", "万元", "0"),
        ("-12.5", "万元", "-125000"),
        ("20万元", "元", "200000"),
        ("90.2万元（902000元）", "万元", "902000"),
        ("1.2345", "万元", "12345"),
    ],
)
def test_amounts_become_exact_yuan(text, unit, yuan):
    assert amount(text, unit) == Decimal(yuan)


@pytest.mark.parametrize("text", ["", "/", "—", "约50", "50左右", "90.2万元（90200元）", "1.2.3", "产出指标"])
def test_what_is_no_amount_stays_unread(text):
    assert amount(text, "万元") is None


@pytest.mark.parametrize("text", ["700000 20000 680000 65.00", "20 30", "1200\n6500", "12 34 567"])
def test_two_figures_in_a_cell_are_never_one(text):
    assert number(text) is None


@pytest.mark.parametrize("text", ["12 345", "1 234 567", "1 2 3 4 5", "1 2 , 3 4 5 . 6"])
def test_blanks_between_thousands_or_between_all_digits_change_nothing(text):
    assert number(text) == Decimal(text.replace(" ", "").replace(",", ""))


@given(st.decimals(0, 10**9, places=4, allow_nan=False, allow_infinity=False))
def test_separators_and_blanks_change_nothing(figure):
    assert number(f"{figure:,f}") == number(f" {figure:f} ") == figure


@pytest.mark.parametrize(
    ("text", "value"), [("10", "10"), ("7.5", "7.5"), ("10分", "10"), ("22.5%", "22.5"), ("１０", "10")]
)
def test_points(text, value):
    assert points(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "/", "十分", "10-20"])
def test_what_is_no_points(text):
    assert points(text) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("预算数（万元）", "万元"),
        ("金额(单位：元)", "元"),
        ("其他 （ 亿元 ）", "亿元"),
        ("预算数", None),
        ("成本（元/箱）", None),
    ],
)
def test_units_in_brackets(text, unit):
    assert bracketed_unit(text) == unit


@pytest.mark.parametrize(
    ("cells", "unit"),
    [
        (["预算金额（元）", "金额单位：万元"], "万元"),
        (["单位: 元"], "元"),
        (["年度预算数（万元）"], "万元"),
        (["单位名称", "预算数"], None),
        (["本项目由甲单位与乙单位共同实施，经费合计若干（万元）另行核定，以批复为准"], None),
    ],
)
def test_the_corner_goes_before_headings_and_prose_states_nothing(cells, unit):
    assert stated_unit([Row(tuple(Slot(text, Where(line=1)) for text in cells))]) == unit
