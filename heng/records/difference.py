"""What changed between two snapshots: records added, removed and changed, by key."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from heng.records.schema import COURT, as_stored
from heng.records.snapshot import Snapshot
from heng.records.store import RecordStore
from heng.rulebook.contracts import load_contract


@dataclass(frozen=True, slots=True)
class Difference:
    """One record that differs. `kind` is added, removed or changed; `fields` are (name, before, after)."""

    entity: str
    court: str
    key: tuple[str, ...]
    kind: str
    fields: tuple[tuple[str, str | None, str | None], ...] = ()

    def to_json(self) -> dict[str, object]:
        """The difference for machine-readable output."""
        fields = [{"field": name, "before": before, "after": after} for name, before, after in self.fields]
        return {"entity": self.entity, "court": self.court, "key": list(self.key), "kind": self.kind, "fields": fields}


def differences(store: RecordStore, before: Snapshot, after: Snapshot) -> Iterator[Difference]:
    """All records that differ, by entity and key. Files that both snapshots share are not opened."""
    names = {state.entity for state in (*before.entities, *after.entities)}
    for entity in sorted(names):
        old, new = (set(store.files(snapshot, entity)) for snapshot in (before, after))
        yield from _compare(entity, _records(entity, old - new), _records(entity, new - old))


def _records(entity: str, files: set[Path]) -> dict[tuple[str, ...], dict[str, Any]]:
    """The records of some files by court and key; where a row came from does not belong to the record."""
    contract = load_contract(entity)
    names = [COURT, *(field.name for field in contract.fields)]
    records = {}
    for file in sorted(files):
        for row in as_stored(pq.ParquetFile(file).read(), contract).select(names).to_pylist():
            records[row[COURT], *(str(row[name]) for name in contract.key)] = row
    return records


def _compare(
    entity: str, old: dict[tuple[str, ...], dict[str, Any]], new: dict[tuple[str, ...], dict[str, Any]]
) -> Iterator[Difference]:
    for identity in sorted(old.keys() | new.keys()):
        court, *key = identity
        before, after = old.get(identity), new.get(identity)
        if before is None or after is None:
            yield Difference(entity, court, tuple(key), "added" if before is None else "removed")
        elif before != after:
            fields = [(name, _text(before[name]), _text(after[name])) for name in before if before[name] != after[name]]
            yield Difference(entity, court, tuple(key), "changed", tuple(fields))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
