"""Pages of a PDF that are pictures of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from heng.documents.readers.announce import announce
from heng.documents.readers.limits import limit
from heng.documents.readers.ocr.scan import Scanner, installed
from heng.documents.readers.ocr.settings import number as setting
from heng.documents.readers.pdf_pages import Page
from heng.domain.finding import Where

if TYPE_CHECKING:
    from heng.documents.readers.ocr.engine import Bitmap

# A scan covers at least this part of its page and shows at most so many characters, as the mark of a scanning program.
_COVERED, _CHARACTERS = 0.4, 40
_DEPTH = 4
_POINTS = 72


def is_scan(page: pypdfium2.PdfPage, characters: int) -> bool:
    """Whether the page is a picture: one that covers it, and hardly any of the `characters` that show."""
    if characters > _CHARACTERS:
        return False
    width, height = page.get_size()
    covered = 0.0
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH):
        left, bottom, right, top = picture.get_bounds()
        covered += max(right - left, 0) * max(top - bottom, 0)
    return bool(covered >= _COVERED * width * height)


def scanned_page(page: pypdfium2.PdfPage, number: int, scanner: Scanner) -> Page:
    """The page `number` read from its picture; an empty page with a note where the optional components are missing."""
    width, height = page.get_size()
    if not installed():
        return Page(number, height, notes=(announce("I55", f"第 {number} 页", Where(page=number)),))
    most = (limit("ocr", "pixels") / max(width * height, 1.0)) ** 0.5
    scale = min(setting("picture", "dots_per_inch") / _POINTS, most)

    def drawn() -> Bitmap:
        bitmap: Bitmap = page.render(scale=scale, rev_byteorder=True).to_numpy()
        return bitmap[:, :, :3] if bitmap.ndim == 3 else bitmap

    def place(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        return box[0] / scale, box[1] / scale, box[2] / scale, box[3] / scale

    return scanner.page(drawn, number, place)
