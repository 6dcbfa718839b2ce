"""Web pages saved as one file (MHT), also by Excel and Word: every page in the file, one after another."""

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message

from heng.documents.content import Content, Grid, Line
from heng.documents.readers.html import read_html
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Where


def read_mht(data: bytes) -> Content:
    """The text blocks and tables of all pages in the file, numbered on from page to page; nothing is fetched.

    Raises UnreadableInput where there is no page, or none has content.
    """
    pages = list(_pages(email.message_from_bytes(data, policy=email.policy.compat32)))
    if not pages:
        raise UnreadableInput("单文件网页（MHT）里没有网页内容，可能已损坏。请重新保存为普通网页或 .xlsx 后再导入。")
    lines: list[Line] = []
    grids: list[Grid] = []
    for page in pages:
        content = read_html(page)
        before = len(lines) + len(grids)
        lines += [replace(line, where=Where(line=(line.where.line or 0) + before)) for line in content.lines]
        grids += [_moved(grid, before, len(grids)) for grid in content.grids]
    if not grids and not lines:
        raise UnreadableInput("单文件网页（MHT）里没有文字。请检查文件内容后重新导入。")
    return Content("html", tuple(lines), tuple(grids))


def _pages(message: Message) -> Iterator[bytes]:
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                yield payload


def _moved(grid: Grid, lines: int, tables: int) -> Grid:
    """The table with its number in the whole file, in the names of its cells too."""
    if not tables:
        return replace(grid, where=Where(line=(grid.where.line or 0) + lines))
    number = int("".join(filter(str.isdigit, next((c.where.sheet or "" for row in grid.rows for c in row), ""))) or 0)
    sheet = f"表格{number + tables}"
    rows = tuple(tuple(replace(cell, where=replace(cell.where, sheet=sheet)) for cell in row) for row in grid.rows)
    return Grid(grid.title, rows, Where(line=(grid.where.line or 0) + lines))
