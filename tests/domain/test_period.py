"""Periods of account."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.errors import WrongUsage
from heng.domain.period import parse_period


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022Q3", date(2022, 7, 1), date(2022, 9, 30)),
        ("2022H2", date(2022, 7, 1), date(2022, 12, 31)),
        (" 2022H1 ", date(2022, 1, 1), date(2022, 6, 30)),
    ],
)
def test_a_named_period_is_a_closed_interval(text, start, end):
    period = parse_period(text)
    assert (period.start, period.end, str(period)) == (start, end, text.strip())
    assert start in period
    assert end in period


@pytest.mark.parametrize("text", ["", "22", "2022-13", "2022-00", "2022Q5", "2022H3", "1949", "2100", "2022-1", "今年"])
def test_anything_else_is_refused_in_chinese(text):
    with pytest.raises(WrongUsage, match="期间"):
        parse_period(text)


@given(st.integers(1950, 2099), st.sampled_from(["", "-07", "Q1", "Q4", "H1", "H2"]))
def test_the_months_of_a_period_cover_it_without_gap(year, part):
    period = parse_period(f"{year}{part}")
    months = list(period.months())
    assert (months[0].start, months[-1].end) == (period.start, period.end)
    assert all((after.start - before.end).days == 1 for before, after in pairwise(months))
    assert all(parse_period(month.name) == month for month in months)
