"""Points printed in a level's name (产出指标（50分）), held against the rows of that level."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from heng.documents.completeness.announcing import gap
from heng.documents.completeness.read_paper import ReadPaper
from heng.documents.layouts.levels import is_second, level_name, level_points
from heng.documents.layouts.rows import Row, one_line
from heng.domain.finding import Finding
from heng.domain.target.reading import figure


def gaps(paper: ReadPaper) -> Iterator[Finding]:
    """One finding (I92) for each level whose rows' weights do not make up the points in its name."""
    for sheet in paper.sheets:
        for index, row in enumerate(sheet.rows):
            for column, slot in row.filled():
                printed = level_points(slot.text) if is_second(level_name(slot.text)) else None
                if printed is not None and not _goes_on(sheet.rows, index, column):
                    yield from _level(paper, sheet.rows[index:], column, printed)


def _goes_on(rows: Sequence[Row], index: int, column: int) -> bool:
    """Whether the same level with the same points is printed in the row above too."""
    return index > 0 and one_line(rows[index - 1].text(column)) == one_line(rows[index].text(column))


def _level(paper: ReadPaper, rows: Sequence[Row], column: int, printed: Decimal) -> Iterator[Finding]:
    """The rows of a level reach down to the next other text in its column, or in one to the left of it."""
    label = one_line(rows[0].text(column))
    above = [one_line(slot.text) for slot in rows[0].slots]
    indicators = list(paper.indicators_in(rows[0]))
    for row in rows[1:]:
        if _begins_another(paper, row, above[: column + 1], label):
            break
        indicators += paper.indicators_in(row)
    weights = [each.weight for each in indicators if each.weight is not None]
    if indicators and len(weights) == len(indicators) and sum(weights, Decimal()) != printed:
        details = {"label": label, "printed": figure(printed), "sum": figure(sum(weights, Decimal()))}
        last = indicators[-1]
        yield gap(paper, "I92", level_name(label), last.where, count=len(weights), name=last.name, **details)


def _begins_another(paper: ReadPaper, row: Row, above: Sequence[str], label: str) -> bool:
    """Whether another level begins in `row`; where its cells may have shifted, its indicators tell."""
    read = paper.indicators_in(row)
    if not row.exact and read:
        return level_name(label) not in (read[0].category, read[0].subcategory)
    return any(place < len(above) and one_line(slot.text) != above[place] for place, slot in row.filled())
