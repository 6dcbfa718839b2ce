"""Word documents: paragraphs as lines, tables with their merged cells as grids, both numbered in one order."""

from collections.abc import Iterator

from lxml import etree

from heng.documents.content import Content, Grid, Line
from heng.documents.readers.announce import announce
from heng.documents.readers.limits import beyond, limit
from heng.documents.readers.package import Package, open_package
from heng.documents.readers.placing import Placing
from heng.documents.readers.word_numbering import read_numbering
from heng.documents.readers.word_table import continues, has_one_cell_a_row, is_real, joined, word_rows
from heng.documents.readers.word_text import ParagraphText, local_name
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Finding, Where

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice"})
_NOTE_PARTS = {"footnotes": "脚注", "endnotes": "尾注"}
_QUOTED = 60


def read_docx(data: bytes) -> Content:
    """The paragraphs and tables of a Word document in order; deletions that are still tracked are left out.

    Raises UnreadableInput for damaged packages and beyond the limits.
    """
    package = open_package(data)
    document = package.main() or "word/document.xml"
    body = next(package.xml(document).iterchildren("{*}body"), None)
    if body is None:
        raise UnreadableInput("Word 文件没有正文，可能已损坏。请用 Word 或 WPS 打开后另存一份再导入。")
    text = ParagraphText(read_numbering(package, document))
    lines: list[Line] = []
    grids: list[Grid] = []
    for block in _blocks(body):
        where = Where(line=len(lines) + len(grids) + 1)
        if local_name(block) == "p":
            lines.append(Line(text.of(block), where))
            continue
        title = next((line.text.strip() for line in reversed(lines) if line.text.strip()), "")
        grids.append(_grid(block, title, where, len(grids) + 1, text))
    if not grids and not any(line.text.strip() for line in lines):
        raise UnreadableInput("Word 文件里没有文字，可能只有图片或扫描件。请导入带文字的原始文件。")
    return Content("docx", tuple(lines), tuple(grids), notes=tuple(_notes(package, document, text)))


def _notes(package: Package, document: str, text: ParagraphText) -> Iterator[Finding]:
    if package.has_macros():
        yield announce("I04")
    if any(True for part in _page_parts(package) for _ in part.iter("{*}tbl")):
        yield announce("I09", "页眉或页脚里的表格")
    hidden = " ".join(filter(None, (part.strip() for part in text.hidden)))
    if hidden:
        yield announce("I61", f"设为隐藏的文字“{hidden[:_QUOTED]}”")
    for kind, name in package.related(document).values():
        if kind in _NOTE_PARTS and name in package.parts:
            words = "".join(found.text or "" for found in package.xml(name).iter("{*}t")).strip()
            if words:
                yield announce("I61", f"{_NOTE_PARTS[kind]}“{words[:_QUOTED]}”")


def _page_parts(package: Package) -> Iterator[etree._Element]:
    """The headers and footers of the pages."""
    for kind, name in package.related(package.main() or "word/document.xml").values():
        if kind in ("header", "footer") and name in package.parts:
            yield package.xml(name)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, also inside content controls, text boxes and table cells that hold tables.

    A table that goes on in the next one without a paragraph between is given once, one whose rows all are a single
    cell around tables is taken apart.
    """
    for child in parent:
        name = local_name(child)
        if name == "p":
            yield child
            for box in _text_boxes(child):
                yield from _blocks(box)
        elif name == "tbl":
            yield from _table_blocks(child)
        elif name in _WRAPPERS:
            yield from _blocks(child)


def _table_blocks(table: etree._Element) -> Iterator[etree._Element]:
    nested = [found for found in table.iter("{*}tbl") if found is not table]
    if nested and has_one_cell_a_row(table):
        for cell in table.iterfind("{*}tr/{*}tc"):
            yield from _blocks(cell)
        return
    if not continues(table):
        yield table
    yield from (found for found in nested if is_real(found))


def _text_boxes(paragraph: etree._Element) -> list[etree._Element]:
    """The text boxes anchored in a paragraph; Word repeats each in a fallback for old readers."""
    boxes = paragraph.iter("{*}txbxContent")
    return [box for box in boxes if not any(local_name(outer) == "Fallback" for outer in box.iterancestors())]


def _grid(table: etree._Element, title: str, where: Where, number: int, text: ParagraphText) -> Grid:
    """The grid of a table; a cell merged downwards is one cell, whose continuation cells hold nothing."""
    name = f"表格{number}"
    placing = Placing(name)
    height = cells = 0
    for row in word_rows(joined(table)):
        placing.next_row()
        height, cells = height + 1, cells + len(row)
        if cells > limit("sheet", "cells"):
            raise beyond(f"{name}的单元格数量", cells, limit("sheet", "cells"), "个")
        for cell in row:
            placing.add(_cell_text(cell.element, text), cell.row_span, cell.column_span, cell.column)
    grid = Grid(title, placing.rows(), where)
    if height * grid.width() > limit("sheet", "places"):
        raise beyond(f"{name}的范围", height * grid.width(), limit("sheet", "places"), "个单元格")
    return grid


def _cell_text(cell: etree._Element, text: ParagraphText) -> str:
    return "\n".join(words for part in _paragraphs(cell) if (words := text.of(part).strip()))


def _paragraphs(cell: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a cell, those of tables too that only arrange its text."""
    for block in _blocks(cell):
        if local_name(block) == "p":
            yield block
        elif not is_real(block):
            yield from block.iter("{*}p")
