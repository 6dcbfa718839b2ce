"""PDF files with text: tables drawn with lines as grids, all other text as lines with tabs for wide gaps."""

from dataclasses import dataclass
from itertools import pairwise, zip_longest

import pypdfium2

from heng.documents.content import Cell, Content, Grid, Line
from heng.documents.readers.announce import announce
from heng.documents.readers.limits import beyond, limit
from heng.documents.readers.page_breaks import PageTable, over_breaks, room_before
from heng.documents.readers.pdf_strokes import strokes_of
from heng.documents.readers.ruled_table import RuledTable, ruled_tables
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Where

_GAP = 1.2
# Points: the usual margin of a cell, and how far a title may lie below the top line of its table.
_MARGIN = 6.0
# The width of a Chinese character, as a multiple of its height as drawn.
_EM = 1.15
_SAME_COLUMN = 4.0
_PASSWORD = "文件设有打开密码，无法读取。请取消密码后再导入。"  # noqa: S105
_DAMAGED = "PDF 文件已损坏或不完整。请重新下载或重新导出后再导入。"
_SCANNED = "PDF 里没有文字，可能是扫描件。请导入带文字的 PDF，或原始的 Word、Excel 文件。"
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Piece:
    left: float
    bottom: float
    right: float
    top: float
    text: str


@dataclass(frozen=True, slots=True)
class _Page:
    lines: tuple[Line, ...]
    tables: tuple[PageTable, ...]


def read_pdf(data: bytes) -> Content:
    """The lines of all pages (each with page, number and box) and their ruled tables.

    A table that goes on over a page break with the same columns is one grid. Pages without text are announced.
    Raises UnreadableInput for encrypted, damaged and scanned files and beyond the limit of pages.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        raise UnreadableInput(_PASSWORD if "password" in str(problem).lower() else _DAMAGED) from problem
    if len(document) > limit("pdf", "pages"):
        raise beyond("PDF 页数", len(document), limit("pdf", "pages"), "页")
    try:
        pages = [_page(document, number) for number in range(1, len(document) + 1)]
    except pypdfium2.PdfiumError as problem:
        raise UnreadableInput(_DAMAGED) from problem
    finally:
        document.close()
    lines = tuple(line for page in pages for line in page.lines)
    grids, mended = over_breaks([page.tables for page in pages])
    if not lines and not grids:
        raise UnreadableInput(_SCANNED)
    empty = [Where(page=number) for number, page in enumerate(pages, 1) if not page.lines and not page.tables]
    notes = tuple(announce("I09", f"第 {where.page} 页没有文字，", where) for where in empty)
    return Content("pdf", lines, grids, notes=(*notes, *mended))


def _page(document: pypdfium2.PdfDocument, number: int) -> _Page:
    page = document[number - 1]
    text = page.get_textpage()
    pieces = _pieces(text)
    tables = ruled_tables(strokes_of(page))
    tables = [table for table in tables if any(_inside(piece, table.bounds()) for piece in pieces)]
    outside = [piece for piece in pieces if not any(_inside(piece, table.bounds()) for table in tables)]
    lines = tuple(
        Line(_joined(row), Where(page=number, line=place, bbox=_box(row)))
        for place, row in enumerate(_rows(outside), 1)
    )
    parts = tuple(_part(table, pieces, lines, number) for table in tables)
    text.close()
    page.close()
    return _Page(lines, parts)


def _pieces(text: pypdfium2.PdfTextPage) -> list[_Piece]:
    pieces = []
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        written = text.get_text_bounded(left, bottom, right, top).strip()
        if written:
            pieces.append(_Piece(left, bottom, right, top, written.replace("\r\n", " ")))
    return pieces


def _part(table: RuledTable, pieces: list[_Piece], lines: tuple[Line, ...], page: int) -> PageTable:
    rows: list[list[Cell]] = [[] for _ in range(len(table.levels) - 1)]
    free: dict[tuple[int, int], int] = {}
    for box in table.boxes:
        written = _rows([piece for piece in pieces if _inside(piece, box.bounds)])
        bounds = tuple(round(side, 1) for side in box.bounds)
        where = Where(page=page, bbox=(bounds[0], bounds[1], bounds[2], bounds[3]))
        pairs = zip_longest(written, written[1:])
        content = "".join(_line_of(row, after, box.bounds) for row, after in pairs)
        if written:
            free[box.row, box.column] = _free(written[-1], box.bounds)
        rows[box.row - 1].append(Cell(content, where, box.row, box.column, box.row_span, box.column_span))
    above = [line for line in lines if line.where.bbox and line.where.bbox[1] >= table.levels[0] - _SAME_COLUMN]
    title = above[-1].text if above else ""
    grid = Grid(title, tuple(map(tuple, rows)), Where(page=page, line=len(above) + 1))
    return PageTable(grid, table.uprights, free)


def _line_of(row: list[_Piece], after: list[_Piece] | None, bounds: Bounds) -> str:
    """A line of a cell; one that was broken because the cell is full goes on in the line `after` without a line end."""
    if after is None:
        return _joined(row)
    return _joined(row) + ("" if _free(row, bounds) <= room_before(_joined(after)) else "\n")


def _free(row: list[_Piece], bounds: Bounds) -> int:
    """How many further characters would fit into the line between the margins of its cell."""
    character = _EM * max(piece.top - piece.bottom for piece in row)
    slack = bounds[2] - row[-1].right + row[0].left - bounds[0] - 2 * _MARGIN
    return max(int(slack / character), 0)


def _inside(piece: _Piece, bounds: Bounds) -> bool:
    left, bottom, right, top = bounds
    return left <= (piece.left + piece.right) / 2 <= right and bottom <= (piece.bottom + piece.top) / 2 <= top


def _rows(pieces: list[_Piece]) -> list[list[_Piece]]:
    """The pieces by lines from the top; pieces whose middles lie within each other's height share a line."""
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.top - piece.bottom, piece.left)):
        middle = (piece.top + piece.bottom) / 2
        if rows and rows[-1][0].bottom <= middle <= rows[-1][0].top:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _joined(row: list[_Piece]) -> str:
    text = row[0].text
    for before, piece in pairwise(row):
        text += ("\t" if piece.left - before.right > _GAP * (piece.top - piece.bottom) else "") + piece.text
    return text


def _box(row: list[_Piece]) -> Bounds:
    return (
        round(min(piece.left for piece in row), 1),
        round(min(piece.bottom for piece in row), 1),
        round(max(piece.right for piece in row), 1),
        round(max(piece.top for piece in row), 1),
    )
