"""A bad row goes to quarantine with row, field, value, reason and fix; the good rows are stored."""

from pathlib import Path

import pytest

from heng.domain.errors import UnreadableInput
from heng.records.load import check_batch, load_batch
from heng.records.store import RecordStore
from tests.records.conftest import Deliver
from tests.records.deliveries import Row, appeal, csv_bytes, write_batch

GOOD = [appeal(number) for number in range(100)]


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"filed_on": "2022-02-30", "transferred_on": ""}, "filed_on", "日历上没有"),
        ({"filed_on": ""}, "filed_on", "必填"),
        ({"filed_on": "  "}, "filed_on", "必填"),
        ({"kind": "上诉状"}, "kind", "代码表"),
        ({"outcome_on": "2021-01-01"}, "outcome_on", "早于“上诉日期”"),
        ({"case_no": "2022民初1"}, "case_no", "案号"),
        ({"appeal_id": ""}, "appeal_id", "必填"),
    ],
)
def test_the_quarantine_says_what_is_wrong(
    store: RecordStore, deliver: Deliver, changes: Row, field: str, reason: str
) -> None:
    report = load_batch(store, deliver("one", appeal=[*GOOD, appeal(500, **changes)]))
    (rejection,) = store.quarantine(report.batch)
    assert (rejection.entity, rejection.row, rejection.field) == ("appeal", 102, field)
    assert reason in rejection.reason
    assert rejection.fix
    assert dict(rejection.record)["kind"] == {"kind": "appeal", **changes}["kind"]
    assert report.entities[0].loaded == 100
    assert report.entities[0].quarantined == 1


def test_every_fault_of_a_row_is_listed(store: RecordStore, deliver: Deliver) -> None:
    report = load_batch(store, deliver("one", appeal=[*GOOD, appeal(500, kind="x", filed_on="y", outcome_on="z")]))
    assert {rejection.field for rejection in report.rejections} == {"kind", "filed_on", "outcome_on"}
    assert report.quarantined == 1


def test_nothing_is_lost_between_store_and_quarantine(store: RecordStore, deliver: Deliver) -> None:
    bad = [appeal(500, kind="x"), appeal(501, filed_on="2022-13-01")]
    report = load_batch(store, deliver("one", appeal=GOOD + bad))
    head = store.head()
    assert head is not None
    stored = {row["_row"] for row in store.rows(head, "appeal")}
    held_back = {rejection.row for rejection in store.quarantine()}
    assert stored | held_back == set(range(2, 104))
    assert not stored & held_back
    assert report.delivered == 102


def test_equal_repetitions_keep_the_first_row(store: RecordStore, deliver: Deliver) -> None:
    report = load_batch(store, deliver("one", appeal=[*GOOD, GOOD[0]]))
    assert [rejection.row for rejection in report.rejections] == [102]
    assert report.entities[0].loaded == 100


def test_contradicting_rows_with_one_key_are_all_held_back(store: RecordStore, deliver: Deliver) -> None:
    report = load_batch(store, deliver("one", appeal=[*GOOD, appeal(0, outcome="amended")]))
    assert sorted(rejection.row for rejection in report.rejections) == [2, 102]
    assert "无法判断" in report.rejections[0].reason
    assert report.entities[0].loaded == 99


def test_a_bad_row_does_not_drag_down_a_good_one_with_its_key(store: RecordStore, deliver: Deliver) -> None:
    report = load_batch(store, deliver("one", appeal=[*GOOD, appeal(0, filed_on="2022-02-30")]))
    assert [rejection.row for rejection in report.rejections] == [102]


def test_a_row_with_too_few_columns_is_held_back_and_rows_keep_their_numbers(
    store: RecordStore, tmp_path: Path
) -> None:
    lines = csv_bytes("appeal", GOOD).decode().splitlines()
    lines.insert(3, "A900,残缺")
    data = ("\n".join(lines) + "\n").encode()
    report = load_batch(store, write_batch(tmp_path / "one", {"appeal": ("appeal.csv", data, 101)}))
    head = store.head()
    assert head is not None
    assert [(rejection.row, rejection.value) for rejection in report.rejections] == [(4, "A900,残缺")]
    assert {row["appeal_id"]: row["_row"] for row in store.rows(head, "appeal")}["A2"] == 5


def test_a_row_of_another_court_is_held_back(store: RecordStore, tmp_path: Path) -> None:
    rows = [{**row, "court": "粤0192"} for row in GOOD] + [{**appeal(500), "court": "粤0193"}]
    data = csv_bytes("appeal", rows, [*GOOD[0], "court"])
    report = load_batch(store, write_batch(tmp_path / "one", {"appeal": ("appeal.csv", data, 101)}))
    assert [(rejection.field, rejection.value) for rejection in report.rejections] == [("court", "粤0193")]


def test_too_many_bad_rows_refuse_the_whole_batch(store: RecordStore, deliver: Deliver) -> None:
    rows = GOOD[:90] + [appeal(number, kind="x") for number in range(200, 210)]
    with pytest.raises(UnreadableInput, match="100 行中有 10 行"):
        load_batch(store, deliver("one", appeal=rows))
    assert store.head() is None


def test_a_check_reports_the_same_and_stores_nothing(store: RecordStore, deliver: Deliver) -> None:
    batch = deliver("one", appeal=[*GOOD, appeal(500, kind="x")])
    checked = check_batch(store, batch)
    assert store.head() is None
    loaded = load_batch(store, batch)
    assert checked.rejections == loaded.rejections
    assert checked.snapshot is None


def test_spellings_of_a_case_number_are_stored_as_one(store: RecordStore, deliver: Deliver) -> None:
    load_batch(store, deliver("one", appeal=[appeal(1, case_no="(2022)粤0192民初 1号"), appeal(2)]))
    head = store.head()
    assert head is not None
    assert {row["case_no"] for row in store.rows(head, "appeal")} == {"（2022）粤0192民初1号"}


def test_references_to_nothing_are_told_but_stored(store: RecordStore, deliver: Deliver) -> None:
    report = load_batch(store, deliver("one", appeal=GOOD))
    (doubt,) = report.doubts
    assert (doubt.entity, doubt.field, doubt.rows) == ("appeal", "case_no", 100)
    assert report.entities[0].loaded == 100
