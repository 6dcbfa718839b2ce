"""Web pages and workbooks saved as web pages: blocks of text as lines, tables with their merged cells as grids."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from heng.documents.content import Content, Grid, Line
from heng.documents.readers.limits import limit
from heng.documents.readers.placing import Placing
from heng.documents.readers.text import decode
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Where

_LEFT_OUT = frozenset({"script", "style", "noscript", "template", "head", "nav", "svg", "iframe", "object", "select"})
_BLOCKS = frozenset(
    {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "table", "ul", "ol", "section", "article"}
    | {"header", "footer", "form", "body", "dd", "dt", "caption", "center", "pre", "br"}
)
Step = tuple[str, Any]
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_html(data: bytes) -> Content:
    """The text blocks (numbered from 1, tables counting as one block) and the tables of a page.

    Scripts, styles, navigation and hidden elements are left out. Nothing is fetched.
    """
    text, encoding = _decoded(data)
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(_DECLARATION.sub("", text), parser=parser)
    except (etree.LxmlError, ValueError) as problem:
        raise UnreadableInput("网页内容无法解析，可能已损坏。请重新保存网页后再导入。") from problem
    lines: list[Line] = []
    grids: list[Grid] = []
    for block in _blocks(root):
        if isinstance(block, str):
            lines.append(Line(block, Where(line=len(lines) + len(grids) + 1)))
        else:
            where = Where(line=len(lines) + len(grids) + 1)
            grids.append(_grid(block, lines[-1].text if lines else "", where, len(grids) + 1))
    return Content("html", tuple(lines), tuple(grids), encoding)


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


def _blocks(root: html.HtmlElement) -> Iterator[str | html.HtmlElement]:
    """The text blocks and tables below `root` in order; a table inside a table comes after it."""
    words: list[str] = []

    def ended() -> Iterator[str]:
        block = re.sub(r"[ \t\r\n\f\v]+", " ", "".join(words)).strip()
        words.clear()
        if block:
            yield block

    for event, element in _walk(root):
        if event == "text":
            words.append(str(element))
        elif event == "table":
            yield from ended()
            yield element
        else:
            yield from ended()
    yield from ended()


def _walk(root: html.HtmlElement) -> Iterator[Step]:
    """Texts, block boundaries and tables in reading order, without recursion (pages may nest deeply)."""
    waiting: list[Step] = [("open", root)]
    while waiting:
        event, element = waiting.pop()
        if event != "open":
            yield event, element
        elif element.tag == "table":
            yield "table", element
            waiting += [("open", nested) for nested in reversed(_nested_tables(element))]
        elif not _left_out(element):
            waiting += reversed(_inside(element))


def _inside(element: html.HtmlElement) -> list[Step]:
    edge = [("edge", "")] if element.tag in _BLOCKS else []
    inner: list[Step] = [("text", element.text or "")]
    for child in element:
        inner += [("open", child), ("text", child.tail or "")]
    return [*edge, *inner, *edge]


def _left_out(element: html.HtmlElement) -> bool:
    return element.tag in _LEFT_OUT or bool(_HIDDEN.search(element.get("style", "")))


def _nested_tables(table: html.HtmlElement) -> list[html.HtmlElement]:
    return [nested for nested in table.iter("table") if nested is not table and _table_of(nested) is table]


def _table_of(element: html.HtmlElement) -> html.HtmlElement | None:
    return next(element.iterancestors("table"), None)


def _grid(table: html.HtmlElement, title: str, where: Where, number: int) -> Grid:
    placing = Placing(f"表格{number}")
    for row in table.iter("tr"):
        if _table_of(row) is table and not _left_out(row):
            placing.next_row()
            for cell in row.iterchildren("td", "th"):
                placing.add(_cell_text(cell), _span(cell, "rowspan"), _span(cell, "colspan"))
    caption = " ".join(" ".join(found.itertext()).strip() for found in table.iterchildren("caption"))
    return Grid(caption or title, placing.rows(), where)


def _cell_text(cell: html.HtmlElement) -> str:
    """The text of a cell: its blocks on lines of their own, tables inside it left to be grids of their own."""
    lines = [""]
    waiting: list[Step] = list(reversed(_inside(cell)))
    while waiting:
        event, element = waiting.pop()
        if event == "text":
            lines[-1] += re.sub(r"[ \t\r\n\f\v]+", " ", str(element))
        elif event == "edge":
            lines.append("")
        elif element.tag != "table" and not _left_out(element):
            waiting += reversed(_inside(element))
    return "\n".join(line.strip() for line in lines if line.strip())


def _span(cell: html.HtmlElement, name: str) -> int:
    written = re.match(r"\s*(\d{1,6})", cell.get(name, ""))
    allowed = limit("sheet", "columns" if name == "colspan" else "rows")
    return min(max(int(written[1]), 1), allowed) if written else 1
