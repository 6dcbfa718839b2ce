"""Target values survive their exchange form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.target.exchange import target_from_exchange
from heng.domain.target.parse_target import parse_target

WRITTEN = [
    "≥95%",
    "80%-90%",
    "前三名",
    "较上年增长5%",
    "2024年6月底前",
    "达标（收到材料后10日内）",
    "",
    "……",
    "100%（率=甲数/乙数*100%）",
    "约5件",
]
SIGNS = [None, "≥", "≤", "=", ">", "<", "定性"]


def again(target):
    return target_from_exchange(target.comparison.value, target.value, target.unit, target.text)


@pytest.mark.parametrize("text", WRITTEN)
def test_a_value_of_one_cell_comes_back_whole(text):
    assert again(parse_target(text)) == parse_target(text)


@given(
    st.sampled_from(SIGNS),
    st.sampled_from([*WRITTEN, "优秀", "5000", "2024.02", "100%"]),
    st.sampled_from(["", "%", "件", "月"]),
)
def test_the_four_fields_and_the_form_come_back_from_split_columns(sign, text, unit):
    target = parse_target(text, sign=sign, unit=unit)
    back = again(target)
    assert (back.comparison, back.value, back.unit, back.text) == (
        target.comparison,
        target.value,
        target.unit,
        target.text,
    )
    assert (back.form, back.number) == (target.form, target.number)


def test_an_unknown_comparison_is_refused():
    with pytest.raises(ValueError, match="约"):
        target_from_exchange("约", "95", "%", "约95%")
