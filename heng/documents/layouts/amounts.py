"""Amounts by source from labelled cells, with what could not be read announced."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from heng.documents.layouts.amount_cells import amount, bracketed_unit, unit_behind
from heng.documents.layouts.announce import announce
from heng.documents.layouts.form_labels import Pair
from heng.documents.layouts.headings import SOURCES, heading, is_total, plain, words
from heng.documents.layouts.rows import Row, Slot
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Finding

_FISCAL = "fiscal_appropriation"
# More rows above a table are no form.
_LONGEST_FORM = 300
_NO_AMOUNT = ("", "/", "-", "—", "――", "无")


def amounts_of(slots: Mapping[str, Slot], unit: str) -> Amounts:
    """The amounts in the cells `slots` (by source), whose figures are in `unit`; unreadable cells stay None."""
    return Amounts(
        **{source: amount(slots[source].text, slots[source].unit or unit) for source in SOURCES if source in slots}
    )


def labelled_amounts(found: Sequence[Pair], unit: str) -> Amounts:
    """The amounts of a form; a unit in a label's brackets goes before `unit`, the first readable cell of a source counts.

    What one government gives of a larger total, all other sources unnamed, is not the whole of the appropriation.
    """
    yearly = any(pair.field == "total" and not _spans_years(pair) for pair in found)
    read = [
        (pair.field, plain(pair.label.text), figure)
        for pair in found
        if pair.field in SOURCES
        and not (pair.field == "total" and yearly and _spans_years(pair))
        and (figure := amount(pair.value.text, bracketed_unit(pair.label.text) or unit)) is not None
    ]
    values = {field: figure for field, _, figure in reversed(read)}
    fiscal = [(label, figure) for field, label, figure in read if field == _FISCAL]
    governments = _of_governments(fiscal)
    if governments is None:
        return Amounts(**values)
    if len(fiscal) == 1 and set(values) == {"total", _FISCAL} and values["total"] != governments:
        return Amounts(total=values["total"])
    return Amounts(**(values | {_FISCAL: governments}))


def _spans_years(pair: Pair) -> bool:
    """Whether a label says in its brackets that the figure is for all years of a project: 资金总额（全周期）."""
    return any(word in pair.label.text for word in words("whole_period_marks"))


def _of_governments(figures: Sequence[tuple[str, Decimal]]) -> Decimal | None:
    """The sum of what several governments give (上级财政资金, 本级财政资金), where no label gives all of it."""
    levels = tuple(words("governments"))
    parts = dict(reversed(figures))
    return sum(parts.values(), Decimal(0)) if parts and all(label.startswith(levels) for label in parts) else None


def with_summed_total(amounts: Amounts, rows: Sequence[Row], unit: str) -> Amounts:
    """`amounts` with the total of a table of costs among `rows`, where no label gives one.

    Such a table has a heading of money and, below it, a row that is called a total (合计).
    """
    if amounts.total is not None or len(rows) > _LONGEST_FORM:
        return amounts
    for index, row in enumerate(rows):
        heads = [column for column, slot in row.filled() if heading("project", slot.text) == "total"]
        totals = (_total_at(later, head, row, unit) for later in rows[index + 1 :] for head in heads)
        figure = next((figure for figure in totals if figure is not None), None)
        if figure is not None:
            return replace(amounts, total=figure)
    return amounts


def _total_at(row: Row, column: int, head: Row, unit: str) -> Decimal | None:
    called = next((place for place, slot in row.filled() if is_total(slot.text)), None)
    if called is None:
        return None
    behind = next((slot.text for place, slot in row.filled() if place > called), "")
    stands = row.text(column) if called < column and row.exact else row.text(column) or behind
    return amount(stands if called < column else behind, bracketed_unit(head.text(column)) or unit)


def written_unit(found: Sequence[Pair]) -> str | None:
    """The unit of money that stands behind every figure of a form's amounts; None where one has none or another one."""
    figures = [pair.value.text for pair in found if pair.field in SOURCES and pair.value.text not in _NO_AMOUNT]
    units = {unit_behind(figure) for figure in figures}
    return units.pop() if len(units) == 1 else None


def announce_amounts(slots: Mapping[str, Slot], unit: str, subject: str) -> Iterator[Finding]:
    """One finding (I17) for each cell in an amount column that holds no amount and is not blank."""
    for source in SOURCES:
        slot = slots.get(source)
        if slot and slot.text not in _NO_AMOUNT and amount(slot.text, slot.unit or unit) is None:
            yield announce("I17", subject, slot.where, label="金额", text=slot.text)
