"""Columns of a table that hold signs of comparison: what else stands alone in them is one of these signs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from heng.documents.readers.ocr.engine import Reading, read_sign
from heng.documents.readers.ocr.laid_out import LaidOut
from heng.documents.readers.ocr.settings import comparison_signs, number
from heng.documents.readers.ocr.writing import Strip
from heng.documents.readers.ruled_table import Box

_SINGLE = 1.3
_ALSO_ALONE = ("—", "-", "/", "%")


def signs_by_column(found: LaidOut, read: dict[Strip, Reading]) -> dict[Strip, Reading]:
    """New readings of single strange signs in columns of signs; where it stays open which one, with low confidence."""
    signs = comparison_signs()
    again: dict[Strip, Reading] = {}
    for strips in _columns(found):
        known = [strip for strip in strips if read[strip].text and read[strip].text in signs]
        strange = [strip for strip in strips if strip not in known and _is_strange(read[strip].text)]
        if len(known) >= max(number("signs", "fewest"), len(strange)):
            again |= {strip: _among(found, strip, read[strip], signs) for strip in strange}
    return again


def _among(found: LaidOut, strip: Strip, before: Reading, signs: str) -> Reading:
    sign = read_sign(found.picture(strip), signs)
    if sign.confidence >= number("signs", "sure"):
        return sign
    return Reading(before.text, min(before.confidence, sign.confidence))


def _columns(found: LaidOut) -> Iterator[list[Strip]]:
    """The strips that stand alone in the cells of a column, column by column."""
    for table, cells in zip(found.tables, found.cells, strict=True):
        columns: dict[int, list[Strip]] = defaultdict(list)
        for box, strips in zip(table.boxes, cells, strict=True):
            if _is_lone(box, strips, found.page.character):
                columns[box.column].append(strips[0])
        yield from columns.values()


def _is_lone(box: Box, strips: Sequence[Strip], character: float) -> bool:
    if len(strips) != 1 or box.column_span > 1:
        return False
    left, _, right, _ = strips[0].area()
    return right - left <= _SINGLE * character


def _is_strange(text: str) -> bool:
    """Whether a reading is nothing that a cell may hold alone: no Chinese character, no digit, no dash."""
    return len(text) <= 1 and not ("\u4e00" <= text <= "\u9fff" or text.isdigit() or text in _ALSO_ALONE)
