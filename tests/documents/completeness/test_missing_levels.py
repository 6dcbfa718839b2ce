"""Levels that are missing altogether, or in some rows only."""

from tests.documents.completeness.conftest import HEADINGS, ROWS


def test_a_mandatory_category_without_a_single_row_is_missed(announced):
    [message] = announced("I95", [HEADINGS, *ROWS[:3], ROWS[4]])
    assert "有1处没有读到“效益”类指标（“办案费”）" in message


def test_projects_without_a_category_are_announced_together(announced):
    rows = [("装备费", *row[1:]) for row in ROWS[:3]]
    [message] = announced("I95", [HEADINGS, *ROWS[:3], *rows])
    assert "有2处没有读到“效益”类指标（“办案费”、“装备费”）" in message


def test_an_effect_is_taken_for_a_benefit(announced):
    rows = [(*row[:2], row[2].replace("效益指标", "效果指标"), "", *row[4:]) for row in ROWS]
    assert announced("I95", [HEADINGS, *rows]) == []


def test_rows_without_level_two_beside_rows_with_it_are_announced(announced):
    rows = [HEADINGS, *ROWS[:3], (*ROWS[3][:3], "", *ROWS[3][4:]), ROWS[4]]
    [message] = announced("I96", rows)
    assert "1个指标没有读到二级指标，同表其他指标都有：自动履行率" in message


def test_papers_of_two_levels_are_left_alone(announced):
    rows = [HEADINGS[:3] + HEADINGS[4:], *(row[:3] + row[4:] for row in ROWS)]
    assert announced("I96", rows) == []
