"""Places on pages whose text lies on its side, as the page is shown."""

from collections.abc import Mapping
from dataclasses import replace

from heng.documents.content import Content, Grid
from heng.documents.readers.pdf_view import View
from heng.domain.finding import Where

Views = Mapping[int, tuple[View, View]]


def turned_back(content: Content, turned: Views) -> Content:
    """`content` with the rectangles on `turned` pages (how they were read, how they are shown) where they are shown."""
    if not turned:
        return content
    lines = tuple(replace(line, where=_shown(line.where, turned)) for line in content.lines)
    return replace(content, lines=lines, grids=tuple(_grid(grid, turned) for grid in content.grids))


def _grid(grid: Grid, turned: Views) -> Grid:
    rows = tuple(tuple(replace(cell, where=_shown(cell.where, turned)) for cell in row) for row in grid.rows)
    return replace(grid, rows=rows)


def _shown(where: Where, turned: Views) -> Where:
    views = turned.get(where.page or 0)
    if views is None or where.bbox is None:
        return where
    read, shown = views
    return replace(where, bbox=read.on(shown, where.bbox))
