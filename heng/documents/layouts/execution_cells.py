"""The figures of the money part of a self-evaluation form, put together whatever its shape."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from heng.documents.layouts.amount_cells import amount, points
from heng.documents.layouts.announce import announce
from heng.documents.layouts.headings import SOURCES
from heng.documents.layouts.rows import Row, Slot, one_line
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Finding
from heng.domain.target.declaration import TableRow

MONEY_COLUMNS = frozenset({"initial", "adjusted", "executed"})
NO_FIGURE = ("", "/", "-", "—", "――", "——", "－", "*", "无")
_POINTS = re.compile(r"[（(]\s*(?:满分|权重)?[:：]?\s*(\d+(?:\.\d+)?)\s*分")


@dataclass(frozen=True, slots=True)
class Execution:
    """Budget and spending of one project in yuan, and the points of 预算执行率; `rows` are those that it was read from.

    `others` are the rows of figures that name no known source, each with its figures as written; `cells` all cells that
    were read.
    """

    amounts: Amounts
    initial: Decimal | None
    executed: Decimal | None
    weight: Decimal | None
    score: Decimal | None
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = ()
    others: tuple[tuple[TableRow, str], ...] = ()
    cells: tuple["MoneyCell", ...] = ()

    def announced(self, subject: str) -> tuple[Finding, ...]:
        """What reading announced, and one finding (I80) for each of the `others`."""
        unread = (announce("I80", subject, row.where, label=row.name, text=text) for row, text in self.others)
        return (*self.findings, *unread)


@dataclass(frozen=True, slots=True)
class MoneyCell:
    """What one figure is: its source and its column of the money part, the unit of money that applies to it, and the
    label of its row where the sources stand one below the other."""

    source: str
    column: str
    slot: Slot
    unit: str
    label: str = ""


def put_together(cells: Sequence[MoneyCell], rows: tuple[Row, ...], weight: Decimal | None, subject: str) -> Execution:
    """The execution that `cells` give, of which `rows` were read; figures that are none are announced (I17).

    `weight` is what the label of the part says, for forms without a column of points.
    """
    findings: list[Finding] = []
    money: dict[tuple[str, str], Decimal] = {}
    marks: dict[str, Decimal] = {}
    for cell in cells:
        if cell.column in MONEY_COLUMNS:
            figure = amount(cell.slot.text, cell.unit)
            if figure is not None:
                money.setdefault((cell.source, cell.column), figure)
            elif cell.slot.text not in NO_FIGURE:
                findings.append(announce("I17", subject, cell.slot.where, label="金额", text=cell.slot.text))
        elif cell.source == "total" and (mark := points(cell.slot.text)) is not None:
            marks.setdefault(cell.column, mark)
    adjusted = any(cell.column == "adjusted" for cell in cells)
    budget = "adjusted" if adjusted else "initial"
    return Execution(
        amounts=Amounts(**{source: money.get((source, budget)) for source in SOURCES}),
        initial=money.get(("total", "initial")),
        executed=money.get(("total", "executed")),
        weight=marks.get("weight", weight),
        score=marks.get("score"),
        rows=rows,
        findings=tuple(findings),
        cells=tuple(cells),
    )


def written_points(text: str) -> Decimal | None:
    """The points of execution in the label of the part or of the score: `预算执行情况（20分）`, `得分（20分*执行率）`."""
    found = _POINTS.search(one_line(text))
    return Decimal(found[1]) if found else None
