"""The money part of a self-evaluation form: sources down, budget at the start, budget in force and spending across."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from heng.documents.layouts.amount_cells import amount, points
from heng.documents.layouts.amounts import amounts_of
from heng.documents.layouts.headings import SOURCES, heading
from heng.documents.layouts.rows import Row, Slot
from heng.domain.budget.amounts import Amounts

_MONEY_COLUMNS = {"initial", "adjusted", "executed"}


@dataclass(frozen=True, slots=True)
class Execution:
    """Budget and spending of one project in yuan, and the points of 预算执行率; `rows` are those that it was read from."""

    amounts: Amounts
    initial: Decimal | None
    executed: Decimal | None
    weight: Decimal | None
    score: Decimal | None
    rows: tuple[Row, ...]


def execution(rows: Sequence[Row], unit: str) -> Execution | None:
    """The money part that begins somewhere in `rows`; None if there is none."""
    for index, row in enumerate(rows):
        columns = {field: column for column, slot in row.filled() if (field := heading("execution", slot.text))}
        if len(_MONEY_COLUMNS & set(columns)) >= 2:
            return _read(rows[index], rows[index + 1 :], columns, unit)
    return None


def _read(header: Row, rows: Sequence[Row], columns: dict[str, int], unit: str) -> Execution:
    lines: dict[str, Row] = {}
    for row in rows:
        source = next((found for _, slot in row.filled() if (found := heading("project", slot.text)) in SOURCES), None)
        if source is None and row.filled():
            break
        if source is not None:
            lines.setdefault(source, row)
    budget = columns.get("adjusted", columns.get("initial", -1))
    cells = {source: Slot(row.text(budget), row.where()) for source, row in lines.items()}
    total = lines.get("total", Row(()))
    return Execution(
        amounts=amounts_of(cells, unit),
        initial=amount(total.text(columns.get("initial", -1)), unit),
        executed=amount(total.text(columns.get("executed", -1)), unit),
        weight=points(total.text(columns.get("weight", -1))),
        score=points(total.text(columns.get("score", -1))),
        rows=(header, *lines.values()),
    )
