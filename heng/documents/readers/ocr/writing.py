"""What was read on a page, put together: strips to lines, lines to the text of cells, all with place and confidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from heng.documents.content import Cell, Grid, Line
from heng.documents.readers.announce import announce
from heng.documents.readers.ocr.bitmap import Page, Place
from heng.documents.readers.ocr.engine import Reading
from heng.documents.readers.ocr.regions import Area
from heng.documents.readers.ocr.table import Scale
from heng.documents.readers.page_table import PageTable
from heng.documents.readers.ruled_table import RuledTable
from heng.documents.readers.text_flow import room_before
from heng.domain.finding import Finding, Where

# Shares of a character's height: a gap that parts columns, the margins of a cell on both sides.
_GAP, _MARGINS = 1.2, 1.1


@dataclass(frozen=True, slots=True)
class Strip:
    """Pieces of a page that are read together: one piece of a line, or the characters of a label written downwards."""

    pieces: tuple[Area, ...]

    def area(self) -> Area:
        """The rectangle around all pieces."""
        return _around(self.pieces)


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the lines and tables of one `page` from what was `read` of its strips."""

    page: Page
    scale: Scale
    number: int
    place: Place
    read: Mapping[Strip, Reading]

    def lines(self, strips: Sequence[Strip]) -> tuple[Line, ...]:
        """The lines that the strips make, from the top; wide gaps become tabs."""
        return tuple(
            Line(self._joined(row, "\t"), self._where([strip.area() for strip in row], row, place))
            for place, row in enumerate(_rows(strips), 1)
        )

    def table(self, table: RuledTable, cells: Sequence[Sequence[Strip]]) -> PageTable:
        """The table with the texts of its cells, which hold the strips in `cells`, in the order of its boxes."""
        rows: list[list[Cell]] = [[] for _ in range(len(table.levels) - 1)]
        free: dict[tuple[int, int], int] = {}
        for box, strips in zip(table.boxes, cells, strict=True):
            area = self.scale.area(box.bounds)
            written = _rows(strips)
            text = "".join(self._ended(row, after, area) for row, after in zip_longest(written, written[1:]))
            if written:
                free[box.row, box.column] = self._free(written[-1], area)
            where = self._where([area], strips)
            rows[box.row - 1].append(Cell(text.strip(), where, box.row, box.column, box.row_span, box.column_span))
        grid = Grid("", tuple(map(tuple, rows)), Where(page=self.number))
        left, top, right, bottom = self.scale.area(table.bounds())
        columns = tuple(
            self._box((self.scale.pixels(at), top, self.scale.pixels(at), bottom))[0] for at in table.uprights
        )
        bounds = self._box((left, top, right, bottom))
        return PageTable(grid, columns, free, bounds, table.open_above, table.open_below)

    def unread(self, figures: Sequence[Area]) -> Iterator[Finding]:
        """The announcement of drawings that are no text (I56)."""
        if figures:
            places = tuple(Where(page=self.number, bbox=self._box(area)) for area in figures)
            yield replace(announce("I56", f"第 {self.number} 页有 {len(figures)} 处"), where=places)

    def _ended(self, row: Sequence[Strip], after: Sequence[Strip] | None, area: Area) -> str:
        """A line of a cell; one that was broken because the cell is full goes on without a line end."""
        text = self._joined(row)
        return text if after is None or self._free(row, area) <= room_before(self._joined(after)) else f"{text}\n"

    def _free(self, row: Sequence[Strip], area: Area) -> int:
        """How many further characters would fit into the line between the margins of its cell."""
        left, _, right, _ = _around([strip.area() for strip in row])
        slack = (area[2] - area[0]) - (right - left) - _MARGINS * self.page.character
        return max(int(slack / self.page.character), 0)

    def _joined(self, row: Sequence[Strip], between: str = " ") -> str:
        """The text of a line, `between` its parts; single characters set wide apart are one word."""
        texts = [self.read[strip].text for strip in row]
        if all(len(text) == 1 and not text.isascii() for text in texts):
            return "".join(texts)
        text = texts[0]
        for (before, strip), read in zip(pairwise(row), texts[1:], strict=True):
            wide = strip.area()[0] - before.area()[2] > _GAP * self.page.character
            text += (between if wide else " ") + read
        return text

    def _where(self, areas: Sequence[Area], strips: Sequence[Strip], line: int | None = None) -> Where:
        confidence = round(min((self.read[strip].confidence for strip in strips), default=1.0), 3)
        return Where(page=self.number, line=line, bbox=self._box(_around(areas)), confidence=confidence)

    def _box(self, area: Area) -> tuple[float, float, float, float]:
        left, top, right, bottom = self.place(self.page.source_box(area))
        return round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)


def _around(areas: Sequence[Area]) -> Area:
    lefts, tops, rights, bottoms = zip(*areas, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _rows(strips: Sequence[Strip]) -> list[list[Strip]]:
    """The strips by lines from the top; strips whose middles lie within each other's height share a line."""
    rows: list[list[Strip]] = []
    for strip in sorted(strips, key=lambda strip: (strip.area()[1] + strip.area()[3], strip.area()[0])):
        middle = (strip.area()[1] + strip.area()[3]) / 2
        if rows and rows[-1][0].area()[1] <= middle <= rows[-1][0].area()[3]:
            rows[-1].append(strip)
        else:
            rows.append([strip])
    return [sorted(row, key=lambda strip: strip.area()[0]) for row in rows]
