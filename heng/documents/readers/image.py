"""Files that are pictures (PNG, JPEG, TIFF, BMP, GIF, WebP): each frame is a page and is read by its characters' shapes."""

from __future__ import annotations

import io
import math
import struct
from typing import TYPE_CHECKING

from heng.documents.content import Content
from heng.documents.readers.announce import announce
from heng.documents.readers.limits import beyond, limit
from heng.documents.readers.ocr.scan import Scanner, installed, missing
from heng.documents.readers.ocr.settings import number as setting
from heng.documents.readers.pdf_pages import Page, in_order
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Finding

if TYPE_CHECKING:
    from PIL import Image

    from heng.documents.readers.ocr.engine import Bitmap

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")
_PAGED = ("TIFF",)
# Modes that can be made smaller as they are.
_EVEN = ("L", "RGB", "RGBA", "LA", "CMYK", "YCbCr", "I", "F")
_DAMAGED = "图片已损坏或不完整。请重新扫描或重新保存后再导入。"
_EMPTY = "图片里没有认出任何文字。请检查是否选对了文件，或用更清晰的扫描件重新导入。"
_WHAT = "这是图片"
# What decoders raise for bytes that they cannot make sense of.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError, OverflowError, struct.error)
Bounds = tuple[float, float, float, float]


def read_image(data: bytes) -> Content:
    """The lines and tables of a picture, page by page for a TIFF; places are pixels of the upright picture.

    Raises UnreadableInput for damaged, empty and oversized pictures, and where the optional components are missing.
    """
    if not installed():
        raise missing(_WHAT)
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None
    try:
        picture = Image.open(io.BytesIO(data), formats=_FORMATS)
    except _BROKEN as problem:
        raise UnreadableInput(_DAMAGED) from problem
    scanner = Scanner()
    pages = [_page(picture, number, scanner) for number in range(_count(picture))]
    lines, grids, notes = in_order(pages)
    if not lines and not grids:
        raise UnreadableInput(_EMPTY)
    return Content("image", lines, grids, notes=(*scanner.notes(), *_other_frames(picture), *notes))


def _count(picture: Image.Image) -> int:
    """How many frames are pages; the head of each is checked for its size, none is decoded."""
    for number in range(limit("ocr", "pages") + 1):
        if not _sought(picture, number):
            return number
        pixels = picture.width * picture.height
        if pixels > limit("ocr", "pixels"):
            raise beyond("图片尺寸", pixels, limit("ocr", "pixels"), "像素")
    raise beyond("扫描页数", limit("ocr", "pages") + 1, limit("ocr", "pages"), "页")


def _sought(picture: Image.Image, number: int) -> bool:
    """Goes to the frame `number` (from 0); False where there is none that is a page."""
    if number and picture.format not in _PAGED:
        return False
    try:
        picture.seek(number)
    except EOFError:
        return False
    except _BROKEN as problem:
        raise UnreadableInput(_DAMAGED) from problem
    return True


def _page(picture: Image.Image, number: int, scanner: Scanner) -> Page:
    """The page in the frame `number` (from 0); a very fine one is read at a part of its resolution."""
    _sought(picture, number)
    parts = max(math.ceil((picture.width * picture.height / setting("picture", "pixels")) ** 0.5), 1)

    def place(box: Bounds) -> Bounds:
        return box[0] * parts, box[1] * parts, box[2] * parts, box[3] * parts

    return scanner.page(lambda: _bitmap(picture, parts), number + 1, place)


def _other_frames(picture: Image.Image) -> tuple[Finding, ...]:
    if picture.format in _PAGED or not getattr(picture, "is_animated", False):
        return ()
    try:
        return (announce("I54", getattr(picture, "n_frames", "多")),)
    except _BROKEN:
        return (announce("I54", "多"),)


def _bitmap(picture: Image.Image, parts: int) -> Bitmap:
    """The current frame as it is looked at: upright, on white, eight bits; grey, or red-green-blue; 1 / `parts` its size."""
    import numpy as np
    from PIL import Image, ImageOps

    try:
        frame: Image.Image = picture
        if parts > 1:
            even = frame if frame.mode in _EVEN else frame.convert("RGBA" if frame.mode == "P" else "L")
            frame = even.reduce(parts)
        frame = ImageOps.exif_transpose(frame)
        if frame.mode.startswith(("I", "F")):
            return _eight_bits(np.asarray(frame, dtype=np.float64))
        if "A" in frame.getbands() or "transparency" in frame.info:
            frame = frame.convert("RGBA")
            frame = Image.alpha_composite(Image.new("RGBA", frame.size, "white"), frame)
        return np.asarray(frame.convert("L" if frame.mode in ("1", "L") else "RGB"))
    except _BROKEN as problem:
        raise UnreadableInput(_DAMAGED) from problem


def _eight_bits(values: Bitmap) -> Bitmap:
    import numpy as np

    low, high = float(values.min()), float(values.max())
    return np.asarray((values - low) * (255 / max(high - low, 1.0)), np.uint8)
