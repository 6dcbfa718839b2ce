"""Computing indicators: plan, scan, evaluate the formulas last; every figure with its id, sides and exclusions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from heng.domain.indicator.definition import Definition, Measure
from heng.domain.indicator.derived import uses_clock
from heng.domain.indicator.options import choose, resolve
from heng.domain.indicator.result import Result, Status
from heng.domain.period import Period
from heng.engine import clock, grain
from heng.engine.connection import connected
from heng.engine.formula import Figure, Sides, evaluate
from heng.engine.identity import result_id
from heng.engine.plan import exclusions, plan, unsigned
from heng.engine.presence import Presence, presence
from heng.engine.query import Bucket, Output
from heng.engine.scan import aggregates, entities_of, fields_of
from heng.engine.source import pin
from heng.records.store import RecordStore
from heng.rulebook.time_limits import clock_settings

Tally = Mapping[tuple[str, str], Mapping[Output, Figure]]


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a court and a period, with the definitions' options resolved."""

    definitions: tuple[Definition, ...]
    court: str
    area: bool
    period: Period
    by: tuple[str, ...]

    @property
    def buckets(self) -> tuple[Bucket, ...]:
        """The stretches of time asked for."""
        return grain.buckets(self.period, self.by)


def compute(
    store: RecordStore,
    definitions: Sequence[Definition],
    court: str,
    period: Period,
    by: Sequence[str] = (),
    snapshot: str | None = None,
    options: Mapping[str, str] | None = None,
) -> tuple[Result, ...]:
    """Every definition for `court` and `period` on the pinned snapshot (default: the newest), by the grains `by`.

    With `court` among the grains, the court and all courts whose code begins with its code are computed. `options`
    are values of the definitions' options by name. Results come in the order of the definitions, courts and time.
    WrongUsage for unknown grains or option values, WrongState for an empty store.
    """
    grain.check(by)
    pinned = pin(store, snapshot)
    chosen = {definition.slug: choose(definition, options or {}) for definition in definitions}
    resolved = tuple(resolve(definition, chosen[definition.slug]) for definition in definitions)
    request = Request(resolved, court, grain.BY_COURT in by, period, tuple(by))
    entities = entities_needed(resolved)
    with connected(store, pinned, entities, None if request.area else court) as connection:
        there = presence(connection, pinned, resolved, court, request.area)
        tally = _tally(connection, request)
    courts = sorted(there.courts() | {court}) if request.area else [court]
    return tuple(
        _result(definition, chosen[definition.slug], request, (place, bucket), tally, there, pinned.id)
        for definition in resolved
        for place in courts
        for bucket in request.buckets
    )


def entities_needed(definitions: Sequence[Definition]) -> set[str]:
    """The entities that have to be read for `definitions`, those of the statutory clock included."""
    measures = [measure for definition in definitions for measure in definition.measures]
    needed = entities_of(measures)
    return needed | ({"case", "deadline_event"} if needs_clock(measures) else set())


def needs_clock(measures: Sequence[Measure]) -> bool:
    """Whether any of `measures` uses a field of the statutory clock."""
    return any(uses_clock(measure.entity, set(fields_of([measure]))) for measure in measures)


def prepare(connection: duckdb.DuckDBPyConnection, request: Request) -> None:
    """Put beside the records what scans join: the stretches of time and, where used, the statutory clock."""
    connection.execute("CREATE TEMP TABLE heng_bucket (name VARCHAR, start DATE, stop DATE)")
    rows = [(bucket.name, bucket.start, bucket.stop) for bucket in request.buckets]
    connection.executemany("INSERT INTO heng_bucket VALUES (?, ?, ?)", rows)
    if needs_clock([measure for definition in request.definitions for measure in definition.measures]):
        clock.prepare(connection, request.court, clock_settings().resetting_categories)


def _tally(connection: duckdb.DuckDBPyConnection, request: Request) -> Tally:
    prepare(connection, request)
    span = request.buckets[0].start, request.buckets[-1].stop
    tally: dict[tuple[str, str], dict[Output, Figure]] = {}
    for scan in plan(request.definitions):
        query = aggregates(scan, request.court, request.area, span).sql("duckdb")
        for court, bucket, *figures in connection.execute(query).fetchall():
            tally.setdefault((court, bucket), {}).update(zip(scan.outputs, figures, strict=True))
    return tally


def _result(
    definition: Definition,
    options: Mapping[str, str],
    request: Request,
    place: tuple[str, Bucket],
    tally: Tally,
    there: Presence,
    snapshot: str,
) -> Result:
    court, bucket = place
    figures = tally.get((court, bucket.name), {})
    sides = evaluate(definition, _figures(figures))
    span = request.buckets[0].start, request.buckets[-1].stop
    if not there.suffices(definition, court, *span):
        sides = Sides(sides.numerator, sides.denominator, None, Status.NO_DATA)
    by = grain.labels(request.by, court, bucket)
    return Result(
        id=result_id(definition, options, snapshot, request.court, request.period, by, sides.value),
        indicator=definition.slug,
        definition_version=definition.version,
        court=request.court,
        period=request.period,
        by=by,
        value=sides.value,
        numerator=sides.numerator,
        denominator=sides.denominator,
        unit=definition.unit,
        status=sides.status,
        excluded=sum(int(figures.get(excluded) or 0) for excluded in exclusions(definition)),
        snapshot=snapshot,
        options=options,
    )


def _figures(figures: Mapping[Output, Figure]) -> Callable[[Measure], Figure]:
    return lambda measure: figures.get(unsigned(measure))
