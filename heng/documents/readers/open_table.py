"""Tables without lines: where words stand below and beside each other, they are read as rows and columns."""

from collections.abc import Sequence
from dataclasses import replace

from heng.documents.readers.level_rules import with_uprights
from heng.documents.readers.open_cells import laid_out
from heng.documents.readers.open_columns import (
    Piece,
    as_before,
    borders,
    columns_of,
    headed_columns,
    labelled_columns,
    pieces_of,
)
from heng.documents.readers.open_heads import head_bands
from heng.documents.readers.open_joints import joined_below
from heng.documents.readers.open_regions import Region, labelled_lines, regions
from heng.documents.readers.open_rows import bands_of, blocks_of
from heng.documents.readers.pdf_cells import Cells, placed
from heng.documents.readers.pdf_characters import Glyph
from heng.documents.readers.ruled_table import RuledTable
from heng.documents.readers.strokes import Stroke
from heng.documents.readers.text_flow import lines_of

# Parts of the size of a character: lines so near belong together.
_NEAR = 1.6
_LABEL_AND_VALUE = 2


class OpenTables:
    """Reads tables without lines page by page; the columns of a page are those of the page before where they agree."""

    def __init__(self, *, lined: bool = False) -> None:
        """Of text that is `lined` each line is a row, and no cell reaches over several."""
        self._lined = lined
        self._columns: list[tuple[float, float]] = []
        self._merging = 0

    def read(
        self, glyphs: Sequence[Glyph], strokes: Sequence[Stroke] = ()
    ) -> tuple[list[tuple[RuledTable, Cells]], list[Glyph]]:
        """The tables that `glyphs` form by their places, each with the characters of its cells, and those around them.

        Level `strokes` divide the rows where there are enough. Fewer than three columns below each other are no table,
        unless they are labels above one.
        """
        if any(glyph.turns for glyph in glyphs):
            return [], list(glyphs)
        lines = lines_of(glyphs)
        parts = regions(pieces_of(lines), self._columns if self._merging else ())
        whole = self._whole(glyphs, lines, strokes, only_ruled=bool(parts))
        if whole is not None:
            return whole
        tables: list[tuple[RuledTable, Cells]] = []
        around: list[Glyph] = []
        for place, part in enumerate(parts):
            table, rest = self._part(part, lines[part.start : part.end])
            around += rest
            above = tables[-1] if table and place and part.head_lines and tables else None
            one = joined_below(above, table) if above and table and not rest else None
            if one:
                tables[-1] = one
            elif table:
                tables.append(table)
        return tables, around

    def _whole(
        self, glyphs: Sequence[Glyph], lines: Sequence[list[Glyph]], strokes: Sequence[Stroke], *, only_ruled: bool
    ) -> tuple[list[tuple[RuledTable, Cells]], list[Glyph]] | None:
        """The page as one table, its rows divided by level `strokes` or (unless `only_ruled`) by the places of words."""
        nothing: tuple[list[tuple[RuledTable, Cells]], list[Glyph]] | None = None if only_ruled else ([], list(glyphs))
        if (only_ruled and not strokes) or not columns_of(pieces_of(lines)):
            return nothing
        start, end = _region(pieces_of(lines))
        pieces = pieces_of(lines[start:end])
        columns = columns_of(pieces)
        if not columns:
            return nothing
        if not as_before(columns, self._columns):
            self._columns = columns
        bands, loose, centred = bands_of(blocks_of(pieces, self._columns))
        ruled = with_uprights(strokes, pieces, self._columns, len(bands))
        if ruled:
            (held,), outside = placed(glyphs, [ruled])
            return [(ruled, held)], outside
        if only_ruled:
            return None
        self._merging = 0
        table = laid_out(bands, loose, borders(self._columns), len(self._columns) * (centred and not self._lined))
        return [table], [glyph for line in (*lines[:start], *lines[end:]) for glyph in line]

    def _part(self, part: Region, lines: Sequence[list[Glyph]]) -> tuple[tuple[RuledTable, Cells] | None, list[Glyph]]:
        """The table in a part of the page, if it has columns, and the characters that belong to none."""
        pieces = pieces_of(lines)
        if part.heads:
            return self._headed(part, pieces), []
        start, end = labelled_lines(pieces)
        around = [glyph for line in (*lines[:start], *lines[end:]) for glyph in line]
        inside = pieces_of(lines[start:end])
        columns = labelled_columns(inside)
        if len(columns) < _LABEL_AND_VALUE:
            return None, [glyph for line in lines for glyph in line]
        self._columns, self._merging = [], 0
        bands, loose, centred = bands_of(blocks_of(inside, columns, labels=True), labels=True)
        return laid_out(bands, loose, borders(columns), int(centred and not self._lined)), around

    def _headed(self, part: Region, pieces: Sequence[Sequence[Piece]]) -> tuple[RuledTable, Cells]:
        columns = headed_columns(pieces, part.heads)
        fresh = bool(part.head_lines) and not as_before(columns, self._columns)
        if not as_before(columns, self._columns):
            self._columns = columns
        if part.head_lines:
            self._merging = sum(left <= part.levels for left, _ in self._columns)
        below = pieces[part.head_lines :]
        body = [[replace(piece, line=piece.line - part.head_lines) for piece in line] for line in below]
        bands, loose, centred = bands_of(blocks_of(body, self._columns)) if body else ([], [], False)
        head = head_bands(pieces[: part.head_lines], self._columns)
        return laid_out(
            bands, loose, borders(self._columns), self._merging * (centred and not self._lined), head, fresh=fresh
        )


def _region(lines: Sequence[Sequence[Piece]]) -> tuple[int, int]:
    """The first line of the table and the one after its last: lines of several pieces, and what is near them."""
    several = [number for number, line in enumerate(lines) if len(line) > 1]
    start, end = several[0], several[-1] + 1
    while start > 0 and any(_near(lines[start - 1], lower) for lower in lines[start : start + 2]):
        start -= 1
    while end < len(lines) and any(_near(upper, lines[end]) for upper in lines[end - 2 : end]):
        end += 1
    return start, end


def _near(upper: Sequence[Piece], lower: Sequence[Piece]) -> bool:
    over = any(min(one.bounds[2], two.bounds[2]) > max(one.bounds[0], two.bounds[0]) for one in upper for two in lower)
    return over and lower[0].height - upper[0].height < _NEAR * min(upper[0].size, lower[0].size)
