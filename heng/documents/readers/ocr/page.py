"""One page of a scan: its tables cell by cell, its other text line by line, each with place and confidence."""

from __future__ import annotations

from dataclasses import replace

from heng.documents.readers.announce import announce
from heng.documents.readers.ocr.bitmap import Place, prepared
from heng.documents.readers.ocr.doubts import doubts
from heng.documents.readers.ocr.engine import Bitmap, Reading
from heng.documents.readers.ocr.laid_out import LaidOut, upright
from heng.documents.readers.ocr.sign_columns import signs_by_column
from heng.documents.readers.ocr.signs import set_in_type, told_by_bars
from heng.documents.readers.ocr.writing import Strip, Writer
from heng.documents.readers.pdf_pages import Page
from heng.domain.finding import Where


def read_page(picture: Bitmap, number: int, place: Place) -> Page:
    """The page `number` in `picture` (grey, or red-green-blue); `place` turns its pixels into places of the file."""
    found, sample = upright(prepared(picture))
    if found.noise:
        return Page(number, picture.shape[0], notes=(announce("I57", f"第 {number} 页", Where(page=number)),))
    rest = [strip for strip in found.strips() if strip not in sample]
    writer = Writer(found.page, found.scale, number, place, _told(found, sample | found.read(rest)))
    lines = writer.lines(found.free)
    grids = tuple(writer.table(table, cells) for table, cells in zip(found.tables, found.cells, strict=True))
    height = place((0, 0, picture.shape[1], picture.shape[0]))[3]
    return Page(number, height, lines, grids, (*doubts(lines, grids), *writer.unread(found.figures)))


def _told(found: LaidOut, read: dict[Strip, Reading]) -> dict[Strip, Reading]:
    """What was read, set in type; a strip that is alone in its cell may be a sign that is told by its shape."""
    alone = {strips[0] for table in found.cells for strips in table if len(strips) == 1 == len(strips[0].pieces)}
    bars = {strip: told_by_bars(found.ink, strip.pieces[0], found.page.character, read[strip]) for strip in alone}
    told = read | bars
    told |= signs_by_column(found, told)
    return {strip: replace(one, text=set_in_type(one.text)) for strip, one in told.items()}
