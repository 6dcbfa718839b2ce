"""Separated values."""

import pytest

from heng.documents.readers.csv import looks_like_csv, read_csv
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Where


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
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
