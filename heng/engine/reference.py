"""The same numbers the slow, obvious way: one record after the other in plain Python. The engine must agree with it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import Any

from heng.domain.deadline.case_clock import CaseClock, DeadlineEvent, EventKind, Verdict
from heng.domain.deadline.clock import within_limit
from heng.domain.indicator.definition import Aggregate, Axis, Condition, Definition, Measure, Related
from heng.domain.indicator.derived import AGE_AT_END, AGE_AT_START, CLOSED_WITHIN, PERIOD_END
from heng.domain.indicator.population import Test, tests
from heng.domain.indicator.result import Status
from heng.domain.period import Period
from heng.engine.formula import Figure, Sides, evaluate
from heng.rulebook.time_limits import clock_settings

Record = Mapping[str, Any]
# Entity → records; an entity that was delivered without a record is there and empty, one never delivered is absent.
Tables = Mapping[str, Sequence[Record]]
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class World:
    """All records of one court, entity by entity, and the period that is looked at."""

    tables: Tables
    period: Period


def reference(definition: Definition, tables: Tables, court: str, period: Period) -> tuple[Sides, int]:
    """The sides, the value and the number of excluded records of `definition` (with options resolved)."""
    world = World(records_of(tables, court), period)
    sides = evaluate(definition, lambda measure: _figure(measure, world))
    if not all(_delivered(entity, definition, world) for entity in _needed(definition)):
        sides = replace(sides, value=None, status=Status.NO_DATA)
    return sides, sum(_excluded(entity, definition, world) for entity in {m.entity for m in definition.measures})


def records_of(tables: Tables, court: str) -> Tables:
    """The records of `court`, cases with the fields of the statutory clock."""
    own = {entity: [row for row in rows if row["court"] == court] for entity, rows in tables.items()}
    events: dict[str, list[Record]] = {}
    for event in own.get("deadline_event", ()):
        events.setdefault(event["case_no"], []).append(event)
    return own | {"case": [with_clock(case, events.get(case["case_no"], [])) for case in own.get("case", ())]}


def with_clock(case: Record, events: Iterable[Record]) -> Record:
    """`case` with what the statutory clock says of it; all blank while it is pending."""
    if case.get("closed_on") is None:
        return {**case, "within_limit": None, "within_limit_without_extension": None, "net_days": None}
    changes = list(events)
    counted = verdict(case, changes)
    return {
        **case,
        "within_limit": counted.within,
        "within_limit_without_extension": verdict(case, changes, count_extensions=False).within,
        "net_days": counted.net_days,
    }


def verdict(case: Record, events: Iterable[Record], count_extensions: bool = True) -> Verdict:
    """What the domain's statutory clock says of the case record `case` with its `events`."""
    clock = CaseClock(
        filed_on=case["filed_on"],
        closed_on=case.get("closed_on"),
        category=case.get("category") or "",
        limit_months=case.get("limit_months"),
        limit_days=case.get("limit_days"),
    )
    return within_limit(clock, [_event(event) for event in events], clock_settings(count_extensions))


def in_population(record: Record, measure: Measure, period: Period) -> bool:
    """Whether `record` belongs to `period` by the axis of `measure`."""
    opened = _day(record.get(measure.time))
    if opened is None:
        return False
    if measure.axis is Axis.AT:
        return opened in period
    closed = _day(record.get(measure.until or ""))
    if measure.axis is Axis.OPEN_AT_START:
        return opened < period.start and (closed is None or closed >= period.start)
    if measure.axis is Axis.OPEN_AT_END:
        return opened <= period.end and (closed is None or closed > period.end)
    return opened <= period.end and (closed is None or closed >= period.start)


def first_failure(record: Record, measure: Measure, world: World) -> Test | None:
    """The first test of `measure` that `record` does not meet; None where it meets all."""
    return next((test for test in tests(measure) if not _met(test, record, measure, world)), None)


def _enters(record: Record, measure: Measure, world: World) -> bool:
    return in_population(record, measure, world.period) and first_failure(record, measure, world) is None


def _needed(definition: Definition) -> set[str]:
    measured = {measure.entity for measure in definition.measures}
    related = {test.entity for measure in definition.measures for test in measure.related}
    return (measured | related) - set(definition.may_be_empty)


