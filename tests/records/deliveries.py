"""Small deliveries of one court, written as its systems would write them."""

import csv
import hashlib
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from heng.rulebook.contracts import load_contract

Row = Mapping[str, object]

APPEAL: Row = {
    "appeal_id": "A1",
    "case_no": "（2022）粤0192民初1号",
    "filed_on": "2022-03-01",
    "kind": "appeal",
    "transferred_on": "2022-03-20",
    "second_case_no": "（2022）粤01民终7号",
    "outcome": "affirmed",
    "outcome_on": "2022-06-01",
}


def appeal(number: int, **changes: object) -> dict[str, object]:
    """A sound appeal record with the id A<number>, with `changes`."""
    return {**APPEAL, "appeal_id": f"A{number}", **changes}


def csv_bytes(entity: str, rows: Sequence[Row], columns: Sequence[str] | None = None) -> bytes:
    """The rows as a CSV file with the contract's columns."""
    names = columns or [field.name for field in load_contract(entity).fields]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([row.get(name, "") for name in names] for row in rows)
    return out.getvalue().encode()


def write_batch(
    folder: Path,
    files: Mapping[str, tuple[str, bytes, int]],
    court: str = "粤0192",
    delivered_at: str = "2023-01-05 02:00:00",
) -> Path:
    """A batch folder: entity → (file name, bytes, number of rows announced)."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f'court = "{court}"', 'system = "审判流程管理系统"', f'delivered_at = "{delivered_at}"']
    for entity, (name, data, rows) in files.items():
        (folder / name).write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        lines += ["", "[[files]]", f'entity = "{entity}"', f'file = "{name}"', f"rows = {rows}", f'sha256 = "{digest}"']
    (folder / "manifest.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
