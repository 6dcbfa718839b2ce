"""Word documents: paragraphs as lines, tables with their merged cells as grids, both numbered in one order."""

from collections.abc import Iterator

from lxml import etree

from heng.documents.content import Content, Grid, Line
from heng.documents.readers.announce import announce
from heng.documents.readers.package import Package, open_package
from heng.documents.readers.placing import Placing
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Where

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice"})
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "pPr", "rPr", "tbl", "instrText", "txbxContent"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(data: bytes) -> Content:
    """The paragraphs and tables of a Word document in order; deletions that are still tracked are left out.

    Raises UnreadableInput for damaged packages and beyond the limits.
    """
    package = open_package(data)
    body = next(package.xml(package.main() or "word/document.xml").iterchildren("{*}body"), None)
    if body is None:
        raise UnreadableInput("Word 文件没有正文，可能已损坏。请用 Word 或 WPS 打开后另存一份再导入。")
    lines: list[Line] = []
    grids: list[Grid] = []
    for block in _blocks(body):
        where = Where(line=len(lines) + len(grids) + 1)
        if _name(block) == "p":
            lines.append(Line(_text(block), where))
            continue
        title = next((line.text.strip() for line in reversed(lines) if line.text.strip()), "")
        grids.append(_grid(block, title, where, len(grids) + 1))
    notes = [announce("I04")] if package.has_macros() else []
    if any(True for part in _page_parts(package) for _ in part.iter("{*}tbl")):
        notes.append(announce("I09", "页眉或页脚里的表格"))
    if not grids and not any(line.text.strip() for line in lines):
        raise UnreadableInput("Word 文件里没有文字，可能只有图片或扫描件。请导入带文字的原始文件。")
    return Content("docx", tuple(lines), tuple(grids), notes=tuple(notes))


def _page_parts(package: Package) -> Iterator[etree._Element]:
    """The headers and footers of the pages."""
    for kind, name in package.related(package.main() or "word/document.xml").values():
        if kind in ("header", "footer") and name in package.parts:
            yield package.xml(name)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, also inside content controls, text boxes and table cells that hold tables."""
    for child in parent:
        name = _name(child)
        if name == "p":
            yield child
            for box in _text_boxes(child):
                yield from _blocks(box)
        elif name == "tbl":
            yield from child.iter("{*}tbl")
        elif name in _WRAPPERS:
            yield from _blocks(child)


def _text_boxes(paragraph: etree._Element) -> list[etree._Element]:
    """The text boxes anchored in a paragraph; Word repeats each in a fallback for old readers."""
    boxes = paragraph.iter("{*}txbxContent")
    return [box for box in boxes if not any(_name(outer) == "Fallback" for outer in box.iterancestors())]


def _grid(table: etree._Element, title: str, where: Where, number: int) -> Grid:
    """The grid of a table; a cell merged downwards is one cell, whose continuation cells hold nothing."""
    rows = list(_rows(table))
    placing = Placing(f"表格{number}")
    for place, row in enumerate(rows):
        placing.next_row()
        for column, cell in row:
            if not _continues(cell):
                placing.add(_cell_text(cell), _height(rows[place + 1 :], cell, column), _width(cell), column)
    return Grid(title, placing.rows(), where)


def _rows(table: etree._Element) -> Iterator[list[tuple[int, etree._Element]]]:
    """For each row its cells with their columns from 1; a row may leave places empty before its first cell."""
    for row in _children(table, "tr"):
        column, cells = 1 + _count(_property(row, "trPr", "gridBefore")), []
        for cell in _children(row, "tc"):
            cells.append((column, cell))
            column += _width(cell)
        yield cells


def _children(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    for child in parent:
        if _name(child) == wanted:
            yield child
        elif _name(child) in _WRAPPERS:
            yield from _children(child, wanted)


def _height(below: list[list[tuple[int, etree._Element]]], cell: etree._Element, column: int) -> int:
    if _property(cell, "tcPr", "vMerge") != "restart":
        return 1
    height = 1
    for cells in below:
        under = dict(cells).get(column)
        if under is None or not _continues(under):
            break
        height += 1
    return height


def _continues(cell: etree._Element) -> bool:
    return _property(cell, "tcPr", "vMerge") == "continue"


def _width(cell: etree._Element) -> int:
    return max(1, _count(_property(cell, "tcPr", "gridSpan")))


def _count(value: str | None) -> int:
    return int(value) if value and value.isdecimal() else 0


def _property(element: etree._Element, group: str, name: str) -> str | None:
    """The value of a property; "continue" for one that is present without value, None for an absent one."""
    found = next(
        (
            child
            for properties in element.iterchildren(f"{{*}}{group}")
            for child in properties.iterchildren(f"{{*}}{name}")
        ),
        None,
    )
    if found is None:
        return None
    return next((str(value) for key, value in found.attrib.items() if str(key).endswith("}val")), "continue")


def _cell_text(cell: etree._Element) -> str:
    return "\n".join(text for block in _blocks(cell) if _name(block) == "p" if (text := _text(block).strip()))


def _text(paragraph: etree._Element) -> str:
    """The text of a paragraph with tabs and line breaks, without what tracked changes delete."""
    parts: list[str] = []
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        name = _name(element)
        if name == "t":
            parts.append(element.text or "")
        elif name in _SIGNS:
            parts.append(_SIGNS[name])
        elif name not in _LEFT_OUT:
            waiting += reversed(element)
    return "".join(parts)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname
