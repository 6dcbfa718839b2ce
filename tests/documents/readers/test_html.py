"""Web pages: text blocks, tables with merged cells, and what is left out."""

from heng.documents.readers.html import read_html
from heng.domain.finding import Where

PAGE = """<!DOCTYPE html><html><head><meta charset="gb2312"><title>标题</title></head><body>
<nav>首页</nav><script>var x=1;</script><div>附件：目标表<span> 2024 年</span></div>
<table><tr><td rowspan="2">绩<br>效</td><td colspan="2">产出<p>指标</p></td></tr>
<tr><td>数量</td><td>≥3次<table><tr><td>内层</td></tr></table></td></tr></table>
<p style="display:none">看不见</p><p>说明</p></body></html>"""


def test_blocks_of_text_are_lines_and_tables_are_grids_in_one_numbering():
    content = read_html(PAGE.encode("gb18030"))
    assert [(line.where.line, line.text) for line in content.lines] == [(1, "附件：目标表 2024 年"), (4, "说明")]
    assert [(grid.where.line, grid.title) for grid in content.grids] == [(2, "附件：目标表 2024 年")] * 1 + [
        (3, "附件：目标表 2024 年")
    ]
    assert content.encoding == "gb18030"


def test_merged_cells_keep_their_spans_and_fill_the_rectangle():
    grid = read_html(PAGE.encode("gb18030")).grids[0]
    assert [
        (cell.text, cell.row, cell.column, cell.row_span, cell.column_span) for row in grid.rows for cell in row
    ] == [
        ("绩\n效", 1, 1, 2, 1),
        ("产出\n指标", 1, 2, 1, 2),
        ("数量", 2, 2, 1, 1),
        ("≥3次", 2, 3, 1, 1),
    ]
    assert [[cell.text for cell in row] for row in grid.expanded()] == [
        ["绩\n效", "产出\n指标", "产出\n指标"],
        ["绩\n效", "数量", "≥3次"],
    ]
    assert grid.rows[1][1].where == Where(sheet="表格1", cell="C2")


def test_a_table_inside_a_table_is_a_grid_of_its_own():
    assert [[cell.text for cell in row] for row in read_html(PAGE.encode("gb18030")).grids[1].rows] == [["内层"]]


def test_absurd_spans_are_bounded():
    grid = read_html(b'<table><tr><td rowspan="999999" colspan="100000">x</td></tr></table>').grids[0]
    assert grid.rows[0][0].row_span == 1
    assert grid.width() <= 400


def test_deep_nesting_is_read_without_failing():
    content = read_html(b"<div>" * 200 + "底".encode() + b"</div>" * 200)
    assert [line.text for line in content.lines] == ["底"]


def test_a_page_that_names_a_wrong_encoding_is_read_as_it_is_written():
    content = read_html('<meta charset="iso-8859-1"><p>绩效目标</p>'.encode())
    assert ([line.text for line in content.lines], content.encoding) == (["绩效目标"], "utf-8")


def test_a_traditional_page_is_read_as_it_says():
    content = read_html('<meta charset="big5"><p>績效目標</p>'.encode("big5"))
    assert ([line.text for line in content.lines], content.encoding) == (["績效目標"], "big5")
