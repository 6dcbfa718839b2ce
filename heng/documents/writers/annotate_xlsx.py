"""A workbook handed back with its findings as cell comments, coloured by weight, and on a first sheet of their own."""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.cell import coordinate_from_string, range_boundaries
from openpyxl.utils.exceptions import CellCoordinatesException

from heng.documents.own_list import SHEET
from heng.documents.writers.annotated_list import add_list, is_list
from heng.documents.writers.content_workbook import Address, Locate, content_workbook
from heng.documents.writers.remark import Remark, remarks
from heng.documents.writers.row_height import written_cells
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Finding, Where
from heng.domain.review.opinion import Waived

__all__ = ["SHEET", "annotate", "is_workbook"]

_AUTHOR = "衡"
# Our part of a comment begins with this line, so that a later review replaces it and leaves what others wrote.
_MARK = "【审核意见】"
_LONGEST_COMMENT = 6000
# A finding at more cells than these is about a whole column: one comment is enough.
_MOST_CELLS = 12
# Of a comment box, in pixels: its width, the characters in a line of it, the height of a line, and its least and most.
_WIDTH, _PER_LINE, _LINE_HEIGHT, _LEAST, _MOST = 440, 34, 17, 60, 620
# A workbook that merges more cells than these is written anew from what was read.
_MOST_MERGED = 1_000_000
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']([^\"']+)")
_NOT_A_WORKBOOK = "这份文件不是Excel工作簿（xlsx），无法直接写批注。请同时提供读取到的内容，或另存为 .xlsx 后再试。"


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are an Excel workbook of the zip kind (xlsx, xlsm)."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "xl/workbook.xml" in archive.namelist()


def annotate(
    data: bytes,
    findings: Sequence[Finding],
    *,
    content: Mapping[str, Any] | None = None,
    waived: Sequence[Waived] = (),
) -> bytes:
    """The file `data` as a workbook with each finding as a comment at its cells, and a first sheet that lists all.

    A workbook keeps its values, formulas, formats and the comments of others; pictures, charts and macros are dropped.
    Of any other file, and of workbooks that cannot be opened for writing, a new workbook is made from its `content` as
    read (content_json.py). Findings without a cell stand in the list only; `waived` ones are shown with their reason.
    Raises UnreadableInput where there is neither a workbook nor content.
    """
    book, locate = _opened(data, content)
    ordered = remarks(findings, waived)
    by_cell: defaultdict[Address, list[Remark]] = defaultdict(list)
    for remark in ordered:
        for address in _addresses(book, locate, remark.finding):
            by_cell[address].append(remark)
    for (sheet, cell), said in by_cell.items():
        _comment(book[sheet][cell], said)
    add_list(book, ordered, locate)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _opened(data: bytes, content: Mapping[str, Any] | None) -> tuple[Any, Locate]:
    """The workbook to write into and how to find a place in it: the file's own where that can be done."""
    book = _own_book(data) if is_workbook(data) and _merged_cells(data) <= _MOST_MERGED else None
    if book is not None and (content is None or _holds(book, content)):
        _forget(book)
        return book, lambda place: _in_book(book, place)
    if content is None:
        raise UnreadableInput(_NOT_A_WORKBOOK)
    return content_workbook(content)


def _own_book(data: bytes) -> Any | None:
    try:
        book = load_workbook(io.BytesIO(data))
    except Exception:
        return None
    book.template = False  # a template saved under the name of a workbook opens nowhere
    return book


def _holds(book: Any, content: Mapping[str, Any]) -> bool:
    """Whether the library has seen every sheet that was read; of some dialects it sees none and says nothing."""
    for grid in content["grids"]:
        name = grid["where"].get("sheet")
        is_filled = any(cell["text"] for row in grid["rows"] for cell in row)
        if is_filled and (name not in book.sheetnames or all(cell.value is None for cell in written_cells(book[name]))):
            return False
    return True


def _merged_cells(data: bytes) -> int:
    """How many cells the merged ranges of a workbook cover; the library makes an object of each."""
    covered = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                covered += sum(map(_area, _MERGED.findall(archive.read(name))))
    return covered


def _area(reference: bytes) -> int:
    try:
        left, top, right, bottom = range_boundaries(reference.decode())
    except (ValueError, TypeError):
        return _MOST_MERGED + 1
    if left is None or top is None or right is None or bottom is None:
        return _MOST_MERGED + 1
    return (right - left + 1) * (bottom - top + 1)


def _in_book(book: Any, place: Where) -> Address | None:
    if (
        place.sheet is None
        or not place.cell
        or place.sheet not in book.sheetnames
        or not hasattr(book[place.sheet], "merged_cells")
    ):
        return None
    try:
        coordinate_from_string(place.cell)
    except CellCoordinatesException:
        return None
    return place.sheet, place.cell


def _addresses(book: Any, locate: Locate, finding: Finding) -> list[Address]:
    """The cells of a finding; of one that runs down a whole column only the first."""
    places = filter(None, map(locate, finding.where))
    found = list(dict.fromkeys(_anchor(book, place) for place in places))
    return found if len(found) <= _MOST_CELLS else found[:1]


def _anchor(book: Any, address: Address) -> Address:
    """The first cell of a merged range, which alone can carry a comment."""
    sheet, cell = address
    for merged in book[sheet].merged_cells.ranges:
        if cell in merged:
            return sheet, merged.start_cell.coordinate
    return address


def _comment(cell: Any, said: Sequence[Remark]) -> None:
    """All remarks on a cell in one comment, numbered as in the list, after what others wrote."""
    before = f"{cell.comment.text.rstrip()}\n\n" if cell.comment else ""
    author = cell.comment.author if cell.comment else _AUTHOR
    lines = "\n".join(f"{remark.number}. {remark.rule} {remark.label}：{remark.words}" for remark in said)
    text = ILLEGAL_CHARACTERS_RE.sub("", f"{before}{_MARK}\n{lines}")
    comment = Comment(text[:_LONGEST_COMMENT], author)
    height = _LINE_HEIGHT * sum(len(line) // _PER_LINE + 1 for line in text.split("\n")) + _LINE_HEIGHT
    comment.width, comment.height = _WIDTH, min(max(height, _LEAST), _MOST)
    cell.comment = comment
    cell.fill = PatternFill("solid", fgColor=said[0].colour)


def _forget(book: Any) -> None:
    """Take the marks of an earlier review out of the book: list, comments and colours of cells that had them."""
    for sheet in [sheet for sheet in book.worksheets if is_list(sheet)]:
        del book[sheet.title]
    for sheet in book.worksheets:
        for cell in written_cells(sheet):
            if not cell.comment or _MARK not in cell.comment.text:
                continue
            others = cell.comment.text.partition(_MARK)[0].rstrip()
            cell.comment = Comment(others, cell.comment.author) if others else None
            cell.fill = PatternFill()
