"""One entity's Delta table: new rows are appended, redelivered keys replaced, only the files they touch rewritten."""

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
from deltalake import DeltaTable, WriterProperties, write_deltalake

from heng.records.schema import COURT
from heng.records.snapshot import EntityState, FileState

_WRITER = WriterProperties(compression="ZSTD")


def put_rows(folder: Path, rows: pa.Table, key: Sequence[str], court: str, state: EntityState | None) -> int:
    """Store `rows` of one court; a row whose key is already there takes the old one's place.

    `state` is the table as readers know it. Returns how many rows were replaced.
    """
    files = [folder / file.path for file in state.files if file.court == court] if state else []
    replaced = _already_there(files, rows, key)
    if replaced:
        _delete_keys(folder, rows, key, court)
    write_deltalake(folder, rows, mode="append", schema_mode="merge", writer_properties=_WRITER)
    return replaced


def read_state(folder: Path, entity: str) -> EntityState:
    """The table's newest version and its files, with rows and court from the file statistics."""
    table = DeltaTable(folder)
    actions = pa.table(table.get_add_actions(flatten=True)).select(["path", "num_records", f"min.{COURT}"])
    files = (FileState(*entry.values()) for entry in actions.to_pylist())
    return EntityState(entity, table.version(), tuple(sorted(files, key=lambda file: (file.court, file.path))))


def undo(folder: Path, state: EntityState | None, known: Iterable[str]) -> None:
    """Bring the table back to `state` after an interrupted load, and remove files that no snapshot knows.

    `known` are the paths of this entity's files over all snapshots. Without a state the table itself goes.
    """
    if state is None:
        shutil.rmtree(folder, ignore_errors=True)
        return
    current = read_state(folder, state.entity)
    if set(current.files) != set(state.files):
        DeltaTable(folder).restore(state.version)
    kept = set(known)
    for path in folder.glob("*.parquet"):
        if path.name not in kept:
            path.unlink()


def _already_there(files: list[Path], rows: pa.Table, key: Sequence[str]) -> int:
    """How many of the delivered keys are stored; keys are unique on both sides."""
    if not files:
        return 0
    names = ", ".join(f'"{name}"' for name in key)
    with duckdb.connect() as connection:
        delivered = connection.from_arrow(rows.select(list(key)))
        stored = connection.read_parquet([str(file) for file in files]).select(names)
        return int(stored.intersect(delivered).shape[0])


def _delete_keys(folder: Path, rows: pa.Table, key: Sequence[str], court: str) -> None:
    """Take out the delivered keys. The literal court lets Delta pass over the files of other courts."""
    same_key = " AND ".join(f'target."{name}" = source."{name}"' for name in key)
    merge = DeltaTable(folder).merge(
        source=rows.select(list(key)),
        predicate=f"target.{COURT} = '{court}' AND {same_key}",
        source_alias="source",
        target_alias="target",
        writer_properties=_WRITER,
    )
    merge.when_matched_delete().execute()
