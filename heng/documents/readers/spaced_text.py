"""Tables set in plain text with runs of blanks, as programs write them that turn pages into text: read by where words stand."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from heng.documents.content import Cell, Content, Grid, Line
from heng.documents.readers.announce import announce
from heng.documents.readers.limits import limit
from heng.documents.readers.open_columns import pieces_of
from heng.documents.readers.open_regions import LINES, regions
from heng.documents.readers.open_table import OpenTables
from heng.documents.readers.page_furniture import without_page_number
from heng.documents.readers.page_table import PageTable
from heng.documents.readers.pdf_cells import Cells, page_table
from heng.documents.readers.pdf_characters import Glyph
from heng.documents.readers.pdf_pages import Page, in_order
from heng.documents.readers.ruled_table import RuledTable
from heng.documents.readers.text_flow import box_of, lines_of, written
from heng.domain.finding import Where

# How large a character is as it is laid out here, and how far lines stand apart: near each other, and so that each is a row.
_SIZE, _NEAR, _APART = 10.0, 15.0, 30.0
# The part of the lines below headings that hold a name and a value where each line is a row.
_MOST = 0.8
# How wide a letter and a Chinese character are: as on a typewriter, or all alike, as programs count that turn pages into text.
_WIDTHS = ((_SIZE / 2, _SIZE), (0.8 * _SIZE, 0.8 * _SIZE))
_SPACED = re.compile(r"\S(?: {2,}|\u3000)\s*\S")
_FEWEST, _NAME_AND_VALUE = 3, 2


def with_spaced_tables(text: str, encoding: str) -> Content | None:
    """The lines and tables of a `text` whose cells stand apart by blanks; None where no headings of a table do.

    Form feeds divide its pages. Each cell has the line that it begins in; that they were told by places is announced.
    """
    if "\t" in text or len(text) > limit("text", "spaced_characters"):
        return None
    if sum(1 for line in text.splitlines() if _SPACED.search(line)) < _FEWEST:
        return None
    parts = [part.split("\n") for part in re.sub("\r\n?", "\n", text).split("\f")]
    if max(map(len, parts)) > LINES:
        return None
    widths = min(_WIDTHS, key=lambda widths: sum(len(_beginnings(lines, widths)) for lines in parts))
    near = [_laid_out(lines, widths, _NEAR) for lines in parts]
    if not any(regions(pieces_of(lines_of(glyphs)), ()) for glyphs in near):
        return None
    lined = _is_lined(near)
    pitch = _APART if lined else _NEAR
    laid_out = [_laid_out(lines, widths, pitch) for lines in parts]
    above = [0, *accumulate(len(lines) - 1 for lines in parts)]
    tables = OpenTables(lined=lined)
    pages = [
        _page(glyphs, _Place(number, len(lines), above[number - 1], pitch), tables)
        for number, (glyphs, lines) in enumerate(zip(laid_out, parts, strict=True), 1)
    ]
    lines, grids, notes = in_order(pages)
    kept = tuple(Line(line.text, _in_file(line.where, above, pitch)) for line in lines)
    found = tuple(replace(grid, where=_top(grid)) for grid in grids)
    return Content("docx", kept, found, encoding, (*notes, announce("I46", "文本里")))


@dataclass(frozen=True, slots=True)
class _Place:
    """A page in the text: its number, how many lines it has and how many stand above it, and how far apart they are."""

    number: int
    height: int
    above: int
    pitch: float


def _is_lined(pages: Sequence[Sequence[Glyph]]) -> bool:
    """Whether nearly all lines below headings hold a name and what stands right of it, so that each is a row."""
    full = lines = 0
    for glyphs in pages:
        pieces = pieces_of(lines_of(glyphs))
        for region in (part for part in regions(pieces, ()) if part.heads):
            right = [head for head in region.heads if head[0] >= region.levels]
            for line in pieces[region.start + region.head_lines : region.end]:
                texts = [piece for piece in line if piece.bounds[2] > region.levels]
                full += len(texts) >= min(len(right), _NAME_AND_VALUE)
                lines += 1
    return lines > 0 and full >= _MOST * lines


def _laid_out(lines: Sequence[str], widths: tuple[float, float], pitch: float) -> list[Glyph]:
    return [glyph for at, line in enumerate(lines) for glyph in _glyphs(line, at * pitch, widths)]


def _beginnings(lines: Sequence[str], widths: tuple[float, float]) -> set[float]:
    """Where the texts of the lines begin; the fewer places, the better they stand below each other."""
    glyphs = [list(_glyphs(line, at * _NEAR, widths)) for at, line in enumerate(lines) if line.strip()]
    return {round(piece.bounds[0], 1) for line in pieces_of(glyphs) for piece in line}


def _glyphs(line: str, top: float, widths: tuple[float, float]) -> Iterator[Glyph]:
    """The characters of a line, each as wide as it is written."""
    left = 0.0
    for sign in line:
        width = widths[unicodedata.east_asian_width(sign) in "WFA"]
        yield Glyph(" " if sign.isspace() else sign, (left, top, left + width, top + _SIZE))
        left += width


def _page(glyphs: Sequence[Glyph], place: _Place, tables: OpenTables) -> Page:
    height = place.height * place.pitch
    rows = lines_of(glyphs)
    shown = _lines(rows, place.number)
    inside = {line.where for line in without_page_number(shown, height)}
    apart = [row for row, line in zip(rows, shown, strict=True) if line.where not in inside]
    kept = [glyph for row, line in zip(rows, shown, strict=True) if line.where in inside for glyph in row]
    found, around = tables.read(kept)
    outside = lines_of([*around, *(glyph for row in apart for glyph in row)])
    parts = tuple(
        _in_lines(page_table(table, held, place.number, guessed=True), table, held, place) for table, held in found
    )
    return Page(place.number, height, _lines(outside, place.number), parts)


def _lines(rows: Sequence[Sequence[Glyph]], number: int) -> tuple[Line, ...]:
    return tuple(Line(written(row), Where(page=number, line=at, bbox=box_of(row))) for at, row in enumerate(rows, 1))


def _in_lines(page: PageTable, table: RuledTable, held: Cells, place: _Place) -> PageTable:
    """The table with the line of the file that each of its cells begins in."""
    tops = {(box.row, box.column): min(glyph.bounds[1] for glyph in glyphs) for box, glyphs in held.items() if glyphs}

    def placed(cell: Cell) -> Cell:
        top = tops.get((cell.row, cell.column), table.levels[cell.row - 1] + _SIZE / 2)
        return replace(cell, where=Where(line=place.above + max(int(top // place.pitch), 0) + 1, column=cell.column))

    rows = tuple(tuple(placed(cell) for cell in row) for row in page.grid.rows)
    return replace(page, grid=replace(page.grid, rows=rows))


def _in_file(where: Where, above: Sequence[int], pitch: float) -> Where:
    top = where.bbox[1] if where.bbox else 0.0
    return Where(line=above[(where.page or 1) - 1] + int(top // pitch) + 1)


def _top(grid: Grid) -> Where:
    return Where(line=min((cell.where.line or 0 for row in grid.rows for cell in row), default=0))
