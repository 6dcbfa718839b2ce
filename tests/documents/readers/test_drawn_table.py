"""Tables that are drawn with characters in a text."""

from heng.documents.readers.text import read_text
from heng.domain.finding import Where


def texts(grid):
    return [[cell.text for cell in row] for row in grid.rows]


def test_a_markdown_table_is_a_grid_between_its_lines():
    text = (
        "2024年目标表\n\n| 三级指标 | 指标值 |\n|:---|---:|\n| 结案率 | ≥95% |\n| 受理 \\| 审结 | |\n\n填表人：王某\n"
    )
    content = read_text(text.encode())
    assert [line.text for line in content.lines if line.text] == ["2024年目标表", "填表人：王某"]
    assert texts(content.grids[0]) == [["三级指标", "指标值"], ["结案率", "≥95%"], ["受理 | 审结", ""]]
    assert content.grids[0].rows[1][1].where == Where(line=5, column=2)
    assert content.grids[0].title == "2024年目标表"


def test_a_table_of_box_drawing_characters_joins_the_lines_of_a_cell():
    text = "\n".join(
        [
            "┌──────┬────┐",
            "│三级指│指标│",
            "│标    │值  │",
            "├──────┼────┤",
            "│结案率│95% │",
            "├──────┴────┤",
            "│合计       │",
            "└───────────┘",
        ]
    )
    content = read_text(text.encode("gb18030"))
    assert texts(content.grids[0]) == [["三级指标", "指标值"], ["结案率", "95%"], ["合计"]]
    assert content.grids[0].rows[2][0].column_span == 2


def test_a_table_of_plus_and_minus_is_read():
    text = "+----+----+\n| a  | b  |\n+----+----+\n| 1  | 2  |\n+----+----+\n"
    assert texts(read_text(text.encode()).grids[0]) == [["a", "b"], ["1", "2"]]


def test_text_with_single_bars_is_no_table():
    content = read_text("数量指标｜保管档案数量｜52000卷\n质量指标｜库房达标率｜≥98%\n".encode())
    assert (content.kind, len(content.lines)) == ("text", 2)


def test_empty_cells_of_a_drawn_table_keep_their_columns():
    text = "| 一 | 二 | 三 |\n|---|---|---|\n| 甲 | | 1 |\n| | 乙 | |\n"
    assert texts(read_text(text.encode()).grids[0]) == [["一", "二", "三"], ["甲", "", "1"], ["", "乙", ""]]
