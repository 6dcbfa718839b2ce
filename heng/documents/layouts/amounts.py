"""Amounts by source from labelled cells, with what could not be read announced."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from heng.documents.layouts.amount_cells import amount, bracketed_unit
from heng.documents.layouts.announce import announce
from heng.documents.layouts.form_labels import Pair
from heng.documents.layouts.headings import SOURCES
from heng.documents.layouts.rows import Slot
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Finding

_NO_AMOUNT = ("", "/", "-", "—", "――", "无")


def amounts_of(slots: Mapping[str, Slot], unit: str) -> Amounts:
    """The amounts in the cells `slots` (by source), whose figures are in `unit`; unreadable cells stay None."""
    return Amounts(
        **{source: amount(slots[source].text, slots[source].unit or unit) for source in SOURCES if source in slots}
    )


def labelled_amounts(found: Sequence[Pair], unit: str) -> Amounts:
    """The amounts of a form; a unit in a label's brackets goes before `unit`, the first readable cell of a source counts."""
    values: dict[str, Decimal] = {}
    for pair in found:
        figure = amount(pair.value.text, bracketed_unit(pair.label.text) or unit) if pair.field in SOURCES else None
        if figure is not None:
            values.setdefault(pair.field, figure)
    return Amounts(**values)


def announce_amounts(slots: Mapping[str, Slot], unit: str, subject: str) -> Iterator[Finding]:
    """One finding (I17) for each cell in an amount column that holds no amount and is not blank."""
    for source in SOURCES:
        slot = slots.get(source)
        if slot and slot.text not in _NO_AMOUNT and amount(slot.text, slot.unit or unit) is None:
            yield announce("I17", subject, slot.where, label="金额", text=slot.text)
