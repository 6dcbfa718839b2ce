"""The statutory clock in bulk says of every closed case what the domain's clock says."""

from datetime import date, timedelta

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heng.engine import clock
from heng.engine.reference import with_clock
from heng.rulebook.time_limits import clock_settings

FILED = st.one_of(
    st.sampled_from([date(2021, 8, 31), date(2022, 1, 31), date(2020, 2, 29)]),
    st.dates(date(2021, 1, 1), date(2022, 1, 1)),
)


@st.composite
def cases(draw):
    filed = draw(FILED)
    near = st.integers(-10, 400).map(lambda days: filed + timedelta(days))
    limit = draw(st.sampled_from([(6, None), (3, None), (2, None), (1, 15), (None, 30), (0, None), (None, None)]))
    case = {
        "filed_on": filed,
        "closed_on": draw(st.none() | near.map(lambda day: max(day, filed))),
        "category": draw(st.sampled_from(["civil", "criminal", "admin"])),
        "limit_months": limit[0],
        "limit_days": limit[1],
    }
    return case, draw(st.lists(events(near), max_size=6))


def events(near):
    lengths = st.none() | st.integers(0, 90)
    return st.builds(
        lambda kind, start, length, months, approved: {
            "kind": kind,
            "from_on": start,
            "to_on": None if length is None else start + timedelta(length),
            "extend_months": months if kind == "extend" else None,
            "approved_on": approved,
        },
        st.sampled_from(["deduct", "deduct", "suspend", "extend", "extend", "restart", "procedure_switch"]),
        near,
        lengths,
        st.none() | st.integers(1, 3),
        st.none() | near,
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(cases(), min_size=1, max_size=8))
def test_bulk_and_domain_clock_agree(generated):
    connection = duckdb.connect(":memory:")
    connection.execute(
        'CREATE TABLE "case" (court VARCHAR, case_no VARCHAR, category VARCHAR, filed_on DATE, closed_on DATE,'
        " limit_months BIGINT, limit_days BIGINT)"
    )
    connection.execute(
        "CREATE TABLE deadline_event (court VARCHAR, case_no VARCHAR, kind VARCHAR, from_on DATE, to_on DATE,"
        " extend_months BIGINT, approved_on DATE)"
    )
    for number, (case, changes) in enumerate(generated):
        row = [case[name] for name in ("category", "filed_on", "closed_on", "limit_months", "limit_days")]
        connection.execute('INSERT INTO "case" VALUES (?, ?, ?, ?, ?, ?, ?)', ["粤0192", str(number), *row])
        for change in changes:
            row = [change[name] for name in ("kind", "from_on", "to_on", "extend_months", "approved_on")]
            connection.execute("INSERT INTO deadline_event VALUES (?, ?, ?, ?, ?, ?, ?)", ["粤0192", str(number), *row])
    clock.prepare(connection, "粤0192", clock_settings().resetting_categories)
    query = "SELECT case_no, within_limit, within_limit_without_extension, net_days FROM heng_case_clock"
    bulk = {row[0]: row[1:] for row in connection.execute(query).fetchall()}
    connection.close()
    slow = {
        str(number): tuple(
            with_clock(case, changes)[name] for name in ("within_limit", "within_limit_without_extension", "net_days")
        )
        for number, (case, changes) in enumerate(generated)
        if case["closed_on"] is not None
    }
    assert bulk == slow
