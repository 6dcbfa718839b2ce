"""A page as a bitmap: without red seals, on a white ground, at a size that is read best, and where it came from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from heng.documents.readers.ocr.engine import Bitmap
from heng.documents.readers.ocr.settings import number

Matrix = npt.NDArray[np.float64]
Box = tuple[float, float, float, float]
# Turns a rectangle in the pixels of a picture into the place in the file.
Place = Callable[[Box], Box]
_WHITE = 255
# Shares of a character's height.
_GROUND, _SMALLEST, _LARGEST = 1.6, 0.15, 3.0
_KEPT = (0.75, 1.5)
_FEW = 12
# Red by how much it exceeds the other colours; text under a seal and the seal itself by their red.
_RED, _SEAL = 60, (120, 205)


@dataclass(frozen=True, slots=True)
class Page:
    """A page ready for reading: dark text on white; `character` is the height of its characters in pixels.

    `origin` takes points of this page to points of the picture it was made from.
    """

    grey: Bitmap
    character: float
    origin: Matrix

    def source_box(self, box: Box) -> Box:
        """The rectangle in the source picture around `box` (left, top, right, bottom)."""
        left, top, right, bottom = box
        corners = np.array([[[left, top], [right, top], [right, bottom], [left, bottom]]], dtype=np.float64)
        points = cv2.perspectiveTransform(corners, self.origin)[0]
        (x, y), (far, low) = points.min(axis=0), points.max(axis=0)
        return float(x), float(y), float(far), float(low)


def prepared(picture: Bitmap) -> Page:
    """The `picture` (grey, or red-green-blue) as a page of reading size; not yet turned."""
    grey = even_ground(without_red(picture))
    character = character_height(ink_of(grey))
    low, high = _KEPT
    wanted = number("picture", "character")
    scale = 1.0 if low * wanted <= character <= high * wanted else wanted / character
    most = (number("picture", "pixels") / grey.size) ** 0.5
    scale = min(max(scale, 0.3), 4.0, most)
    if scale == 1.0:
        return Page(grey, character, np.eye(3))
    kind = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    resized = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=kind)
    origin = np.diag([grey.shape[1] / resized.shape[1], grey.shape[0] / resized.shape[0], 1.0])
    return Page(np.asarray(resized, np.uint8), character * scale, origin)


def without_red(picture: Bitmap) -> Bitmap:
    """Grey as seen through a red glass: the red ink of seals fades, also over text, black and blue ink stay dark."""
    if picture.ndim == 2:
        return picture
    red, green, blue = (picture[:, :, channel] for channel in range(3))
    seal = cv2.subtract(red, cv2.max(green, blue)) > _RED
    low, high = _SEAL
    lifted = np.clip((red.astype(np.float32) - low) * (_WHITE / (high - low)), 0, _WHITE)
    return np.where(seal, lifted.astype(np.uint8), red)


def even_ground(grey: Bitmap) -> Bitmap:
    """The page with its ground made white, however grey or unevenly lit the paper is."""
    small = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    size = max(int(min(small.shape) * 0.02) | 1, 9)
    ground = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    ground = cv2.resize(cv2.blur(ground, (size, size)), grey.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(ground, 1), scale=_WHITE), np.uint8)


def ink_of(grey: Bitmap) -> Bitmap:
    """255 where there is ink."""
    level, _ = cv2.threshold(grey, 0, _WHITE, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    _, ink = cv2.threshold(grey, min(max(level, 110), 200), _WHITE, cv2.THRESH_BINARY_INV)
    return np.asarray(ink, np.uint8)


def character_height(ink: Bitmap) -> float:
    """The usual height of a character in pixels; the wanted height where there are too few to tell."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    wide, high = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]
    likely = (high >= 6) & (high <= 120) & (wide <= 3 * high) & (high <= 3 * wide)
    if likely.sum() < _FEW:
        return number("picture", "character")
    heights = high[likely]
    return float(np.percentile(heights, 80)) * 1.1
