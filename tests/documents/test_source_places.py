"""Where a value stands in the original, found from the one place that reading notes for a whole indicator."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from heng.documents.source_places import above, anchor, containing, in_row, index, nearby, words


def cell(name: str, text: str, rows: int = 1) -> dict[str, Any]:
    return {"text": text, "where": {"sheet": "表 一", "cell": name}, "row_span": rows, "column_span": 1}


GRID = {
    "kind": "xlsx",
    "lines": [],
    "grids": [
        {
            "title": "表 一",
            "rows": [
                [cell("A1", "项目名称"), cell("B1", "网上立案保障"), cell("C1", "902,000.00")],
                [
                    cell("A2", "产出指标", 3),
                    cell("B2", "数量指标"),
                    cell("C2", "立案数"),
                    cell("D2", "≥10"),
                    cell("E2", "10"),
                ],
                [cell("B3", "质量指标"), cell("C3", "合格率"), cell("D3", "≥98百分比"), cell("E3", "10.00")],
                [cell("B4", "质量指标"), cell("C4", "10"), cell("D4", "优"), cell("E4", "5")],
            ],
        }
    ],
}
HOME = {"sheet": "表 一", "cell": "C3"}


def test_every_kind_of_place_has_a_name_of_its_own() -> None:
    assert anchor({"sheet": "表 一", "cell": "B7"}) == "C-表_一-B7"
    assert anchor({"page": 2, "bbox": [10, 20.5, 30, 40]}) == "P2-10_20.5_30_40"
    assert anchor({"page": 2, "line": 3}) == "P2"
    assert anchor({"line": 12, "column": 3}) == "L12"
    assert anchor({}) == ""


def test_a_value_of_an_indicator_stands_in_its_row() -> None:
    found = index(GRID)
    assert in_row(found, HOME, ["合格率"]) == "C-表_一-C3"
    assert in_row(found, HOME, ["10"]) == "C-表_一-E3", "the same figure elsewhere is not it, and 10.00 says 10"
    assert in_row(found, HOME, ["≥", "≥98%", "98"]) == "C-表_一-D3", "part of what the cell says"
    assert in_row(found, HOME, ["没有这个"]) == "C-表_一-C3", "else the place that reading noted"


def test_a_level_is_found_upwards_through_merged_cells() -> None:
    found = index(GRID)
    assert above(found, HOME, "产出指标") == "C-表_一-A2"
    assert above(found, HOME, "质量指标") == "C-表_一-B3"
    assert above(found, HOME, "效益指标") == ""


def test_an_amount_is_found_nearby_in_yuan_or_in_ten_thousands() -> None:
    found = index(GRID)
    assert nearby(found, {"sheet": "表 一", "cell": "B1"}, ["90.20", "902000"]) == "C-表_一-C1"
    assert nearby(found, HOME, ["7.77"]) == ""


def test_the_year_is_found_wherever_it_is_printed() -> None:
    lines = {"kind": "text", "lines": [[1, "目标表"], [2, "（2024年度）"]], "grids": []}
    assert containing(index(lines), "2024") == "L2"
    assert containing(index(lines), "") == ""


def test_lines_of_pages_are_told_apart_by_their_rectangles() -> None:
    paged = {
        "kind": "pdf",
        "lines": [[1, "甲"], [1, "乙"]],
        "line_places": [{"page": 1, "line": 1, "bbox": [1, 2, 3, 4]}, {"page": 2, "line": 1, "bbox": [1, 2, 3, 4]}],
        "grids": [],
    }
    assert nearby(index(paged), {}, ["乙"]) == "P2-1_2_3_4"


@given(st.text(max_size=30))
def test_words_never_fail_and_stay_short(text: str) -> None:
    assert len(words(text)) <= len(text) + 45
