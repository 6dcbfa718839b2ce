"""Rows held back: what was wrong, how to mend it, and the row as delivered, so that nothing is lost."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from heng.records.atomic import write_atomically


@dataclass(frozen=True, slots=True)
class Rejection:
    """One fault of one row. `row` counts as in a spreadsheet (the heading of a CSV file is row 1).

    `label` is the Chinese name of `field`, `value` the text as delivered, `record` the whole row as delivered.
    """

    batch: str
    entity: str
    row: int
    field: str
    label: str
    value: str | None
    reason: str
    fix: str
    record: tuple[tuple[str, str | None], ...]

    def to_json(self) -> dict[str, object]:
        """The fault for machine-readable output."""
        return {**asdict(self), "record": dict(self.record)}

    def __str__(self) -> str:
        return f"{self.entity} 第{self.row}行 {self.label}“{self.value or ''}”：{self.reason}。{self.fix}。"


def write_rejections(path: Path, rejections: Iterable[Rejection]) -> None:
    """Keep the rejections of a batch as JSON lines."""
    lines = (json.dumps(rejection.to_json(), ensure_ascii=False) + "\n" for rejection in rejections)
    write_atomically(path, "".join(lines))


def read_rejections(path: Path) -> tuple[Rejection, ...]:
    """The rejections kept at `path`; none where the batch had no bad rows."""
    if not path.exists():
        return ()
    entries = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return tuple(Rejection(**{**entry, "record": tuple(entry["record"].items())}) for entry in entries)
