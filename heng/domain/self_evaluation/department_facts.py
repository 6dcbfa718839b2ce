"""The facts of a department's year that a self-evaluation scheme turns into points, and the words of its report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from heng.domain.self_evaluation.actual import Actual
from heng.domain.target.declaration import Indicator


@dataclass(frozen=True, slots=True)
class Fault:
    """Something found wrong (audit, inspection), booked on the scheme's item `item`; `element` names what is missing."""

    item: str
    text: str
    element: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate as an exact fraction of 1, booked on the scheme's item of the same name."""

    value: Fraction
    text: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Deduction:
    """A deduction stated one by one, for what the scheme does not list."""

    part: str
    name: str
    points: Decimal
    reason: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Money:
    """The year's money in yuan; None where not stated. `stated_rate` is the completion rate as printed."""

    budget: Decimal | None = None
    executed: Decimal | None = None
    basic: Decimal | None = None
    project: Decimal | None = None
    stated_rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A titled paragraph of the report."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Narrative:
    """What people write; empty where nobody has written it yet."""

    overview: tuple[Section, ...] = ()
    achievements: tuple[Section, ...] = ()
    problems: tuple[Section, ...] = ()
    measures: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class DepartmentFacts:
    """A department's year.

    `actuals` are by indicator name; `rates` by item; `stated_parts` and `stated_total` are points printed in a paper,
    held against the computed ones.
    """

    unit: str
    fiscal_year: int
    scheme: str
    source: str
    money: Money = Money()
    indicators: tuple[Indicator, ...] = ()
    actuals: Mapping[str, Actual] = field(default_factory=dict)
    rates: Mapping[str, Rate] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    deductions: tuple[Deduction, ...] = ()
    stated_parts: Mapping[str, Decimal] = field(default_factory=dict)
    stated_total: Decimal | None = None
    narrative: Narrative = Narrative()
