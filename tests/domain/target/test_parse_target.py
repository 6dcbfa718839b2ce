"""Reading target values: the worked examples of target_values.toml, and laws that hold for every value."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.target.parse_target import parse_target
from heng.domain.target.target_value import Comparison, Form

EXAMPLES = tomllib.loads((Path(__file__).parent / "target_values.toml").read_text("utf-8"))


def examples(kind):
    return pytest.mark.parametrize("example", EXAMPLES[kind], ids=lambda example: example["written"])


@examples("cell")
def test_a_written_value_is_read_as_the_example_says(example):
    target = parse_target(example["written"])
    assert target.comparison.value == example["comparison"]
    assert (target.value, target.unit) == (example["value"], example.get("unit", ""))
    assert target.form.value == example.get("form", "number")
    assert target.note == example.get("note", target.note)
    assert target.text == example["written"]
    if target.form is Form.NUMBER:
        assert target.number == Decimal(example["value"])


@examples("doubtful")
def test_a_doubtful_value_stays_words_without_any_number(example):
    target = parse_target(example["written"])
    assert (target.form, target.number, target.upper) == (Form.WORDS, None, None)


@examples("formula")
def test_a_formula_beside_the_value_is_kept_apart_from_it(example):
    target = parse_target(example["written"])
    assert (target.value, target.unit) == (example["value"], "%")
    assert target.formula is not None
    assert [target.formula.name, target.formula.numerator, target.formula.denominator] == example["formula"]
    assert target.formula.percent


@examples("split")
def test_sign_value_and_unit_of_split_columns_are_joined(example):
    target = parse_target(example["written"], sign=example["sign"], unit=example["unit"])
    assert target.comparison.value == example["comparison"]
    assert (target.value, target.unit) == (example["value"], example.get("expected_unit", example["unit"]))
    assert target.text == example["text"]
    assert target.form.value == example.get("form", "number")


@examples("placeholder")
def test_a_placeholder_is_neither_number_nor_words(example):
    assert parse_target(example["written"]).form is Form.PLACEHOLDER


def test_words_of_the_lexicon_are_placeholders_too():
    assert parse_target("保密项目").form is Form.WORDS
    assert parse_target("保密项目", placeholders=["保密项目"]).form is Form.PLACEHOLDER


def test_a_blank_value_is_blank_and_keeps_the_sign_of_its_column():
    target = parse_target("  ", sign="≥")
    assert (target.form, target.value, target.comparison) == (Form.BLANK, "", Comparison.AT_LEAST)


def test_a_unit_in_the_value_wins_over_its_column_and_the_difference_is_noted():
    target = parse_target("95%", unit="件")
    assert (target.unit, target.note) == ("%", "度量单位列为“件”")


def test_something_else_in_the_sign_column_is_noted_and_not_taken_for_a_sign():
    target = parse_target("95", sign="正向指标", unit="%")
    assert (target.comparison, target.note) == (Comparison.EQUAL, "正向指标")


@given(
    st.text(
        alphabet="≥≤=<>0123456789.,，%％万元件次年月日以上内不超过约第前名-~至（）()。；待补充X/ 指标值:", max_size=30
    )
)
def test_any_text_is_read_without_failing_and_a_number_stands_in_it(text):
    target = parse_target(text)
    assert target.text == text
    if target.form is Form.NUMBER:
        assert target.number is not None
        digits = "".join(filter(str.isdigit, target.value)).strip("0")
        assert digits in "".join(filter(str.isdigit, text))


@given(
    st.sampled_from(["≥", "≤", "=", ">", "<"]),
    st.decimals(0, 10**9, places=2),
    st.sampled_from(["", "%", "件", "万元", "小时", "件/年/法官", "平方米"]),
)
def test_a_plainly_written_value_gives_back_its_parts(sign, number, unit):
    target = parse_target(f"{sign}{number}{unit}")
    assert (target.comparison.value, target.number, target.unit) == (sign, number, unit)
    assert parse_target(str(number), sign=sign, unit=unit) == target


@given(st.decimals(0, 10**9, places=2))
def test_separators_and_full_width_forms_change_nothing(number):
    grouped = f"{number:,}"
    wide = grouped.translate({ord(plain): ord(plain) + 0xFEE0 for plain in "0123456789,."})
    assert (
        parse_target(grouped).number
        == parse_target(wide).number
        == parse_target(grouped.replace(",", ", ")).number
        == number
    )
