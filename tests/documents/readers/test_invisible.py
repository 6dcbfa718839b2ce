"""Characters that nobody sees, and signs of symbol fonts."""

import pytest

from heng.documents.content import Cell, Content, Grid, Line
from heng.documents.readers.invisible import seen, without_invisible
from heng.domain.finding import Where


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("结\u200b案\ufeff率", "结案率"),
        ("\u202e结案率", "结案率"),
        ("办案\u00a0业务费", "办案 业务费"),
        ("\uf0b395%", "≥95%"),
        ("\uf0a3 3天", "≤ 3天"),
        ("\uf0a3是", "□是"),
        ("\uf052是", "☑是"),
        ("一般", "一般"),
    ],
)
def test_text_is_what_is_seen(text, shown):
    assert seen(text) == shown


def test_lines_titles_and_cells_are_mended_and_keep_their_place():
    cell = Cell("\u200b值\u00a0", Where(cell="A1"), 1, 1)
    content = without_invisible(Content("html", (Line("一\u00ad行", Where(line=1)),), (Grid("题\u200b", ((cell,),)),)))
    assert (content.lines[0].text, content.grids[0].title) == ("一行", "题")
    assert (content.grids[0].rows[0][0].text, content.grids[0].rows[0][0].where.cell) == ("值", "A1")
