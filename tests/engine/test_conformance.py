"""Two engines, one number: the compiled query and the row-by-row reference agree on any records."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heng.domain.indicator.options import choose, resolve
from heng.domain.period import parse_period
from heng.engine.compute import compute, entities_needed
from heng.engine.reference import reference
from heng.rulebook.indicators import load_definitions
from tests.engine.parquet_store import COURT, write
from tests.engine.random_records import rows

DEFINITIONS = load_definitions()
OPTIONS = {option.name: [name for name, _ in option.choices] for found in DEFINITIONS for option in found.options}
options = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in OPTIONS.items()})
periods = st.sampled_from(["2022", "2022-03", "2022Q4", "2021H2"]).map(parse_period)
QUICK = [HealthCheck.too_slow, HealthCheck.data_too_large]


@st.composite
def courts(draw):
    """A few definitions with records of all entities that they need."""
    chosen = draw(st.lists(st.sampled_from(DEFINITIONS), min_size=1, max_size=5, unique_by=lambda found: found.slug))
    return chosen, {entity: draw(rows(entity)) for entity in sorted(entities_needed(chosen))}


@settings(max_examples=50, deadline=None, suppress_health_check=QUICK)
@given(courts(), options, periods)
def test_query_and_reference_agree_on_random_records(court, chosen, period):
    definitions, tables = court
    with tempfile.TemporaryDirectory() as folder:
        results = compute(write(Path(folder), tables), definitions, COURT, period, options=chosen)
    for found, result in zip(definitions, results, strict=True):
        resolved = resolve(found, choose(found, chosen))
        sides, excluded = reference(resolved, tables, COURT, period)
        assert (result.numerator, result.denominator, result.value, result.status, result.excluded) == (
            sides.numerator,
            sides.denominator,
            sides.value,
            sides.status,
            excluded,
        ), found.slug


@settings(max_examples=10, deadline=None, suppress_health_check=QUICK)
@given(courts(), options)
def test_each_month_of_a_breakdown_is_that_month_computed_alone(court, chosen):
    definitions, tables = court
    with tempfile.TemporaryDirectory() as folder:
        store = write(Path(folder), tables)
        months = compute(store, definitions, COURT, parse_period("2022Q1"), by=["month"], options=chosen)
        march = compute(store, definitions, COURT, parse_period("2022-03"), options=chosen)
    broken_down = [
        (r.indicator, r.numerator, r.denominator, r.excluded) for r in months if r.by == {"month": "2022-03"}
    ]
    assert broken_down == [(r.indicator, r.numerator, r.denominator, r.excluded) for r in march]
