"""Conditions, axes and measures as sqlglot expressions. Values become literals of the tree, never pieces of text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial, reduce

from sqlglot import exp

from heng.domain.indicator.definition import Aggregate, Axis, Condition, Measure, Related, Scalar
from heng.domain.indicator.derived import AGE_AT_END, AGE_AT_START, CLOSED_WITHIN, PERIOD_END
from heng.domain.indicator.population import Test, TimeAxis, tests, time_axis

_COMPARISONS: Mapping[str, type[exp.Expression]] = {
    "=": exp.EQ,
    "!=": exp.NEQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
}


@dataclass(frozen=True)
class Frame:
    """Where an expression stands: the alias of the records, the ends of the bucket, and the names of the flags that
    say whether a related record exists. All rows belong to the bucket by the axis `given`, if any."""

    start: exp.Expression
    stop: exp.Expression
    table: str = "r"
    flags: Mapping[Related, str] = field(default_factory=dict)
    given: TimeAxis | None = None

    def column(self, name: str) -> exp.Expression:
        """The column `name` of the records."""
        return exp.column(name, table=self.table, quoted=True)


def belongs(axis: TimeAxis, frame: Frame) -> exp.Expression:
    """Whether a record belongs to the bucket by `axis` (see domain.indicator.definition.Axis)."""
    if axis == frame.given:
        return exp.true()
    opened = frame.column(axis.time)
    if axis.axis is Axis.AT:
        return both(exp.GTE(this=opened, expression=frame.start), exp.LT(this=opened, expression=frame.stop))
    assert axis.until is not None, "an open axis names its closing field"
    closed = frame.column(axis.until)
    opened_before = frame.start if axis.axis is Axis.OPEN_AT_START else frame.stop
    open_since = frame.stop if axis.axis is Axis.OPEN_AT_END else frame.start
    still_open = either(_is_null(closed), exp.GTE(this=closed.copy(), expression=open_since))
    return both(exp.LT(this=opened, expression=opened_before), still_open)


def enters(measure: Measure, frame: Frame) -> exp.Expression:
    """Whether a record belongs to the population of `measure` and meets all its tests (never NULL)."""
    axis = time_axis(measure)
    parts = [] if axis == frame.given else [belongs(axis, frame)]
    return certain(all_of([*parts, *(met(test, measure, frame) for test in tests(measure))]))


def met(test: Test, measure: Measure, frame: Frame) -> exp.Expression:
    """Whether a record meets one test of `measure`; NULL where a blank field leaves it open."""
    if isinstance(test, Condition):
        return condition(test, frame, measure)
    if isinstance(test, Related):
        flag = frame.column(frame.flags[test])
        return flag if test.exists else negated(flag)
    return any_of([all_of([condition(part, frame, measure) for part in alternative]) for alternative in test])


def condition(test: Condition, frame: Frame, measure: Measure | None = None) -> exp.Expression:
    """One condition; `measure` gives meaning to the fields that depend on the period."""
    left = _field(test.field, frame, measure)
    if test.op in ("is_null", "not_null"):
        blank = _is_null(left)
        return blank if test.op == "is_null" else negated(blank)
    if isinstance(test.value, tuple):
        within = exp.In(this=left, expressions=[_literal(value) for value in test.value])
        return within if test.op == "in" else negated(within)
    if test.other is not None:
        right = _field(test.other, frame, measure)
    else:
        assert test.value is not None, "a comparison has a right side"
        right = _literal(test.value)
    return _COMPARISONS[test.op](this=left, expression=right)


def aggregate(measure: Measure, frame: Frame) -> exp.Expression:
    """The aggregate of `measure` over the records that enter it, in CASE form; spans in days or microseconds."""
    inner = exp.Case(ifs=[exp.If(this=enters(measure, frame), true=_taken(measure, frame))])
    return AGGREGATES[measure.aggregate](inner)


def certain(expression: exp.Expression) -> exp.Expression:
    """`expression` with NULL read as false: a blank field fails every test."""
    return exp.Coalesce(this=expression, expressions=[exp.false()])


def both(left: exp.Expression, right: exp.Expression) -> exp.Expression:
    """Logical and, each side in its own parentheses."""
    return exp.And(this=exp.Paren(this=left), expression=exp.Paren(this=right))


def either(left: exp.Expression, right: exp.Expression) -> exp.Expression:
    """Logical or, each side in its own parentheses."""
    return exp.Or(this=exp.Paren(this=left), expression=exp.Paren(this=right))


def negated(expression: exp.Expression) -> exp.Expression:
    """Logical not of all of `expression`."""
    return exp.Not(this=exp.Paren(this=expression))


def all_of(parts: list[exp.Expression]) -> exp.Expression:
    """All of `parts`; true for none."""
    return reduce(both, parts) if parts else exp.true()


def any_of(parts: list[exp.Expression]) -> exp.Expression:
    """Any of `parts`; false for none."""
    return reduce(either, parts) if parts else exp.false()


def cast(expression: exp.Expression, kind: str) -> exp.Expression:
    """`expression` cast to the DuckDB type `kind`."""
    return exp.Cast(this=expression, to=exp.DataType.build(kind, dialect="duckdb"))


def named(expression: exp.Expression, name: str) -> exp.Expression:
    """`expression` AS `name`, in quotes."""
    return exp.Alias(this=expression, alias=exp.to_identifier(name, quoted=True))


def _field(name: str, frame: Frame, measure: Measure | None) -> exp.Expression:
    if not name.startswith("@"):
        return frame.column(name)
    assert measure is not None, "fields of the period belong to a measure"
    return _PERIOD_FIELDS[name](frame, measure)


def _age(frame: Frame, measure: Measure, at_end: bool) -> exp.Expression:
    day = exp.Sub(this=frame.stop, expression=exp.Literal.number(1)) if at_end else frame.start
    return exp.Paren(this=exp.Sub(this=exp.Paren(this=day), expression=cast(frame.column(measure.time), "DATE")))


def _closed_within(frame: Frame, measure: Measure) -> exp.Expression:
    assert measure.until is not None, "only an open axis has a closing field"
    return certain(belongs(TimeAxis(Axis.AT, measure.until), frame))


def _period_end(frame: Frame, measure: Measure) -> exp.Expression:
    return cast(frame.stop, "TIMESTAMP")


_PERIOD_FIELDS: Mapping[str, Callable[[Frame, Measure], exp.Expression]] = {
    AGE_AT_START: partial(_age, at_end=False),
    AGE_AT_END: partial(_age, at_end=True),
    CLOSED_WITHIN: _closed_within,
    PERIOD_END: _period_end,
}


def _taken(measure: Measure, frame: Frame) -> exp.Expression:
    if measure.span is not None:
        first, last, unit = measure.span
        return _SPANS[unit](_field(first, frame, measure), _field(last, frame, measure))
    return exp.Literal.number(1) if measure.of is None else frame.column(measure.of)


def _days(first: exp.Expression, last: exp.Expression) -> exp.Expression:
    return exp.Sub(this=cast(last, "DATE"), expression=cast(first, "DATE"))


def _microseconds(first: exp.Expression, last: exp.Expression) -> exp.Expression:
    ends = [exp.Anonymous(this="epoch_us", expressions=[cast(end, "TIMESTAMP")]) for end in (last, first)]
    return exp.Sub(this=ends[0], expression=ends[1])


_SPANS = {"days": _days, "seconds": _microseconds}

AGGREGATES: Mapping[Aggregate, Callable[[exp.Expression], exp.Expression]] = {
    Aggregate.COUNT: lambda inner: exp.Count(this=inner),
    Aggregate.SUM: lambda inner: exp.Sum(this=inner),
    Aggregate.DISTINCT: lambda inner: exp.Count(this=exp.Distinct(expressions=[inner])),
    Aggregate.MAXIMUM: lambda inner: exp.Max(this=inner),
    Aggregate.MINIMUM: lambda inner: exp.Min(this=inner),
    Aggregate.MEDIAN: lambda inner: exp.Anonymous(this="median", expressions=[inner]),
}


def _is_null(expression: exp.Expression) -> exp.Expression:
    return exp.Paren(this=exp.Is(this=expression, expression=exp.Null()))


def _literal(value: Scalar) -> exp.Expression:
    if isinstance(value, bool):
        return exp.Boolean(this=value)
    if isinstance(value, int):
        return exp.Literal.number(value)
    return exp.Literal.string(value)
