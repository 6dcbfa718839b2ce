"""The rows of a wide table grouped by project, and which of the groups are only subtotals of a unit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from heng.documents.layouts.amounts import amounts_of
from heng.documents.layouts.headings import is_total, words
from heng.documents.layouts.indicator_rows import Entry
from heng.documents.layouts.names import split_code
from heng.documents.layouts.rows import one_line
from heng.domain.money import CENT, wan_to_yuan

# What the same cell says again in a later row when an export repeats it; another text there is another project.
_IDENTITY = ("project_code", "total", "objective")


@dataclass(slots=True, eq=False)
class Group:
    """The rows of one project, or the single row of a unit or subtotal; `unit` is the unit that they stand under."""

    name: str
    unit: str
    first: Entry
    entries: list[Entry] = field(default_factory=list)

    def is_bare(self) -> bool:
        """Whether there is money and nothing to be achieved with it: a unit's subtotal, or a project without targets."""
        return not self.entries and not self.first.text("objective") and not self.first.text("numbered")

    def owner(self) -> tuple[str | None, str]:
        """Code and name of the unit: the one that the group stands under, or the group itself where it is a unit."""
        return split_code(self.unit or self.name)

    def total(self, money: str) -> Decimal | None:
        """The group's total in yuan, its figures being in `money`."""
        return amounts_of(self.first.fields, money).total


def groups(entries: Sequence[Entry]) -> list[Group]:
    """The rows grouped by project and unit, in order; total rows of the whole table are left out."""
    found: list[Group] = []
    unit = ""
    for entry in entries:
        unit = one_line(entry.text("unit_name")) or unit
        name = one_line(entry.text("project_name"))
        if is_total(name) or (not name and is_total(unit)):
            unit = "" if is_total(unit) else unit
            continue
        if not found or _begins(found[-1], entry, name, unit):
            found.append(Group(name, unit, entry))
        if entry.text("name") or entry.text("value"):
            found[-1].entries.append(entry)
    return found


def subtotals(found: Sequence[Group], money: str) -> list[Group]:
    """The groups that are subtotals: bare rows without a project's name, named like their unit, or equal to what follows."""
    return [
        group for number, group in enumerate(found) if group.is_bare() and _sums_up(group, found[number + 1 :], money)
    ]


def following_sum(group: Group, found: Sequence[Group], money: str) -> Decimal | None:
    """The sum of the groups after `group` down to the next bare one; None where none has an amount."""
    position = next(number for number, other in enumerate(found) if other is group)
    return _sum(found[position + 1 :], money)


def agree(parts: Decimal, total: Decimal, count: int) -> bool:
    """Equal but for rounding: each of `count` printed parts may be off by half of its last digit (0.01 万元)."""
    return abs(parts - total) <= count * wan_to_yuan(CENT) / 2


def _begins(current: Group, entry: Entry, name: str, unit: str) -> bool:
    """A new name, unit, amount or objective begins a project; a merged cell reaching down, or all repeated, does not."""
    if name:
        repeated = (name, unit) == (current.name, current.unit) and not _differs(current.first, entry)
        return entry.fields["project_name"].own and not repeated
    return "unit_name" in entry.fields and entry.fields["unit_name"].own and unit != current.unit


def _differs(first: Entry, entry: Entry) -> bool:
    return any(entry.text(name) not in ("", first.text(name)) for name in _IDENTITY)


def _sums_up(group: Group, following: Sequence[Group], money: str) -> bool:
    if not group.name or split_code(group.name)[1] == split_code(group.unit)[1]:
        return True
    if following and group.name.endswith(tuple(words("organisations"))):
        return True
    parts, total = _sum(following, money), group.total(money)
    return parts is not None and total is not None and agree(parts, total, len(following))


def _sum(following: Sequence[Group], money: str) -> Decimal | None:
    figures = [total for later in _until_bare(following) if (total := later.total(money)) is not None]
    return sum(figures, Decimal(0)) if figures else None


def _until_bare(following: Sequence[Group]) -> Iterator[Group]:
    for later in following:
        if later.is_bare():
            return
        yield later
