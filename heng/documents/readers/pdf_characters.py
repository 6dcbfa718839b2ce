"""The characters on a page of a PDF, each with its place as shown."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from heng.documents.readers.limits import beyond, limit
from heng.documents.readers.pdf_signs import UNREADABLE, sign
from heng.documents.readers.pdf_view import Bounds, View, holds, middle

_INVISIBLE = 3
# Of 255: what is fainter is a watermark.
_FAINT = 100
_SLANT = math.radians(4)
_QUARTER = math.pi / 2
# Two of the same character so near each other (parts of its height) are one, printed twice to look bold.
_TWICE = 0.2
_TALLEST = 1.05
_PRIVATE = 0xE000


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character: its rectangle (left, top, right, bottom), the quarter turns it is turned by, and what it belongs to.

    `run` numbers the pieces of text that the file shows at once.
    """

    text: str
    bounds: Bounds
    run: int = 0
    turns: int = 0

    @property
    def size(self) -> float:
        """The height of the character as it is read."""
        return self.bounds[2] - self.bounds[0] if self.turns % 2 else self.bounds[3] - self.bounds[1]


@dataclass(frozen=True, slots=True)
class PageCharacters:
    """What a page shows: `glyphs`; besides, invisible ones, the watermark, and how many lie outside of the page.

    `scanned_text` says that all text of the page is invisible, as recognised text over a scan is; then it is read.
    """

    glyphs: list[Glyph] = field(default_factory=list)
    hidden: list[Glyph] = field(default_factory=list)
    slanted: list[str] = field(default_factory=list)
    outside: int = 0
    scanned_text: bool = False

    def turns(self) -> int:
        """The quarter turns of most characters: those of a table that lies on its side."""
        counts = Counter(glyph.turns for glyph in self.glyphs)
        return max(counts, key=lambda turns: counts[turns], default=0)

    def unreadable(self) -> int:
        """How many characters nobody can read."""
        return sum(glyph.text == UNREADABLE for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class _Run:
    number: int
    hidden: bool
    faint: bool
    scale: float
    font: str


def characters_of(page: pypdfium2.PdfPage, view: View) -> PageCharacters:
    """The characters of `page` in the order of the file. UnreadableInput beyond the limit of characters of a page."""
    text = page.get_textpage()
    try:
        return _collected(text, view)
    finally:
        text.close()


def _collected(text: pypdfium2.PdfTextPage, view: View) -> PageCharacters:
    found = PageCharacters()
    count, allowed = text.count_chars(), limit("pdf", "characters")
    if count > allowed:
        raise beyond("PDF 一页的字数", count, allowed, "字")
    shown = (0.0, 0.0, view.width, view.height)
    seen: dict[tuple[str, int, int], list[tuple[float, float]]] = {}
    outside = 0
    for glyph, run, slanted in _glyphs(text, view, count):
        if slanted or run.faint:
            found.slanted.append(glyph.text)
        elif not holds(shown, middle(glyph.bounds)):
            outside += bool(glyph.text.strip())
        elif run.hidden:
            found.hidden.append(glyph)
        elif not _again(glyph, seen):
            found.glyphs.append(glyph)
    if found.hidden and not found.glyphs:
        return PageCharacters(found.hidden, [], found.slanted, outside, scanned_text=True)
    return PageCharacters(found.glyphs, found.hidden, found.slanted, outside)


def _glyphs(text: pypdfium2.PdfTextPage, view: View, count: int) -> Iterator[tuple[Glyph, _Run, bool]]:
    runs: dict[int, _Run] = {}
    box = pdfium.FS_RECTF()
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        if code <= ord(" ") and pdfium.FPDFText_IsGenerated(text.raw, index) == 1:
            continue
        run = _run(text, index, runs)
        written = sign(code, run.font if code >= _PRIVATE else "")
        if not written:
            continue
        pdfium.FPDFText_GetLooseCharBox(text.raw, index, ctypes.byref(box))
        angle = pdfium.FPDFText_GetCharAngle(text.raw, index)
        turns = round(angle / _QUARTER)
        place = _reduced(
            view.rectangle(box.left, box.bottom, box.right, box.top),
            pdfium.FPDFText_GetFontSize(text.raw, index) * run.scale,
            (turns + view.turns) % 2 == 1,
        )
        turned = (view.turns + turns) % 4
        yield Glyph(written, place, run.number, turned), run, abs(angle - turns * _QUARTER) > _SLANT


def _reduced(bounds: Bounds, size: float, lying: bool) -> Bounds:
    """The rectangle no higher than the size of its font: the lines of some fonts overlap each other otherwise."""
    left, top, right, bottom = bounds
    height = right - left if lying else bottom - top
    rest = max((height - size * _TALLEST) / 2, 0.0) if size > 1 else 0.0
    return (left + rest, top, right - rest, bottom) if lying else (left, top + rest, right, bottom - rest)


def _run(text: pypdfium2.PdfTextPage, index: int, runs: dict[int, _Run]) -> _Run:
    written = pdfium.FPDFText_GetTextObject(text.raw, index)
    if not written:
        return _Run(-1, hidden=False, faint=False, scale=1.0, font="")
    address = ctypes.addressof(written.contents)
    if address not in runs:
        colours = [ctypes.c_uint() for _ in range(4)]
        painted = pdfium.FPDFPageObj_GetFillColor(written, *map(ctypes.byref, colours))
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text.raw, index, ctypes.byref(matrix))
        hidden = pdfium.FPDFTextObj_GetTextRenderMode(written) == _INVISIBLE
        faint = bool(painted) and colours[3].value < _FAINT
        runs[address] = _Run(len(runs), hidden, faint, math.hypot(matrix.c, matrix.d) or 1.0, _font(written))
    return runs[address]


def _font(written: object) -> str:
    font = pdfium.FPDFTextObj_GetFont(written)
    name = ctypes.create_string_buffer(128)
    length = pdfium.FPDFFont_GetBaseFontName(font, name, len(name)) if font else 0
    return name.value.decode("utf-8", "replace") if 0 < length <= len(name) else ""


def _again(glyph: Glyph, seen: dict[tuple[str, int, int], list[tuple[float, float]]]) -> bool:
    """Whether the same character stands in nearly the same place already."""
    x, y = middle(glyph.bounds)
    near = _TWICE * max(min(glyph.size, 2 * (glyph.bounds[2] - glyph.bounds[0])), 0.5)
    step = 4.0
    column, row = int(x / step), int(y / step)
    for place in ((column + right, row + down) for right in (-1, 0, 1) for down in (-1, 0, 1)):
        for other in seen.get((glyph.text, *place), ()):
            if abs(other[0] - x) <= near and abs(other[1] - y) <= near:
                return True
    seen.setdefault((glyph.text, column, row), []).append((x, y))
    return False
