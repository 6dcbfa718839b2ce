"""One scan as one SELECT: the needed columns of an entity, flags of related records, and all aggregates at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlglot import exp

from heng.domain.indicator.definition import Aggregate, Axis, Measure, Related
from heng.domain.indicator.derived import CLOCK_FIELDS, uses_clock
from heng.domain.indicator.population import TimeAxis, time_axis
from heng.engine.predicate import (
    AGGREGATES,
    Frame,
    aggregate,
    all_of,
    any_of,
    belongs,
    both,
    cast,
    certain,
    condition,
    enters,
    named,
    negated,
)
from heng.engine.query import Excluded, Output, Scan

BUCKETS = "heng_bucket"
CLOCK = "heng_case_clock"
ALWAYS = ("court",)


def aggregates(scan: Scan, court: str, area: bool, span: tuple[date, date]) -> exp.Select:
    """The SELECT that gives `court`, `bucket` and every output of `scan` as o0, o1 …, in order.

    Only records of `court` (with `area`: of every court whose code begins with it) are read, and of them only those
    that can belong to a bucket inside `span` (first day, day after the last).
    """
    measures = tuple(measures_of(scan.outputs))
    start, stop = exp.column("start", "b"), exp.column("stop", "b")
    anywhere = Frame(start, stop)
    frame = Frame(start, stop, flags=flags(measures), given=scan.axes[0] if len(scan.axes) == 1 else None)
    base = records(scan.entity, measures, court, area, possible(scan.axes, span))
    outputs = (named(expression(output, frame), f"o{index}") for index, output in enumerate(scan.outputs))
    keys = [exp.column("court", "r"), exp.column("name", "b")] + ([_column(scan.per, "r")] if scan.per else [])
    query = (
        exp.Select(expressions=[named(keys[0], "court"), named(keys[1], "bucket"), *outputs])
        .from_(base.subquery("r", copy=False), copy=False)
        .join(BUCKETS, join_alias="b", on=any_of([belongs(axis, anywhere) for axis in scan.axes]), copy=False)
        .group_by(*(key.copy() for key in keys), copy=False)
    )
    return _extremes(scan, query) if scan.per else query


def records(
    entity: str, measures: Sequence[Measure], court: str, area: bool, where: exp.Expression, everything: bool = False
) -> exp.Select:
    """The records of `entity` with what `measures` use (or, with `everything`, all columns) and their flags."""
    used = set(fields_of(measures))
    columns = (_column(name, "t") for name in sorted({*used, *ALWAYS} - _CLOCK_NAMES))
    whole = exp.Column(this=exp.Star(), table=exp.to_identifier("t"))
    query = exp.select(*((whole,) if everything else columns)).from_(exp.table_(entity, quoted=True, alias="t"))
    if uses_clock(entity, used):
        query = query.select(*(_column(field.name, "k") for field in CLOCK_FIELDS)).join(
            CLOCK, join_alias="k", on=both(_same("court", "t", "k"), _same("case_no", "t", "k")), join_type="left"
        )
    for related, name in flags(measures).items():
        query = query.select(_exists(related).as_(name, quoted=True))
    return query.where(both(_of_court(court, area, "t"), where))


def expression(output: Output, frame: Frame) -> exp.Expression:
    """The aggregate that `output` stands for."""
    if not isinstance(output, Excluded):
        return aggregate(output if output.per is None else replace(output, aggregate=Aggregate.SUM), frame)
    outside = negated(any_of([enters(measure, frame) for measure in output.measures]))
    population = any_of([certain(belongs(time_axis(measure), frame)) for measure in output.measures])
    return exp.Count(this=exp.Case(ifs=[exp.If(this=both(population, outside), true=exp.Literal.number(1))]))


def measures_of(outputs: Iterable[Output]) -> Iterator[Measure]:
    """Every measure that `outputs` look at."""
    for output in outputs:
        yield from output.measures if isinstance(output, Excluded) else (output,)


def flags(measures: Iterable[Measure]) -> dict[Related, str]:
    """The column name of each related test of `measures`."""
    found = dict.fromkeys(related for measure in measures for related in measure.related)
    return {related: f"#{index}" for index, related in enumerate(found)}


def possible(axes: Iterable[TimeAxis], span: tuple[date, date]) -> exp.Expression:
    """Whether a record can belong by any of `axes` to a bucket inside `span`; prunes the files that are read."""
    frame = Frame(day(span[0]), day(span[1]), table="t")
    wide = (TimeAxis(Axis.AT if axis.until is None else Axis.OPEN_DURING, axis.time, axis.until) for axis in axes)
    return any_of([belongs(axis, frame) for axis in wide])


def fields_of(measures: Iterable[Measure]) -> Iterator[str]:
    """The names of all fields of the entity that `measures` use, those of the period left out."""
    for measure in measures:
        conditions = (*measure.where, *(part for alternative in measure.any_of for part in alternative))
        named = [measure.time, measure.until, measure.of, measure.per, *(measure.span[:2] if measure.span else ())]
        named += [name for part in conditions for name in (part.field, part.other)]
        named += [related.on for related in measure.related]
        yield from (name for name in named if name and not name.startswith("@"))


def day(value: date) -> exp.Expression:
    """`value` as a DATE literal."""
    return cast(exp.Literal.string(value.isoformat()), "DATE")


def entities_of(measures: Iterable[Measure]) -> set[str]:
    """Every entity whose records `measures` read."""
    found = set()
    for measure in measures:
        found |= {measure.entity, *(related.entity for related in measure.related)}
    return found


_CLOCK_NAMES = {field.name for field in CLOCK_FIELDS}


def _extremes(scan: Scan, sums: exp.Select) -> exp.Select:
    """Over the sums per value of `scan.per`, the extreme that each measure asks for."""
    keys = [exp.column("court"), exp.column("bucket")]
    names = [f"o{index}" for index, _ in enumerate(scan.outputs)]
    taken = [
        named(AGGREGATES[measure.aggregate](exp.column(name)), name)
        for name, measure in zip(names, measures_of(scan.outputs), strict=True)
    ]
    return exp.select(*keys, *taken).from_(sums.subquery("s")).group_by(*keys)


def _exists(related: Related) -> exp.Expression:
    frame = Frame(exp.null(), exp.null(), table="x")
    tests = [_same("court", "t", "x"), _same(related.on, "t", "x"), *(condition(part, frame) for part in related.where)]
    return exp.Exists(
        this=exp.select("1").from_(exp.table_(related.entity, quoted=True, alias="x")).where(all_of(tests))
    )


def _of_court(court: str, area: bool, table: str) -> exp.Expression:
    column, code = _column("court", table), exp.Literal.string(court)
    return exp.StartsWith(this=column, expression=code) if area else exp.EQ(this=column, expression=code)


def _same(name: str, left: str, right: str) -> exp.Expression:
    return exp.EQ(this=_column(name, left), expression=_column(name, right))


def _column(name: str, table: str) -> exp.Column:
    return exp.column(name, table=table, quoted=True)
