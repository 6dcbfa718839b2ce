"""A DuckDB connection that sees one snapshot and nothing else: no other files, no network, no extensions."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
from sqlglot import exp

from heng.domain.indicator.derived import COURT
from heng.domain.record.contract import Contract, Field, FieldType
from heng.engine.predicate import cast, named
from heng.records.snapshot import Snapshot
from heng.records.store import RecordStore
from heng.rulebook.contracts import load_contract

_TYPES = {
    FieldType.STRING: "VARCHAR",
    FieldType.ENUM: "VARCHAR",
    FieldType.INTEGER: "BIGINT",
    FieldType.MONEY_FEN: "BIGINT",
    FieldType.DECIMAL: "DECIMAL(18, 4)",
    FieldType.BOOLEAN: "BOOLEAN",
    FieldType.DATE: "DATE",
    FieldType.DATETIME: "TIMESTAMP",
}
BATCH = Field("_batch", "批次", FieldType.STRING, required=True)
ROW = Field("_row", "批次中的行号", FieldType.INTEGER, required=True)
_NO_EXTENSIONS = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}


@contextmanager
def connected(
    store: RecordStore, snapshot: Snapshot, entities: Iterable[str], court: str | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in which every entity of `entities` is a view of its contract's fields, `_batch` and `_row`.

    With `court`, only files that may hold that court's rows are read. Fields that a file lacks are NULL; an entity
    without files is empty. File access is limited to the files of the snapshot and the settings are locked.
    """
    files = {entity: store.files(snapshot, entity, court) for entity in sorted(entities)}
    connection = duckdb.connect(":memory:", config=dict(_NO_EXTENSIONS))
    try:
        allowed = exp.array(*(_path(path) for paths in files.values() for path in paths))
        connection.execute(f"SET allowed_paths = {allowed.sql('duckdb')}")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        for entity, paths in files.items():
            _create_view(connection, load_contract(entity), paths)
        yield connection
    finally:
        connection.close()


def columns(contract: Contract) -> tuple[Field, ...]:
    """The columns of the view of an entity."""
    return (*contract.fields, COURT, BATCH, ROW)


def _create_view(connection: duckdb.DuckDBPyConnection, contract: Contract, paths: Sequence[Path]) -> None:
    source = _parquet(paths) if paths else None
    present = set() if source is None else _present(connection, source)
    fields = [_typed(field, field.name in present) for field in columns(contract)]
    select = exp.select(*fields)
    select = select.where(exp.false()) if source is None else select.from_(source)
    name = exp.to_identifier(contract.entity, quoted=True).sql("duckdb")
    connection.execute(f"CREATE TEMP VIEW {name} AS {select.sql('duckdb')}")


def _present(connection: duckdb.DuckDBPyConnection, source: exp.Expression) -> set[str]:
    probe = exp.select("*").from_(source.copy()).limit(0).sql("duckdb")
    return {column[0] for column in connection.execute(probe).description or ()}


def _typed(field: Field, present: bool) -> exp.Expression:
    column = exp.column(field.name, quoted=True) if present else exp.null()
    return named(cast(column, _TYPES[field.type]), field.name)


def _parquet(paths: Sequence[Path]) -> exp.Expression:
    named = exp.EQ(this=exp.column("union_by_name"), expression=exp.true())
    return exp.Anonymous(this="read_parquet", expressions=[exp.array(*(_path(path) for path in paths)), named])


def _path(path: Path) -> exp.Literal:
    return exp.Literal.string(str(path))
