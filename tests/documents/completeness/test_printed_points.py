"""Points printed in the name of a level are held against the rows of that level."""

from tests.documents.completeness.conftest import HEADINGS, ROWS


def with_points(rows):
    """The rows with points printed in each level-1 name; a level is printed in its first row only."""
    points = {"产出指标": "（50分）", "效益指标": "（30分）", "满意度指标": "（10分）"}
    made, above = [], ""
    for row in rows:
        level = row[2] + points[row[2]]
        made.append((*row[:2], "" if level == above else level, *row[3:]))
        above = level
    return made


def test_points_that_the_rows_make_up_say_nothing(announced):
    assert announced("I92", [HEADINGS, *with_points(ROWS)]) == []


def test_a_row_missing_under_a_level_is_missed_there(announced):
    rows = with_points(ROWS)
    [message] = announced("I92", [HEADINGS, *rows[:1], *rows[2:]])
    assert "“产出指标（50分）”印出的分值为50，其下读出的2个指标合计为30" in message
    assert "“平均审理天数”" in message
