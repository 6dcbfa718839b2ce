"""Where a value stands in the original: reading notes one place for a whole indicator, people look for the cell.

The original is the stored content of a file (content_json.py). A value is looked for near the place that reading noted:
in the same row for an indicator, upwards for its levels, nearby for amounts and names.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from heng.domain.target.characters import folded

Json = Mapping[str, Any]
_FIGURE = re.compile(r"-?\d{1,40}(?:\.\d{1,40})?")


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell or line of the original: the anchor that names it, the table (0 for lines), its rows, and what it says."""

    anchor: str
    table: int
    row: int
    rows: int
    text: str

    def covers(self, row: int) -> bool:
        """Whether it stands in `row` or reaches over it."""
        return self.row <= row < self.row + self.rows


@dataclass(slots=True)
class Original:
    """The spots of a file by anchor, by row and by what they say."""

    by_anchor: dict[str, Spot] = field(default_factory=dict)
    by_row: dict[tuple[int, int], list[Spot]] = field(default_factory=dict)
    by_words: dict[str, list[Spot]] = field(default_factory=dict)


def anchor(where: Json) -> str:
    """The name of a place in the original: of a cell, a rectangle or line of a page, a line; blank for the whole file."""
    if where.get("cell"):
        return f"C-{where.get('sheet', '')}-{where['cell']}".replace(" ", "_")
    if where.get("page") and where.get("bbox"):
        return f"P{where['page']}-{'_'.join(f'{side:g}' for side in where['bbox'])}"
    if where.get("page"):
        return f"P{where['page']}"
    return f"L{where['line']}" if where.get("line") else ""


def index(original: Json) -> Original:
    """The spots of the stored content of a file."""
    found = Original()
    for spot in _spots(original):
        found.by_anchor.setdefault(spot.anchor, spot)
        for row in range(spot.row, spot.row + spot.rows):
            found.by_row.setdefault((spot.table, row), []).append(spot)
        found.by_words.setdefault(words(spot.text), []).append(spot)
    return found


def in_row(original: Original, where: Json, texts: Iterable[str]) -> str:
    """The anchor of the spot in the row of `where` that says one of `texts`, else of one that contains it, else of
    `where` itself."""
    home = original.by_anchor.get(anchor(where))
    if home is None:
        return anchor(where)
    given = [text for text in texts if text.strip()]
    row = original.by_row[home.table, home.row]
    same = [spot for spot in row if words(spot.text) in map(words, given)]
    within = [
        spot for spot in row if any(len(_plain(text)) > 1 and _plain(text) in _plain(spot.text) for text in given)
    ]
    return next(iter([*same, *within, home])).anchor


def above(original: Original, where: Json, text: str) -> str:
    """The anchor of the nearest spot in the row of `where` or above it that says `text`; blank where none does."""
    home = original.by_anchor.get(anchor(where))
    if home is None or not text.strip():
        return ""
    same = [
        spot for spot in original.by_words.get(words(text), ()) if spot.table == home.table and spot.row <= home.row
    ]
    return max(same, key=lambda spot: spot.row).anchor if same else ""


def nearby(original: Original, where: Json, texts: Sequence[str]) -> str:
    """The anchor of the spot nearest to `where` that says one of `texts`, those below going first; blank for none."""
    home = original.by_anchor.get(anchor(where))
    same = [spot for text in texts if text.strip() for spot in original.by_words.get(words(text), ())]
    if home is None or not same:
        return same[0].anchor if same else ""
    return min(same, key=lambda spot: _distance(home, spot)).anchor


def containing(original: Original, text: str) -> str:
    """The anchor of the first spot that contains `text`; blank for none."""
    wanted = _plain(text)
    return next((spot.anchor for spot in original.by_anchor.values() if wanted and wanted in _plain(spot.text)), "")


def words(text: str) -> str:
    """What a text says, without blanks and looks: 13,192.80 and 13192.8 say the same."""
    plain = _plain(text)
    return f"#{Decimal(plain).normalize():f}" if _FIGURE.fullmatch(plain) else plain


def _plain(text: str) -> str:
    return "".join(folded(text).split()).replace(",", "")


def _distance(home: Spot, spot: Spot) -> tuple[bool, int]:
    away = spot.row - home.row
    return spot.table != home.table, away if away >= 0 else -10 * away


def _spots(original: Json) -> Iterator[Spot]:
    places = original.get("line_places") or [{"line": number} for number, _ in original["lines"]]
    for row, ((_, text), where) in enumerate(zip(original["lines"], places, strict=True)):
        yield Spot(anchor(where), 0, row, 1, text)
    for table, grid in enumerate(original["grids"], 1):
        for row, cells in enumerate(grid["rows"]):
            for cell in cells:
                rows = min(cell["row_span"], len(grid["rows"]) - row)
                yield Spot(anchor(cell["where"]), table, row, rows, cell["text"])
