"""Which snapshot of the record store a computation reads."""

from heng.domain.errors import WrongState
from heng.records.snapshot import Snapshot
from heng.records.store import RecordStore


def pin(store: RecordStore, snapshot: str | None) -> Snapshot:
    """The snapshot called `snapshot`, or the newest one; WrongState while the store is empty."""
    if snapshot is not None:
        return store.snapshot(snapshot)
    head = store.head()
    if head is None:
        raise WrongState(
            "还没有装载任何业务数据。请先运行 heng records load 装载一批数据，或运行 heng demo 生成演示数据。"
        )
    return head
