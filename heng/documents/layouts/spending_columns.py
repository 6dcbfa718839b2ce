"""Columns of budget and spending beside the projects of a wide table or of a summary of evaluations."""

from collections.abc import Mapping

from heng.documents.layouts.headings import heading, rank
from heng.documents.layouts.rows import Row

_MONEY = ("initial", "adjusted", "executed")


def spending_columns(row: Row) -> dict[int, str]:
    """What the headings of `row` say of money: "total" for the budget in force, "initial" and "executed", by column.

    Empty where the row does not tell a budget from what was spent of it or from an earlier budget. A lone budget at
    the start of the year is the budget in force.
    """
    best: dict[str, tuple[int, int]] = {}
    for column, slot in row.filled():
        field = heading("execution", slot.text)
        if field in _MONEY:
            best[field] = min(
                best.get(field, (rank("execution", slot.text), column)), (rank("execution", slot.text), column)
            )
    if len(best) < 2:
        return {}
    named = {field: column for field, (_, column) in best.items()}
    budget = {named["adjusted"]: "total"} if "adjusted" in named else {named["initial"]: "total"}
    own = {named[field]: field for field in ("initial", "executed") if field in named and named[field] not in budget}
    return budget | own


def with_spending(fields: Mapping[int, str], row: Row) -> dict[int, str]:
    """The fields of a wide table whose money columns are read as budget and spending, where it tells them apart."""
    found = spending_columns(row)
    if not found or "project_name" not in fields.values():
        return dict(fields)
    kept = {column: field for column, field in fields.items() if field != "total"}
    rates = {column: "known" for column, slot in row.filled() if heading("execution", slot.text) == "rate"}
    return kept | rates | found
