"""A store of its own for every test, and a way to deliver batches to it."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from heng.records.store import RecordStore
from tests.records.deliveries import Row, csv_bytes, write_batch

Deliver = Callable[..., Path]


@pytest.fixture
def deliver(tmp_path: Path) -> Deliver:
    """Write a batch of CSV files: deliver("name", appeal=[rows], …)."""

    def write(name: str, court: str = "粤0192", **entities: Sequence[Row]) -> Path:
        files = {entity: (f"{entity}.csv", csv_bytes(entity, rows), len(rows)) for entity, rows in entities.items()}
        return write_batch(tmp_path / "deliveries" / name, files, court)

    return write


@pytest.fixture
def store(tmp_path: Path) -> RecordStore:
    """An empty store."""
    return RecordStore(tmp_path / "records")
