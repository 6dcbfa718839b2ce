"""What a paper declares, independent of any layout: the same content is laid out in many forms and must come back equal.

A target is given by what must be read from it (`comparison`, `value`, `unit`) and by how clerks write it: `written` in
one cell, `cells` in the three cells of sign, value and unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from heng.domain.budget.amounts import Amounts


@dataclass(frozen=True, slots=True)
class Target:
    """A target value: what is to be read, and how it is written in one cell and in three."""

    comparison: str
    value: str
    unit: str = ""
    written: str = ""
    cells: tuple[str, str, str] | None = None

    def in_one(self) -> str:
        """The value as written in one cell."""
        sign = "" if self.comparison in ("定性", "range", "rank", "trend") else self.comparison
        return self.written or f"{sign}{self.value}{self.unit}"

    def in_three(self) -> tuple[str, str, str]:
        """Sign, value and unit as written in cells of their own."""
        return self.cells or (self.comparison, self.value, self.unit)

    def read(self) -> tuple[str, str, str]:
        """What must be read: comparison, value, unit."""
        return self.comparison, self.value, self.unit


@dataclass(frozen=True, slots=True)
class Aim:
    """An indicator. `weight` and `score` are points as printed; `actual` what was achieved; `note` stands in columns of remarks."""

    category: str
    subcategory: str
    name: str
    target: Target
    weight: str = ""
    polarity: str = ""
    whole_period: Target | None = None
    actual: str = ""
    score: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Venture:
    """A project with its money in yuan; `whole_period_total` is the sum over all years, which is no budget."""

    name: str
    unit: str
    amounts: Amounts
    objective: str
    aims: tuple[Aim, ...]
    code: str = ""
    whole_period_total: Decimal | None = None
    initial: Decimal | None = None
    executed: Decimal | None = None
    execution_weight: str = ""
    execution_score: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """A yearly task of a department; `amount` in yuan."""

    name: str
    content: str
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """A department as a whole (部门整体): its money in yuan, objective, tasks and indicators."""

    name: str
    amounts: Amounts
    objective: str
    aims: tuple[Aim, ...]
    code: str = ""
    duties: tuple[Duty, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """The content of one file. `money_unit` is what the paper prints its amounts in."""

    year: int
    projects: tuple[Venture, ...] = ()
    departments: tuple[Whole, ...] = field(default=())
    money_unit: str = "万元"

    def printed(self, amount: Decimal | None, places: int | None = None) -> str:
        """An amount of yuan as this paper prints it, exact, with at least `places` decimals; blank for None."""
        return printed_amount(amount, self.money_unit, places)


def printed_amount(amount: Decimal | None, unit: str, places: int | None = None) -> str:
    """An amount of yuan in `unit`, exact, with at least `places` decimals (two by default); blank for None."""
    if amount is None:
        return ""
    figure = amount / {"元": 1, "千元": 1000, "万元": 10000, "百万元": 1000000, "亿元": 100000000}[unit]
    least = 2 if places is None else places
    decimals = max(least, -int(figure.normalize().as_tuple().exponent))
    return f"{figure:.{decimals}f}"


def names_of(paper: Paper) -> Sequence[str]:
    """All names of indicators that the paper declares."""
    owners: tuple[Venture | Whole, ...] = (*paper.projects, *paper.departments)
    return [aim.name for owner in owners for aim in owner.aims]
