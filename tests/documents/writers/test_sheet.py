"""Cells: text never becomes a formula, figures stay figures."""

import io
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from heng.documents.writers.sheet import put, workbook_bytes


def _round_trip(value: str | int | Decimal | None) -> Any:
    workbook = Workbook()
    put(workbook.worksheets[0], 1, 1, value)
    return load_workbook(io.BytesIO(workbook_bytes(workbook))).worksheets[0].cell(1, 1)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"])
def test_text_that_begins_like_a_formula_is_quoted_text(start):
    cell = _round_trip(f"{start}HYPERLINK(1)")
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value == f"{start}HYPERLINK(1)"


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("=+-@\ufffe\uffff\0\t"), max_size=20))
def test_no_text_becomes_a_formula_or_breaks_the_file(text):
    cell = _round_trip(text)
    assert cell.data_type == "s" or cell.value is None


def test_ordinary_text_is_not_quoted():
    assert not _round_trip("≥99%").quotePrefix


@pytest.mark.parametrize("value", [Decimal("88.63"), 3, Decimal(0)])
def test_figures_stay_figures(value):
    cell = _round_trip(value)
    assert cell.data_type == "n"
    assert Decimal(str(cell.value)) == value


def test_a_blank_stays_blank():
    assert _round_trip(None).value is None
