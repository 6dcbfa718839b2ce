"""From a figure to its records: roles and reasons, consistent with the figure and with the record's own view."""

import tomllib
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from heng.domain.errors import NotFound, WrongUsage
from heng.domain.indicator.definition import Aggregate
from heng.domain.period import parse_period
from heng.engine.compute import compute
from heng.engine.lineage import counts, rows
from heng.engine.record import why
from heng.engine.role import Role
from heng.rulebook.indicators import definition
from tests.engine.parquet_store import COURT, with_court, write

FOLDER = Path(__file__).parents[1] / "worked_examples" / "indicators"
SLUGS = sorted(path.stem for path in FOLDER.glob("*.toml"))
SEVERAL = [
    "appeal_free_rate",
    "cases_closed_per_judge",
    "dispute_resolution_rate",
    "training_coverage",
    "within_limit_rate",
]
YEAR = parse_period("2022")


def first_example(slug, folder):
    example = tomllib.loads((FOLDER / f"{slug}.toml").read_text())["example"][0]
    return write(folder, with_court(example["rows"])), definition(slug)


@pytest.mark.parametrize("slug", SLUGS)
def test_records_in_each_role_make_up_the_figure_and_say_why_they_do_not_count(slug, tmp_path):
    store, found = first_example(slug, tmp_path)
    [result] = compute(store, [found], COURT, YEAR)
    counted = counts(store, found, COURT, YEAR)
    assert counted.excluded == result.excluded
    assert sum(number for role, _, number in counted.reasons if role is Role.EXCLUDED) == counted.excluded
    assert sum(number for role, _, number in counted.reasons if role is Role.MISSED) == counted.missed
    if all(measure.aggregate is Aggregate.COUNT and measure.sign == 1 for measure in found.measures):
        assert counted.numerator == result.numerator
        assert result.denominator in (None, counted.denominator)

    page = rows(store, found, COURT, YEAR)
    listed = Counter(row.role for row in page.rows)
    assert page.total == len(page.rows)
    assert (listed[Role.NUMERATOR], listed[Role.MISSED], listed[Role.EXCLUDED]) == (
        counted.numerator,
        counted.missed,
        counted.excluded,
    )
    assert all(bool(row.reason) == (row.role in (Role.MISSED, Role.EXCLUDED)) for row in page.rows)


@pytest.mark.parametrize("slug", SEVERAL)
def test_the_list_of_a_role_holds_the_records_of_that_role(slug, tmp_path):
    store, found = first_example(slug, tmp_path)
    whole = rows(store, found, COURT, YEAR).rows
    for role in (Role.NUMERATOR, Role.MISSED, Role.EXCLUDED):
        assert list(rows(store, found, COURT, YEAR, role).rows) == [row for row in whole if row.role is role]
    assert rows(store, found, COURT, YEAR, "denominator").total == counts(store, found, COURT, YEAR).denominator


@pytest.mark.parametrize("slug", SEVERAL)
def test_a_record_says_of_itself_what_the_list_says_of_it(slug, tmp_path):
    store, found = first_example(slug, tmp_path)
    for row in rows(store, found, COURT, YEAR).rows:
        own = why(store, row.entity, list(row.key.values()), COURT, YEAR, definitions=[found])
        [membership] = own.memberships
        assert (membership.role, membership.reason) == (row.role, row.reason)
        assert (own.batch, own.line) == (row.batch, row.line)


FILINGS = {
    "filing_request": [
        {"request_id": str(day), "channel": channel, "result": result, "result_at": datetime(2022, 3, day)}  # noqa: DTZ001
        for day, (channel, result) in enumerate(
            [("online", "filed"), ("onsite", "filed"), ("online", "correction"), ("online", None)], 1
        )
    ]
}


def test_reasons_are_made_of_the_labels_of_the_contract(store_of):
    listed = rows(store_of(FILINGS), definition("online_filing_rate"), COURT, YEAR)
    assert [(row.key["request_id"], row.role, row.reason) for row in listed.rows] == [
        ("1", Role.NUMERATOR, ""),
        ("2", Role.MISSED, "渠道 为 现场（要求 渠道 = 网上）"),
        ("3", Role.EXCLUDED, "结果 为 退回补正（要求 结果 = 立案）"),
        ("4", Role.EXCLUDED, "结果 为空（要求 结果 = 立案）"),
    ]
    reasons = counts(store_of(FILINGS), definition("online_filing_rate"), COURT, YEAR).reasons
    assert set(reasons) == {(Role.EXCLUDED, "结果 ≠ 立案", 2), (Role.MISSED, "渠道 ≠ 网上", 1)}


def test_pages_continue_where_the_last_one_ended(store_of):
    store, found = store_of(FILINGS), definition("online_filing_rate")
    pages = [rows(store, found, COURT, YEAR, offset=offset, limit=3) for offset in (0, 3)]
    assert [[row.key["request_id"] for row in page.rows] for page in pages] == [["1", "2", "3"], ["4"]]
    assert {page.total for page in pages} == {4}


def test_pages_run_on_from_one_entity_to_the_next(tmp_path):
    store, found = first_example("dispute_resolution_rate", tmp_path)
    whole = rows(store, found, COURT, YEAR).rows
    one_by_one = [
        row for start in range(len(whole)) for row in rows(store, found, COURT, YEAR, offset=start, limit=1).rows
    ]
    assert tuple(one_by_one) == whole
    assert {row.entity for row in whole} == {"mediation", "case"}


@pytest.mark.parametrize(("role", "offset", "limit"), [("winner", 0, 5), (None, -1, 5), (None, 0, 0), (None, 0, 10**6)])
def test_impossible_pages_are_refused(store_of, role, offset, limit):
    with pytest.raises(WrongUsage):
        rows(store_of(FILINGS), definition("online_filing_rate"), COURT, YEAR, role, offset, limit)


def test_a_record_outside_the_period_says_so(store_of):
    own = why(store_of(FILINGS), "filing_request", "1", COURT, parse_period("2021"))
    online = next(entry for entry in own.memberships if entry.indicator == "online_filing_rate")
    assert (online.role, online.reason) == (None, "结果时间 不在期间内")


def test_an_unknown_record_is_not_found(store_of):
    with pytest.raises(NotFound):
        why(store_of(FILINGS), "filing_request", "99", COURT, YEAR)
    with pytest.raises(WrongUsage):
        why(store_of(FILINGS), "filing_request", ["1", "2"], COURT, YEAR)


def test_without_a_period_a_record_is_looked_at_in_its_own_year(store_of):
    own = why(store_of(FILINGS), "filing_request", "1")
    online = next(entry for entry in own.memberships if entry.indicator == "online_filing_rate")
    assert (online.role, online.period) == (Role.NUMERATOR, "2022")


def test_a_key_that_two_courts_use_asks_for_the_court(store_of):
    twice = {"filing_request": [*FILINGS["filing_request"], {**FILINGS["filing_request"][0], "court": "川0104"}]}
    with pytest.raises(WrongUsage, match="川0104、粤0192"):
        why(store_of(twice), "filing_request", "1")


def test_a_case_tells_how_its_due_day_came_about(tmp_path):
    store, _ = first_example("within_limit_rate", tmp_path)
    told = why(store, "case", "3").clock
    assert told[0].startswith("自2022-01-01起算")
    assert any("扣除2022-02-01至2022-02-20共20日" in reason for reason in told)
    assert why(store, "deadline_event", "3deduct2022-02-01").clock == ()