def _delivered(entity: str, definition: Definition, world: World) -> bool:
    rows = world.tables.get(entity, ())
    measures = [measure for measure in definition.measures if measure.entity == entity]
    if not rows or any(measure.axis is not Axis.AT for measure in measures) or not measures:
        return entity in world.tables
    days = [day for row in rows for measure in measures if (day := _day(row.get(measure.time))) is not None]
    return bool(days) and min(days) <= world.period.end and max(days) >= world.period.start


def _figure(measure: Measure, world: World) -> Figure:
    inside = [row for row in world.tables.get(measure.entity, ()) if _enters(row, measure, world)]
    values = [_taken(row, measure, world.period) for row in inside]
    if measure.per is not None:
        values = _sums(zip((row[measure.per] for row in inside), values, strict=True))
    return _AGGREGATES[measure.aggregate](values)


def _sums(taken: Iterable[tuple[Any, Any]]) -> list[Any]:
    sums: dict[Any, Any] = {}
    for key, value in taken:
        sums[key] = sums.get(key, 0) + value
    return list(sums.values())


def _excluded(entity: str, definition: Definition, world: World) -> int:
    measures = [measure for measure in definition.measures if measure.entity == entity]
    return sum(
        any(in_population(row, measure, world.period) for measure in measures)
        and not any(_enters(row, measure, world) for measure in measures)
        for row in world.tables.get(entity, ())
    )


def _met(test: Test, record: Record, measure: Measure, world: World) -> bool:
    if isinstance(test, Condition):
        return _holds(test, record, measure, world.period)
    if isinstance(test, Related):
        return _has_related(test, record, measure, world) == test.exists
    return any(all(_holds(part, record, measure, world.period) for part in alternative) for alternative in test)


def _has_related(test: Related, record: Record, measure: Measure, world: World) -> bool:
    shared = record.get(test.on)
    return shared is not None and any(
        other.get(test.on) == shared and all(_holds(part, other, measure, world.period) for part in test.where)
        for other in world.tables.get(test.entity, ())
    )


def _holds(condition: Condition, record: Record, measure: Measure, period: Period) -> bool:
    left = _value(condition.field, record, measure, period)
    if condition.op in ("is_null", "not_null"):
        return (left is None) == (condition.op == "is_null")
    right = condition.value if condition.other is None else _value(condition.other, record, measure, period)
    return left is not None and right is not None and _COMPARISONS[condition.op](left, right)


def _value(name: str, record: Record, measure: Measure, period: Period) -> Any:
    if name == PERIOD_END:
        return datetime.combine(period.end + _ONE_DAY, time())
    if name == CLOSED_WITHIN:
        closed = _day(record.get(measure.until or ""))
        return closed is not None and closed in period
    if name in (AGE_AT_START, AGE_AT_END):
        opened = _day(record.get(measure.time))
        assert opened is not None, "records of the population have a date"
        return ((period.start if name == AGE_AT_START else period.end) - opened).days
    return record.get(name)


def _taken(record: Record, measure: Measure, period: Period) -> Any:
    if measure.span is None:
        return record[measure.of] if measure.of else 1
    first, last, unit = measure.span
    ends = [_value(name, record, measure, period) for name in (first, last)]
    if unit == "days":
        days = [_day(end) for end in ends]
        assert days[0] is not None, "a record that enters has both ends"
        assert days[1] is not None, "a record that enters has both ends"
        return (days[1] - days[0]).days
    return (_moment(ends[1]) - _moment(ends[0])) // timedelta(microseconds=1)


def _event(event: Record) -> DeadlineEvent:
    return DeadlineEvent(
        kind=EventKind(event["kind"]),
        from_on=event["from_on"],
        to_on=event.get("to_on"),
        extend_months=event.get("extend_months"),
        approved_on=event.get("approved_on"),
    )


def _day(value: Any) -> date | None:
    return value.date() if isinstance(value, datetime) else value


def _moment(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.combine(value, time())


def _exact(value: int | Decimal | float) -> Fraction:
    return Fraction(value)


_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
    "in": lambda left, right: left in right,
    "not_in": lambda left, right: left not in right,
}

_AGGREGATES: Mapping[Aggregate, Callable[[list[Any]], Figure]] = {
    Aggregate.COUNT: len,
    Aggregate.SUM: lambda values: sum((_exact(value) for value in values), Fraction(0)),
    Aggregate.DISTINCT: lambda values: len(set(values)),
    Aggregate.MAXIMUM: lambda values: max(values, default=None),
    Aggregate.MINIMUM: lambda values: min(values, default=None),
    Aggregate.MEDIAN: lambda values: median(_exact(value) for value in values) if values else None,
}
