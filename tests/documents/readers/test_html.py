"""Web pages: text blocks, tables with merged cells, and what is left out."""

import pytest

from heng.documents.readers.html import read_html
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Where

PAGE = """<!DOCTYPE html><html><head><meta charset="gb2312"><title>标题</title></head><body>
<nav>首页</nav><script>var x=1;</script><div>附件：目标表<span> 2024 年</span></div>
<table><tr><td rowspan="2">绩<br>效</td><td colspan="2">产出<p>指标</p></td></tr>
<tr><td>数量</td><td>≥3次<table><tr><td>内</td><td>层</td></tr><tr><td>1</td><td>2</td></tr></table></td></tr></table>
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
    assert [[cell.text for cell in row] for row in read_html(PAGE.encode("gb18030")).grids[1].rows] == [
        ["内", "层"],
        ["1", "2"],
    ]


def rows(body):
    content = read_html(f'<meta charset="utf-8">{body}'.encode())
    return [[cell.text for cell in row] for grid in content.grids for row in grid.rows]


def test_a_table_that_only_wraps_the_text_of_a_cell_is_its_text():
    wrapped = "<tr><td>甲</td><td><table><tr><td>≥95%</td></tr></table></td></tr>"
    assert rows(f"<table><tr><td>名称</td><td>值</td></tr>{wrapped}</table>") == [["名称", "值"], ["甲", "≥95%"]]


def test_a_table_that_arranges_the_page_is_taken_apart():
    inner = "<table><tr><td>名称</td><td>值</td></tr><tr><td>甲</td><td>1</td></tr></table>"
    page = f"<table><tr><td>菜单</td><td><h1>2024年目标表</h1>{inner}</td></tr><tr><td>版权</td></tr></table>"
    content = read_html(f'<meta charset="utf-8">{page}'.encode())
    assert [line.text for line in content.lines] == ["菜单", "2024年目标表", "版权"]
    assert [(grid.title, len(grid.rows), grid.rows[0][0].where.cell) for grid in content.grids] == [
        ("2024年目标表", 2, "A1")
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<table><td>甲<td>1<tr><td>乙<td>2</table>",
        "<table><tbody><td>甲</td><td>1</td></tbody><tr><td>乙<td>2",
        "<table><form><tr><td>甲</td><td>1</td></tr></form><tr><td>乙</td><td>2</td></tr></table>",
        "<table><tr><form><td>甲</td><td>1</td></form></tr><tr><td>乙</td><td>2</td></tr></table>",
    ],
)
def test_missing_and_misplaced_tags_lose_no_cell(body):
    assert rows(body) == [["甲", "1"], ["乙", "2"]]


def test_text_in_a_table_outside_its_cells_is_a_line_above_it():
    content = read_html('<meta charset="utf-8"><table>单位：万元<tr><td>甲</td><td>1</td></tr></table>'.encode())
    assert [line.text for line in content.lines] == ["单位：万元"]


def test_hidden_rows_are_announced_and_elements_hidden_by_a_style_sheet_are_left_out():
    page = (
        '<meta charset="utf-8"><style>.no, #off {display:none}</style><p class="a no">甲</p><p id=off>乙</p><p hidden>丙</p>'
        '<table><tr><td>丁</td><td>1</td></tr><tr style="display:none"><td>戊</td><td>2</td></tr></table>'
    )
    content = read_html(page.encode())
    assert content.lines == ()
    assert [[cell.text for cell in row] for row in content.grids[0].rows] == [["丁", "1"]]
    assert [(note.rule, "戊 2" in note.message) for note in content.notes] == [("I61", True)]


def test_the_fields_of_a_form_are_read_as_they_stand():
    field = '<input value="办案费"><input type=hidden value="x"><select><option>甲<option selected>乙</select><input type=checkbox checked>'
    assert rows(f"<table><tr><td>{field}</td><td><textarea>备注</textarea></td></tr></table>") == [
        ["办案费乙☑", "备注"]
    ]


def test_a_line_broken_between_chinese_characters_gains_no_blank():
    assert rows("<table><tr><td>办案\n   业务费</td><td>IT\n system</td></tr></table>") == [["办案业务费", "IT system"]]


def test_a_row_span_of_zero_reaches_to_the_end():
    page = '<meta charset="utf-8"><table><tr><td rowspan=0>甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr></table>'
    assert read_html(page.encode()).grids[0].rows[0][0].row_span == 3


def test_an_absurd_column_span_of_a_title_is_the_width_of_its_table():
    page = '<meta charset="utf-8"><table><tr><td colspan=9999>标题</td></tr><tr><td>1</td><td>2</td></tr></table>'
    assert read_html(page.encode()).grids[0].rows[0][0].column_span == 2


def test_a_page_that_nests_deeper_than_is_read_is_refused_and_not_cut_off():
    assert "底" in [line.text for line in read_html(b"<div>" * 1500 + "底".encode()).lines]
    with pytest.raises(UnreadableInput, match="嵌套"):
        read_html(b"<div>" * 5000 + "底".encode())


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
