"""Totals and subtotals that the paper prints are held against the rows above them."""

from tests.documents.completeness.conftest import HEADINGS, ROWS


def total(label: str, points: str) -> tuple[str, ...]:
    return (label, *[""] * 7, points)


def test_a_total_that_its_rows_make_up_says_nothing(announced):
    assert announced("I91", [HEADINGS, *ROWS, total("合计", "90")]) == []


def test_the_whole_of_a_hundred_includes_the_points_of_execution(announced):
    assert announced("I91", [HEADINGS, *ROWS, total("合计", "100")]) == []


def test_a_row_missing_above_a_total_is_missed(announced):
    [message] = announced("I91", [HEADINGS, *ROWS[1:], total("合计", "90")])
    assert "合计权重为90，其上读出的4行合计为70" in message


def test_subtotals_count_from_the_last_one(announced):
    rows = [HEADINGS, *ROWS[:3], total("小计", "50"), *ROWS[3:], total("小计", "40"), total("合计", "90")]
    assert announced("I91", rows) == []
    short = [HEADINGS, *rows[1:3], *rows[4:]]
    assert [message[:13] for message in announced("I91", short)] == [
        "表中印出的小计权重为50，",
        "表中印出的合计权重为90，",
    ]


def test_a_lost_row_is_found_between_two_subtotals(announced):
    rows = [HEADINGS, *ROWS[:3], total("小计", "50"), *ROWS[4:], total("小计", "40")]
    assert [message[:16] for message in announced("I91", rows)] == ["表中印出的小计权重为40，其上读出"[:16]]
