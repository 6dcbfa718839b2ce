"""The query model: which aggregates are wanted of which entity over which time axes. Frozen, comparable, no SQL."""

from dataclasses import dataclass
from datetime import date

from heng.domain.indicator.definition import Measure
from heng.domain.indicator.population import TimeAxis


@dataclass(frozen=True, slots=True)
class Excluded:
    """How many records belong to the population of some of `measures` but enter none of them."""

    measures: tuple[Measure, ...]


Output = Measure | Excluded


@dataclass(frozen=True, slots=True)
class Scan:
    """One pass over `entity`: the records that belong to a bucket by any of `axes`, and what is taken of them.

    With `per`, all outputs are measures that are summed per value of that field before their extreme is taken.
    """

    entity: str
    axes: tuple[TimeAxis, ...]
    outputs: tuple[Output, ...]
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Bucket:
    """A stretch of time with its grain ({} for the whole period): days from `start` up to before `stop`."""

    name: str
    start: date
    stop: date
