"""Choosing rules by code or beginning, as people know it from linters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.cli.review_codes import known_codes, wanted
from heng.domain.errors import WrongUsage
from heng.domain.finding import Certainty, Finding, Severity


def shown(select, ignore, codes):
    is_wanted = wanted(select, ignore)
    return [
        code for code in codes if is_wanted is None or is_wanted(Finding(code, Severity.HINT, Certainty.LIKELY, "", ""))
    ]


ALL = ["I07", "R20", "R21", "R40", "R53"]


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [
        ([], [], ALL),
        (["R20"], [], ["R20"]),
        (["R2"], [], ["R20", "R21"]),
        (["R20,R4"], [], ["R20", "R40"]),
        (["r20，r21"], [], ["R20", "R21"]),
        (["R20", "R40"], [], ["R20", "R40"]),
        ([], ["R53"], ["I07", "R20", "R21", "R40"]),
        ([], ["I", "R2"], ["R40", "R53"]),
        (["R2"], ["R21"], ["R20"]),
        (["R21"], ["R2"], ["R21"]),
        (["R2"], ["R2"], []),
        (["R"], ["R4"], ["R20", "R21", "R53"]),
    ],
)
def test_the_longest_beginning_decides_and_of_equals_to_leave_out(select, ignore, left):
    assert shown(select, ignore, ALL) == left


@pytest.mark.parametrize("code", ["R99", "X", "R20 1", "二十"])
def test_an_unknown_code_is_refused_with_the_known_ones(code):
    with pytest.raises(WrongUsage, match="R20") as refusal:
        wanted([code], [])
    assert code.upper() in str(refusal.value)


def test_codes_of_rules_and_of_reading_are_known():
    assert {"R01", "R72", "I01"} <= set(known_codes())


@given(st.sets(st.sampled_from(known_codes())), st.sets(st.sampled_from(known_codes())))
def test_whole_codes_select_exactly_themselves_without_those_ignored(select, ignore):
    left = set(shown(sorted(select), sorted(ignore), known_codes()))
    assert left == (select or set(known_codes())) - ignore
