"""Which records a measure looks at (its population), and the tests that let one of them enter, in order."""

from dataclasses import dataclass

from heng.domain.indicator.definition import Axis, Condition, Measure, Related

Alternatives = tuple[tuple[Condition, ...], ...]
Test = Condition | Alternatives | Related


@dataclass(frozen=True, slots=True, order=True)
class TimeAxis:
    """How records of an entity belong to a period: `axis` over the field `time` (and `until` for the open axes)."""

    axis: Axis
    time: str
    until: str | None = None


def time_axis(measure: Measure) -> TimeAxis:
    """The time axis of `measure`."""
    return TimeAxis(measure.axis, measure.time, measure.until)


def tests(measure: Measure) -> tuple[Test, ...]:
    """Everything that a record of the population must meet to enter `measure`.

    What is aggregated must be filled in: a record with a blank amount or a blank end of a span does not enter.
    """
    return (*measure.where, *_filled(measure), *((measure.any_of,) if measure.any_of else ()), *measure.related)


def _filled(measure: Measure) -> tuple[Condition, ...]:
    names = [measure.of] if measure.of else list(measure.span[:2]) if measure.span else []
    names += [measure.per] if measure.per else []
    stated = {condition.field for condition in measure.where if condition.op != "is_null"}
    return tuple(Condition(name, "not_null") for name in names if name not in stated and not name.startswith("@"))
