"""A synthetic year is the same for the same seed, loads with known faults, and tells the published story."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import pytest

from heng.domain.deadline.case_clock import CaseClock, DeadlineEvent, EventKind
from heng.domain.deadline.clock import within_limit
from heng.domain.errors import WrongState, WrongUsage
from heng.domain.money import percent_text
from heng.records.load import load_batch
from heng.records.report import LoadReport
from heng.records.store import RecordStore
from heng.records.synth.court_year import write_court_year

CASES = 8000


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """The two batches of a small year."""
    return write_court_year(tmp_path_factory.mktemp("year") / "out", "粤0192", 2022, seed=7, cases=CASES)


@pytest.fixture(scope="module")
def loaded(folders: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> tuple[RecordStore, list[LoadReport]]:
    """A store with both batches, and what loading reported."""
    store = RecordStore(tmp_path_factory.mktemp("store"))
    return store, [load_batch(store, folder) for folder in folders]


@pytest.fixture(scope="module")
def records(loaded: tuple[RecordStore, list[LoadReport]]) -> Iterator[duckdb.DuckDBPyConnection]:
    """The loaded records as views named r_<entity>."""
    store, _ = loaded
    head = store.head()
    assert head is not None
    with duckdb.connect() as connection:
        for state in head.entities:
            files = [str(file) for file in store.files(head, state.entity)]
            connection.read_parquet(files).create_view(f"r_{state.entity}")
        yield connection


def rows_of(records: duckdb.DuckDBPyConnection, query: str) -> list[Any]:
    return records.execute(query).fetchall()


def number(records: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(rows_of(records, query)[0][0])


def share(records: duckdb.DuckDBPyConnection, entity: str, part: str, whole: str) -> Fraction:
    parts = number(records, f"SELECT count(*) FROM r_{entity} WHERE ({whole}) AND ({part})")
    return Fraction(parts, number(records, f"SELECT count(*) FROM r_{entity} WHERE {whole}"))


def test_equal_seeds_give_identical_files(folders: tuple[Path, ...], tmp_path: Path) -> None:
    again = write_court_year(tmp_path / "out", "粤0192", 2022, seed=7, cases=CASES)
    for here, there in zip(folders, again, strict=True):
        names = sorted(path.name for path in here.iterdir())
        assert names == sorted(path.name for path in there.iterdir())
        assert all((here / name).read_bytes() == (there / name).read_bytes() for name in names)


def test_another_seed_gives_another_year(folders: tuple[Path, ...], tmp_path: Path) -> None:
    other = write_court_year(tmp_path / "out", "粤0192", 2022, seed=8, cases=CASES)
    assert (other[0] / "case.csv").read_bytes() != (folders[0] / "case.csv").read_bytes()


def test_the_first_batch_has_faults_that_the_second_puts_right(loaded: tuple[RecordStore, list[LoadReport]]) -> None:
    _, (first, second) = loaded
    assert 0 < first.quarantined < first.delivered / 100
    reasons = " ".join(rejection.reason for rejection in first.rejections)
    assert all(word in reasons for word in ("日历上没有", "必填", "代码表", "完全相同"))
    assert {doubt.entity for doubt in first.doubts} >= {"service_item"}
    assert second.quarantined == 0
    assert sum(entity.replaced for entity in second.entities) > 0


def test_every_case_arrives(records: duckdb.DuckDBPyConnection) -> None:
    assert number(records, "SELECT count(*) FROM r_case WHERE handled_in_system") == CASES
    assert number(records, "SELECT count(*) FROM r_case WHERE filed_on < '2022-01-01'") > 0
    closed = number(records, "SELECT count(*) FROM r_case WHERE closed_on IS NOT NULL")
    assert closed > number(records, "SELECT count(*) FROM r_case WHERE filed_on >= '2022-01-01'")


def test_the_headline_rates_are_the_published_ones(records: duckdb.DuckDBPyConnection) -> None:
    assert abs(
        share(records, "filing_request", "channel = 'online'", "result = 'filed'") - Fraction("0.9966")
    ) < Fraction(1, 5000)
    held = "started_at IS NOT NULL AND mode IN ('online', 'offline')"
    assert abs(share(records, "hearing", "mode = 'online'", held) - Fraction("0.9972")) < Fraction(1, 5000)


def test_the_resolution_rate_is_the_published_one(records: duckdb.DuckDBPyConnection) -> None:
    settled = number(
        records, "SELECT count(*) FROM r_case WHERE stage = 'first' AND closing_manner IN ('mediated', 'withdrawn')"
    )
    succeeded = number(records, "SELECT count(*) FROM r_mediation WHERE outcome = 'agreement'")
    referred = number(records, "SELECT count(*) FROM r_mediation")
    assert percent_text(Fraction(succeeded + settled, referred + settled), 1) == "51.8%"


def test_one_refund_is_still_due_shortly_after_the_year(records: duckdb.DuckDBPyConnection) -> None:
    due = rows_of(records, "SELECT statutory_due_on, amount_paid_fen FROM r_fee_refund WHERE status = 'submitted'")
    assert [(str(day), paid) for day, paid in due] == [("2023-01-03", 0)]
    assert number(records, "SELECT count(*) FROM r_fee_refund WHERE paid_on > statutory_due_on") == 0


def test_what_runs_over_its_plain_limit_is_covered_by_events_but_for_the_few_late_ones(
    records: duckdb.DuckDBPyConnection,
) -> None:
    events: dict[str, list[DeadlineEvent]] = {}
    rows = rows_of(records, "SELECT case_no, kind, from_on, to_on, extend_months, approved_on FROM r_deadline_event")
    for case_no, kind, *rest in rows:
        events.setdefault(case_no, []).append(DeadlineEvent(EventKind(kind), *rest))
    query = "SELECT case_no, filed_on, closed_on, category, limit_months, limit_days FROM r_case WHERE closed_on IS NOT NULL"
    closed = rows_of(records, query)
    late, covered = 0, 0
    for case_no, *clock in closed:
        case = CaseClock(*clock)
        in_time = within_limit(case, events.get(case_no, [])).within
        late += not in_time
        covered += bool(in_time) and not within_limit(case, []).within
    assert 1 <= late <= 4
    assert covered > 20


@pytest.mark.parametrize(
    ("child", "column"),
    [("hearing", "case_no"), ("fee_refund", "case_no"), ("mediation", "resulting_case_no"), ("appeal", "case_no")],
)
def test_related_records_point_to_cases(records: duckdb.DuckDBPyConnection, child: str, column: str) -> None:
    query = (
        f"SELECT count(*) FROM r_{child} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT case_no FROM r_case)"
    )
    assert number(records, query) == 0


def test_no_hearing_is_held_before_filing_or_after_closing(records: duckdb.DuckDBPyConnection) -> None:
    query = (
        "SELECT count(*) FROM r_hearing h JOIN r_case c USING (case_no) WHERE h.started_at IS NOT NULL "
        "AND NOT (h.started_at::DATE BETWEEN c.filed_on AND c.closed_on)"
    )
    assert number(records, query) == 0


def test_what_did_not_happen_is_delivered_as_such(loaded: tuple[RecordStore, list[LoadReport]]) -> None:
    head = loaded[0].head()
    assert head is not None
    assert head.delivered("compensation_case", "粤0192")
    assert head.entity("compensation_case") is None


def test_an_unknown_court_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="粤0192 广州互联网法院"):
        write_court_year(tmp_path / "out", "粤9999", 2022)


@pytest.mark.parametrize("cases", [0, -5, 10**9])
def test_an_impossible_size_is_wrong_usage(tmp_path: Path, cases: int) -> None:
    with pytest.raises(WrongUsage, match="案件数"):
        write_court_year(tmp_path / "out", "粤0192", 2022, cases=cases)


def test_a_folder_with_content_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "keep.txt").write_text("x")
    with pytest.raises(WrongState, match="不是空文件夹"):
        write_court_year(tmp_path, "粤0192", 2022, cases=500)


@pytest.mark.parametrize(
    ("court", "year", "cases"), [("川0104", 2024, 200), ("粤0192", 2021, 1000), ("粤01", 2023, 333)]
)
def test_other_courts_years_and_sizes_load_as_well(tmp_path: Path, court: str, year: int, cases: int) -> None:
    store = RecordStore(tmp_path / "store")
    for batch in write_court_year(tmp_path / "out", court, year, cases=cases):
        load_batch(store, batch)
    head = store.head()
    assert head is not None
    assert sum(1 for _ in store.rows(head, "case", court)) == cases
