"""The list of findings that an annotated workbook carries: known again, so that it is not read as part of the paper."""

from dataclasses import replace

from heng.documents.content import Content, Grid

SHEET = "审核意见"
HEADINGS = ("序号", "级别", "规则", "对象", "问题", "改法", "依据", "位置")


def without_own_list(content: Content) -> Content:
    """The content without the sheets that an earlier review put into the workbook; they say nothing of their own."""
    grids = tuple(grid for grid in content.grids if not _is_own_list(grid))
    return replace(content, grids=grids) if grids and len(grids) < len(content.grids) else content


def _is_own_list(grid: Grid) -> bool:
    first = tuple(cell.text for cell in grid.rows[0]) if grid.rows else ()
    return grid.title.startswith(SHEET) and first == HEADINGS
