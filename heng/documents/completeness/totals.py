"""Printed totals and subtotals of weights, held against the rows above them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from heng.documents.completeness.announcing import gap
from heng.documents.completeness.read_paper import ReadPaper
from heng.documents.layouts.align import Column
from heng.documents.layouts.amount_cells import points
from heng.documents.layouts.blocks import Block
from heng.documents.layouts.headings import is_total, plain, words
from heng.documents.layouts.rows import Row
from heng.domain.finding import Finding
from heng.domain.target.reading import figure

# The ten or twenty points of 预算执行率, which stand above the table, may be part of the printed whole.
_WHOLE = Decimal(100)


def gaps(paper: ReadPaper) -> Iterator[Finding]:
    """One finding (I91) for each printed sum of weights that the rows above it do not make up."""
    for block in paper.blocks:
        column = next((column for column in block.columns if column.field == "weight"), None)
        if column is not None:
            yield from _in_block(paper, block, column)


def _in_block(paper: ReadPaper, block: Block, column: Column) -> Iterator[Finding]:
    since_subtotal: list[Decimal] = []
    whole: list[Decimal] = []
    last: Row | None = None
    for row in block.body:
        label = row.filled()[0][1].text if row.filled() else ""
        printed = _printed(row, column) if is_total(label) else None
        if printed is not None:
            partial = plain(label) in words("subtotals")
            parts = since_subtotal if partial else whole
            if parts and not _agrees(parts, printed, partial=partial):
                yield _gap(paper, label, parts, printed, row, last)
            since_subtotal = []
        elif is_total(label):
            since_subtotal = []
        else:
            read = [each.weight for each in paper.indicators_in(row) if each.weight is not None]
            since_subtotal, whole = [*since_subtotal, *read], [*whole, *read]
            last = row if read else last
        if is_total(label) and plain(label) not in words("subtotals"):
            whole = []


def _printed(row: Row, column: Column) -> Decimal | None:
    """The sum of weights in a row of totals; where its cells may have shifted, the first of several figures."""
    figures = [figure for _, slot in row.filled()[1:] if (figure := points(slot.text)) is not None]
    shifted = not row.exact and len(figures) > 1
    return figures[0] if shifted else points(row.text(column.index))


def _agrees(parts: Sequence[Decimal], printed: Decimal, *, partial: bool) -> bool:
    added = sum(parts, Decimal())
    return added == printed or (not partial and printed == _WHOLE and added in (Decimal(80), Decimal(90)))


def _gap(
    paper: ReadPaper, label: str, parts: Sequence[Decimal], printed: Decimal, row: Row, last: Row | None
) -> Finding:
    added = sum(parts, Decimal())
    places = [row.where()] if last is None else [last.where(), row.where()]
    details = {"label": plain(label), "printed": figure(printed), "sum": figure(added), "count": len(parts)}
    return gap(paper, "I91", plain(label), *places, **details)
