"""Formulas as papers print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.formula import parse_formula

WORD = st.text(alphabet="立案审结调解送达归档人次件数总", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("完成率=完成数/计划数*100%", ("完成率", "完成数", "计划数", True)),
        ("完成率＝完成数÷计划数×100％。", ("完成率", "完成数", "计划数", True)),
        ("达标率=实际频次/应有频次。", ("达标率", "实际频次", "应有频次", False)),
        ("比重=(甲数+乙数)/(丙数-丁数)*100%", ("比重", "甲数+乙数", "丙数-丁数", True)),
        ("总数=网上数+窗口数", ("总数", "网上数+窗口数", "", False)),
        ("=完成数/计划数", ("", "完成数", "计划数", False)),
        ("单价（元/箱）=总价/箱数", ("单价（元/箱）", "总价", "箱数", False)),
    ],
)
def test_a_formula_is_taken_apart_in_the_papers_own_words(text, parts):
    formula = parse_formula(text)
    assert formula is not None
    assert (formula.name, formula.numerator, formula.denominator, formula.percent) == parts


def test_a_quotient_of_three_parts_has_several_readings_and_stays_whole():
    formula = parse_formula("均值=件数/人数/月数")
    assert formula is not None
    assert (formula.numerator, formula.denominator) == ("件数/人数/月数", "")


@pytest.mark.parametrize(
    "text", ["=95%", "≥=件/次", "覆盖率100%", "元/箱", "", "甲=乙", "完成率=完成数/计划数。预期实现值为90%"]
)
def test_what_is_no_formula_is_none(text):
    assert parse_formula(text) is None


@given(WORD, WORD, WORD, st.sampled_from("/÷／"), st.sampled_from(["", "*100%", "×100%", "*100"]))
def test_any_plain_quotient_gives_back_its_words(name, above, below, division, percent):
    formula = parse_formula(f"{name}={above}{division}{below}{percent}")
    assert formula is not None
    assert (formula.name, formula.numerator, formula.denominator, formula.percent) == (
        name,
        above,
        below,
        bool(percent),
    )
