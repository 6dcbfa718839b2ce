"""Options: every one has a value, only offered values are accepted, and what does not apply falls away."""

import pytest

from heng.domain.errors import WrongUsage
from heng.domain.indicator.options import choose, resolve
from heng.rulebook.indicators import definition, load_definitions

DAYS = definition("avg_days_in_court")
HEARING = definition("online_hearing_rate")


def test_an_option_that_is_not_given_has_its_default():
    assert choose(DAYS, {}) == {"clock": "gross"}


def test_a_value_that_is_not_offered_is_refused_with_those_that_are():
    with pytest.raises(WrongUsage, match=r"gross（.*net（"):
        choose(DAYS, {"clock": "lunar"})


def test_options_of_other_definitions_are_passed_over():
    assert choose(DAYS, {"mixed": "online"}) == {"clock": "gross"}


def test_measures_of_another_choice_fall_away():
    assert [measure.of for measure in resolve(DAYS, {"clock": "net"}).numerator] == ["net_days"]


def test_conditions_of_another_choice_fall_away():
    [measure] = resolve(HEARING, {"mixed": "online"}).denominator
    assert measure.where == ()


@pytest.mark.parametrize("found", load_definitions(), ids=lambda found: found.slug)
def test_after_resolving_nothing_depends_on_an_option_and_both_sides_remain(found):
    resolved = resolve(found, choose(found, {}))
    assert all(measure.option is None for measure in resolved.measures)
    assert all(condition.option is None for measure in resolved.measures for condition in measure.where)
    assert bool(resolved.numerator) == bool(found.numerator)
    assert bool(resolved.denominator) == bool(found.denominator)
