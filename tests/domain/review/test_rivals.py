"""What two targets of one measure say to each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.review.rivals import Relation, conflicting, relation
from heng.domain.target.parse_target import parse_target
from heng.rulebook.profiles import load_profile

PROFILE = load_profile("central")
TARGETS = st.builds(
    lambda sign, number, unit: f"{sign}{number}{unit}",
    st.sampled_from("≥≤=><"),
    st.integers(0, 120),
    st.sampled_from(("%", "件", "宗", "万件", "")),
)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("≥95%", "≥95%", Relation.SAME),
        ("≥95%", "≥95", Relation.SAME),
        ("≥95%", "0.95", Relation.SIGN),
        ("≥95%", "=95%", Relation.SIGN),
        ("≥2.8万件", "≥28000件", Relation.SAME),
        ("≥28000宗", "≥28000件", Relation.SAME),
        ("≥90%", "≥95%", Relation.DIFFERENT),
        ("≥90%", "=100%", Relation.DIFFERENT),
        ("≥5件", "≤10件", Relation.INTERVAL),
        ("≥10件", "≤5件", Relation.IMPOSSIBLE),
        ("=10%", "=100%", Relation.IMPOSSIBLE),
        ("≥10台", "≥5批", Relation.UNRELATED),
        ("有效提升", "≥95%", Relation.UNRELATED),
        ("≤2小时", "≤120分钟", Relation.SAME),
    ],
)
def test_two_targets(first: str, second: str, expected: Relation) -> None:
    assert relation(parse_target(first), parse_target(second), PROFILE) is expected
    assert relation(parse_target(second), parse_target(first), PROFILE) is expected


@given(TARGETS, TARGETS)
def test_the_relation_does_not_depend_on_the_order(first: str, second: str) -> None:
    one, two = parse_target(first), parse_target(second)
    assert relation(one, two, PROFILE) is relation(two, one, PROFILE)


@given(TARGETS)
def test_a_target_never_conflicts_with_itself(text: str) -> None:
    assert not conflicting(parse_target(text), parse_target(text), PROFILE)
