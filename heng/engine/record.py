"""One record, looked at from all indicators: which it enters, in which role, and why not the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlglot import exp

from heng.domain.errors import NotFound, WrongUsage
from heng.domain.indicator.definition import Definition, Measure
from heng.domain.indicator.options import choose, resolve
from heng.domain.indicator.wording import failure_of
from heng.domain.period import EARLIEST_YEAR, Period, parse_period
from heng.engine.connection import connected
from heng.engine.reference import Tables, World, first_failure, in_population, records_of, verdict
from heng.engine.role import Part, Role, outside_text, parts
from heng.engine.scan import entities_of
from heng.engine.source import pin
from heng.records.store import RecordStore
from heng.rulebook.contracts import load_contract
from heng.rulebook.indicators import load_definitions


@dataclass(frozen=True, slots=True)
class Membership:
    """What a record is to one indicator in `period`: its role (None: it does not belong to the period), and the
    reason where it stays out of a side."""

    indicator: str
    name: str
    period: str
    role: Role | None
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A record with the batch and line that brought it, and its part in every indicator of its entity.

    For a case, `clock` tells step by step how its due day came about (审限), from the domain's statutory clock.
    """

    entity: str
    record: Mapping[str, Any]
    batch: str
    line: int
    memberships: tuple[Membership, ...]
    clock: tuple[str, ...] = ()


def why(
    store: RecordStore,
    entity: str,
    key: str | Sequence[str],
    court: str | None = None,
    period: Period | None = None,
    snapshot: str | None = None,
    definitions: Sequence[Definition] | None = None,
) -> Explanation:
    """For the record of `entity` with `key` (in the order of the contract's key): every indicator it enters, in
    which role, and for the others the first test it fails. Options have their defaults.

    Without `period`, each indicator is looked at in the year of the record's own date. NotFound where there is no
    such record; WrongUsage where several courts have one and `court` is not given.
    """
    concerned = [
        resolve(definition, choose(definition, {}))
        for definition in (load_definitions() if definitions is None else definitions)
        if any(measure.entity == entity for measure in definition.measures)
    ]
    found, tables = _look_up(store, entity, key, court, snapshot, concerned)
    [record] = tables[entity]
    memberships = []
    for definition in concerned:
        [part] = [part for part in parts(definition) if part.entity == entity]
        world = World(tables, period or _own_year(part, record))
        memberships.append(_membership(definition, part, record, world))
    shown = {name: value for name, value in record.items() if not name.startswith("_")}
    clock = verdict(record, tables.get("deadline_event", ())).reasons if entity == "case" else ()
    return Explanation(entity, shown, found["_batch"], found["_row"], tuple(memberships), clock)


def _own_year(part: Part, record: Mapping[str, Any]) -> Period:
    days = [day for measure in part.measures if (day := record.get(measure.time)) is not None]
    return parse_period(str(days[0].year if days else EARLIEST_YEAR))


def _look_up(
    store: RecordStore,
    entity: str,
    key: str | Sequence[str],
    court: str | None,
    snapshot: str | None,
    concerned: Sequence[Definition],
) -> tuple[Mapping[str, Any], Tables]:
    contract = load_contract(entity)
    values = (key,) if isinstance(key, str) else tuple(key)
    if len(values) != len(contract.key):
        raise WrongUsage(f"{contract.label}的主键是 {'、'.join(contract.key)}，请依次给出。")
    related = {test for definition in concerned for measure in definition.measures for test in measure.related}
    linked = {test.entity: test.on for test in related} | ({"deadline_event": "case_no"} if entity == "case" else {})
    needed = {entity, *linked} | entities_of(m for d in concerned for m in d.measures if m.entity == entity)
    with connected(store, pin(store, snapshot), needed, court) as connection:

        def fetch(name: str, tests: Mapping[str, Any]) -> list[dict[str, Any]]:
            equal = [exp.EQ(this=exp.column(field, quoted=True), expression=exp.Placeholder()) for field in tests]
            query = exp.select("*").from_(exp.table_(name, quoted=True)).where(*equal)
            cursor = connection.execute(query.sql("duckdb"), list(tests.values()))
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

        of_court = {} if court is None else {"court": court}
        found = fetch(entity, {**of_court, **dict(zip(contract.key, values, strict=True))})
        if not found:
            raise NotFound(f"{court or ''}没有主键为“{'，'.join(map(str, values))}”的{contract.label}记录。")
        courts = sorted({row["court"] for row in found})
        if len(courts) > 1:
            raise WrongUsage(f"不止一个法院有这样的{contract.label}记录，请指明法院：{'、'.join(courts)}。")
        tables = {
            name: fetch(name, {"court": courts[0], on: found[0][on]})
            for name, on in linked.items()
            if name != entity and found[0].get(on) is not None
        }
    return found[0], records_of({**tables, entity: found[:1]}, courts[0])


def _membership(definition: Definition, part: Part, record: Mapping[str, Any], world: World) -> Membership:
    def being(role: Role | None, reason: str) -> Membership:
        return Membership(definition.slug, definition.name, world.period.name, role, reason)

    numerator = [_failure(record, measure, world) for measure in part.numerator]
    denominator = [_failure(record, measure, world) for measure in part.denominator]
    if "" in numerator:
        return being(Role.NUMERATOR, "")
    if "" in denominator:
        if not part.numerator:
            return being(Role.DENOMINATOR, "")
        reason = next((text for text in numerator if text is not None), outside_text(part.numerator[0]))
        return being(Role.MISSED, reason)
    reasons = [text for text in denominator + numerator if text is not None]
    if reasons:
        return being(Role.EXCLUDED, reasons[0])
    return being(None, outside_text(part.measures[0]))


def _failure(record: Mapping[str, Any], measure: Measure, world: World) -> str | None:
    """ "" where the record enters, None where it does not belong to the period, else the reason."""
    if not in_population(record, measure, world.period):
        return None
    test = first_failure(record, measure, world)
    return "" if test is None else failure_of(record, test, measure.entity, load_contract)
