"""The original as the page shows it: pictures of pages with their places, or cells and lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from heng.apps.intake.models import Paper
from heng.documents.source_places import anchor

Json = dict[str, Any]
MOST_ROWS, MOST_LINES = 3_000, 10_000
_BLANK: Json = {"text": "", "anchor": "", "row_span": 1, "column_span": 1}


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A rectangle on a page: its anchor, its sides in the unit of the page, and what it says."""

    anchor: str
    left: str
    top: str
    width: str
    height: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page with its size and the places on it."""

    number: int
    width: str
    height: str
    places: list[ShownPlace]


@dataclass(frozen=True, slots=True)
class ShownGrid:
    """A table of cells with their anchors; `more` rows of it are not shown."""

    title: str
    rows: list[list[Json]]
    more: int


@dataclass(frozen=True, slots=True)
class Source:
    """The left side of the page."""

    pages: list[ShownPage]
    grids: list[ShownGrid]
    lines: list[tuple[str, int, str]]
    more_lines: int


def source(paper: Paper) -> Source:
    """What the original of `paper` shows: its pages where they can be drawn, else its cells and lines."""
    original = paper.original
    if original.get("pages"):
        return Source(_pages(original), [], [], 0)
    grids = [_grid(grid) for grid in original["grids"]]
    places = original.get("line_places") or [{"line": number} for number, _ in original["lines"]]
    lines = [
        (anchor(where), number, text)
        for (number, text), where in zip(original["lines"][:MOST_LINES], places, strict=False)
    ]
    return Source([], grids, lines, max(len(original["lines"]) - MOST_LINES, 0))


def _grid(grid: Json) -> ShownGrid:
    rows = [[cell | {"anchor": anchor(cell["where"])} for cell in row] for row in grid["rows"][:MOST_ROWS]]
    return ShownGrid(grid["title"], with_blanks(rows), max(len(grid["rows"]) - MOST_ROWS, 0))


def with_blanks(rows: list[list[Json]]) -> list[list[Json]]:
    """The rows with a blank cell wherever no cell begins and none reaches, so that each stands in its own column."""
    width = max((cell["column"] + cell["column_span"] - 1 for row in rows for cell in row), default=0)
    covered: set[tuple[int, int]] = set()
    filled = []
    for number, row in enumerate(rows):
        beginning = {cell["column"]: cell for cell in row}
        for cell in row:
            covered |= {
                (number + down, cell["column"] + right)
                for down in range(cell["row_span"])
                for right in range(cell["column_span"])
            }
        shown = [
            beginning.get(column) or _BLANK
            for column in range(1, width + 1)
            if column in beginning or (number, column) not in covered
        ]
        filled.append(shown)
    return filled


def _pages(original: Json) -> list[ShownPage]:
    places: dict[int, list[ShownPlace]] = {}
    for where, text in _texts(original):
        if where.get("bbox") and where.get("page"):
            places.setdefault(where["page"], []).append(_place(where, text))
    return [
        ShownPage(number, f"{width:g}", f"{height:g}", places.get(number, []))
        for number, (width, height) in enumerate(original["pages"], 1)
    ]


def _texts(original: Json) -> Iterator[tuple[Json, str]]:
    for grid in original["grids"]:
        yield from ((cell["where"], cell["text"]) for row in grid["rows"] for cell in row)
    yield from zip(original.get("line_places", ()), (text for _, text in original["lines"]), strict=False)


def _place(where: Json, text: str) -> ShownPlace:
    left, top, right, bottom = where["bbox"]
    x, y = f"{min(left, right):g}", f"{min(top, bottom):g}"
    return ShownPlace(anchor(where), x, y, f"{abs(right - left):g}", f"{abs(bottom - top):g}", text)
