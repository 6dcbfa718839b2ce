"""Snapshots: which files of which table versions make up the records at one moment, and which batches brought them."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FileState:
    """A Parquet file of an entity's table; `path` is relative to the entity's folder; all rows are of one court."""

    path: str
    rows: int
    court: str


@dataclass(frozen=True, slots=True)
class EntityState:
    """An entity's table at a snapshot: Delta version, files and rows in all."""

    entity: str
    version: int
    files: tuple[FileState, ...]

    @property
    def rows(self) -> int:
        """The number of records of all courts."""
        return sum(file.rows for file in self.files)


@dataclass(frozen=True, slots=True)
class Batch:
    """A loaded batch: `id` (b-…) and `digest` from its content, rows loaded by entity, rows held back."""

    id: str
    digest: str
    court: str
    system: str
    delivered_at: str
    rows: tuple[tuple[str, int], ...]
    quarantined: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The records after a batch; `previous` is the snapshot before it, None for the first."""

    id: str
    previous: str | None
    entities: tuple[EntityState, ...]
    batches: tuple[Batch, ...]

    def entity(self, name: str) -> EntityState | None:
        """The state of the entity `name`; None where no record of it was ever delivered."""
        return next((state for state in self.entities if state.entity == name), None)

    def delivered(self, entity: str, court: str) -> bool:
        """Whether `court` ever delivered `entity`, be it a file without rows (nothing of the kind happened)."""
        return any(batch.court == court and entity in dict(batch.rows) for batch in self.batches)

    def courts(self) -> tuple[str, ...]:
        """The court words that have delivered, sorted."""
        return tuple(sorted({batch.court for batch in self.batches}))


def snapshot_id(previous: str | None, digest: str, contracts: Iterable[str]) -> str:
    """The id of the snapshot that a batch makes: the same deliveries under the same contracts give the same id."""
    text = "\n".join([previous or "", digest, *sorted(contracts)])
    return f"s-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def to_text(snapshot: Snapshot) -> str:
    """The snapshot as its manifest file."""
    return json.dumps(asdict(snapshot), ensure_ascii=False, indent=1) + "\n"


def from_text(text: str) -> Snapshot:
    """The snapshot of a manifest file."""
    data = json.loads(text)
    return Snapshot(
        id=data["id"],
        previous=data["previous"],
        entities=tuple(_entity(entry) for entry in data["entities"]),
        batches=tuple(_batch(entry) for entry in data["batches"]),
    )


def _entity(data: dict[str, Any]) -> EntityState:
    return EntityState(data["entity"], data["version"], tuple(FileState(**file) for file in data["files"]))


def _batch(data: dict[str, Any]) -> Batch:
    return Batch(**{**data, "rows": tuple((entity, rows) for entity, rows in data["rows"])})
