"""Pages that lie askew are found out by their rows of ink."""

import cv2
import numpy as np
import pytest

from heng.documents.readers.ocr.bitmap import Page
from heng.documents.readers.ocr.straight import quarter_turned, skew_of, straightened


def _rows(turned: float = 0.0) -> np.ndarray:
    """A page of 600 by 800 pixels with rows of words, turned counter-clockwise by `turned` degrees."""
    ink = np.zeros((800, 600), np.uint8)
    for top in range(80, 720, 40):
        for left in range(60, 520, 90):
            cv2.rectangle(ink, (left, top), (left + 70, top + 16), 255, -1)
    matrix = cv2.getRotationMatrix2D((300, 400), turned, 1.0)
    return cv2.warpAffine(ink, matrix, (600, 800))


@pytest.mark.parametrize("turned", [-5.0, -1.7, -0.4, 0.0, 0.3, 2.0, 4.5])
def test_the_skew_of_rows_is_found_to_a_tenth_of_a_degree(turned: float) -> None:
    assert skew_of(np.asarray(_rows(turned), np.uint8)) == pytest.approx(-turned, abs=0.1)


def test_a_page_without_ink_has_no_skew() -> None:
    assert skew_of(np.zeros((400, 300), np.uint8)) == pytest.approx(0)


def test_a_straightened_page_knows_where_its_points_came_from() -> None:
    grey = np.asarray(255 - _rows(3.0), np.uint8)
    cv2.circle(grey, (300, 30), 5, 0, -1)
    page = straightened(Page(grey, 16.0, np.eye(3)))
    ys, xs = np.nonzero(page.grey[:60] < 128)
    left, top, right, bottom = page.source_box((xs.min(), ys.min(), xs.max(), ys.max()))
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx((300, 30), abs=2)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_turned_page_knows_where_its_points_came_from(quarters: int) -> None:
    grey = np.full((40, 30), 255, np.uint8)
    grey[7, 21] = 0
    page = quarter_turned(Page(grey, 10.0, np.eye(3)), quarters)
    (y, x) = (int(value[0]) for value in np.nonzero(page.grey == 0))
    assert page.source_box((x, y, x, y)) == pytest.approx((21, 7, 21, 7))
