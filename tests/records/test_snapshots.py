"""Snapshots: every load makes a new one, the old ones stay readable, equal deliveries give equal ids everywhere."""

from pathlib import Path

import pytest

from heng.domain.errors import NotFound, WrongState
from heng.records.load import load_batch
from heng.records.snapshot import Snapshot
from heng.records.store import RecordStore
from tests.records.conftest import Deliver
from tests.records.deliveries import appeal


def head_of(store: RecordStore) -> Snapshot:
    head = store.head()
    assert head is not None
    return head


def outcomes(store: RecordStore, snapshot: Snapshot) -> dict[str, str]:
    return {row["appeal_id"]: row["outcome"] for row in store.rows(snapshot, "appeal")}


def test_an_empty_store_has_no_snapshot(store: RecordStore) -> None:
    assert store.head() is None
    assert store.quarantine() == []


def test_a_correction_replaces_the_row_and_leaves_the_old_snapshot_as_it_was(
    store: RecordStore, deliver: Deliver
) -> None:
    load_batch(store, deliver("one", appeal=[appeal(1), appeal(2)]))
    before = head_of(store)
    report = load_batch(store, deliver("two", appeal=[appeal(2, outcome="amended"), appeal(3)]))
    after = head_of(store)
    assert outcomes(store, after) == {"A1": "affirmed", "A2": "amended", "A3": "affirmed"}
    assert outcomes(store, store.snapshot(before.id)) == {"A1": "affirmed", "A2": "affirmed"}
    assert (report.entities[0].loaded, report.entities[0].replaced) == (2, 1)
    assert (report.snapshot, report.previous) == (after.id, before.id)
    assert [snapshot.id for snapshot in store.history()] == [after.id, before.id]


def test_rows_say_which_batch_and_row_brought_them(store: RecordStore, deliver: Deliver) -> None:
    first = load_batch(store, deliver("one", appeal=[appeal(1), appeal(2)]))
    second = load_batch(store, deliver("two", appeal=[appeal(2, outcome="amended")]))
    origin = {row["appeal_id"]: (row["_batch"], row["_row"]) for row in store.rows(head_of(store), "appeal")}
    assert origin == {"A1": (first.batch, 2), "A2": (second.batch, 2)}


def test_a_correction_rewrites_only_the_files_it_touches(store: RecordStore, deliver: Deliver) -> None:
    load_batch(store, deliver("one", appeal=[appeal(1), appeal(2)]))
    load_batch(store, deliver("two", appeal=[appeal(3), appeal(4)]))
    load_batch(store, deliver("other", court="川0104", appeal=[appeal(1)]))
    before = set(store.files(head_of(store), "appeal"))
    load_batch(store, deliver("three", appeal=[appeal(4, outcome="amended")]))
    kept = before & set(store.files(head_of(store), "appeal"))
    assert len(before) == 3
    assert len(kept) == 2


def test_the_same_batch_again_changes_nothing(store: RecordStore, deliver: Deliver) -> None:
    batch = deliver("one", appeal=[appeal(1)])
    load_batch(store, batch)
    before = head_of(store)
    with pytest.raises(WrongState, match="已装载"):
        load_batch(store, batch)
    assert head_of(store) == before


def test_equal_deliveries_give_equal_ids_on_every_machine(tmp_path: Path, deliver: Deliver) -> None:
    one, two = deliver("one", appeal=[appeal(1)]), deliver("two", appeal=[appeal(2)])
    here, there, elsewhere = (RecordStore(tmp_path / name) for name in ("here", "there", "elsewhere"))
    for store, order in ((here, (one, two)), (there, (one, two)), (elsewhere, (two, one))):
        for batch in order:
            load_batch(store, batch)
    assert head_of(here).id == head_of(there).id
    assert head_of(here).id.startswith("s-")
    assert head_of(elsewhere).id != head_of(here).id


def test_the_files_of_a_court_hold_only_its_rows(store: RecordStore, deliver: Deliver) -> None:
    load_batch(store, deliver("one", appeal=[appeal(1), appeal(2)]))
    load_batch(store, deliver("two", court="川0104", appeal=[appeal(1), appeal(9)]))
    head = head_of(store)
    assert head.courts() == ("川0104", "粤0192")
    assert {row["court"] for row in store.rows(head, "appeal", "川0104")} == {"川0104"}
    assert store.files(head, "appeal", "粤01") == []
    assert set(store.files(head, "appeal")) == {
        file for court in head.courts() for file in store.files(head, "appeal", court)
    }


def test_two_courts_may_use_the_same_keys(store: RecordStore, deliver: Deliver) -> None:
    load_batch(store, deliver("one", appeal=[appeal(1)]))
    report = load_batch(store, deliver("two", court="川0104", appeal=[appeal(1, outcome="amended")]))
    assert report.entities[0].replaced == 0
    assert sorted(row["outcome"] for row in store.rows(head_of(store), "appeal")) == ["affirmed", "amended"]


def test_rows_are_sorted_by_time(store: RecordStore, deliver: Deliver) -> None:
    days = ["2022-05-01", "2022-01-03", "2022-03-02"]
    late = {"transferred_on": "", "outcome_on": ""}
    load_batch(store, deliver("one", appeal=[appeal(n, filed_on=day, **late) for n, day in enumerate(days)]))
    assert [str(row["filed_on"]) for row in store.rows(head_of(store), "appeal")] == sorted(days)


def test_a_table_joins_original_and_corrected_files(store: RecordStore, deliver: Deliver) -> None:
    load_batch(store, deliver("one", appeal=[appeal(1), appeal(2)]))
    load_batch(store, deliver("two", appeal=[appeal(2, outcome="amended")]))
    table = store.table(head_of(store), "appeal")
    assert table is not None
    assert table.num_rows == 2
    assert store.table(head_of(store), "hearing") is None


@pytest.mark.parametrize("name", ["s-000000000000", "../HEAD", "x"])
def test_an_unknown_snapshot_is_not_found(store: RecordStore, deliver: Deliver, name: str) -> None:
    load_batch(store, deliver("one", appeal=[appeal(1)]))
    with pytest.raises(NotFound, match="快照"):
        store.snapshot(name)


def test_a_file_without_rows_says_that_nothing_happened(store: RecordStore, deliver: Deliver) -> None:
    load_batch(store, deliver("one", appeal=[appeal(1)], complaint=[]))
    head = head_of(store)
    assert head.delivered("complaint", "粤0192")
    assert not head.delivered("complaint", "川0104")
    assert not head.delivered("hearing", "粤0192")
    assert head.entity("complaint") is None
    assert list(store.rows(head, "complaint")) == []
