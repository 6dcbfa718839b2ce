"""Answers that can be stored and printed anywhere."""

import pytest

from heng.documents.storable import printable, storable


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x7f", "\x9b", "\ud800", "\uffff"])
def test_what_steers_or_cannot_be_written_is_replaced_everywhere(sign):
    assert storable({f"名{sign}": [f"值{sign}", 1, None]}) == {"名\ufffd": ["值\ufffd", 1, None]}


def test_line_ends_tabs_and_ordinary_text_stay():
    assert storable("第一行\n第二行\t≥95%𠮷") == "第一行\n第二行\t≥95%𠮷"


def test_marks_of_direction_are_left_out_of_messages():
    assert printable("\u202e表\x1b格.xlsx") == "表\ufffd格.xlsx"
