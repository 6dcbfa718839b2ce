"""Laid-out papers as pictures: as a scanner, a fax or a telephone gives them back."""

import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from tests.documents.relay.sheet import Put, Sheet

FONT = Path(__file__).parents[2] / "browser/node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf"
_A4 = (8.27, 11.69)
_MARGIN, _PAD, _LEADING = 0.6, 0.045, 1.35
_NEVER_FIRST = frozenset("。，、；：！？）》”’】%％")
Picture = Image.Image


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is printed and what happens to it on the way: resolution, size of type, and the faults of the copy.

    `turned` is how many degrees the page lies askew (clockwise), `paper` the grey of the background, `noise` how many
    of a thousand pixels are soiled, `jpeg` the quality it is kept in (0: none), `fax` makes it black and white,
    `stamp` puts a red seal over the text, `ruled` draws the lines of the table, `gaps` breaks them.
    """

    dpi: int = 200
    points: float = 10.5
    landscape: bool = False
    turned: float = 0
    paper: int = 255
    noise: int = 0
    blur: float = 0
    jpeg: int = 0
    fax: bool = False
    stamp: bool = False
    ruled: bool = True
    gaps: bool = False
    line: int = 2
    family: Path = FONT


PLAIN = Look()


def pages_of(sheets: Sequence[Sheet], look: Look = PLAIN) -> list[Picture]:
    """The papers page by page; a table that is longer than its page goes on on the next one."""
    return [_worn(page, look) for sheet in sheets for page in _Printer(sheet, look).pages()]


def to_png(sheets: Sequence[Sheet], look: Look = PLAIN) -> bytes:
    """The first page as a PNG file."""
    return saved(pages_of(sheets, look)[0], "PNG")


def to_tiff(sheets: Sequence[Sheet], look: Look = PLAIN) -> bytes:
    """All pages as one TIFF file."""
    first, *others = pages_of(sheets, look)
    return saved(first, "TIFF", save_all=True, append_images=others, compression="tiff_deflate")


def to_picture_pdf(sheets: Sequence[Sheet], look: Look = PLAIN) -> bytes:
    """All pages as a PDF that holds nothing but pictures."""
    first, *others = pages_of(sheets, look)
    return saved(first, "PDF", save_all=True, append_images=others, resolution=look.dpi)


def saved(picture: Picture, kind: str, **options: object) -> bytes:
    """The bytes of `picture` as a file of `kind`."""
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


@cache
def _font(family: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(family), size)


class _Printer:
    """Sets one sheet in type, a page at a time."""

    def __init__(self, sheet: Sheet, look: Look) -> None:
        self._sheet, self._look = sheet, look
        inches = _A4[::-1] if look.landscape else _A4
        self._size = (int(inches[0] * look.dpi), int(inches[1] * look.dpi))
        self._margin = int(_MARGIN * look.dpi)
        self._pad = max(int(_PAD * look.dpi), 2)
        self._font = _font(look.family, round(look.points * look.dpi / 72))
        self._height = int(self._font.size * _LEADING)
        self._cells = list(sheet.placed())
        self._columns = self._widths()
        self._rows = self._heights()

    def pages(self) -> Iterator[Picture]:
        page, draw = self._blank()
        at = self._margin
        for place, text in enumerate(self._sheet.above):
            at = self._line(draw, text, at, centred=place == 0)
        start = 0
        for end in self._breaks(at):
            self._table(draw, start, end, at)
            at += sum(self._rows[start:end])
            if end < len(self._rows):
                yield page
                page, draw = self._blank()
                at, start = self._margin, end
        for text in self._sheet.below:
            at = self._line(draw, text, at + self._pad, centred=False)
        yield page

    def _blank(self) -> tuple[Picture, ImageDraw.ImageDraw]:
        page = Image.new("RGB", self._size, (self._look.paper,) * 3)
        return page, ImageDraw.Draw(page)

    def _widths(self) -> list[int]:
        """Columns share the page by the square root of their longest text, so that long ones wrap."""
        count = max((column + put.columns - 1 for _, column, put in self._cells), default=1)
        need = [2.0] * count
        for _, column, put in self._cells:
            longest = max((self._font.getlength(line) for line in put.text.split("\n")), default=0) / self._font.size
            share = max(longest, 1.0) ** 0.6 / put.columns
            for covered in range(column - 1, column - 1 + put.columns):
                need[covered] = max(need[covered], share)
        room = self._size[0] - 2 * self._margin
        return [int(room * part / sum(need)) for part in need]

    def _heights(self) -> list[int]:
        heights = [self._height + 2 * self._pad] * len(self._sheet.rows)
        for row, column, put in sorted(self._cells, key=lambda cell: cell[2].rows):
            need = len(self._wrapped(put, column)) * self._height + 2 * self._pad
            have = sum(heights[row - 1 : row - 1 + put.rows])
            heights[row + put.rows - 2] += max(need - have, 0)
        return heights

    def _breaks(self, at: int) -> list[int]:
        ends, filled = [], at
        for row, height in enumerate(self._rows):
            if filled + height > self._size[1] - self._margin and row:
                ends.append(row)
                filled = self._margin
            filled += height
        return [*ends, len(self._rows)]

    def _wrapped(self, put: Put, column: int) -> list[str]:
        width = sum(self._columns[column - 1 : column - 1 + put.columns]) - 2 * self._pad
        lines: list[str] = []
        for part in put.text.split("\n"):
            line = ""
            for sign in part:
                if line and sign not in _NEVER_FIRST and self._font.getlength(line + sign) > width:
                    lines.append(line)
                    line = ""
                line += sign
            lines.append(line)
        return lines

    def _line(self, draw: ImageDraw.ImageDraw, text: str, at: int, *, centred: bool) -> int:
        font = _font(self._look.family, int(self._font.size * 1.5)) if centred else self._font
        left = (self._size[0] - font.getlength(text)) / 2 if centred else self._margin
        draw.text((left, at), text, fill="black", font=font)
        return at + int(font.size * 1.6)

    def _table(self, draw: ImageDraw.ImageDraw, start: int, end: int, at: int) -> None:
        for row, column, put in self._cells:
            first, last = max(row - 1, start), min(row - 1 + put.rows, end)
            if first < last:
                top = at + sum(self._rows[start:first])
                left = self._margin + sum(self._columns[: column - 1])
                right = left + sum(self._columns[column - 1 : column - 1 + put.columns])
                bottom = top + sum(self._rows[first:last])
                self._frame(draw, (left, top, right, bottom))
                if row - 1 >= start:
                    self._text(draw, self._wrapped(put, column), (left, top, right, bottom))

    def _frame(self, draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int]) -> None:
        left, top, right, bottom = box
        if not self._look.ruled:
            return
        for ends in (
            (left, top, right, top),
            (left, bottom, right, bottom),
            (left, top, left, bottom),
            (right, top, right, bottom),
        ):
            draw.line(ends, fill="black", width=self._look.line)
            if self._look.gaps:
                x, y = (ends[0] * 2 + ends[2]) // 3, (ends[1] * 2 + ends[3]) // 3
                draw.rectangle((x - 2, y - 2, x + 2, y + 2), fill=(self._look.paper,) * 3)

    def _text(self, draw: ImageDraw.ImageDraw, lines: list[str], box: tuple[int, int, int, int]) -> None:
        left, top, right, bottom = box
        y = top + (bottom - top - len(lines) * self._height) // 2
        for line in lines:
            width = self._font.getlength(line)
            x = left + self._pad if len(lines) > 1 else left + max((right - left - width) / 2, self._pad)
            draw.text((x, y), line, fill="black", font=self._font)
            y += self._height


def _worn(page: Picture, look: Look) -> Picture:
    """The page after its way through the machines."""
    if look.stamp:
        page = _stamp(page, look)
    if look.turned:
        page = page.rotate(-look.turned, Image.Resampling.BICUBIC, fillcolor=(look.paper,) * 3, expand=False)
    if look.blur:
        page = page.filter(ImageFilter.GaussianBlur(look.blur))
    if look.noise:
        _soil(page, look.noise)
    if look.jpeg:
        page = Image.open(io.BytesIO(saved(page, "JPEG", quality=look.jpeg))).convert("RGB")
    return page.convert("1", dither=Image.Dither.NONE) if look.fax else page


def _stamp(page: Picture, look: Look) -> Picture:
    """The page with a red seal: ink lets black print through."""
    seal = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(seal)
    radius, x, y = int(0.8 * look.dpi), int(page.width * 0.7), int(page.height * 0.35)
    red = (225, 60, 60)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=red, width=max(look.dpi // 25, 2))
    draw.text((x, y), "财务专用章", fill=red, font=_font(look.family, look.dpi // 5), anchor="mm")
    return ImageChops.multiply(page, seal)


def _soil(page: Picture, noise: int) -> None:
    chance = random.Random(noise)
    pixels = page.load()
    assert pixels is not None
    for _ in range(page.width * page.height * noise // 1000):
        pixels[chance.randrange(page.width), chance.randrange(page.height)] = (chance.randrange(256),) * 3
