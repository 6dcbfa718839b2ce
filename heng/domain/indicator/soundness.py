"""Whether a definition can be computed at all: fields, values, operators and shapes checked against the contracts."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from heng.domain.indicator.definition import Aggregate, Axis, Condition, Definition, Measure, Shape
from heng.domain.indicator.derived import with_derived
from heng.domain.record.contract import Contract, Field, FieldType

_ANY = frozenset({"=", "!=", "in", "not_in", "is_null", "not_null"})
_ORDERED = _ANY | {"<", "<=", ">", ">="}
_OPERATORS = {
    FieldType.STRING: _ANY,
    FieldType.ENUM: _ANY,
    FieldType.BOOLEAN: _ANY,
    FieldType.INTEGER: _ORDERED,
    FieldType.MONEY_FEN: _ORDERED,
    FieldType.DECIMAL: _ORDERED,
    FieldType.DATE: _ORDERED,
    FieldType.DATETIME: _ORDERED,
}
_MOMENTS = (FieldType.DATE, FieldType.DATETIME)
_NUMBERS = (FieldType.INTEGER, FieldType.MONEY_FEN, FieldType.DECIMAL)
_WHOLE = (FieldType.INTEGER, FieldType.MONEY_FEN)
_EXTREMES = (Aggregate.MAXIMUM, Aggregate.MINIMUM)
_ALONE = (*_EXTREMES, Aggregate.MEDIAN)
SPAN_UNITS = ("days", "seconds")


def problems(definition: Definition, contracts: Callable[[str], Contract]) -> tuple[str, ...]:
    """Everything in `definition` that the contracts or the shape do not allow, in Chinese; empty when sound."""
    return tuple(_problems(definition, contracts))


def _problems(definition: Definition, contracts: Callable[[str], Contract]) -> Iterator[str]:
    yield from _shape(definition)
    gates = {option.name: {choice for choice, _ in option.choices} for option in definition.options}
    for option in definition.options:
        if option.default not in gates[option.name]:
            yield f"选项 {option.name} 的缺省值“{option.default}”不在可选值中"
    for measure in definition.measures:
        yield from _gate(measure, gates)
        yield from _measure(measure, contracts)
        for condition in _own_conditions(measure):
            yield from _gate(condition, gates)
            yield from _condition(condition, with_derived(contracts(measure.entity)))
        for related in measure.related:
            yield from _missing(with_derived(contracts(related.entity)), related.on)
            for condition in related.where:
                yield from _gate(condition, gates)
                yield from _condition(condition, contracts(related.entity))


def _shape(definition: Definition) -> Iterator[str]:
    if Fraction(definition.scale) <= 0:
        yield f"换算系数 {definition.scale} 应为正数"
    if not definition.numerator:
        yield "没有分子"
    if bool(definition.denominator) != (definition.shape is Shape.RATIO):
        yield "比率须有分母，总量不得有分母"
    for side in (definition.numerator, definition.denominator):
        if any(measure.aggregate in _ALONE for measure in side) and len(side) > 1:
            yield "最大值、最小值、中位数不能与其他项相加减"


def _own_conditions(measure: Measure) -> Iterator[Condition]:
    yield from measure.where
    for alternative in measure.any_of:
        yield from alternative


def _gate(part: Condition | Measure, gates: dict[str, set[str]]) -> Iterator[str]:
    if part.option is not None and part.option_is not in gates.get(part.option, set()):
        yield f"引用了不存在的选项或取值：{part.option} = {part.option_is}"


def _measure(measure: Measure, contracts: Callable[[str], Contract]) -> Iterator[str]:
    contract = with_derived(contracts(measure.entity))
    used = [measure.time, measure.until, measure.of, measure.per, *(measure.span[:2] if measure.span else ())]
    missing = [line for name in used if name for line in _missing(contract, name)]
    yield from missing
    if missing:
        return
    if (measure.axis is Axis.AT) == (measure.until is not None):
        yield f"{measure.entity}：存量时间轴须有终止字段，时点时间轴不得有"
    for name in (measure.time, measure.until):
        if name and contract.field(name).type not in _MOMENTS:
            yield f"{measure.entity}.{name} 不是日期，不能作时间轴"
    if measure.per is not None and measure.aggregate not in _EXTREMES:
        yield "按字段汇总（per）之后只能取最大值或最小值"
    yield from _aggregate(measure, contract)


def _aggregate(measure: Measure, contract: Contract) -> Iterator[str]:
    if measure.sign not in (1, -1):
        yield "sign 只能是 1 或 -1"
    if measure.aggregate is Aggregate.COUNT:
        if measure.of or measure.span:
            yield "计数不取字段"
        return
    if (measure.of is None) == (measure.span is None):
        yield f"{measure.aggregate.value} 须取一个字段或一段时长"
        return
    if measure.span is not None:
        yield from _span(measure.span, contract)
    elif measure.of is not None and measure.aggregate is not Aggregate.DISTINCT:
        numbers = _WHOLE if measure.aggregate is Aggregate.MEDIAN else _NUMBERS
        if contract.field(measure.of).type not in numbers:
            yield f"{measure.entity}.{measure.of} 不是可作 {measure.aggregate.value} 的数"


def _span(span: tuple[str, str, str], contract: Contract) -> Iterator[str]:
    if span[2] not in SPAN_UNITS:
        yield f"时长单位 {span[2]} 应为 days 或 seconds"
    for name in span[:2]:
        if contract.field(name).type not in _MOMENTS:
            yield f"{contract.entity}.{name} 不是日期，不能作时长的端点"


def _missing(contract: Contract, name: str) -> Iterator[str]:
    if all(field.name != name for field in contract.fields):
        yield f"契约 {contract.entity} 没有字段 {name}"


def _condition(condition: Condition, contract: Contract) -> Iterator[str]:
    missing = [line for name in (condition.field, condition.other) if name for line in _missing(contract, name)]
    yield from missing
    if missing:
        return
    field = contract.field(condition.field)
    place = f"{contract.entity}.{condition.field}"
    if condition.op not in _OPERATORS[field.type]:
        yield f"{place} 不能用 {condition.op} 比较"
    elif condition.other is not None:
        if contract.field(condition.other).type is not field.type:
            yield f"{place} 与 {condition.other} 类型不同"
    elif condition.op not in ("is_null", "not_null"):
        values = condition.value if isinstance(condition.value, tuple) else (condition.value,)
        if isinstance(condition.value, tuple) != (condition.op in ("in", "not_in")):
            yield f"{place}：in 与 not_in 取一组值，其余取一个值"
        yield from (f"{place} 没有取值 {value!r}" for value in values if not _fits(value, field))


def _fits(value: object, field: Field) -> bool:
    if field.type is FieldType.ENUM:
        return value in dict(field.values)
    if field.type is FieldType.BOOLEAN:
        return isinstance(value, bool)
    if field.type in _NUMBERS:
        return isinstance(value, int) and not isinstance(value, bool)
    return field.type is FieldType.STRING and isinstance(value, str)
