"""A record store written by hand: Parquet files and one manifest, without deliveries and table versions."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from heng.records.schema import record_schema
from heng.records.snapshot import Batch, EntityState, FileState, Snapshot, to_text
from heng.records.store import RecordStore
from heng.rulebook.contracts import load_contract

COURT = "粤0192"
Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def with_court(rows: Rows) -> dict[str, list[dict[str, Any]]]:
    """The rows with the court and the provenance that the record store adds."""
    return {
        entity: [{"court": COURT, "_batch": "b-1", "_row": line, **row} for line, row in enumerate(given, 1)]
        for entity, given in rows.items()
    }


def write(folder: Path, rows: Rows, snapshot: str = "s-000000000001") -> RecordStore:
    """A store with one snapshot that holds `rows` (those of `with_court`); blank where a row does not name a field.

    An entity without rows was delivered by COURT on the last day of 2022 and says that there was no such record.
    """
    states = tuple(_write_entity(folder / entity, entity, given) for entity, given in sorted(rows.items()) if given)
    (folder / "snapshots").mkdir(parents=True, exist_ok=True)
    nothing = tuple((entity, 0) for entity, given in sorted(rows.items()) if not given)
    batch = Batch("b-1", "1", COURT, "审判流程管理系统", "2022-12-31 18:00:00", nothing, 0)
    (folder / "snapshots" / f"{snapshot}.json").write_text(to_text(Snapshot(snapshot, None, states, (batch,))))
    (folder / "HEAD").write_text(snapshot)
    return RecordStore(folder)


def _write_entity(folder: Path, entity: str, rows: Sequence[Mapping[str, Any]]) -> EntityState:
    folder.mkdir(parents=True, exist_ok=True)
    schema = record_schema(load_contract(entity))
    unknown = {name for row in rows for name in row} - set(schema.names)
    assert not unknown, f"{entity} has no field {unknown}"
    files = []
    for court in sorted({row["court"] for row in rows}):
        own = [{name: _plain(row.get(name)) for name in schema.names} for row in rows if row["court"] == court]
        pq.write_table(pa.Table.from_pylist(own, schema), folder / f"{court}.parquet")
        files.append(FileState(f"{court}.parquet", len(own), court))
    return EntityState(entity, 1, tuple(files))


def _plain(value: Any) -> Any:
    return Decimal(str(value)) if isinstance(value, float) else value
