"""Conditions in words, from the labels of the contracts: what is required, and why a record does not meet it."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from heng.domain.indicator.definition import Aggregate, Axis, Condition, Measure, Related, Scalar
from heng.domain.indicator.derived import with_derived
from heng.domain.indicator.population import Test, tests
from heng.domain.indicator.result import shown_side
from heng.domain.money import round_half_up
from heng.domain.record.contract import Contract, FieldType

Contracts = Callable[[str], Contract]
_OPPOSITE = {"=": "≠", "!=": "=", "<": "≥", "<=": ">", ">": "≤", ">=": "<"}
_PRINTED = {"!=": "≠", "<=": "≤", ">=": "≥"}
_AXES = {
    Axis.AT: "{time}在期间内",
    Axis.OPEN_DURING: "{time}不晚于期末，{until}为空或不早于期初",
    Axis.OPEN_AT_START: "{time}早于期初，{until}为空或不早于期初",
    Axis.OPEN_AT_END: "{time}不晚于期末，{until}为空或晚于期末",
}
_AGGREGATES = {
    Aggregate.COUNT: "计数",
    Aggregate.SUM: "求和",
    Aggregate.DISTINCT: "去重计数",
    Aggregate.MAXIMUM: "最大值",
    Aggregate.MINIMUM: "最小值",
    Aggregate.MEDIAN: "中位数",
}
_SPAN_UNITS = {"days": "天", "seconds": "秒"}
FEN_PER_YUAN = 100
_YES_NO = {True: "是", False: "否"}


def requirement(test: Test, entity: str, contracts: Contracts) -> str:
    """What `test` asks of a record of `entity`: "渠道 = 网上"."""
    if isinstance(test, Condition):
        return _condition(test, entity, contracts, _PRINTED)
    if isinstance(test, Related):
        return _related(test, contracts, test.exists)
    return "，或 ".join(_all(alternative, entity, contracts) for alternative in test)


def measure_text(measure: Measure, contracts: Contracts) -> str:
    """A measure in words: "立案申请 计数；结果时间在期间内；结果 = 立案 且 渠道 = 网上"."""
    contract = with_derived(contracts(measure.entity))
    words = _AXES[measure.axis].format(
        time=contract.field(measure.time).label, until=contract.field(measure.until).label if measure.until else ""
    )
    conditions = " 且 ".join(requirement(test, measure.entity, contracts) for test in tests(measure))
    sign = "减：" if measure.sign < 0 else ""
    taken = f"{sign}{contract.label} {_taken(measure, contract)}"
    return "；".join(part for part in (taken, words, conditions) if part)


def side_text(value: Fraction, measures: Sequence[Measure], contracts: Contracts) -> str:
    """A side of a formula for people; sums of money, counted in 分, are shown in 元."""
    money = any(m.of and with_derived(contracts(m.entity)).field(m.of).type is FieldType.MONEY_FEN for m in measures)
    return f"{round_half_up(value / FEN_PER_YUAN):,} 元" if money else shown_side(value)


def failure(test: Test, entity: str, contracts: Contracts) -> str:
    """Why a record that fails `test` does not enter, in general: "渠道 ≠ 网上"."""
    if isinstance(test, Condition):
        return _condition(test, entity, contracts, _OPPOSITE, negated=True)
    if isinstance(test, Related):
        return _related(test, contracts, not test.exists)
    return "不符合其中任何一项：" + requirement(test, entity, contracts)


def failure_of(record: Mapping[str, object], test: Test, entity: str, contracts: Contracts) -> str:
    """Why this very record fails `test`: "渠道 为 现场（要求 渠道 = 网上）"."""
    if not isinstance(test, Condition) or test.op in ("is_null", "not_null") or test.field.startswith("@"):
        return failure(test, entity, contracts)
    value = record.get(test.field)
    field = with_derived(contracts(entity)).field(test.field)
    shown = "为空" if value is None else f"为 {_value(value, test.field, entity, contracts)}"
    return f"{field.label} {shown}（要求 {requirement(test, entity, contracts)}）"


def _condition(
    test: Condition, entity: str, contracts: Contracts, signs: Mapping[str, str], negated: bool = False
) -> str:
    label = with_derived(contracts(entity)).field(test.field).label
    if test.op in ("is_null", "not_null"):
        return f"{label} {'为空' if (test.op == 'is_null') != negated else '不为空'}"
    if test.op in ("in", "not_in"):
        word = "属于" if (test.op == "in") != negated else "不属于"
        values = test.value if isinstance(test.value, tuple) else (test.value,)
        return f"{label} {word} {'、'.join(_value(value, test.field, entity, contracts) for value in values)}"
    if test.other is not None:
        right = with_derived(contracts(entity)).field(test.other).label
    else:
        right = _value(test.value, test.field, entity, contracts)
    return f"{label} {signs.get(test.op, test.op)} {right}"


def _taken(measure: Measure, contract: Contract) -> str:
    if measure.span is not None:
        first, last, unit = measure.span
        of = f"（{contract.field(first).label} 至 {contract.field(last).label}，{_SPAN_UNITS[unit]}）"
    else:
        of = f"（{contract.field(measure.of).label}）" if measure.of else ""
    per = f"按{contract.field(measure.per).label}汇总后取" if measure.per else ""
    return f"{per}{_AGGREGATES[measure.aggregate]}{of}"


def _related(test: Related, contracts: Contracts, exists: bool) -> str:
    conditions = _all(test.where, test.entity, contracts)
    which = f"（{conditions}）" if conditions else ""
    return f"{'有' if exists else '没有'}相应的{contracts(test.entity).label}记录{which}"


def _all(conditions: tuple[Condition, ...], entity: str, contracts: Contracts) -> str:
    return " 且 ".join(requirement(condition, entity, contracts) for condition in conditions)


def _value(value: object | Scalar, name: str, entity: str, contracts: Contracts) -> str:
    if isinstance(value, bool):
        return _YES_NO[value]
    return with_derived(contracts(entity)).field(name).label_of(str(value))
