"""A delivered text becomes a value of its field's type exactly, or says why it cannot."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.record.contract import Field, FieldType
from heng.domain.record.value import Mismatch, parse_value


def field(type_: FieldType, **more: object) -> Field:
    return Field("x", "某项", type_, True, **more)  # type: ignore[arg-type]


CHANNEL = field(FieldType.ENUM, values=(("online", "网上"), ("onsite", "现场")))


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (field(FieldType.STRING), "任意", "任意"),
        (field(FieldType.INTEGER), "-3", -3),
        (field(FieldType.MONEY_FEN, minimum=0), "123456", 123456),
        (field(FieldType.DECIMAL), "12.5", Decimal("12.5")),
        (field(FieldType.BOOLEAN), "True", True),
        (field(FieldType.BOOLEAN), "否", False),
        (field(FieldType.DATE), "2024-02-29", date(2024, 2, 29)),
        (field(FieldType.DATETIME), "2022-03-01T09:30", datetime(2022, 3, 1, 9, 30)),  # noqa: DTZ001
        (CHANNEL, "online", "online"),
        (CHANNEL, "现场", "onsite"),
    ],
)
def test_a_fitting_text_has_its_value(kind: Field, text: str, value: object) -> None:
    assert parse_value(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        (field(FieldType.DATE), "2022-02-30", "日历上没有"),
        (field(FieldType.DATE), "2022-2-3", "不是日期"),
        (field(FieldType.DATE), "0022-02-03", "年份"),
        (field(FieldType.DATE), "２０２２-02-03", "不是日期"),
        (field(FieldType.DATETIME), "2022-03-01 25:00:00", "日历上没有"),
        (field(FieldType.DATETIME), "2022-03-01 09:00:00+08:00", "不是时间"),
        (field(FieldType.DATETIME), "2022-03-01", "不是时间"),
        (field(FieldType.MONEY_FEN), "12.00", "不是整数"),
        (field(FieldType.MONEY_FEN), "1,200", "不是整数"),
        (field(FieldType.MONEY_FEN, minimum=0), "-1", "小于 0"),
        (field(FieldType.INTEGER), "1e3", "不是整数"),
        (field(FieldType.DECIMAL), "12.34567", "小数"),
        (field(FieldType.DECIMAL), "nan", "小数"),
        (field(FieldType.BOOLEAN), "2", "是/否"),
        (CHANNEL, "Online", "代码表"),
    ],
)
def test_any_other_text_is_refused_with_reason_and_fix(kind: Field, text: str, reason: str) -> None:
    found = parse_value(kind, text)
    assert isinstance(found, Mismatch)
    assert reason in found.reason
    assert found.fix


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_day_of_the_accepted_years_is_read_back(day: date) -> None:
    assert parse_value(field(FieldType.DATE), day.isoformat()) == day


@given(st.sampled_from(list(FieldType)), st.text(min_size=1, max_size=20))
def test_no_text_raises(kind: FieldType, text: str) -> None:
    parse_value(field(kind), text)
