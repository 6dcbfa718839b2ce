"""Tables that state no unit of money in a book whose tables are in several units."""

from collections.abc import Iterator, Sequence

from heng.documents.layouts.amount_cells import stated_unit
from heng.documents.layouts.announce import announce
from heng.documents.layouts.rows import Row
from heng.domain.finding import Finding, Where
from heng.domain.target.declaration import BudgetTable

# How far above its headings, and below their first row, a table states its unit.
_LEAD, _HEADINGS = 10, 4


def unstated_units(tables: Sequence[BudgetTable], rows: Sequence[Row]) -> Iterator[Finding]:
    """One finding (I84) for each table with amounts that states no unit, where those that do are in more than one."""
    places = {slot.where: place for place, row in enumerate(rows) for slot in row.slots}
    stated = [_stated(table, above, rows, places) for above, table in zip((None, *tables), tables, strict=False)]
    units = list(dict.fromkeys(unit for unit in stated if unit))
    for table, unit in zip(tables, stated, strict=True):
        if len(units) > 1 and unit is None and _has_amounts(table):
            told = {"title": table.title or "表格", "units": "、".join(units), "unit": table.money_unit or ""}
            yield announce("I84", table.title or "表格", table.where, **told)


def _stated(table: BudgetTable, above: BudgetTable | None, rows: Sequence[Row], places: dict[Where, int]) -> str | None:
    """The unit that stands between the table above and the first lines of `table`."""
    place = places.get(table.where)
    if place is None:
        return table.money_unit
    ends = [places[row.where] + 1 for row in above.rows if row.where in places] if above else []
    start = max([place - _LEAD, 0, *(end for end in ends if end <= place)])
    sheet = table.where.sheet
    return stated_unit(row for row in rows[start : place + _HEADINGS] if row.where().sheet in (sheet, None))


def _has_amounts(table: BudgetTable) -> bool:
    return any(amount is not None for row in table.rows for _, amount in row.amounts)
