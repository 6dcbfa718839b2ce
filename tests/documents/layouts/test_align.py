"""Rows whose cells left their columns find their way back by content and spacing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.documents.layouts.align import Column, aligned, contradicts, direct, evenly_shifted
from heng.documents.layouts.rows import Row, Slot
from heng.domain.finding import Where

FIELDS = [
    "unit_name",
    "project_name",
    "total",
    "objective",
    "category",
    "subcategory",
    "name",
    "comparison",
    "value",
    "unit",
    "weight",
    "polarity",
]
COLUMNS = tuple(Column(field, index) for index, field in enumerate(FIELDS))
FULL = ["", "办案费", "12.50", "办好案件。", "产出指标", "数量指标", "审结案件数", "≥", "900", "件", "15", "正向指标"]


def row(texts):
    return Row(tuple(Slot(text, Where(line=1, column=number)) for number, text in enumerate(texts, 1)), exact=False)


def texts(fields):
    return {field: slot.text for field, slot in fields.items()}


def test_a_row_in_its_columns_is_read_as_it_stands():
    assert not contradicts(row(FULL), COLUMNS)
    assert texts(direct(row(FULL), COLUMNS)) == {field: text for field, text in zip(FIELDS, FULL, strict=True) if text}


@given(
    left_out=st.sets(st.sampled_from(["total", "objective", "unit", "polarity"])),
    name=st.text("审结案件庭调解执行到位数量人次", min_size=3, max_size=12),
    value=st.integers(0, 10**7).map(str),
    blanks=st.integers(0, 4),
)
def test_cells_pushed_together_keep_their_fields(left_out, name, value, blanks):
    written = dict(zip(FIELDS, FULL, strict=True)) | {"name": name, "value": value}
    kept = {field: text for field, text in written.items() if text and field not in left_out}
    fields = aligned(row([""] * blanks + list(kept.values())), COLUMNS)
    assert texts(fields) == kept


@given(shift=st.integers(-4, 5))
def test_an_evenly_shifted_row_reads_like_the_row_in_place(shift):
    cells = ["产出指标", "数量指标", "审结案件数", "≥", "900", "件", "15"]
    moved = row([""] * (4 + shift) + cells)
    fields = aligned(moved, COLUMNS)
    assert fields is not None
    assert list(texts(fields).values()) == cells
    assert list(fields) == FIELDS[4:11]
    assert evenly_shifted(moved, fields, COLUMNS)


def test_a_hole_between_name_and_value_is_no_even_shift():
    columns = tuple(
        Column(field, index)
        for index, field in enumerate(["label", "category", "subcategory", "name", "whole_period", "value"])
    )
    torn = row(["立案率", "", "预期实现值为99%。", "预期实现值为99%。", "", ""])
    fields = aligned(torn, columns)
    assert fields is not None
    assert texts(fields) == {"name": "立案率", "whole_period": "预期实现值为99%。", "value": "预期实现值为99%。"}
    assert not evenly_shifted(torn, fields, columns)


@pytest.mark.parametrize("cells", [["12.50", "30.00", "10", "7", "产出指标"], ["≥", "≥", "≥"]])
def test_cells_that_no_order_of_columns_can_hold_are_given_back(cells):
    assert aligned(row(cells), COLUMNS) is None


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("subcategory", "审结案件数"),
        ("category", "数量指标"),
        ("weight", "件"),
        ("total", "产出指标"),
        ("label", "立案率"),
    ],
)
def test_a_cell_that_its_column_cannot_hold_contradicts(field, text):
    assert contradicts(row([text]), (Column(field, 0),))
