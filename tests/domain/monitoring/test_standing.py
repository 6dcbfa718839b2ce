"""The standing of a target: reached, at risk, missed, or not to be told."""

import pytest

from heng.domain.monitoring.standing import Standing, standing
from heng.rulebook.monitoring_rules import at_risk, refund_warning_days


@pytest.mark.parametrize(
    ("met", "latest", "expected"),
    [
        (True, [], Standing.MET),
        (True, [True, True, True], Standing.MET),
        (True, [True, True, False], Standing.AT_RISK),
        (True, [None, None, None], Standing.MET),
        (False, [True, True, True], Standing.UNMET),
        (None, [False], Standing.NOT_APPLICABLE),
    ],
)
def test_a_month_missed_puts_a_reached_target_at_risk(met, latest, expected) -> None:
    assert standing(met, latest, missed_months=1) is expected


def test_fewer_misses_than_the_rule_names_are_no_risk() -> None:
    assert standing(True, [False, True, True], missed_months=2) is Standing.MET


def test_the_rules_look_at_no_more_months_than_they_can_miss() -> None:
    rule = at_risk()
    assert 0 < rule.missed_months <= rule.latest_months <= 12
    assert rule.source
    assert refund_warning_days() > 0
