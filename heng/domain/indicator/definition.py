"""Indicator definitions: what is counted, over which records, on which time axis. Data lives in rulebook/indicators."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Scalar = str | int | bool


class Axis(StrEnum):
    """How a record belongs to a period P.

    AT: the record's `time` field lies in P. OPEN_DURING: it was open at some moment of P (`time` is the opening
    field, `until` the closing field). OPEN_AT_START / OPEN_AT_END: open at the start (end) of P.
    """

    AT = "at"
    OPEN_DURING = "open_during"
    OPEN_AT_START = "open_at_start"
    OPEN_AT_END = "open_at_end"


class Aggregate(StrEnum):
    """What is taken over the records: how many, the sum, how many different, an extreme or an exact quantile."""

    COUNT = "count"
    SUM = "sum"
    DISTINCT = "distinct"
    MAXIMUM = "maximum"
    MINIMUM = "minimum"
    MEDIAN = "median"


class Shape(StrEnum):
    """How measures make the value: `ratio` is Σ numerator ÷ Σ denominator, `total` is Σ numerator alone."""

    RATIO = "ratio"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Condition:
    """One test on a record. `op` is one of = != < <= > >= in not_in is_null not_null.

    The right side is `value` (a scalar, or a tuple for in / not_in) or another field of the same record, `other`.
    Where `option` is set, the condition holds only while that option has the value `option_is`.
    A blank field fails every test but is_null.
    """

    field: str
    op: str
    value: Scalar | tuple[Scalar, ...] | None = None
    other: str | None = None
    option: str | None = None
    option_is: str | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """A test on another entity: some (or no) record there shares `on` with this one and meets `where`."""

    entity: str
    on: str
    where: tuple[Condition, ...]
    exists: bool = True


@dataclass(frozen=True, slots=True)
class Measure:
    """One aggregate over one entity.

    `of` is the field summed or counted distinctly; `span` (from field, to field, unit) is a duration instead, in
    whole days or in seconds. With `per`, it is first summed over the records that share that field (the hours of a
    day), and `aggregate`, an extreme, is taken over those sums. `sign` is +1 or -1: how the measure enters its side of the formula.
    `any_of` holds alternatives of which at least one must hold. Where `option` is set, the measure belongs to the
    formula only while that option has the value `option_is`.
    """

    entity: str
    aggregate: Aggregate
    axis: Axis
    time: str
    until: str | None = None
    of: str | None = None
    span: tuple[str, str, str] | None = None
    per: str | None = None
    where: tuple[Condition, ...] = ()
    any_of: tuple[tuple[Condition, ...], ...] = ()
    related: tuple[Related, ...] = ()
    sign: int = 1
    option: str | None = None
    option_is: str | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A named choice that changes the count, because the sources leave it open or regions differ."""

    name: str
    label: str
    default: str
    choices: tuple[tuple[str, str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Definition:
    """A versioned indicator definition. `version` is derived from the content, so equal text is an equal version.

    `scale` multiplies the quotient for display in `unit` (100 for %, 1/3600 for hours from seconds …) as an exact
    fraction written "1/3600". `aliases` are the names under which papers print the indicator. `may_be_empty` names
    entities of which a court may rightly have no record at all (no defect was ever reported); any other entity
    without records makes the result `no_data`.
    """

    slug: str
    name: str
    aliases: tuple[str, ...]
    topic: str
    unit: str
    polarity: str
    category: str
    shape: Shape
    scale: str
    numerator: tuple[Measure, ...]
    denominator: tuple[Measure, ...]
    formula: str
    options: tuple[Option, ...]
    source: str
    certainty: str
    in_force_from: date
    author: str
    checker: str
    next_review: date
    version: str
    may_be_empty: tuple[str, ...] = ()

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures of both sides, numerator first."""
        return self.numerator + self.denominator
