"""Ruled lines are told from the strokes of characters, also where a worn copy broke them."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from heng.documents.readers.ocr.rules import Rule, rules_of
from heng.documents.readers.ocr.table import Scale, tables_of

CHARACTER = 30.0


def _page() -> np.ndarray:
    return np.zeros((900, 700), np.uint8)


def _grid(ink: np.ndarray, columns: list[int], rows: list[int], thick: int = 2) -> None:
    for x in columns:
        ink[rows[0] : rows[-1] + thick, x : x + thick] = 255
    for y in rows:
        ink[y : y + thick, columns[0] : columns[-1] + thick] = 255


def test_the_lines_of_a_table_are_found_and_taken_out_of_the_ink() -> None:
    ink = _page()
    _grid(ink, [50, 250, 600], [100, 160, 220, 280])
    rules, left = rules_of(ink, CHARACTER)
    assert sorted(round(rule.at) for rule in rules if rule.upright) == [50, 250, 600]
    assert sorted(round(rule.at) for rule in rules if not rule.upright) == [100, 160, 220, 280]
    assert not left.any()


def test_strokes_of_characters_are_no_lines() -> None:
    ink = _page()
    _grid(ink, [50, 600], [100, 200])
    ink[130:133, 200:245] = 255
    ink[150:190, 300:303] = 255
    rules, left = rules_of(ink, CHARACTER)
    assert len(rules) == 4
    assert left[131, 210] == 255
    assert left[170, 301] == 255


def test_a_line_that_is_broken_in_places_is_one() -> None:
    ink = _page()
    _grid(ink, [50, 600], [100, 200, 300])
    for at in (120, 300, 500):
        ink[198:204, at : at + 6] = 0
    rules, _ = rules_of(ink, CHARACTER)
    assert [(round(rule.at), round(rule.end - rule.start) >= 545) for rule in rules if not rule.upright] == [
        (100, True),
        (200, True),
        (300, True),
    ]


def test_text_that_touches_a_line_does_not_lengthen_it() -> None:
    ink = _page()
    _grid(ink, [50, 300, 600], [100, 160])
    _grid(ink, [50, 600], [160, 260])
    ink[160:206, 300:303] = 255
    rules, _ = rules_of(ink, CHARACTER)
    middle = next(rule for rule in rules if rule.upright and abs(rule.at - 300) < 3)
    assert middle.end <= 165


def test_merged_cells_reach_as_far_as_no_line_is_drawn() -> None:
    ink = _page()
    _grid(ink, [50, 250, 600], [100, 160, 220])
    ink[104:158, 248:256] = 0
    rules, _ = rules_of(ink, CHARACTER)
    (table,) = tables_of(rules, Scale.of(CHARACTER))
    assert [(box.row, box.column, box.row_span, box.column_span) for box in table.boxes] == [
        (1, 1, 1, 2),
        (2, 1, 1, 1),
        (2, 2, 1, 1),
    ]


def test_ends_that_miss_their_crossing_by_little_meet_it() -> None:
    lines = [
        Rule(False, 100, 62, 590),
        Rule(False, 200, 50, 600),
        Rule(True, 50, 108, 200),
        Rule(True, 600, 100, 192),
        Rule(True, 300, 104, 200),
    ]
    (table,) = tables_of(lines, Scale.of(CHARACTER))
    assert len(table.boxes) == 2


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.integers(45, 160), min_size=1, max_size=4),
    st.lists(st.integers(40, 120), min_size=2, max_size=6),
    st.integers(1, 4),
)
def test_every_ruled_grid_is_read_with_all_its_cells(widths: list[int], heights: list[int], thick: int) -> None:
    ink = _page()
    columns = [20 + sum(widths[:count]) for count in range(len(widths) + 1)]
    rows = [20 + sum(heights[:count]) for count in range(len(heights) + 1)]
    _grid(ink, columns, rows, thick)
    rules, _ = rules_of(ink, CHARACTER)
    tables = tables_of(rules, Scale.of(CHARACTER))
    if columns[-1] - columns[0] < 3 * CHARACTER:
        return
    assert [(len(table.uprights), len(table.levels)) for table in tables] == [(len(columns), len(rows))]
