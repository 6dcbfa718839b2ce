"""Computing: exact ratios, grains, courts, options, ids, and what is refused."""

from datetime import datetime
from fractions import Fraction

import pytest

from heng.domain.errors import NotFound, WrongState, WrongUsage
from heng.domain.indicator.result import Status
from heng.domain.period import parse_period
from heng.engine.compute import compute
from heng.records.store import RecordStore
from heng.rulebook.indicators import definition

ONLINE = definition("online_filing_rate")
YEAR = parse_period("2022")


def filing(channel: str, result: str, at: str | None) -> dict[str, object]:
    moment = None if at is None else datetime.fromisoformat(at)
    return {"request_id": f"{channel}{result}{at}", "channel": channel, "result": result, "result_at": moment}


ROWS = {
    "filing_request": [
        filing("online", "filed", "2022-01-01T00:00:00"),
        filing("online", "filed", "2022-12-31T23:59:59"),
        filing("onsite", "filed", "2022-06-01T09:00:00"),
        filing("online", "correction", "2022-06-02T09:00:00"),
        filing("online", "filed", "2023-01-01T00:00:00"),
        filing("online", "filed", None),
    ]
}


def test_a_ratio_divides_exact_counts_and_says_how_many_records_stayed_out(store_of):
    [result] = compute(store_of(ROWS), [ONLINE], "粤0192", YEAR)
    assert (result.numerator, result.denominator, result.value) == (Fraction(2), Fraction(3), Fraction(200, 3))
    assert result.status is Status.OK
    assert result.excluded == 1


def test_months_add_up_to_the_year(store_of):
    results = compute(store_of(ROWS), [ONLINE], "粤0192", YEAR, by=["month"])
    assert [result.by["month"] for result in results] == [f"2022-{month:02d}" for month in range(1, 13)]
    assert sum(result.numerator for result in results) == 2
    assert sum(result.denominator or 0 for result in results) == 3
    assert results[1].status is Status.NOT_APPLICABLE


def test_quarters_add_up_to_the_half_year(store_of):
    results = compute(store_of(ROWS), [ONLINE], "粤0192", parse_period("2022H1"), by=["quarter"])
    assert {result.by["quarter"]: str(result.denominator) for result in results} == {"2022Q1": "1", "2022Q2": "1"}


def test_an_area_is_broken_down_by_court_and_courts_do_not_mix(store_of):
    other = [{**row, "court": "粤0106"} for row in ROWS["filing_request"][:1]] + [
        {**ROWS["filing_request"][0], "court": "川0104"}
    ]
    store = store_of({"filing_request": [*ROWS["filing_request"], *other]})
    results = compute(store, [ONLINE], "粤01", YEAR, by=["court"])
    assert [(r.by["court"], int(r.numerator), r.status.value) for r in results] == [
        ("粤01", 0, "no_data"),
        ("粤0106", 1, "ok"),
        ("粤0192", 2, "ok"),
    ]


def test_equal_facts_have_equal_ids_and_other_facts_other_ids(store_of, tmp_path):
    store = store_of(ROWS)
    [first], [again] = (compute(store, [ONLINE], "粤0192", YEAR) for _ in range(2))
    [half] = compute(store, [ONLINE], "粤0192", parse_period("2022H1"))
    assert first.id == again.id
    assert first.id != half.id
    assert len(first.id) == 18


def test_an_option_changes_the_count_and_the_id(store_of):
    hearing = definition("online_hearing_rate")
    rows = [
        {"hearing_id": mode, "mode": mode, "started_at": datetime.fromisoformat("2022-03-01")}
        for mode in ("online", "mixed")
    ]
    store = store_of({"hearing": rows})
    [plain] = compute(store, [hearing], "粤0192", YEAR)
    [mixed] = compute(store, [hearing], "粤0192", YEAR, options={"mixed": "online"})
    assert (str(plain.denominator), str(mixed.denominator)) == ("1", "2")
    assert plain.value == mixed.value
    assert plain.id != mixed.id
    assert mixed.options == {"mixed": "online"}


def test_two_definitions_computed_together_give_what_each_gives_alone(store_of):
    store = store_of(ROWS)
    both = [ONLINE, definition("assisted_filings")]
    together = compute(store, both, "粤0192", YEAR)
    alone = [compute(store, [one], "粤0192", YEAR)[0] for one in both]
    assert list(together) == alone


@pytest.mark.parametrize(
    ("by", "options", "snapshot", "problem"),
    [
        (["week"], {}, None, WrongUsage),
        (["month", "quarter"], {}, None, WrongUsage),
        ([], {"mixed": "sometimes"}, None, WrongUsage),
        ([], {}, "s-ffffffffffff", NotFound),
    ],
)
def test_impossible_requests_are_refused(store_of, by, options, snapshot, problem):
    with pytest.raises(problem):
        compute(store_of(ROWS), [definition("online_hearing_rate")], "粤0192", YEAR, by, snapshot, options)


def test_quarters_of_a_month_are_refused(store_of):
    with pytest.raises(WrongUsage, match="整季"):
        compute(store_of(ROWS), [ONLINE], "粤0192", parse_period("2022-02"), by=["quarter"])


def test_an_empty_store_says_what_to_do(tmp_path):
    with pytest.raises(WrongState, match="heng records load"):
        compute(RecordStore(tmp_path), [ONLINE], "粤0192", YEAR)
