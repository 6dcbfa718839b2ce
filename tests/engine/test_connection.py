"""The connection sees the snapshot's files and nothing else."""

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from heng.engine.connection import connected
from heng.engine.source import pin
from tests.engine.parquet_store import with_court, write

ROWS = with_court({"suggestion": [{"suggestion_id": "1"}]})


def test_other_files_settings_and_extensions_are_out_of_reach(tmp_path):
    store = write(tmp_path / "records", ROWS)
    secret = tmp_path / "secret.csv"
    secret.write_text("a,b\n1,2\n")
    with connected(store, pin(store, None), {"suggestion"}) as connection:
        assert connection.execute("SELECT count(*) FROM suggestion").fetchall() == [(1,)]
        for statement in (f"SELECT * FROM read_csv('{secret}')", f"COPY suggestion TO '{tmp_path}/x.csv'"):
            with pytest.raises(duckdb.PermissionException):
                connection.execute(statement)
        with pytest.raises(duckdb.Error, match="locked"):
            connection.execute("SET enable_external_access = true")
        with pytest.raises(duckdb.Error):
            connection.execute("INSTALL httpfs")


def test_a_file_from_before_a_field_was_added_reads_as_blank_there(tmp_path):
    store = write(tmp_path, ROWS)
    [file] = store.files(pin(store, None), "suggestion")
    pq.write_table(pa.table({"suggestion_id": ["1"], "court": ["粤0192"]}), file)
    with connected(store, pin(store, None), {"suggestion", "appeal"}) as connection:
        assert connection.execute("SELECT suggestion_id, issued_on, _batch FROM suggestion").fetchall() == [
            ("1", None, None)
        ]
        assert connection.execute("SELECT count(*) FROM appeal").fetchall() == [(0,)]
