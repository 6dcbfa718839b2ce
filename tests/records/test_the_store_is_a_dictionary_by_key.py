"""Whatever is delivered in whatever order, a snapshot holds the last good row of every key, like a dictionary."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heng.domain.errors import WrongState
from heng.records.load import load_batch
from heng.records.store import RecordStore
from tests.records.deliveries import appeal, csv_bytes, write_batch

outcomes = st.sampled_from(["affirmed", "amended", "remanded", ""])
deliveries = st.lists(
    st.tuples(
        st.sampled_from(["粤0192", "川0104"]), st.dictionaries(st.integers(1, 6), outcomes, min_size=1, max_size=6)
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(deliveries)
def test_every_snapshot_equals_the_dictionary_of_its_time(batches: list[tuple[str, dict[int, str]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = RecordStore(Path(folder) / "records")
        expected: dict[tuple[str, str], str | None] = {}
        history = []
        for number, (court, content) in enumerate(batches):
            rows = [appeal(key, outcome=outcome) for key, outcome in content.items()]
            batch = write_batch(
                Path(folder) / str(number), {"appeal": ("appeal.csv", csv_bytes("appeal", rows), len(rows))}, court
            )
            try:
                report = load_batch(store, batch)
            except WrongState:
                continue
            expected |= {(court, f"A{key}"): outcome or None for key, outcome in content.items()}
            history.append((report.snapshot, dict(expected)))
        for snapshot, then in history:
            stored = store.rows(store.snapshot(snapshot or ""), "appeal")
            assert {(row["court"], row["appeal_id"]): row["outcome"] for row in stored} == then
