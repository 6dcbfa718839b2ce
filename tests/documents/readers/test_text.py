"""Files of characters: encodings, lines and tab-separated tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.documents.readers.text import decode, read_text
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Where

PAPER = "部门：某法院\n名称\t金额\n培训费\t12.00\n\n合计：12.00"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_usual_encoding_gives_the_same_lines(encoding):
    content = read_text(PAPER.encode(encoding))
    assert [line.text for line in content.lines] == PAPER.split("\n")
    assert content.encoding == encoding.removesuffix("-sig")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_numbered_from_one_whatever_ends_them(end):
    content = read_text(PAPER.replace("\n", end).encode() + end.encode())
    assert [(line.where.line, line.text) for line in content.lines] == list(enumerate(PAPER.split("\n"), 1))


def test_a_run_of_tabbed_lines_is_a_grid_with_the_line_above_as_title():
    grid = read_text(PAPER.encode()).grids[0]
    assert grid.title == "部门：某法院"
    assert [[cell.text for cell in row] for row in grid.rows] == [["名称", "金额"], ["培训费", "12.00"]]
    assert grid.rows[1][1].where == Where(line=3, column=2)


def test_a_damaged_file_of_a_marked_encoding_is_refused():
    with pytest.raises(UnreadableInput, match="损坏"):
        read_text(b"\xef\xbb\xbf\xff\xff")


def test_a_line_beyond_the_limit_is_refused():
    with pytest.raises(UnreadableInput, match="单行长度"):
        read_text(b"x" * 200_001)


@given(st.lists(st.text(alphabet="绩效目标 值95%≥\t，。", max_size=20), min_size=1, max_size=8))
def test_no_character_is_lost(lines):
    content = read_text(("\n".join(lines) + "\n").encode())
    assert [line.text for line in content.lines] == lines
    assert sum(len(grid.rows) for grid in content.grids) == sum("\t" in line for line in lines)


@pytest.mark.parametrize(
    "text", ["部門預算項目支出績效目標申報表", "單位：萬元　辦案業務費", "績效", "結案率≧95%，共三件"]
)
def test_a_traditional_text_in_big5_is_told_from_gb18030(text):
    assert decode(text.encode("big5hkscs")) == (text, "big5")
    assert decode(text.encode("gb18030")) == (text, "gb18030")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_few_damaged_bytes_are_announced_and_the_rest_is_read(encoding):
    data = ("办案业务费\t受理案件数\t12000件\n" * 40).encode(encoding)
    broken = data[:60] + b"\xff" + data[60:]
    content = read_text(broken)
    assert content.encoding == encoding
    assert [note.rule for note in content.notes] == ["I08"]
    assert content.lines[-1].text == "办案业务费\t受理案件数\t12000件"
