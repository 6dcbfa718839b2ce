"""Rows of a wide table that sum up the money of projects, held against the projects below or above them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import takewhile

from heng.documents.completeness.announcing import gap
from heng.documents.completeness.read_paper import ReadPaper, bare_place
from heng.documents.layouts.amount_cells import amount
from heng.documents.layouts.blocks import Block
from heng.documents.layouts.headings import is_total, vocabulary
from heng.documents.layouts.rows import Row
from heng.domain.finding import Finding, Severity, Where
from heng.domain.money import wan_text
from heng.domain.review.sums import sum_gap

# A row of the table: the total that it prints (None for a row of content), and the amounts of projects that begin in it.
_Step = tuple[Row, Decimal | None, tuple[Decimal, ...]]


def gaps(paper: ReadPaper) -> Iterator[Finding]:
    """One finding (I94) for each total that neither all projects, nor those since or until the next total, make up."""
    by_place = {
        bare_place(project.where): project.amounts.total
        for project in paper.document.projects
        if project.amounts.total is not None
    }
    everything = tuple(by_place.values())
    if not everything:
        return
    for block in paper.blocks:
        steps = list(_steps(paper, block, by_place))
        for index, (row, printed, _) in enumerate(steps):
            if printed is not None:
                yield from _held(paper, row, printed, _around(steps, index, everything))


def _steps(paper: ReadPaper, block: Block, by_place: Mapping[Where, Decimal]) -> Iterator[_Step]:
    places = {column.field: column.index for column in block.columns}
    column = places.get("total")
    if column is None or "project_name" not in places:
        return
    unit = paper.document.money_unit or str(vocabulary()["money"]["unit_when_unstated"])
    for row in block.body:
        labels = [slot.text for place, slot in row.filled() if place < column]
        slot = row.slots[column] if column < len(row.slots) else None
        bare = not any(row.text(places[field]) for field in ("project_name", "name", "value") if field in places)
        summed = slot is not None and slot.own and (bare or any(map(is_total, labels)))
        printed = amount(slot.text, slot.unit or unit) if slot is not None and summed else None
        read = tuple(by_place[place] for _, slot in row.filled() if (place := bare_place(slot.where)) in by_place)
        yield row, printed, read


def _around(steps: Sequence[_Step], index: int, everything: tuple[Decimal, ...]) -> list[tuple[Decimal, ...]]:
    """The groups of projects that a total may sum up: below it, above it, or all."""
    below = takewhile(lambda step: step[1] is None, steps[index + 1 :])
    above = takewhile(lambda step: step[1] is None, reversed(steps[:index]))
    sides = [tuple(figure for _, _, read in side for figure in read) for side in (below, above)]
    return [*(side for side in sides if side), everything]


def _held(paper: ReadPaper, row: Row, printed: Decimal, candidates: Sequence[tuple[Decimal, ...]]) -> Iterator[Finding]:
    if any(sum_gap(parts, printed, paper.profile) is not Severity.ERROR for parts in candidates):
        return
    parts = candidates[0]
    label = row.filled()[0][1].text
    details = {"sum": wan_text(sum(parts, Decimal())), "total": wan_text(printed), "count": len(parts), "blank": ""}
    yield gap(paper, "I94", label, row.where(), **details)
