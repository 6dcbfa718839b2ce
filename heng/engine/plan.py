"""From definitions to scans: measures that share entity and time axis are taken in one pass, equal ones once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from heng.domain.indicator.definition import Definition, Measure
from heng.domain.indicator.population import TimeAxis, time_axis
from heng.engine.query import Excluded, Output, Scan


def plan(definitions: Iterable[Definition]) -> tuple[Scan, ...]:
    """The scans that together give every measure of `definitions` (with options resolved) and every exclusion."""
    groups: dict[tuple[str, tuple[TimeAxis, ...], str | None], dict[Output, None]] = {}
    for definition in definitions:
        for output in outputs(definition):
            groups.setdefault(_group(output), {})[output] = None
    return tuple(Scan(entity, axes, tuple(found), per) for (entity, axes, per), found in groups.items())


def outputs(definition: Definition) -> Iterator[Output]:
    """The aggregates that `definition` needs: its measures, and per entity the records that enter none."""
    yield from (unsigned(measure) for measure in definition.measures)
    yield from exclusions(definition)


def exclusions(definition: Definition) -> tuple[Excluded, ...]:
    """One exclusion count per entity of `definition`."""
    by_entity: dict[str, dict[Measure, None]] = {}
    for measure in definition.measures:
        by_entity.setdefault(measure.entity, {})[unsigned(measure)] = None
    return tuple(Excluded(tuple(measures)) for measures in by_entity.values())


def unsigned(measure: Measure) -> Measure:
    """`measure` without its sign, so that a measure that is added here and taken off there is computed once."""
    return replace(measure, sign=1)


def _group(output: Output) -> tuple[str, tuple[TimeAxis, ...], str | None]:
    measures, per = (output.measures, None) if isinstance(output, Excluded) else ((output,), output.per)
    return measures[0].entity, tuple(sorted({time_axis(measure) for measure in measures}, key=str)), per
