"""One page of a PDF: its tables by drawn lines or by the places of words, and all other text as lines."""

from collections.abc import Sequence

import pypdfium2

from heng.documents.content import Line
from heng.documents.readers.allowance import allow_seconds
from heng.documents.readers.announce import announce
from heng.documents.readers.ocr.pdf_scan import is_scan, scanned_page
from heng.documents.readers.ocr.scan import Scanner, installed
from heng.documents.readers.open_table import OpenTables
from heng.documents.readers.page_furniture import without_page_number
from heng.documents.readers.pdf_cells import Cells, page_table, placed, with_overhang
from heng.documents.readers.pdf_characters import Glyph, PageCharacters, characters_of
from heng.documents.readers.pdf_fields import filled_in
from heng.documents.readers.pdf_notes import page_notes
from heng.documents.readers.pdf_pages import Page
from heng.documents.readers.pdf_strokes import Drawing, drawing_of
from heng.documents.readers.pdf_view import View, view_of
from heng.documents.readers.ruled_table import RuledTable, ruled_tables
from heng.documents.readers.text_flow import box_of, lines_of, written
from heng.domain.finding import Finding, Where

# A page where that part of the characters is unreadable is looked at as a picture.
_UNREADABLE = 0.3
# The time that an ordinary page of so many characters may take, so that long books are read and hostile files are not.
_ORDINARY, _SECONDS = 100, 0.3


class PageReader:
    """Reads the pages of one file in order: what one page shows helps to read the next.

    `turned` has the views of pages whose text lies on its side, by number: as it is read, and as the page is shown.
    """

    def __init__(self, scanner: Scanner) -> None:
        self.turned: dict[int, tuple[View, View]] = {}
        self._scanner = scanner
        self._open_tables = OpenTables()

    def read(self, page: pypdfium2.PdfPage, number: int) -> Page:
        """The page with the `number`; pages that are pictures go to the recognition of text."""
        view = view_of(page)
        characters = characters_of(page, view)
        if self._is_picture(page, characters):
            return scanned_page(page, number, self._scanner)
        shown, turns = view, characters.turns()
        if turns:
            view = view.turned(turns)
            characters = characters_of(page, view)
            self.turned[number] = view, shown
        drawing = drawing_of(page, view)
        filled = filled_in(page, view)
        notes = tuple(page_notes(characters, drawing, filled, number))
        if len(characters.glyphs) >= _ORDINARY:
            allow_seconds(_SECONDS)
        return self._read([*characters.glyphs, *filled.glyphs], drawing, notes, number, view)

    def _is_picture(self, page: pypdfium2.PdfPage, characters: PageCharacters) -> bool:
        shown = len(characters.glyphs)
        if shown and installed() and characters.unreadable() >= _UNREADABLE * shown:
            return True
        return is_scan(page, 0 if characters.scanned_text and installed() else shown)

    def _read(
        self, glyphs: Sequence[Glyph], drawing: Drawing, notes: tuple[Finding, ...], number: int, view: View
    ) -> Page:
        tables = _tables(drawing)
        cells, outside = placed(glyphs, tables)
        for place, table in enumerate(tables):
            cells[place], outside = with_overhang(table, cells[place], outside, view.height)
        parts = [page_table(table, held, number) for table, held in zip(tables, cells, strict=True) if held]
        open_tables: list[tuple[RuledTable, Cells]] = []
        if not parts:
            numbered, rest = _page_number(outside, view.height)
            open_tables, outside = self._open_tables.read(rest, drawing.strokes)
            outside = [*outside, *numbered]
            parts = [page_table(table, held, number, guessed=True) for table, held in open_tables]
        if open_tables:
            notes = (*notes, announce("I46", f"第 {number} 页", Where(page=number)))
        return Page(number, view.height, _lines(outside, number), tuple(parts), notes)


def _tables(drawing: Drawing) -> list[RuledTable]:
    """The tables of a page by its lines; where there are none, by the edges of filled cells."""
    return ruled_tables(drawing.strokes) or ruled_tables([*drawing.strokes, *drawing.edges])


def _page_number(glyphs: Sequence[Glyph], height: float) -> tuple[list[Glyph], list[Glyph]]:
    """The characters of the number of the page, which belong to no table, and all others."""
    rows = lines_of(glyphs)
    lines = _lines(glyphs, 0)
    kept = without_page_number(lines, height)
    numbers = [row for row, line in zip(rows, lines, strict=True) if line not in kept]
    taken = {id(glyph) for row in numbers for glyph in row}
    return [glyph for row in numbers for glyph in row], [glyph for glyph in glyphs if id(glyph) not in taken]


def _lines(glyphs: Sequence[Glyph], page: int) -> tuple[Line, ...]:
    rows = lines_of(glyphs)
    return tuple(
        Line(written(row), Where(page=page, line=place, bbox=box_of(row))) for place, row in enumerate(rows, 1)
    )
