"""Rows of tables typed as lines of text with bars between the cells (`项目 | 行次 | 金额`), as pages copied from the web hold them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

_BAR = re.compile(r"(?<!\\)[|│┃¦｜]")
_FEWEST_LINES = 2


def cells_of_lines(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The cells of each line of `texts`: those between its bars where lines with bars follow each other, else the line itself.

    A bar at the end of every line of a run ends its last cell, at the beginning of every line it begins the first;
    elsewhere the place beside it is a blank cell.
    """
    found: list[tuple[str, ...]] = [(text,) for text in texts]
    for places in _runs(texts):
        rows = _pieces([texts[place] for place in places])
        for place, row in zip(places, rows, strict=True):
            found[place] = row
    return found


def _runs(texts: Sequence[str]) -> Iterator[list[int]]:
    """The places of the lines of each run; blank lines between them are no end of it."""
    filled = (place for place, text in enumerate(texts) if text.strip())
    for barred, run in groupby(filled, key=lambda place: _BAR.search(texts[place]) is not None):
        places = list(run)
        if barred and len(places) >= _FEWEST_LINES:
            yield places


def _pieces(texts: Iterable[str]) -> list[tuple[str, ...]]:
    rows = [[piece.strip() for piece in _BAR.split(text)] for text in texts]
    if all(not row[-1] for row in rows):
        rows = [row[:-1] for row in rows]
    if all(not row[0] for row in rows) and min(map(len, rows)) > 1:
        rows = [row[1:] for row in rows]
    return [tuple(row) for row in rows]
