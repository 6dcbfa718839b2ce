"""Separated values."""

import pytest

from heng.documents.readers.csv import is_quoted_by_tabs, looks_like_csv, read_csv
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Where


@pytest.mark.parametrize("sign", [",", ";", "\t", "|", "，"])
def test_the_separator_is_found(sign):
    data = f"指标{sign}目标值\n结案率{sign}≥95%\n".encode("gb18030")
    assert [[cell.text for cell in row] for row in read_csv(data).grids[0].rows] == [
        ["指标", "目标值"],
        ["结案率", "≥95%"],
    ]


def test_quoted_cells_keep_separators_and_line_ends_and_their_place():
    row = read_csv('名称,说明,值\n"甲,乙","第一行\n第二行",3\n'.encode()).grids[0].rows[1]
    assert [cell.text for cell in row] == ["甲,乙", "第一行\n第二行", "3"]
    assert row[2].where == Where(line=3, column=3)


def test_a_row_beyond_the_limit_is_refused():
    with pytest.raises(UnreadableInput, match="列数"):
        read_csv(b"," * 500)


def test_a_field_longer_than_any_cell_is_no_separated_table():
    assert not looks_like_csv("名称,值\n" + "长" * 150_000)


def test_the_separator_that_excel_names_in_the_first_line_is_used_and_lines_keep_their_numbers():
    grid = read_csv("sep=;\n甲,乙;1\n".encode()).grids[0]
    assert [(cell.text, cell.where.line) for cell in grid.rows[0]] == [("甲,乙", 2), ("1", 2)]


def test_commas_inside_cells_do_not_hide_the_separator():
    data = "项目;说明;值\n甲,乙,丙;一,二;1\n丁,戊;三;2\n".encode()
    assert [len(row) for row in read_csv(data).grids[0].rows] == [3, 3, 3]


def test_text_with_tabs_and_quoted_cells_is_separated_values():
    assert is_quoted_by_tabs('名称\t说明\n甲\t"第一行\n第二行"\n')
    assert is_quoted_by_tabs('名称\t"甲""乙"""\n')
    assert not is_quoted_by_tabs('"十四五"规划\t1\n乙\t2\n')
    assert not is_quoted_by_tabs("名称\t值\n")


def test_an_unclosed_quote_is_refused_in_chinese():
    with pytest.raises(UnreadableInput, match="引号不成对"):
        read_csv(b'1,2\n"' + b"a," * 100_000)
