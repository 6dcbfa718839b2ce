"""On a synthetic court-year, loaded as a court would load it, query and reference give the same figures."""

import pytest

from heng.domain.indicator.options import choose, resolve
from heng.domain.period import parse_period
from heng.engine.compute import compute, entities_needed
from heng.engine.reference import reference
from heng.records.load import load_batch
from heng.records.store import RecordStore
from heng.records.synth.court_year import write_court_year
from heng.rulebook.indicators import definition, load_definitions

DEFINITIONS = load_definitions()


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("court")
    made = RecordStore(folder / "records")
    for batch in write_court_year(folder / "batches", "粤0192", 2022, cases=400):
        load_batch(made, batch)
    return made


@pytest.fixture(scope="module")
def tables(store):
    head = store.head()
    delivered = [entity for entity in entities_needed(DEFINITIONS) if head.delivered(entity, "粤0192")]
    return {entity: list(store.rows(head, entity, "粤0192")) for entity in delivered}


@pytest.mark.parametrize("name", ["2022", "2022-03"])
def test_all_figures_agree(store, tables, name):
    period = parse_period(name)
    results = compute(store, DEFINITIONS, "粤0192", period)
    figures = {r.indicator: (r.numerator, r.denominator, r.value, r.status.value, r.excluded) for r in results}
    for found in DEFINITIONS:
        sides, excluded = reference(resolve(found, choose(found, {})), tables, "粤0192", period)
        slow = (sides.numerator, sides.denominator, sides.value, sides.status.value, excluded)
        assert figures[found.slug] == slow, found.slug


def test_most_indicators_have_a_figure_where_all_records_that_they_need_were_delivered(store, tables):
    results = compute(store, DEFINITIONS, "粤0192", parse_period("2022"))
    delivered = {found.slug for found in DEFINITIONS if entities_needed([found]) <= set(tables)}
    assert len(delivered) > 120
    figures = [result for result in results if result.indicator in delivered]
    assert sum(result.status.value == "ok" for result in figures) > len(delivered) * 0.85


def test_what_was_delivered_empty_is_counted_as_none_and_what_was_never_delivered_is_not(store):
    wanted = [definition(slug) for slug in ("comp_pay_timeliness", "fire_incidents", "leak_incidents")]
    results = compute(store, wanted, "粤0192", parse_period("2022"))
    assert [result.status.value for result in results] == ["not_applicable", "ok", "no_data"]
    later = compute(store, wanted, "粤0192", parse_period("2024"))
    assert {result.status.value for result in later} == {"no_data"}


def test_a_period_after_the_newest_delivery_has_no_data_even_where_cases_are_still_open(store):
    cases = [definition("disposal_rate"), definition("cases_handled_in_system")]
    within, after = (compute(store, cases, "粤0192", parse_period(year)) for year in ("2022", "2030"))
    assert {result.status.value for result in within} == {"ok"}
    assert {result.status.value for result in after} == {"no_data"}
