"""The original is shown with every cell in its own column, blank ones too."""

from hypothesis import given
from hypothesis import strategies as st

from heng.apps.intake.source import with_blanks
from heng.documents.content_json import content_to_json
from heng.documents.read import read_content
from tests.documents.relay.formats import OFFICE
from tests.documents.relay.sheet import Put, Sheet


def shown(sheet, kind):
    [grid] = content_to_json(read_content(OFFICE[kind]([sheet])))["grids"]
    return [[cell["text"] for cell in row] for row in with_blanks(grid["rows"])]


def test_a_blank_cell_between_two_keeps_its_place():
    rows = ((Put("甲"), Put(""), Put("乙")), (Put(""), Put("丙"), Put("")))
    assert shown(Sheet("表", rows), "xlsx") == [["甲", "", "乙"], ["", "丙", ""]]


def test_below_a_merged_cell_nothing_is_added():
    rows = ((Put("甲", 1, 2), Put("乙"), Put("丁")), (Put("丙"), Put("")))
    assert shown(Sheet("表", rows), "xlsx") == [["甲", "乙", "丁"], ["丙", ""]]


@given(st.lists(st.lists(st.sampled_from(["", "甲", "乙"]), min_size=4, max_size=4), min_size=1, max_size=6))
def test_a_table_without_merged_cells_is_shown_as_a_rectangle(texts):
    texts = [["始", *row, "末"] for row in texts]
    sheet = Sheet("表", tuple(tuple(map(Put, row)) for row in texts))
    assert shown(sheet, "xlsx") == texts
