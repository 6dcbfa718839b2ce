"""A page is made ready for reading: the paper white, the seal gone, the characters of the size that is read best."""

import numpy as np
import pytest

from heng.documents.readers.ocr.bitmap import character_height, even_ground, ink_of, prepared, without_red
from heng.documents.readers.ocr.settings import number


def _printed(size: int, paper: int = 255) -> np.ndarray:
    """Rows of square characters `size` pixels high."""
    page = np.full((40 * size, 30 * size), paper, np.uint8)
    for top in range(2 * size, 38 * size, 2 * size):
        for left in range(2 * size, 28 * size, int(1.5 * size)):
            page[top : top + size, left : left + size] = 20
            page[top + size // 4 : top + size // 2, left + size // 4 : left + 3 * size // 4] = paper
    return page


@pytest.mark.parametrize("size", [10, 16, 30, 60])
def test_characters_of_any_size_are_brought_to_the_size_that_is_read_best(size: int) -> None:
    page = prepared(_printed(size))
    assert page.character == pytest.approx(number("picture", "character"), rel=0.3)
    left, top, right, bottom = page.source_box((0, 0, page.grey.shape[1], page.grey.shape[0]))
    assert (left, top, right, bottom) == pytest.approx((0, 0, 30 * size, 40 * size))


def test_the_height_of_characters_is_measured_and_dirt_does_not_count() -> None:
    page = _printed(24)
    page[::50, ::50] = 0
    assert character_height(ink_of(page)) == pytest.approx(26.4, abs=2)


def test_a_grey_and_unevenly_lit_ground_becomes_white() -> None:
    page = _printed(30, paper=255).astype(np.float64)
    shade = np.linspace(0.55, 0.95, page.shape[1])[None, :]
    grey = even_ground(np.asarray(page * shade, np.uint8))
    ink = ink_of(grey)
    assert (ink > 0).mean() == pytest.approx((page < 128).mean(), abs=0.01)


def test_a_red_seal_fades_and_black_and_blue_ink_under_it_stay() -> None:
    page = np.full((40, 40, 3), 255, np.uint8)
    page[:20] = (225, 60, 60)
    page[5:10, 5:10] = (20, 5, 5)
    page[5:10, 20:25] = (150, 20, 20)
    page[30:35, 5:10] = (30, 40, 160)
    grey = without_red(page)
    assert grey[2, 2] > 240
    assert grey[7, 7] < 60
    assert grey[7, 22] < 110
    assert grey[32, 7] < 60
