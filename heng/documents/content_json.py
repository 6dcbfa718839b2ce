"""The content of a file in a form that can be stored and shown beside what was read from it."""

from typing import Any

from heng.documents.content import Cell, Content


def content_to_json(content: Content) -> dict[str, Any]:
    """{"kind", "lines": [[number, text]], "grids": [{"title", "where", "rows": [[cell]]}]}; cells with text, where,
    column and spans.

    Files of text keep their lines only: their grids stand in the lines already. Files with pages have "line_places"
    besides: where each of the lines stands.
    """
    grids = () if content.kind == "text" else content.grids
    paged = any(line.where.page for line in content.lines)
    return {
        "kind": content.kind,
        "lines": [[line.where.line or number, line.text] for number, line in enumerate(content.lines, 1)],
        "grids": [
            {
                "title": grid.title,
                "where": grid.where.to_json(),
                "rows": [[_cell(cell) for cell in row] for row in grid.rows],
            }
            for grid in grids
        ],
    } | ({"line_places": [line.where.to_json() for line in content.lines]} if paged else {})


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "text": cell.text,
        "where": cell.where.to_json(),
        "column": cell.column,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
    }
