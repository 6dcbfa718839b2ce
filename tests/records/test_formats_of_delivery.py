"""CSV (UTF-8 or GB18030), JSON lines and Parquet, as folder or zip, all bring the same records."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from heng.records.delivery import batches
from heng.records.load import load_batch
from heng.records.store import RecordStore
from heng.rulebook.contracts import load_contract
from tests.records.conftest import Deliver
from tests.records.deliveries import appeal, csv_bytes, write_batch

ROWS = [appeal(1), appeal(2, transferred_on="", second_case_no="", outcome="", outcome_on="")]


def json_lines() -> bytes:
    rows = [{name: value or None for name, value in row.items()} for row in ROWS]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def parquet() -> bytes:
    typed = [
        {
            name: date.fromisoformat(str(value)) if value and name.endswith("_on") else value or None
            for name, value in row.items()
        }
        for row in ROWS
    ]
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(typed), sink)
    return sink.getvalue().to_pybytes()


def labelled() -> bytes:
    contract = load_contract("appeal")
    heading, _, rest = csv_bytes("appeal", ROWS).decode().partition("\n")
    labels = ",".join(contract.field(name).label for name in heading.split(","))
    return f"{labels}\n{rest.replace('appeal', '上诉')}".encode("gb18030")


def stored(store: RecordStore, batch: Path) -> list[dict[str, Any]]:
    load_batch(store, batch)
    head = store.head()
    assert head is not None
    rows = [
        {name: value for name, value in row.items() if not name.startswith("_")} for row in store.rows(head, "appeal")
    ]
    return sorted(rows, key=lambda row: str(row["appeal_id"]))


@pytest.fixture
def expected(tmp_path: Path) -> list[dict[str, Any]]:
    """The records as plain UTF-8 CSV brings them."""
    batch = write_batch(tmp_path / "plain", {"appeal": ("appeal.csv", csv_bytes("appeal", ROWS), 2)})
    return stored(RecordStore(tmp_path / "plain-store"), batch)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bom.csv", "\ufeff".encode() + csv_bytes("appeal", ROWS)),
        ("windows.csv", csv_bytes("appeal", ROWS).replace(b"\n", b"\r\n")),
        ("gb18030.csv", csv_bytes("appeal", ROWS).decode().encode("gb18030")),
        ("labels.csv", labelled()),
        ("lines.jsonl", json_lines()),
        ("table.parquet", parquet()),
    ],
)
def test_every_format_brings_the_same_records(
    store: RecordStore, tmp_path: Path, expected: list[dict[str, Any]], name: str, data: bytes
) -> None:
    assert stored(store, write_batch(tmp_path / "batch", {"appeal": (name, data, 2)})) == expected
    assert expected[0]["outcome"] == "affirmed"
    assert expected[1]["outcome"] is None


@pytest.mark.parametrize("enclosed", [False, True])
def test_a_zip_brings_the_same_records(
    store: RecordStore, deliver: Deliver, tmp_path: Path, expected: list[dict[str, Any]], enclosed: bool
) -> None:
    folder = deliver("zipped", appeal=ROWS)
    where = {"root_dir": folder.parent, "base_dir": folder.name} if enclosed else {"root_dir": folder}
    archive = Path(shutil.make_archive(str(tmp_path / "batch"), "zip", **where))
    assert stored(store, archive) == expected


def test_a_broken_json_line_is_held_back(store: RecordStore, tmp_path: Path) -> None:
    lines = "".join(json.dumps(appeal(number), ensure_ascii=False) + "\n" for number in range(50)) + '{"appeal_id": "A7'
    batch = write_batch(tmp_path / "batch", {"appeal": ("appeal.jsonl", lines.encode(), 51)})
    report = load_batch(store, batch)
    assert [rejection.row for rejection in report.rejections] == [51]


def test_batches_inside_a_folder_come_in_the_order_of_their_names(deliver: Deliver) -> None:
    second, first = deliver("b", appeal=ROWS), deliver("a", appeal=ROWS)
    assert batches(first.parent) == (first, second)
