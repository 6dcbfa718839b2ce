"""One delivered text against one field of a contract: the typed value, or why it is none."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from heng.domain.record.contract import Field, FieldType

Value = str | int | Decimal | bool | date | datetime

_TRUTH = {"true": True, "1": True, "是": True, "false": False, "0": False, "否": False}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DATETIME = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?", re.ASCII)
_INTEGER = re.compile(r"-?\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,14}(\.\d{1,4})?", re.ASCII)
_YEARS = range(1950, 2100)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Why a text does not fit its field, and what to deliver instead."""

    reason: str
    fix: str


def parse_value(field: Field, text: str) -> Value | Mismatch:
    """The value that `text` (trimmed, not blank) has under `field`.

    Enums may be delivered as code or as Chinese label, booleans as true/false, 1/0 or 是/否. Dates are ISO 8601
    without time zone (Asia/Shanghai). Nothing is guessed: whatever is not exactly of the type is a Mismatch.
    """
    return _PARSERS[field.type](field, text)


def _string(_field: Field, text: str) -> Value | Mismatch:
    return text


def _enum(field: Field, text: str) -> Value | Mismatch:
    code = text if text in dict(field.values) else {label: value for value, label in field.values}.get(text)
    if code is None:
        known = "、".join(f"{value}（{label}）" for value, label in field.values)
        return Mismatch("不在代码表内", f"请改为下列代码之一：{known}")
    return code


def _boolean(_field: Field, text: str) -> Value | Mismatch:
    if text.lower() not in _TRUTH:
        return Mismatch("不是“是/否”", "请写 true 或 false（也可写 1/0、是/否）")
    return _TRUTH[text.lower()]


def _integer(field: Field, text: str) -> Value | Mismatch:
    if _INTEGER.fullmatch(text) is None:
        unit = "，单位为分" if field.type is FieldType.MONEY_FEN else ""
        return Mismatch("不是整数", f"请写不带小数点和千分位的整数{unit}")
    return _at_least(field, int(text))


def _decimal(field: Field, text: str) -> Value | Mismatch:
    if _DECIMAL.fullmatch(text) is None:
        return Mismatch("不是至多四位小数的数", "请写如 12.5 的数，不带千分位和单位")
    return _at_least(field, Decimal(text))


def _at_least(field: Field, number: int | Decimal) -> Value | Mismatch:
    if field.minimum is not None and number < field.minimum:
        return Mismatch(f"小于 {field.minimum}", f"应不小于 {field.minimum}，请核对来源系统")
    return number


def _date(_field: Field, text: str) -> Value | Mismatch:
    if _DATE.fullmatch(text) is None:
        return Mismatch("不是日期", "请写成 2022-03-01 的形式")
    return _on_calendar(date.fromisoformat, text)


def _datetime(_field: Field, text: str) -> Value | Mismatch:
    if _DATETIME.fullmatch(text) is None:
        return Mismatch("不是时间", "请写成 2022-03-01 09:30:00 的形式（北京时间，不带时区）")
    return _on_calendar(datetime.fromisoformat, text)


def _on_calendar(parse: Callable[[str], date], text: str) -> Value | Mismatch:
    try:
        value = parse(text)
    except ValueError:
        return Mismatch("日历上没有这一天或这一时刻", "请核对来源系统中的年月日时分")
    if value.year not in _YEARS:
        return Mismatch(f"年份不在 {_YEARS[0]}–{_YEARS[-1]} 之间", "请核对来源系统中的年份")
    return value


_PARSERS: Mapping[FieldType, Callable[[Field, str], Value | Mismatch]] = {
    FieldType.STRING: _string,
    FieldType.ENUM: _enum,
    FieldType.BOOLEAN: _boolean,
    FieldType.INTEGER: _integer,
    FieldType.MONEY_FEN: _integer,
    FieldType.DECIMAL: _decimal,
    FieldType.DATE: _date,
    FieldType.DATETIME: _datetime,
}
