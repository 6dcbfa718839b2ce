"""Targets held against actuals: what counts as the author's sign, and what an unmet target says."""

from fractions import Fraction

import pytest

from heng.domain.finding import Where
from heng.domain.self_evaluation.actual import Actual
from heng.domain.self_evaluation.attainment import Attainment, attainment
from heng.domain.target.declaration import Indicator, Polarity
from heng.domain.target.exchange import target_from_exchange


def held(text: str, value: str, actual: Fraction, comparison: str = "=") -> Attainment:
    target = target_from_exchange(comparison, value, "%", text)
    return attainment(
        Indicator("", "", "甲率", target, Where(), polarity=Polarity.POSITIVE), Actual(f"{actual} %", actual, "%")
    )


@pytest.mark.parametrize(
    "text",
    ["甲率=甲数/总数*100%，预期实现值为99%。", "预期实现值为99%。甲率＝100%×甲数÷总数。", "99%"],
)
def test_a_printed_formula_is_not_the_sign_of_the_author(text: str) -> None:
    assert held(text, "99", Fraction("99.66")).met is True


@pytest.mark.parametrize("text", ["=99%", "＝ 99％", "等于99%", "甲率=甲数/总数，=99%"])
def test_a_written_equals_sign_means_equal(text: str) -> None:
    assert held(text, "99", Fraction("99.66")).met is False


@pytest.mark.parametrize(("actual", "shown"), [("99.99", "99.99%"), ("99.9999", "99.99%"), ("50", "50%"), ("0", "0%")])
def test_an_unmet_target_is_never_said_to_be_reached_in_full(actual: str, shown: str) -> None:
    assert f"完成比例＝实际÷目标＝{shown}" in held("≥100%", "100", Fraction(actual), "≥").reason
