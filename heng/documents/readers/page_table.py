"""The part of a table that stands on one page, before pages are put together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from heng.documents.content import Grid

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PageTable:
    """The part of a table that stands on one page.

    `columns` are the positions of its upright lines; `free` says how many characters would still fit into the last line
    of a cell (row, column): text goes on over the page break only where the line is full. `bounds` is its rectangle;
    `open_above` and `open_below` say that its frame does not end where the page does.
    """

    grid: Grid
    columns: tuple[float, ...]
    free: Mapping[Place, int] = field(default_factory=dict)
    bounds: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    open_above: bool = False
    open_below: bool = False
