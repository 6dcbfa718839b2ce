"""The record store: a Delta table per entity, and snapshots that say which of their files belong together.

Readers follow HEAD to a manifest and open only the files it lists. A load writes new files, then a new manifest, and
last of all moves HEAD, so an interrupted load changes nothing that anybody reads; the next load clears it away.
"""

import fcntl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from heng.domain.errors import NotFound, WrongState
from heng.records.atomic import write_atomically
from heng.records.home import data_folder
from heng.records.quarantine import Rejection, read_rejections, write_rejections
from heng.records.schema import as_stored, fingerprint
from heng.records.snapshot import Batch, EntityState, Snapshot, from_text, snapshot_id, to_text
from heng.records.table import put_rows, read_state, undo
from heng.rulebook.contracts import entities, load_contract


class RecordStore:
    """The versioned records below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def default(cls) -> "RecordStore":
        """The store of this installation."""
        return cls(data_folder() / "records")

    def head(self) -> Snapshot | None:
        """The newest snapshot; None while nothing was ever loaded."""
        pointer = self.folder / "HEAD"
        return self.snapshot(pointer.read_text("utf-8").strip()) if pointer.exists() else None

    def snapshot(self, snapshot: str) -> Snapshot:
        """The snapshot with the id `snapshot` (s-…); NotFound where this store has none of that id."""
        path = self._manifest(snapshot)
        if path.parent != self.folder / "snapshots" or not path.exists():
            raise NotFound(f"没有编号为“{snapshot}”的数据快照。可用 heng records status 查看现有快照。")
        return from_text(path.read_text("utf-8"))

    def history(self) -> tuple[Snapshot, ...]:
        """All snapshots, the newest first."""
        chain: list[Snapshot] = []
        current = self.head()
        while current is not None:
            chain.append(current)
            current = self.snapshot(current.previous) if current.previous else None
        return tuple(chain)

    def files(self, snapshot: Snapshot, entity: str, court: str | None = None) -> list[Path]:
        """The Parquet files of `entity` at `snapshot`, only those with rows of `court` where one is given."""
        state = snapshot.entity(entity)
        files = state.files if state else ()
        return [self.folder / entity / file.path for file in files if court in (None, file.court)]

    def table(self, snapshot: Snapshot, entity: str, court: str | None = None) -> pa.Table | None:
        """The records of `entity` as an Arrow table; None where there are none."""
        files = self.files(snapshot, entity, court)
        tables = [as_stored(pq.ParquetFile(file).read(), load_contract(entity)) for file in files]
        return pa.concat_tables(tables) if tables else None

    def rows(self, snapshot: Snapshot, entity: str, court: str | None = None) -> Iterator[dict[str, Any]]:
        """The records of `entity` one by one, with court, _batch and _row."""
        for file in self.files(snapshot, entity, court):
            for group in pq.ParquetFile(file).iter_batches():
                yield from group.to_pylist()

    def quarantine(self, batch: str | None = None) -> list[Rejection]:
        """The rows held back, of one batch or of all loaded ones."""
        head = self.head()
        loaded = [known.id for known in head.batches] if head else []
        if batch is not None and batch not in loaded:
            raise NotFound(f"没有装载过编号为“{batch}”的批次。")
        wanted = loaded if batch is None else [batch]
        return [rejection for name in wanted for rejection in read_rejections(self._held_back(name))]

    def refuse_repeated(self, digest: str) -> None:
        """Raise WrongState where a batch of the same content was loaded before."""
        head = self.head()
        same = [batch.id for batch in head.batches if batch.digest == digest] if head else []
        if same:
            raise WrongState(
                f"该批次已装载（批次号 {same[0]}），内容完全相同，未作任何改动。如需更正，请交付内容有变的批次。"
            )

    def commit(
        self, batch: Batch, tables: Mapping[str, pa.Table], rejections: Sequence[Rejection]
    ) -> tuple[Snapshot, dict[str, int]]:
        """Store a batch as a whole; returns the new snapshot and the number of rows replaced by entity.

        The rows of each table have the stored schema. Raises WrongState where the same batch is already there.
        """
        with self._alone():
            self.refuse_repeated(batch.digest)
            before = self.head()
            self._clear_interrupted(before)
            write_atomically(self._marker, batch.id)
            states = {state.entity: state for state in before.entities} if before else {}
            replaced: dict[str, int] = {}
            for entity, rows in tables.items():
                folder, key = self.folder / entity, load_contract(entity).key
                replaced[entity] = put_rows(folder, rows, key, batch.court, states.get(entity))
                states[entity] = read_state(folder, entity)
            after = _next(before, batch, states, tables)
            write_rejections(self._held_back(batch.id), rejections)
            write_atomically(self._manifest(after.id), to_text(after))
            write_atomically(self.folder / "HEAD", after.id)
            self._marker.unlink()
        return after, replaced

    @property
    def _marker(self) -> Path:
        return self.folder / "LOADING"

    def _manifest(self, snapshot: str) -> Path:
        return self.folder / "snapshots" / f"{snapshot}.json"

    def _held_back(self, batch: str) -> Path:
        return self.folder / "quarantine" / f"{batch}.jsonl"

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One load at a time; the lock dies with the process that holds it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise WrongState("另一个装载正在进行，请等它结束后再试。") from None
            yield

    def _clear_interrupted(self, head: Snapshot | None) -> None:
        """Take away what an interrupted load left behind; its marker shows that there is something."""
        if not self._marker.exists():
            return
        history = self.history()
        for entity in entities():
            folder = self.folder / entity
            if folder.exists():
                states = [state for snapshot in history if (state := snapshot.entity(entity))]
                known = (file.path for state in states for file in state.files)
                undo(folder, head.entity(entity) if head else None, known)
        kept = {snapshot.id for snapshot in history}
        for path in (self.folder / "snapshots").glob("s-*.json"):
            if path.stem not in kept:
                path.unlink()
        self._marker.unlink()


def _next(
    before: Snapshot | None, batch: Batch, states: Mapping[str, EntityState], delivered: Mapping[str, pa.Table]
) -> Snapshot:
    previous = before.id if before else None
    contracts = (fingerprint(load_contract(entity)) for entity in delivered)
    return Snapshot(
        id=snapshot_id(previous, batch.digest, contracts),
        previous=previous,
        entities=tuple(states[entity] for entity in sorted(states)),
        batches=(*(before.batches if before else ()), batch),
    )
