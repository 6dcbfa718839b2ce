"""Lines of text are found in the ink of a cell: thin signs belong to them, wide gaps part them."""

import numpy as np

from heng.documents.readers.ocr.regions import crop, is_column, lines_in, pieces_in, without_specks

CHARACTER = 30.0
WHOLE = (0, 0, 600, 200)


def _ink(*boxes: tuple[int, int, int, int]) -> np.ndarray:
    ink = np.zeros((200, 600), np.uint8)
    for left, top, right, bottom in boxes:
        ink[top:bottom, left:right] = 255
    return ink


def test_lines_stand_below_each_other() -> None:
    found = lines_in(_ink((20, 20, 200, 46), (20, 60, 120, 86)), WHOLE, CHARACTER)
    assert found == [[(20, 20, 200, 46)], [(20, 60, 120, 86)]]


def test_the_bars_of_an_equals_sign_are_one_line() -> None:
    assert lines_in(_ink((20, 20, 44, 23), (20, 32, 44, 35)), WHOLE, CHARACTER) == [[(20, 20, 44, 35)]]


def test_two_lines_that_touch_are_parted_where_there_is_least_ink() -> None:
    (first,), (second,) = lines_in(_ink((20, 20, 200, 48), (60, 48, 62, 52), (20, 52, 200, 80)), WHOLE, CHARACTER)
    assert first[3] <= 53
    assert second[1] >= 47


def test_words_with_a_gap_between_them_are_read_apart() -> None:
    assert len(lines_in(_ink((20, 20, 150, 46), (190, 20, 300, 46)), WHOLE, CHARACTER)[0]) == 2


def test_characters_set_wide_apart_are_read_together() -> None:
    assert len(lines_in(_ink((20, 20, 46, 46), (90, 20, 116, 46)), WHOLE, CHARACTER)[0]) == 1


def test_a_dot_of_dirt_is_no_line_but_a_full_stop_stays() -> None:
    ink = without_specks(_ink((20, 20, 21, 21), (100, 60, 104, 64)), CHARACTER)
    assert ink[20, 20] == 0
    assert ink[61, 101] == 255


def test_characters_below_each_other_are_a_column() -> None:
    lines = lines_in(_ink((20, 10, 46, 36), (20, 50, 46, 76), (20, 90, 46, 116)), WHOLE, CHARACTER)
    assert is_column(lines, CHARACTER)
    assert not is_column(lines_in(_ink((20, 10, 200, 36), (20, 50, 46, 76)), WHOLE, CHARACTER), CHARACTER)


def test_free_text_is_found_piece_by_piece() -> None:
    ink = _ink((20, 20, 46, 46), (50, 20, 76, 46), (300, 22, 326, 48), (20, 100, 100, 126))
    assert sorted(pieces_in(ink, CHARACTER)) == [(20, 20, 76, 46), (20, 100, 100, 126), (300, 22, 326, 48)]


def test_a_low_sign_gets_the_height_of_characters() -> None:
    grey = np.full((200, 600), 255, np.uint8)
    assert crop(grey, (20, 90, 44, 94), CHARACTER).shape[0] >= CHARACTER
