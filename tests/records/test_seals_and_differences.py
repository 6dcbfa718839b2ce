"""Seals pin a snapshot for good; differences name every record that changed between two."""

import pytest

from heng.domain.errors import NotFound, WrongState, WrongUsage
from heng.records.difference import differences
from heng.records.load import load_batch
from heng.records.seal import Seal, seal, seals
from heng.records.store import RecordStore
from tests.records.conftest import Deliver
from tests.records.deliveries import appeal


@pytest.fixture
def history(store: RecordStore, deliver: Deliver) -> tuple[str, str]:
    """The ids of two snapshots: A1 stays, A2 is corrected, A3 is new."""
    load_batch(store, deliver("one", appeal=[appeal(1), appeal(2)]))
    load_batch(store, deliver("two", appeal=[appeal(2, outcome="amended"), appeal(3)]))
    newest, oldest = store.history()
    return oldest.id, newest.id


def test_a_seal_stays_where_it_is_when_records_move_on(store: RecordStore, history: tuple[str, str]) -> None:
    done = seal(store, "2022年度自评", history[0], "粤0192", "2022")
    assert done == Seal("2022年度自评", history[0], "粤0192", "2022")
    assert seal(store, "2022年度自评", history[0], "粤0192", "2022") == done
    with pytest.raises(WrongState, match="已存在"):
        seal(store, "2022年度自评", history[1], "粤0192", "2022")
    assert seals(store) == (done,)


@pytest.mark.parametrize(
    ("name", "court", "period"),
    [("a/b", "粤0192", "2022"), ("甲", "川0104", "2022"), ("甲", "粤0192", "2022-13"), ("", "粤0192", "2022")],
)
def test_an_impossible_seal_is_wrong_usage(
    store: RecordStore, history: tuple[str, str], name: str, court: str, period: str
) -> None:
    with pytest.raises(WrongUsage):
        seal(store, name, history[0], court, period)
    assert seals(store) == ()


def test_an_unknown_snapshot_cannot_be_sealed(store: RecordStore, history: tuple[str, str]) -> None:
    with pytest.raises(NotFound):
        seal(store, "甲", "s-ffffffffffff", "粤0192", "2022")


def test_differences_name_added_and_changed_records(store: RecordStore, history: tuple[str, str]) -> None:
    old, new = (store.snapshot(name) for name in history)
    found = {difference.key: (difference.kind, difference.fields) for difference in differences(store, old, new)}
    assert found == {("A2",): ("changed", (("outcome", "affirmed", "amended"),)), ("A3",): ("added", ())}


def test_differences_backwards_are_the_mirror_image(store: RecordStore, history: tuple[str, str]) -> None:
    old, new = (store.snapshot(name) for name in history)
    found = {difference.key: (difference.kind, difference.fields) for difference in differences(store, new, old)}
    assert found == {("A2",): ("changed", (("outcome", "amended", "affirmed"),)), ("A3",): ("removed", ())}


def test_a_snapshot_does_not_differ_from_itself(store: RecordStore, history: tuple[str, str]) -> None:
    snapshot = store.snapshot(history[1])
    assert list(differences(store, snapshot, snapshot)) == []
