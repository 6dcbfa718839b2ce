"""A batch that is not whole is refused with one clear message, and the store stays as it was."""

import shutil
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from heng.domain.errors import UnreadableInput, WrongUsage
from heng.records.delivery import batches
from heng.records.load import load_batch
from heng.records.store import RecordStore
from tests.records.conftest import Deliver
from tests.records.deliveries import APPEAL, appeal, csv_bytes, write_batch

ROWS = [appeal(number) for number in range(20)]
DATA = csv_bytes("appeal", ROWS)
COLUMNS = list(APPEAL)


@pytest.fixture
def loaded(store: RecordStore, deliver: Deliver) -> RecordStore:
    """A store with one batch."""
    load_batch(store, deliver("first", appeal=[appeal(900)]))
    return store


def refused(store: RecordStore, batch: Path, message: str) -> None:
    before = store.head()
    with pytest.raises(UnreadableInput, match=message):
        load_batch(store, batch)
    assert store.head() == before


def one_file(folder: Path, name: str, data: bytes, rows: int = 20) -> Path:
    return write_batch(folder / "second", {"appeal": (name, data, rows)})


def test_a_changed_byte_is_noticed(loaded: RecordStore, tmp_path: Path) -> None:
    batch = one_file(tmp_path, "appeal.csv", DATA)
    (batch / "appeal.csv").write_bytes(DATA.replace(b"A1,", b"A9,"))
    refused(loaded, batch, "与清单不符")


def test_a_wrong_row_count_is_noticed(loaded: RecordStore, tmp_path: Path) -> None:
    refused(loaded, one_file(tmp_path, "appeal.csv", DATA, rows=21), "20 行，清单写明 21 行")


def test_a_missing_column_is_named(loaded: RecordStore, tmp_path: Path) -> None:
    data = csv_bytes("appeal", ROWS, [name for name in COLUMNS if name != "kind"])
    refused(loaded, one_file(tmp_path, "appeal.csv", data), "缺少列：kind（种类）")


def test_an_unknown_column_is_named(loaded: RecordStore, tmp_path: Path) -> None:
    refused(loaded, one_file(tmp_path, "appeal.csv", csv_bytes("appeal", ROWS, [*COLUMNS, "remark"])), "多出列：remark")


def test_a_repeated_column_is_named(loaded: RecordStore, tmp_path: Path) -> None:
    refused(loaded, one_file(tmp_path, "appeal.csv", csv_bytes("appeal", ROWS, [*COLUMNS, "kind"])), "重复列：kind")


def test_an_unknown_encoding_is_refused(loaded: RecordStore, tmp_path: Path) -> None:
    refused(loaded, one_file(tmp_path, "appeal.csv", DATA.decode().encode("utf-16")), "UTF-8")


def test_a_truncated_parquet_file_is_refused(loaded: RecordStore, tmp_path: Path) -> None:
    path = tmp_path / "whole.parquet"
    pq.write_table(pa.Table.from_pylist([dict(row) for row in ROWS]), path)
    refused(loaded, one_file(tmp_path, "appeal.parquet", path.read_bytes()[:-40]), "Parquet")


def test_an_empty_file_is_refused(loaded: RecordStore, tmp_path: Path) -> None:
    refused(loaded, one_file(tmp_path, "appeal.csv", b"", rows=0), "CSV")


def test_a_kind_of_file_nobody_agreed_on_is_refused(loaded: RecordStore, tmp_path: Path) -> None:
    refused(loaded, one_file(tmp_path, "appeal.xls", DATA), "格式")


def test_an_unknown_entity_is_refused(loaded: RecordStore, tmp_path: Path) -> None:
    refused(loaded, write_batch(tmp_path / "second", {"appeals": ("appeals.csv", DATA, 20)}), "没有契约")


def test_a_missing_file_is_named(loaded: RecordStore, tmp_path: Path) -> None:
    batch = one_file(tmp_path, "appeal.csv", DATA)
    (batch / "appeal.csv").unlink()
    refused(loaded, batch, "appeal.csv")


def test_a_file_that_was_not_announced_is_named(loaded: RecordStore, tmp_path: Path) -> None:
    batch = one_file(tmp_path, "appeal.csv", DATA)
    (batch / "hearing.csv").write_bytes(b"x")
    refused(loaded, batch, "hearing.csv 没有列入清单")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('court = "粤0192"', 'court = "广州"', "法院代字"),
        ('court = "粤0192"', "", "court"),
        ("rows = 20", 'rows = "多"', "写错"),
        ('court = "粤0192"', "court = ", "TOML"),
        ('sha256 = "', 'sha256 = "zz', "sha256"),
    ],
)
def test_a_wrong_manifest_is_explained(loaded: RecordStore, tmp_path: Path, old: str, new: str, message: str) -> None:
    manifest = one_file(tmp_path, "appeal.csv", DATA) / "manifest.toml"
    manifest.write_text(manifest.read_text("utf-8").replace(old, new), encoding="utf-8")
    refused(loaded, manifest.parent, message)


def test_a_truncated_zip_is_refused(loaded: RecordStore, tmp_path: Path) -> None:
    whole = Path(shutil.make_archive(str(tmp_path / "whole"), "zip", one_file(tmp_path, "appeal.csv", DATA)))
    half = tmp_path / "half.zip"
    half.write_bytes(whole.read_bytes()[:-60])
    refused(loaded, half, "zip")


def test_a_zip_with_a_damaged_member_is_refused(loaded: RecordStore, tmp_path: Path) -> None:
    path = tmp_path / "bad.zip"
    folder = one_file(tmp_path, "appeal.csv", DATA)
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(folder / "manifest.toml", "manifest.toml")
        archive.write(folder / "appeal.csv", "appeal.csv")
    path.write_bytes(path.read_bytes().replace(b"A1,", b"A9,", 1))
    refused(loaded, path, "损坏")


def test_a_folder_without_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="批次清单"):
        batches(tmp_path)


def test_a_path_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="找不到"):
        batches(tmp_path / "nowhere")
