"""Case numbers are read in every spelling in use and written in one; what is none is rejected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.record.case_number import CaseNumber, is_known_type, parse_case_number, parse_case_numbers
from heng.rulebook.case_numbers import case_words

WORDS = case_words()

courts = st.builds(
    lambda initial, digits: initial + digits,
    st.sampled_from(sorted(WORDS.initials - {"最高法"})),
    st.one_of(st.just(""), st.from_regex(r"\A[0-9]{2}\Z"), st.from_regex(r"\A[0-9]{4}\Z")),
) | st.just("最高法")
plain_types = sorted(word for word in WORDS.types if word[0] not in WORDS.specials)
numbers = st.builds(
    CaseNumber,
    year=st.integers(1990, 2099),
    court=courts,
    special=st.sampled_from(["", *sorted(WORDS.specials)]),
    type_word=st.sampled_from(plain_types),
    serial=st.integers(1, 99_999_999),
    suffix=st.sampled_from(["", "之一", "之十二"]),
).filter(lambda number: number.special + number.type_word not in WORDS.types)


@given(numbers)
def test_what_is_written_is_read_back(number: CaseNumber) -> None:
    assert parse_case_number(str(number), WORDS) == number


@given(numbers, st.sampled_from([("(", ")"), ("〔", "〕"), ("（", ")"), ("[", "]")]), st.booleans())
def test_other_brackets_and_spaces_make_no_difference(number: CaseNumber, pair: tuple[str, str], spaced: bool) -> None:
    text = str(number).replace("（", pair[0]).replace("）", pair[1])
    assert parse_case_number(" ".join(text) if spaced else text, WORDS) == number


@given(st.text(max_size=30))
def test_any_text_is_either_rejected_or_has_one_canonical_spelling(text: str) -> None:
    for number in parse_case_numbers(text, WORDS):
        assert parse_case_number(str(number), WORDS) == number


@pytest.mark.parametrize(
    "text",
    [
        "（2022）粤0192民初号",
        "（22）粤0192民初1号",
        "（2022）粤019民初1号",
        "（2022）粤0192民初01号",
        "（2022）某0192民初1号",
        "（2014）民一终字第174号",
        "2022粤0192民初1号",
        "（2022）粤0192民初9-3号",
        "（2022）粤0192民初1-2号之一",
        "",
    ],
)
def test_a_malformed_number_is_rejected(text: str) -> None:
    assert parse_case_numbers(text, WORDS) == ()


def test_the_special_word_is_told_from_the_type_word() -> None:
    number = parse_case_number("（2021）粤0192知民初12号", WORDS)
    assert number == CaseNumber(2021, "粤0192", "知", "民初", 12)


@pytest.mark.parametrize(
    ("text", "serials"),
    [("（2017）粤01民辖终18775-18776号", [18775, 18776]), ("（2017）粤01民辖终3827、3828、3830号", [3827, 3828, 3830])],
)
def test_lists_and_ranges_name_every_case(text: str, serials: list[int]) -> None:
    assert [number.serial for number in parse_case_numbers(text, WORDS)] == serials
    assert parse_case_number(text, WORDS) is None


def test_an_unknown_type_word_is_accepted_but_told() -> None:
    number = parse_case_number("（2030）粤0192新类1号", WORDS)
    assert number is not None
    assert not is_known_type(number, WORDS)
