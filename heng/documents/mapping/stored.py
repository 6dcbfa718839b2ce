"""The content of a file back from the form in which it is stored, as far as mapping needs it: lines and tables."""

from collections.abc import Iterator
from typing import Any

from heng.documents.content import Cell, Content, Grid, Line
from heng.documents.readers.text import read_text
from heng.domain.finding import Where

Json = dict[str, Any]


def content_from_json(original: Json) -> Content:
    """The content that `content_to_json` wrote as `original`; encoding and notes are not kept there."""
    if original["kind"] == "text":
        lines = original["lines"]
        return read_text("\n".join(line[1] for line in lines).encode()) if lines else Content("text")
    return Content(
        original["kind"],
        tuple(_lines(original)),
        tuple(map(_grid, original["grids"])),
    )


def _lines(original: Json) -> Iterator[Line]:
    places = original.get("line_places") or [{"line": line[0]} for line in original["lines"]]
    for line, place in zip(original["lines"], places, strict=True):
        yield Line(line[1], _where(place))


def _grid(data: Json) -> Grid:
    rows = tuple(tuple(_cells(row, number)) for number, row in enumerate(data["rows"], 1))
    return Grid(data["title"], rows, _where(data.get("where", {})))


def _cells(row: list[Json], number: int) -> Iterator[Cell]:
    for place, cell in enumerate(row, 1):
        yield Cell(
            cell["text"],
            _where(cell["where"]),
            number,
            cell.get("column", place),
            cell["row_span"],
            cell["column_span"],
        )


def _where(data: Json) -> Where:
    box = data.get("bbox")
    return Where(**{**data, "bbox": tuple(box) if box else None})
