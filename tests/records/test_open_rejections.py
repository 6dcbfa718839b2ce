"""A row held back is settled as soon as a record with its key is stored."""

from heng.records.load import load_batch
from heng.records.open_rejections import open_rejections
from heng.records.store import RecordStore
from tests.records.conftest import Deliver
from tests.records.deliveries import appeal

GOOD = [appeal(number) for number in range(100)]


def test_a_correction_settles_its_row_and_no_other(store: RecordStore, deliver: Deliver) -> None:
    load_batch(
        store, deliver("one", appeal=[*GOOD, appeal(500, kind="x"), appeal(501, kind="x"), appeal(502, appeal_id="")])
    )
    assert [rejection.row for rejection in open_rejections(store)] == [102, 103, 104]
    load_batch(store, deliver("two", appeal=[appeal(501)]))
    assert [rejection.row for rejection in open_rejections(store)] == [102, 104]
    assert len(store.quarantine()) == 3


def test_the_same_key_of_another_court_settles_nothing(store: RecordStore, deliver: Deliver) -> None:
    load_batch(store, deliver("one", appeal=[*GOOD, appeal(500, kind="x")]))
    load_batch(store, deliver("two", court="川0104", appeal=[appeal(500)]))
    assert len(open_rejections(store)) == 1


def test_a_repeated_row_is_settled_from_the_start(store: RecordStore, deliver: Deliver) -> None:
    load_batch(store, deliver("one", appeal=[*GOOD, GOOD[0]]))
    assert open_rejections(store) == ()


def test_contradicting_rows_stay_open(store: RecordStore, deliver: Deliver) -> None:
    load_batch(store, deliver("one", appeal=[*GOOD, appeal(0, outcome="amended")]))
    assert len(open_rejections(store)) == 2


def test_an_empty_store_has_none(store: RecordStore) -> None:
    assert open_rejections(store) == ()
