"""From a figure to its records: how many in each role and why, and page by page the records themselves."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb
from sqlglot import exp

from heng.domain.errors import WrongUsage
from heng.domain.indicator.definition import Definition
from heng.domain.indicator.options import choose, resolve
from heng.domain.indicator.population import time_axis
from heng.domain.indicator.wording import failure, failure_of
from heng.domain.period import Period
from heng.engine.compute import Request, entities_needed, prepare
from heng.engine.connection import connected
from heng.engine.predicate import Frame, any_of, belongs
from heng.engine.role import DENOMINATOR, NUMERATOR, REASON, Part, Role, columns, condition, failed, outside_text, parts
from heng.engine.scan import day, flags, possible, records
from heng.engine.source import pin
from heng.records.store import RecordStore
from heng.rulebook.contracts import load_contract

MOST_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Row:
    """One record with its role and, where it stays out of a side, the reason in Chinese.

    `record` holds the contract's fields, `batch` and `line` say which delivery brought it and where.
    """

    entity: str
    key: Mapping[str, Any]
    record: Mapping[str, Any]
    role: Role
    reason: str
    batch: str
    line: int


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the `total` records of a role, from `offset` on."""

    total: int
    offset: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records stand in each role, and the reasons of those missed and excluded with their number."""

    numerator: int
    denominator: int
    missed: int
    excluded: int
    reasons: tuple[tuple[Role, str, int], ...]


@dataclass(frozen=True, slots=True)
class _Look:
    connection: duckdb.DuckDBPyConnection
    definition: Definition
    court: str
    period: Period

    def labelled(self, part: Part) -> exp.Select:
        """All columns of the records of the period, each with its role and reason code."""
        bucket = Request((), self.court, False, self.period, ()).buckets[0]
        frame = Frame(day(bucket.start), day(bucket.stop), flags=flags(part.measures))
        axes = {time_axis(measure) for measure in part.measures}
        wide = possible(axes, (bucket.start, bucket.stop))
        base = records(part.entity, part.measures, self.court, False, wide, everything=True)
        whole = exp.Column(this=exp.Star(), table=exp.to_identifier("r"))
        chosen = any_of([belongs(axis, frame) for axis in sorted(axes, key=str)])
        return exp.select(whole, *columns(part, frame)).from_(base.subquery("r")).where(chosen)

    def fetch(self, query: exp.Expression) -> list[dict[str, Any]]:
        """The rows of `query` as dictionaries."""
        cursor = self.connection.execute(query.sql("duckdb"))
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def counts(
    store: RecordStore,
    definition: Definition,
    court: str,
    period: Period,
    snapshot: str | None = None,
    options: Mapping[str, str] | None = None,
) -> Counts:
    """How the records of the period divide into roles, with the reasons, most frequent first."""
    with _looking(store, definition, court, period, snapshot, options) as look:
        found = [(part, row) for part in parts(look.definition) for row in look.fetch(_counting(look.labelled(part)))]
    sums = {role: sum(row["n"] for part, row in found if role in _roles(part, row)) for role in Role}
    reasons: dict[tuple[Role, str], int] = {}
    for part, row in found:
        role = _role(part, row)
        if role in (Role.MISSED, Role.EXCLUDED):
            text = _reason(part, row, None)
            reasons[role, text] = reasons.get((role, text), 0) + row["n"]
    ranked = sorted(((role, text, number) for (role, text), number in reasons.items()), key=lambda entry: -entry[2])
    return Counts(sums[Role.NUMERATOR], sums[Role.DENOMINATOR], sums[Role.MISSED], sums[Role.EXCLUDED], tuple(ranked))


def rows(
    store: RecordStore,
    definition: Definition,
    court: str,
    period: Period,
    role: Role | str | None = None,
    offset: int = 0,
    limit: int = 50,
    snapshot: str | None = None,
    options: Mapping[str, str] | None = None,
) -> Page:
    """A page of the records of the period in `role` (all roles without one), by entity, time and key.

    WrongUsage for an unknown role, a negative offset or a limit beyond 10,000.
    """
    wanted = _checked(role, offset, limit)
    pages: list[Row] = []
    total = 0
    with _looking(store, definition, court, period, snapshot, options) as look:
        for part in parts(look.definition):
            labelled = look.labelled(part)
            of_role = exp.select("*").from_(labelled.subquery("l"))
            of_role = of_role.where(condition(wanted, part)) if wanted else of_role
            there = look.fetch(exp.select(exp.Count(this=exp.Star()).as_("n")).from_(of_role.subquery("c")))[0]["n"]
            skip, room = max(0, offset - total), limit - len(pages)
            if skip < there and room > 0:
                ordered = of_role.order_by(*_order(part)).limit(room).offset(skip)
                pages += [_row(part, found) for found in look.fetch(ordered)]
            total += there
    return Page(total, offset, tuple(pages))


@contextmanager
def _looking(
    store: RecordStore,
    definition: Definition,
    court: str,
    period: Period,
    snapshot: str | None,
    options: Mapping[str, str] | None,
) -> Iterator[_Look]:
    resolved = resolve(definition, choose(definition, options or {}))
    with connected(store, pin(store, snapshot), entities_needed([resolved]), court) as connection:
        prepare(connection, Request((resolved,), court, False, period, ()))
        yield _Look(connection, resolved, court, period)


def _checked(role: Role | str | None, offset: int, limit: int) -> Role | None:
    if offset < 0 or not 0 < limit <= MOST_ROWS:
        raise WrongUsage(f"每次可取 1 至 {MOST_ROWS} 条记录，起始位置不得为负。")
    if role is None:
        return None
    if role not in list(Role):
        raise WrongUsage(f"没有“{role}”这种角色，可选：{'、'.join(Role)}。")
    return Role(role)


def _counting(labelled: exp.Select) -> exp.Select:
    names = [exp.column(name, quoted=True) for name in (NUMERATOR, DENOMINATOR, REASON)]
    return exp.select(*names, exp.Count(this=exp.Star()).as_("n")).from_(labelled.subquery("l")).group_by(*names)


def _order(part: Part) -> list[exp.Expression]:
    names = [part.measures[0].time, *load_contract(part.entity).key]
    return [exp.Ordered(this=exp.column(name, quoted=True), nulls_first=False) for name in names]


def _row(part: Part, found: Mapping[str, Any]) -> Row:
    contract = load_contract(part.entity)
    record = {name: value for name, value in found.items() if not name.startswith(("#", "_"))}
    key = {name: record[name] for name in contract.key}
    return Row(
        part.entity, key, record, _role(part, found), _reason(part, found, record), found["_batch"], found["_row"]
    )


def _role(part: Part, found: Mapping[str, Any]) -> Role:
    if found[NUMERATOR]:
        return Role.NUMERATOR
    if not found[DENOMINATOR]:
        return Role.EXCLUDED
    return Role.MISSED if part.numerator else Role.DENOMINATOR


def _roles(part: Part, found: Mapping[str, Any]) -> set[Role]:
    return {_role(part, found)} | ({Role.DENOMINATOR} if found[DENOMINATOR] else set())


def _reason(part: Part, found: Mapping[str, Any], record: Mapping[str, Any] | None) -> str:
    if found[REASON] is None:
        return ""
    measure, test = failed(part, found[REASON])
    if test is None:
        return outside_text(measure)
    if record is None:
        return failure(test, part.entity, load_contract)
    return failure_of(record, test, part.entity, load_contract)
