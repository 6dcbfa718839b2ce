"""OpenDocument workbooks and texts (.ods, .odt): they keep what each cell shows, so nothing has to be worked out."""

from collections.abc import Iterator

from lxml import etree

from heng.documents.content import Content, Grid, Line
from heng.documents.readers.announce import announce
from heng.documents.readers.limits import beyond, limit
from heng.documents.readers.package import open_package
from heng.documents.readers.sheet_cells import Sheet, SheetCells
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Finding, Where

_NOT_SHOWN = frozenset({"annotation", "tracked-changes", "note", "shapes", "ruby-text"})
_SIGNS = {"tab": "\t", "line-break": "\n"}
_EMPTY = "OpenDocument 文件里没有可见的内容。请检查文件内容，或另存为 .xlsx、.docx 后再导入。"


def read_open_document(data: bytes) -> Content:
    """The visible sheets of a workbook, or the paragraphs and tables of a text in order.

    Raises UnreadableInput for damaged and encrypted packages, beyond the limits, and where there is no content.
    """
    package = open_package(data)
    if "META-INF/manifest.xml" in package.parts and any(
        True for _ in package.xml("META-INF/manifest.xml").iter("{*}encryption-data")
    ):
        raise UnreadableInput("文件设有打开密码，无法读取。请取消密码后再导入。")
    root = package.xml("content.xml")
    hidden = {_get(style, "name") for style in root.iter("{*}style") if _hides(style)}
    body = next(root.iterfind("{*}body/{*}spreadsheet"), None)
    if body is not None:
        return _workbook(body, hidden)
    text = next(root.iterfind("{*}body/{*}text"), None)
    if text is None:
        raise UnreadableInput("这个 OpenDocument 文件不是表格或文字文档。请另存为 .xlsx 或 .docx 后再导入。")
    return _text_document(text)


def _workbook(body: etree._Element, hidden: set[str]) -> Content:
    grids: list[Grid] = []
    notes: list[Finding] = []
    cells = 0
    for table in body.iterchildren("{*}table"):
        name = _get(table, "name")
        sheet = _sheet(table, name)
        if _get(table, "style-name") in hidden:
            notes += [announce("I02", name, Where(sheet=name))] if sheet.cells else []
            continue
        cells += sheet.cells
        if cells > limit("sheet", "cells"):
            raise beyond("单元格数量", cells, limit("sheet", "cells"), "个")
        grids.append(Grid(name, sheet.rows, Where(sheet=name)))
        notes += sheet.notes
    if not cells:
        raise UnreadableInput(_EMPTY)
    return Content("xlsx", grids=tuple(grids), notes=tuple(notes))


def _text_document(body: etree._Element) -> Content:
    lines: list[Line] = []
    grids: list[Grid] = []
    for block in _blocks(body):
        where = Where(line=len(lines) + len(grids) + 1)
        if _name(block) != "table":
            lines += [Line(text, where)] if (text := _text(block)).strip() else []
            continue
        sheet = _sheet(block, f"表格{len(grids) + 1}")
        title = next((line.text.strip() for line in reversed(lines)), "")
        grids.append(Grid(title, sheet.rows, where))
    if not lines and not any(grid.rows for grid in grids):
        raise UnreadableInput(_EMPTY)
    return Content("docx", tuple(lines), tuple(grids))


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        name = _name(child)
        if name in ("p", "h", "table"):
            yield child
        elif name in ("section", "list", "list-item", "list-header"):
            yield from _blocks(child)


def _sheet(table: etree._Element, name: str) -> Sheet:
    found = SheetCells(name)
    row = 1
    for line in _parts(table, "table-row", ("table-rows", "table-header-rows", "table-row-group")):
        repeated = _count(line, "number-rows-repeated")
        filled = _row(line, row, found)
        if filled and _get(line, "visibility") in ("collapse", "filter"):
            found.hidden_rows.append(row)
        for copy in range(row + 1, row + (min(repeated, limit("sheet", "rows")) if filled else 1)):
            _row(line, copy, found)
        row += repeated
    return found.finished()


def _row(line: etree._Element, row: int, found: SheetCells) -> bool:
    column, filled = 1, False
    for cell in line.iterchildren("{*}table-cell", "{*}covered-table-cell"):
        repeated = _count(cell, "number-columns-repeated")
        right, down = _count(cell, "number-columns-spanned"), _count(cell, "number-rows-spanned")
        text = "\n".join(_text(part) for part in cell.iterchildren("{*}p", "{*}h", "{*}list"))
        if right > 1 or down > 1:
            found.merge(row, column, row + down - 1, column + right - 1)
        if text.strip():
            filled = True
            for place in range(column, column + min(repeated, limit("sheet", "columns"))):
                found.put(row, place, text)
            if text.startswith(("#", "Err:")) and _get(cell, "formula"):
                found.trouble("I07", text, text, row, column)
        column += repeated
    return filled


def _parts(parent: etree._Element, wanted: str, groups: tuple[str, ...]) -> Iterator[etree._Element]:
    for child in parent:
        if _name(child) == wanted:
            yield child
        elif _name(child) in groups:
            yield from _parts(child, wanted, groups)


def _text(element: etree._Element) -> str:
    """The text of a paragraph; runs of blanks, tabs and line breaks are elements of their own."""
    parts: list[str] = [element.text or ""]
    for child in element:
        name = _name(child)
        if name == "s":
            parts.append(" " * min(_count(child, "c"), 1000))
        elif name in _SIGNS:
            parts.append(_SIGNS[name])
        elif name not in _NOT_SHOWN:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _hides(style: etree._Element) -> bool:
    return any(_get(found, "display") == "false" for found in style.iterchildren("{*}table-properties"))


def _get(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _count(element: etree._Element, name: str) -> int:
    text = _get(element, name)
    return max(int(text), 1) if text.isdecimal() and len(text) < 8 else 1


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
