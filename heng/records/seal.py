"""Seals: a snapshot pinned under a name, for the court and period whose published figures rest on it."""

import json
import re
from dataclasses import asdict, dataclass

from heng.domain.errors import WrongState, WrongUsage
from heng.domain.period import parse_period
from heng.records.atomic import write_atomically
from heng.records.store import RecordStore

_NAME = re.compile(r"[\w\-]{1,80}")


@dataclass(frozen=True, slots=True)
class Seal:
    """The snapshot on which the figures of `court` for `period` rest."""

    name: str
    snapshot: str
    court: str
    period: str


def seal(store: RecordStore, name: str, snapshot: str, court: str, period: str) -> Seal:
    """Pin `snapshot` as `name`. A seal never moves: WrongState where the name already stands for something else.

    Raises NotFound for an unknown snapshot, WrongUsage for an impossible name or period or a court without records.
    """
    if _NAME.fullmatch(name) is None:
        raise WrongUsage(f"封存名称“{name}”只能用汉字、字母、数字、下划线和连字符，至多 80 字。")
    if court not in store.snapshot(snapshot).courts():
        raise WrongUsage(f"快照 {snapshot} 中没有法院“{court}”的数据，无法封存。")
    wanted = Seal(name, snapshot, court, parse_period(period).name)
    present = {known.name: known for known in seals(store)}
    if present.get(name, wanted) != wanted:
        raise WrongState(f"封存“{name}”已存在（快照 {present[name].snapshot}），不能改指别处。请另起名称。")
    present[name] = wanted
    entries = [asdict(present[key]) for key in sorted(present)]
    write_atomically(store.folder / "seals.json", json.dumps(entries, ensure_ascii=False, indent=1) + "\n")
    return wanted


def seals(store: RecordStore) -> tuple[Seal, ...]:
    """All seals by name."""
    path = store.folder / "seals.json"
    return tuple(Seal(**entry) for entry in json.loads(path.read_text("utf-8"))) if path.exists() else ()
