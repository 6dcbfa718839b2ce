"""The money part of a self-evaluation form kept as it is printed: budget, spending, rate and points by source."""

from collections.abc import Sequence

from heng.documents.layouts.amount_cells import amount
from heng.documents.layouts.execution_cells import MONEY_COLUMNS, NO_FIGURE, Execution, MoneyCell
from heng.domain.target.declaration import BudgetTable, TableRow

KIND = "execution"
_SOURCES = {
    "total": "年度资金总额",
    "fiscal_appropriation": "财政拨款",
    "special_account": "财政专户管理资金",
    "carryover": "上年结转资金",
    "own_funds": "单位资金",
    "other_funds": "其他资金",
}
_MONEY = {"initial": "年初预算数", "adjusted": "全年预算数", "executed": "全年执行数"}
_TEXTS = {"rate": "执行率", "weight": "分值", "score": "得分"}


def execution_table(money: Execution | None, subject: str) -> tuple[BudgetTable, ...]:
    """The table of the money part of `subject`; none where no spending is printed."""
    rows = _rows(money.cells) if money else ()
    if money is None or not any(
        figure is not None for row in rows for name, figure in row.amounts if name == "全年执行数"
    ):
        return ()
    return (BudgetTable(KIND, f"{subject}预算执行情况", rows, rows[0].where),)


def _rows(cells: Sequence[MoneyCell]) -> tuple[TableRow, ...]:
    sources = dict.fromkeys(cell.source for cell in cells if cell.source in _SOURCES)
    return tuple(row for source in sources if (row := _row(source, [cell for cell in cells if cell.source == source])))


def _row(source: str, cells: Sequence[MoneyCell]) -> TableRow | None:
    """One source; of two cells for the same column the first counts, as it does in the sums. The code is the source.

    A blank rate of the total is kept: it is a column that was not filled.
    """
    first = {cell.column: cell for cell in reversed(cells)}
    money = [(cell, amount(cell.slot.text, cell.unit)) for field, cell in first.items() if field in MONEY_COLUMNS]
    if all(figure is None for _, figure in money):
        return None
    amounts = {_MONEY[cell.column]: figure for cell, figure in money}
    written = [(_TEXTS[field], cell.slot.text.strip()) for field, cell in first.items() if field in _TEXTS]
    blank = (_TEXTS["rate"], "") if source == "total" else ()
    return TableRow(
        next((cell.label for cell in cells if cell.label), _SOURCES[source]),
        tuple((label, amounts[label]) for label in _MONEY.values() if label in amounts),
        next(cell.slot.where for cell, figure in money if figure is not None),
        code=source,
        texts=tuple(pair for pair in written if pair[1] not in NO_FIGURE or pair == blank),
    )
