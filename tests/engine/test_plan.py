"""The planner: one pass per entity and time axis, equal measures once."""

from heng.engine.plan import plan
from heng.engine.query import Excluded
from heng.rulebook.indicators import definition, load_definitions


def test_indicators_over_the_same_records_share_one_pass():
    scans = plan([definition("home_hearings"), definition("hearing_live_views")])
    assert len(scans) == 1


def test_an_equal_measure_is_taken_once():
    [scan] = plan([definition("first_attempt_service_rate"), definition("e_service_rate")])
    measures = [output for output in scan.outputs if not isinstance(output, Excluded)]
    assert len(measures) == 3


def test_exclusions_over_two_axes_get_a_pass_of_their_own():
    scans = plan([definition("clearance_ratio")])
    assert [len(scan.axes) for scan in scans] == [1, 1, 2]


def test_all_definitions_need_far_fewer_passes_than_there_are_definitions():
    definitions = load_definitions()
    assert len(plan(definitions)) < len(definitions) * 0.7
