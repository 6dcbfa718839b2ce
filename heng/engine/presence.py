"""What a court delivered at all: per entity the records from when to when, and deliveries that hold none of a kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain

import duckdb
from sqlglot import exp

from heng.domain.indicator.definition import Axis, Definition
from heng.engine.formula import covers
from heng.engine.predicate import cast
from heng.engine.scan import entities_of
from heng.records.snapshot import Snapshot

# A delivery without a record of a kind speaks for the year it was made in and the year before, which it closes.
_YEARS_BACK = 1


@dataclass(frozen=True, slots=True)
class Presence:
    """`spans`: (court, entity) → time field → first and last day delivered (None where it is blank throughout).

    `silent`: (court, entity) → the days on which a delivery said that there is no such record.
    `latest`: court → the day of its newest delivery; what is open after it nobody can know.
    """

    spans: Mapping[tuple[str, str], Mapping[str, tuple[date, date] | None]] = field(default_factory=dict)
    silent: Mapping[tuple[str, str], tuple[date, ...]] = field(default_factory=dict)
    latest: Mapping[str, date] = field(default_factory=dict)

    def courts(self) -> set[str]:
        """The courts of which anything was delivered."""
        return {court for court, _ in self.spans}

    def suffices(self, definition: Definition, court: str, start: date, stop: date) -> bool:
        """Whether `court` delivered every entity that `definition` needs, reaching into the days [start, stop)."""
        needed = entities_of(definition.measures) - set(definition.may_be_empty)
        return all(
            self._nothing_there(court, entity, start, stop) or self._reaches(definition, court, entity, start, stop)
            for entity in needed
        )

    def _nothing_there(self, court: str, entity: str, start: date, stop: date) -> bool:
        days = self.silent.get((court, entity), ())
        return any(start <= day and date(day.year - _YEARS_BACK, 1, 1) < stop for day in days)

    def _reaches(self, definition: Definition, court: str, entity: str, start: date, stop: date) -> bool:
        spans = self.spans.get((court, entity))
        if spans is None:
            return False
        own = [measure for measure in definition.measures if measure.entity == entity]
        if not own or any(measure.axis is not Axis.AT for measure in own):
            return start <= self.latest.get(court, start)
        known = [span for span in (spans[measure.time] for measure in own) if span is not None]
        if not known:
            return False
        return covers(min(first for first, _ in known), max(last for _, last in known), start, stop)


def presence(
    connection: duckdb.DuckDBPyConnection, snapshot: Snapshot, definitions: Iterable[Definition], court: str, area: bool
) -> Presence:
    """What is there of the entities that `definitions` need, for `court` (with `area`: the courts below it too)."""
    times: dict[str, set[str]] = {}
    for definition in definitions:
        for entity in entities_of(definition.measures):
            times.setdefault(entity, set())
        for measure in definition.measures:
            times[measure.entity].add(measure.time)
    spans: dict[tuple[str, str], Mapping[str, tuple[date, date] | None]] = {}
    for entity, names in sorted(times.items()):
        for row in connection.execute(_query(entity, sorted(names), court, area).sql("duckdb")).fetchall():
            ends = zip(sorted(names), zip(row[1::2], row[2::2], strict=True), strict=True)
            spans[row[0], entity] = {name: None if pair[0] is None else pair for name, pair in ends}
    return Presence(spans, _silent(snapshot), _latest(snapshot))


def _latest(snapshot: Snapshot) -> dict[str, date]:
    latest: dict[str, date] = {}
    for batch in snapshot.batches:
        for day in _day(batch.delivered_at):
            latest[batch.court] = max(day, latest.get(batch.court, day))
    return latest


def _silent(snapshot: Snapshot) -> dict[tuple[str, str], tuple[date, ...]]:
    days: dict[tuple[str, str], tuple[date, ...]] = {}
    for batch in snapshot.batches:
        delivered = _day(batch.delivered_at)
        for entity in (entity for entity, rows in batch.rows if rows == 0):
            days[batch.court, entity] = days.get((batch.court, entity), ()) + delivered
    return days


def _day(delivered_at: str) -> tuple[date, ...]:
    try:
        return (datetime.fromisoformat(delivered_at).date(),)
    except ValueError:
        # A delivery without a readable date cannot be placed in time and speaks for no period.
        return ()


def _query(entity: str, names: list[str], court: str, area: bool) -> exp.Select:
    column, code = exp.column("court"), exp.Literal.string(court)
    of_court = exp.StartsWith(this=column, expression=code) if area else exp.EQ(this=column, expression=code)
    found: list[tuple[exp.Expression, ...]] = [
        (exp.Min(this=_field(name)), exp.Max(this=_field(name))) for name in names
    ]
    ends = [cast(end, "DATE").as_(f"e{index}") for index, end in enumerate(chain.from_iterable(found))]
    return exp.select("court", *ends).from_(exp.table_(entity, quoted=True)).where(of_court).group_by("court")


def _field(name: str) -> exp.Column:
    return exp.column(name, quoted=True)
