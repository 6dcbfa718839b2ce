"""The headings of a table as a mapping knows them: normalised texts from top to bottom, without years and places."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from heng.documents.layouts.headings import plain
from heng.documents.layouts.rows import Row, Slot
from heng.domain.target.characters import folded

Path = tuple[str, ...]
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_SIGN = "某"
_LONGEST = 60
_COLON = re.compile(r"[:：]")


@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """A heading or label without blanks, brackets, numbering and year, so that next year's says the same."""
    known = plain(text) or re.sub(r"\s+", "", folded(text))
    return _YEAR.sub(_YEAR_SIGN, known)[:_LONGEST]


def before_colon(text: str) -> str:
    """The label of a cell that holds label and value (`项目名称：某项目`); the whole text where there is no colon."""
    return normal(_COLON.split(text, maxsplit=1)[0])


def after_colon(text: str) -> str:
    """What such a cell says behind the colon; blank where there is none."""
    parts = _COLON.split(text, maxsplit=1)
    return parts[1].strip() if len(parts) > 1 else ""


def paths(rows: Sequence[Row]) -> list[Path]:
    """For each column the texts of its headings in `rows`, from the top; a merged heading counts for all its columns."""
    spread = [list(_spread(row)) for row in rows]
    width = max(map(len, spread), default=0)
    columns = ([line[column] for line in spread if column < len(line) and line[column]] for column in range(width))
    return [tuple(text for text, _ in groupby(column)) for column in columns]


def trimmed(found: Sequence[Path]) -> tuple[int, tuple[Path, ...]]:
    """The paths from the first to the last that says anything, and the column (from 0) where they begin."""
    filled = [column for column, path in enumerate(found) if path]
    if not filled:
        return 0, ()
    return filled[0], tuple(found[filled[0] : filled[-1] + 1])


def _spread(row: Row) -> Iterator[str]:
    before = ""
    for slot in row.slots:
        before = before if slot.covered else _said(slot)
        yield before


def _said(slot: Slot) -> str:
    return normal(slot.text) if slot.text else ""
