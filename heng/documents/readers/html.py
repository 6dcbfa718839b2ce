"""Web pages and workbooks saved as web pages: blocks of text as lines, tables with their merged cells as grids."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from heng.documents.content import Content, Grid, Line
from heng.documents.readers.announce import announce
from heng.documents.readers.html_table import cells_of, is_layout, loose_text, own_tables, rows_of, span, spread
from heng.documents.readers.html_visible import Visible, field_text
from heng.documents.readers.limits import beyond, limit
from heng.documents.readers.placing import Placing
from heng.documents.readers.text import decode, lost_characters
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Finding, Where

_BLOCKS = frozenset(
    {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "table", "ul", "ol", "section", "article"}
    | {"header", "footer", "form", "body", "dd", "dt", "caption", "center", "pre", "br"}
)
_QUOTED = 60
Step = tuple[str, Any]
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BROKEN_LINE = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*[\r\n]+[ \t]*(?=[\u2e80-\u9fff\uff00-\uffef])")
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")


def read_html(data: bytes) -> Content:
    """The text blocks (numbered from 1, tables counting as one block) and the tables of a page.

    Scripts, styles, navigation and hidden elements are left out; hidden rows of tables are announced. What stands in
    the fields of a form is read. Nothing is fetched. Raises UnreadableInput for pages that nest too deeply.
    """
    text, encoding = _decoded(data)
    root = _parsed(_DECLARATION.sub("", text))
    page = _Page(Visible(root))
    for event, block in page.blocks(root):
        where = Where(line=len(page.lines) + len(page.grids) + 1)
        if event == "text":
            page.lines.append(Line(block, where))
        else:
            page.grids.append(page.grid(block, where))
    return Content("html", tuple(page.lines), tuple(page.grids), encoding, (*page.notes, *lost_characters(text)))


def _parsed(text: str) -> html.HtmlElement:
    parser = html.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError) as problem:
        raise UnreadableInput("网页内容无法解析，可能已损坏。请重新保存网页后再导入。") from problem
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise UnreadableInput(
            "网页的嵌套层数异常，无法完整读取。请用浏览器打开后把表格复制到 Excel 或 WPS，另存后再导入。"
        )
    return root


def _decoded(data: bytes) -> tuple[str, str]:
    """The text as its bytes show; only where they are no UTF-8, the encoding that the page names comes first.

    Pages often name an encoding that they are not written in, but valid UTF-8 is hardly ever anything else.
    """
    named = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", data[:4096])
    encoding = named[1].decode("ascii", "ignore").lower() if named else ""
    try:
        data.decode("utf-8")
    except UnicodeError:
        if encoding.startswith("big5"):
            return data.decode(encoding, errors="replace"), encoding
    return decode(data)


class _Page:
    """The lines, grids and notes of one page while they are collected."""

    def __init__(self, visible: Visible) -> None:
        self.lines: list[Line] = []
        self.grids: list[Grid] = []
        self.notes: list[Finding] = []
        self._visible = visible
        self._cells = 0

    def blocks(self, root: html.HtmlElement) -> Iterator[Step]:
        """("text", words) and ("table", element) below `root` in order, tables used for the layout taken apart."""
        words: list[str] = []
        for event, element in (*self._walk(root), ("edge", "")):
            if event == "text":
                words.append(str(element))
                continue
            block = _one_blank("".join(words)).strip()
            words.clear()
            if block:
                yield "text", block
            if event == "table":
                outside = _one_blank(loose_text(element)).strip()
                if outside:
                    yield "text", outside
                yield "table", element

    def grid(self, table: html.HtmlElement, where: Where) -> Grid:
        """The table; raises UnreadableInput beyond the limits."""
        name = f"表格{len(self.grids) + 1}"
        placing = Placing(name)
        rows = [(row, cells_of(row)) for row in rows_of(table)]
        width = spread([cells for _, cells in rows])
        height = 0
        for row, cells in rows:
            if not self._visible.shows(row):
                self._announce_hidden(name, cells)
                continue
            placing.next_row()
            height += 1
            for cell in cells:
                self._count(name)
                placing.add(self._cell_text(cell), span(cell, "rowspan", width), span(cell, "colspan", width))
        caption = " ".join(" ".join(found.itertext()).strip() for found in table.iterchildren("caption"))
        grid = Grid(caption or (self.lines[-1].text if self.lines else ""), placing.rows(), where)
        if height * grid.width() > limit("sheet", "places"):
            raise beyond(f"{name}的范围", height * grid.width(), limit("sheet", "places"), "个单元格")
        return grid

    def _count(self, name: str) -> None:
        self._cells += 1
        if self._cells > limit("sheet", "cells"):
            raise beyond(f"网页（到{name}为止）的单元格数量", self._cells, limit("sheet", "cells"), "个")

    def _announce_hidden(self, name: str, cells: list[html.HtmlElement]) -> None:
        text = " ".join(filter(None, (_one_blank(" ".join(cell.itertext())).strip() for cell in cells)))
        if text:
            self.notes.append(announce("I61", f"{name}中隐藏的行“{text[:_QUOTED]}”", Where(sheet=name)))

    def _walk(self, root: html.HtmlElement) -> Iterator[Step]:
        """Texts, block boundaries and tables in reading order, without recursion (pages may nest deeply)."""
        waiting: list[Step] = [("open", root)]
        while waiting:
            event, element = waiting.pop()
            if event != "open":
                yield event, element
            elif not self._visible.shows(element):
                continue
            elif element.tag == "table" and not is_layout(element):
                yield "table", element
                waiting += [("open", nested) for nested in reversed(own_tables(element))]
            else:
                waiting += reversed(_inside(element))

    def _cell_text(self, cell: html.HtmlElement) -> str:
        """The text of a cell, its blocks on lines of their own; a table in it that has rows and columns is left out."""
        lines = [""]
        apart = set(own_tables(cell))
        waiting: list[Step] = list(reversed(_inside(cell)))
        while waiting:
            event, element = waiting.pop()
            if event == "text":
                lines[-1] += _one_blank(str(element))
            elif event == "edge":
                lines.append("")
            elif element not in apart and self._visible.shows(element):
                waiting += reversed(_inside(element))
        return "\n".join(line.strip() for line in lines if line.strip())


def _one_blank(text: str) -> str:
    """Blanks as a browser shows them: one for many, none where a line was broken between two Chinese characters."""
    return _BLANKS.sub(" ", _BROKEN_LINE.sub("", text))


def _inside(element: html.HtmlElement) -> list[Step]:
    edge = [("edge", "")] if element.tag in _BLOCKS else []
    entered = field_text(element)
    inner: list[Step] = [("text", element.text or "" if entered is None else entered)]
    for child in element if entered is None else ():
        inner += [("open", child), ("text", child.tail or "")]
    return [*edge, *inner, *edge]
