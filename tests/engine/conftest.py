"""A record store of given rows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from heng.records.store import RecordStore
from tests.engine.parquet_store import Rows, with_court, write


@pytest.fixture
def store_of(tmp_path: Path) -> Callable[[Rows], RecordStore]:
    """Makes a store of the given rows."""
    return lambda rows: write(tmp_path, with_court(rows))
