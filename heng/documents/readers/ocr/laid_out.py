"""A page taken apart: its tables with the strips of text in their cells, and the strips outside of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from heng.documents.readers.ocr.bitmap import Page, ink_of
from heng.documents.readers.ocr.engine import Bitmap, Reading, read_lines
from heng.documents.readers.ocr.regions import Area, crop, is_column, lines_in, pieces_in, without_specks
from heng.documents.readers.ocr.rules import rules_of
from heng.documents.readers.ocr.settings import number
from heng.documents.readers.ocr.straight import quarter_turned, straightened
from heng.documents.readers.ocr.table import Scale, tables_of
from heng.documents.readers.ocr.writing import Strip
from heng.documents.readers.ruled_table import RuledTable

# How many strips tell whether a page lies the right way round; wide ones tell best.
_SAMPLE, _WIDE, _LONG, _WORD = 6, 3.0, 12.0, 3


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A page with its `tables`, the strips of each of their boxes in `cells`, and the `free` strips.

    `ink` is what was drawn, `grey` the page without its ruled lines; `noise` says that it is full of something
    that is no text: then no strips are given. `figures` are the places of drawings.
    """

    page: Page
    ink: Bitmap
    grey: Bitmap
    scale: Scale
    tables: list[RuledTable]
    cells: list[list[list[Strip]]]
    free: list[Strip]
    figures: list[Area]
    noise: bool

    def strips(self) -> list[Strip]:
        """All strips of the page."""
        return [*self.free, *(strip for table in self.cells for strips in table for strip in strips)]

    def read(self, strips: list[Strip]) -> dict[Strip, Reading]:
        """What `strips` say."""
        return dict(zip(strips, read_lines([self.picture(strip) for strip in strips]), strict=True))

    def picture(self, strip: Strip) -> Bitmap:
        """The picture of a strip."""
        return _picture(self.grey, strip, self.page.character)


def upright(page: Page) -> tuple[LaidOut, dict[Strip, Reading]]:
    """The page straight and the right way round, taken apart, with what is read of it already.

    A page that lies on its side or its head is told by what can be read of it in each position.
    """
    best: tuple[float, LaidOut, dict[Strip, Reading]] | None = None
    for quarters in (0, 1, 3, 2):
        found = taken_apart(straightened(quarter_turned(page, quarters)))
        read = found.read(_sample(found))
        sure = float(np.median([one.confidence * (len(one.text) >= _WORD) for one in read.values()] or [0.0]))
        if best is None or sure > best[0]:
            best = sure, found, read
        if sure >= number("confidence", "upright") or not found.strips():
            break
    assert best is not None
    sure, found, read = best
    return (_as_noise(found) if read and sure < number("confidence", "noise") else found), read


def taken_apart(page: Page) -> LaidOut:
    """The tables and strips of a page that lies straight."""
    ink = ink_of(page.grey)
    rules, text = rules_of(ink, page.character)
    grey = np.where((ink > 0) & (text == 0), np.uint8(255), page.grey)
    text = without_specks(text, page.character)
    scale = Scale.of(page.character)
    tables = tables_of(rules, scale)
    cells = [[_strips(text, scale.area(box.bounds), page.character) for box in table.boxes] for table in tables]
    for table in tables:
        left, top, right, bottom = scale.area(table.bounds())
        text[top:bottom, left:right] = 0
    pieces = pieces_in(text, page.character)
    tallest = number("picture", "tallest") * page.character
    figures = [area for area in pieces if area[3] - area[1] > tallest]
    free = [Strip((piece,)) for piece in pieces if piece not in figures]
    found = LaidOut(page, ink, grey, scale, tables, cells, free, figures, noise=False)
    width = sum(_across(strip.area()) for strip in found.strips())
    if width <= number("picture", "characters"):
        return found
    return _as_noise(found)


def _as_noise(found: LaidOut) -> LaidOut:
    return replace(found, free=[], tables=[], cells=[], noise=True)


def _sample(found: LaidOut) -> list[Strip]:
    """The strips that tell best how a page lies: lines of some characters; none where text runs downwards only."""
    wide = [strip for strip in found.strips() if len(strip.pieces) == 1 and _across(strip.area()) >= _WIDE]
    return sorted(wide, key=lambda strip: abs(_across(strip.area()) - _LONG))[:_SAMPLE]


def _across(area: Area) -> float:
    left, top, right, bottom = area
    return (right - left) / max(bottom - top, 1)


def _strips(ink: Bitmap, area: Area, character: float) -> list[Strip]:
    lines = lines_in(ink, area, character)
    if is_column(lines, character):
        return [Strip(tuple(piece for line in lines for piece in line))]
    return [Strip((piece,)) for line in lines for piece in line]


def _picture(grey: Bitmap, strip: Strip, character: float) -> Bitmap:
    """The picture of a strip; characters below each other are put beside each other."""
    if len(strip.pieces) == 1:
        return crop(grey, strip.pieces[0], character)
    crops = [crop(grey, piece, character) for piece in strip.pieces]
    high = max(piece.shape[0] for piece in crops)
    return np.hstack([_centred(piece, high) for piece in crops])


def _centred(piece: Bitmap, high: int) -> Bitmap:
    above = (high - piece.shape[0]) // 2
    return np.pad(piece, ((above, high - piece.shape[0] - above), (0, 0)), constant_values=255)
