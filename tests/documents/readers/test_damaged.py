"""Whatever a file holds, reading it gives its content or one message: never another failure."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heng.documents.read import read_content
from heng.domain.errors import UnreadableInput

PLENTY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
VALUES = st.sampled_from(["", "-1", "99999999", "abc", "NaN", "1e999", "A0", "ZZZ9", "A1:B", "0", "1"])


def readable(data):
    try:
        return read_content(data)
    except UnreadableInput:
        return None


@PLENTY
@given(st.binary(max_size=200))
def test_any_bytes(data):
    content = readable(data)
    assert content is None or content.lines or content.grids


@PLENTY
@given(kind=VALUES, place=VALUES, style=VALUES, value=VALUES, merge=VALUES, row=VALUES)
def test_any_values_in_a_workbook(workbook, kind, place, style, value, merge, row):
    cells = f'<row r="{row}"><c t="{kind}" r="{place}" s="{style}"><v>{value}</v></c><c><f>{value}</f></c></row>'
    content = readable(
        workbook(cells, f'<mergeCells><mergeCell ref="{merge}"/></mergeCells>', formats=("0%", "yyyy/m/d"))
    )
    assert content is None or content.kind == "xlsx"


@PLENTY
@given(position=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_any_damaged_byte_in_a_package(workbook, position, byte):
    data = bytearray(workbook('<row r="1"><c r="A1"><v>1</v></c></row>'))
    data[position % len(data)] = byte
    content = readable(bytes(data))
    assert content is None or content.kind in ("xlsx", "text", "html", "csv")


@pytest.mark.parametrize("nesting", [10, 300, 5000])
def test_deep_nesting_in_a_word_document(word, nesting):
    content = readable(word("<w:sdt><w:sdtContent>" * nesting + "<w:p/>" + "</w:sdtContent></w:sdt>" * nesting))
    assert content is None
