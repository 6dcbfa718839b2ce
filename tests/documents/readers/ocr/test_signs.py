"""What recognition cannot know of a sign is told by its shape and its neighbours."""

import numpy as np
import pytest

from heng.documents.readers.ocr.engine import Reading
from heng.documents.readers.ocr.signs import set_in_type, told_by_bars


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("办案(业务)费", "办案（业务）费"),
        ("部门预算项目支出绩效目标表 (2023年）", "部门预算项目支出绩效目标表（2023年）"),
        ("单位:万元", "单位：万元"),
        ("审判、执行,速裁", "审判、执行，速裁"),
        ("13,192.83", "13,192.83"),
        ("=100.00(%)", "=100.00(%)"),
        ("2024-12-31 10:30", "2024-12-31 10:30"),
        ("项 目 名 称", "项目名称"),
        ("A4 纸", "A4 纸"),
    ],
)
def test_punctuation_beside_chinese_characters_is_full_width(read: str, printed: str) -> None:
    assert set_in_type(read) == printed


def _bars(*bars: tuple[int, int, int, int]) -> np.ndarray:
    ink = np.zeros((60, 60), np.uint8)
    for left, top, right, bottom in bars:
        ink[top:bottom, left:right] = 255
    return ink


def test_one_bar_alone_is_a_dash_and_not_the_number_one() -> None:
    ink = _bars((10, 28, 40, 31))
    assert told_by_bars(ink, (10, 28, 40, 31), 30, Reading("一", 0.99)) == Reading("—", 1.0)


def test_two_equal_bars_are_an_equals_sign_and_unequal_ones_the_number_two() -> None:
    equal, two = _bars((10, 20, 36, 23), (10, 32, 36, 35)), _bars((14, 20, 32, 23), (10, 36, 38, 39))
    assert told_by_bars(equal, (10, 20, 36, 35), 30, Reading("二", 0.9)).text == "="
    assert told_by_bars(two, (10, 20, 38, 39), 30, Reading("二", 0.9)) == Reading("二", 0.9)


def test_a_character_that_is_more_than_bars_stays_as_it_was_read() -> None:
    ink = _bars((10, 20, 36, 23), (20, 20, 23, 45))
    assert told_by_bars(ink, (10, 20, 36, 45), 30, Reading("丁", 0.8)) == Reading("丁", 0.8)
