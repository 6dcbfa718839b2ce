"""Turning a page upright: small skews by its rows of ink, quarter turns by what can be read."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from heng.documents.readers.ocr.bitmap import Page, ink_of
from heng.documents.readers.ocr.engine import Bitmap
from heng.documents.readers.ocr.settings import number

_WHITE = 255
_SIDE = 900
# A skew below this moves a line across a page by less than its own thickness.
_STRAIGHT = 0.05


def straightened(page: Page) -> Page:
    """The page without its skew."""
    angle = skew_of(ink_of(page.grey))
    return page if abs(angle) < _STRAIGHT else _rotated(page, angle)


def skew_of(ink: Bitmap) -> float:
    """The angle in degrees (counter-clockwise) by which the page has to be turned so that its rows lie level."""
    share = min(_SIDE / max(ink.shape), 1.0)
    small = cv2.resize(ink, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    most = number("picture", "skew_degrees")
    best = _best(small, np.arange(-most, most + 0.01, 0.5))
    best = _best(small, np.arange(best - 0.4, best + 0.41, 0.1))
    fine = cv2.resize(ink, None, fx=2 * share, fy=2 * share, interpolation=cv2.INTER_AREA) if share < 0.5 else ink
    return _best(np.asarray(fine, np.uint8), np.arange(best - 0.08, best + 0.081, 0.02))


def quarter_turned(page: Page, quarters: int) -> Page:
    """The page turned by `quarters` of a full turn, counter-clockwise."""
    if quarters % 4 == 0:
        return page
    high, wide = page.grey.shape
    back = {
        1: [[0, -1, wide - 1], [1, 0, 0], [0, 0, 1]],
        2: [[-1, 0, wide - 1], [0, -1, high - 1], [0, 0, 1]],
        3: [[0, 1, 0], [-1, 0, high - 1], [0, 0, 1]],
    }[quarters % 4]
    turned = np.ascontiguousarray(np.rot90(page.grey, quarters))
    return replace(page, grey=turned, origin=page.origin @ np.array(back, dtype=np.float64))


def _best(ink: Bitmap | np.ndarray, angles: np.ndarray) -> float:
    scores = [(_levelness(ink, float(angle)), -abs(float(angle)), float(angle)) for angle in angles]
    return max(scores)[2]


def _levelness(ink: Bitmap | np.ndarray, angle: float) -> float:
    """How sharply rows of ink and rows of paper alternate when the page is turned by `angle`."""
    high, wide = ink.shape
    shift = np.tan(np.radians(angle))
    matrix = np.array([[1, 0, 0], [-shift, 1, shift * wide / 2]])
    sheared = cv2.warpAffine(ink, matrix, (wide, high), flags=cv2.INTER_LINEAR)
    rows = sheared.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def _rotated(page: Page, angle: float) -> Page:
    high, wide = page.grey.shape
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    cosine, sine = abs(matrix[0, 0]), abs(matrix[0, 1])
    width, height = int(wide * cosine + high * sine), int(high * cosine + wide * sine)
    matrix[:, 2] += (width - wide) / 2, (height - high) / 2
    turned = cv2.warpAffine(page.grey, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=_WHITE)
    back = np.linalg.inv(np.vstack([matrix, [0, 0, 1]]))
    return replace(page, grey=np.asarray(turned, np.uint8), origin=page.origin @ back)
