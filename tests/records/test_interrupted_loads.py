"""A load that dies half-way leaves what readers see as it was, and the next load clears up."""

from collections.abc import Callable
from pathlib import Path

import pytest

from heng.domain.errors import WrongState
from heng.records import store as store_module
from heng.records import table as table_module
from heng.records.load import load_batch
from heng.records.store import RecordStore
from tests.records.conftest import Deliver
from tests.records.deliveries import APPEAL, appeal

SUGGESTION = {"suggestion_id": "S1", "issued_on": "2022-05-01"}


class PowerFailureError(Exception):
    """The machine went down."""


def crash_at(monkeypatch: pytest.MonkeyPatch, name: str, call: int) -> None:
    """Let the `call`-th call of a function that the store uses be the last thing that happens."""
    module = store_module if hasattr(store_module, name) else table_module
    real: Callable[..., object] = getattr(module, name)
    calls = 0

    def dying(*arguments: object, **options: object) -> object:
        nonlocal calls
        calls += 1
        if calls == call:
            raise PowerFailureError
        return real(*arguments, **options)

    monkeypatch.setattr(module, name, dying)


def content(store: RecordStore) -> dict[str, object]:
    head = store.head()
    assert head is not None
    return {state.entity: sorted(map(str, store.rows(head, state.entity))) for state in head.entities}


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("put_rows", 1),
        ("write_deltalake", 1),
        ("put_rows", 2),
        ("read_state", 2),
        ("write_rejections", 1),
        ("write_atomically", 2),
        ("write_atomically", 3),
    ],
)
def test_readers_see_nothing_of_it_and_the_next_load_is_as_if_it_never_was(
    store: RecordStore, deliver: Deliver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, call: int
) -> None:
    first = deliver("first", appeal=[appeal(1), appeal(2)])
    second = deliver("second", appeal=[appeal(2, outcome="amended")], suggestion=[SUGGESTION])
    third = deliver("third", appeal=[appeal(3)])
    load_batch(store, first)
    before, seen = store.head(), content(store)
    with monkeypatch.context() as context:
        crash_at(context, name, call)
        with pytest.raises(PowerFailureError):
            load_batch(store, second)
    assert store.head() == before
    assert content(store) == seen
    load_batch(store, third)

    undisturbed = RecordStore(tmp_path / "undisturbed")
    for batch in (first, third):
        load_batch(undisturbed, batch)
    assert content(store) == content(undisturbed)
    assert store.head().id == undisturbed.head().id  # type: ignore[union-attr]
    assert leftovers(store) == set()


def leftovers(store: RecordStore) -> set[Path]:
    """Parquet files and manifests that belong to no snapshot."""
    history = store.history()
    known = {
        file for snapshot in history for state in snapshot.entities for file in store.files(snapshot, state.entity)
    }
    manifests = {store.folder / "snapshots" / f"{snapshot.id}.json" for snapshot in history}
    return (set(store.folder.glob("*/*.parquet")) - known) | (set(store.folder.glob("snapshots/*")) - manifests)


def test_the_interrupted_batch_can_be_loaded_again(
    store: RecordStore, deliver: Deliver, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = deliver("only", appeal=[APPEAL])
    with monkeypatch.context() as context:
        crash_at(context, "write_rejections", 1)
        with pytest.raises(PowerFailureError):
            load_batch(store, batch)
    assert store.head() is None
    assert load_batch(store, batch).entities[0].loaded == 1
    assert leftovers(store) == set()


def test_two_loads_at_a_time_are_refused(store: RecordStore, deliver: Deliver) -> None:
    with store._alone(), pytest.raises(WrongState, match="正在进行"):
        load_batch(store, deliver("only", appeal=[APPEAL]))
    assert store.head() is None
