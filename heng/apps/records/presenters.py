"""From the record store to what the status page shows, one court at a time."""

from dataclasses import dataclass

from heng.records.quarantine import Rejection
from heng.records.snapshot import Batch, Snapshot
from heng.records.store import RecordStore
from heng.rulebook.contracts import load_contract

MOST_REJECTIONS = 100


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One kind of record of a court: label, system, rows."""

    entity: str
    label: str
    system: str
    rows: int


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A batch with its rows and those held back."""

    batch: Batch
    rows: int


def entity_rows(snapshot: Snapshot, court: str) -> list[EntityRow]:
    """The records of `court` by kind, largest first."""
    found = []
    for state in snapshot.entities:
        number = sum(file.rows for file in state.files if file.court == court)
        contract = load_contract(state.entity)
        if number:
            found.append(EntityRow(state.entity, contract.label, contract.system, number))
    return sorted(found, key=lambda one: -one.rows)


def batch_rows(snapshot: Snapshot, court: str) -> list[BatchRow]:
    """The batches of `court`, the newest first."""
    mine = [batch for batch in snapshot.batches if batch.court == court]
    return [BatchRow(batch, sum(number for _, number in batch.rows)) for batch in reversed(mine)]


def rejections(store: RecordStore, batches: list[BatchRow]) -> list[Rejection]:
    """The first rows held back, of all batches together."""
    held = (rejection for row in batches if row.batch.quarantined for rejection in store.quarantine(row.batch.id))
    return [rejection for rejection, _ in zip(held, range(MOST_REJECTIONS), strict=False)]
