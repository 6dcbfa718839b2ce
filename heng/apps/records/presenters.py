"""From the record store to what the status page shows, one court at a time."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from heng.records.quarantine import Rejection
from heng.records.snapshot import Batch, Snapshot
from heng.rulebook.contracts import load_contract

MOST_REJECTIONS = 20
HEADINGS = ("种类", "行", "字段", "交付的值", "原因", "怎么改", "批次", "整行")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One kind of record of a court: label, system, rows."""

    entity: str
    label: str
    system: str
    rows: int


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A batch with its rows and those held back."""

    batch: Batch
    rows: int


def entity_rows(snapshot: Snapshot, court: str) -> list[EntityRow]:
    """The records of `court` by kind, largest first."""
    found = []
    for state in snapshot.entities:
        number = sum(file.rows for file in state.files if file.court == court)
        contract = load_contract(state.entity)
        if number:
            found.append(EntityRow(state.entity, contract.label, contract.system, number))
    return sorted(found, key=lambda one: -one.rows)


def batch_rows(snapshot: Snapshot, court: str) -> list[BatchRow]:
    """The batches of `court`, the newest first."""
    mine = [batch for batch in snapshot.batches if batch.court == court]
    return [BatchRow(batch, sum(number for _, number in batch.rows)) for batch in reversed(mine)]


def labelled(faults: Iterable[Rejection]) -> list[tuple[str, Rejection]]:
    """Each fault with the Chinese name of its kind of record."""
    return [(load_contract(one.entity).label, one) for one in faults]


def status(head: Snapshot, court: str, held: list[Rejection]) -> dict[str, Any]:
    """What the status page shows of `court` at the snapshot `head`."""
    batches = batch_rows(head, court)
    return {
        "entities": entity_rows(head, court),
        "batches": batches,
        "rejections": labelled(held[:MOST_REJECTIONS]),
        "quarantined": sum(row.batch.quarantined for row in batches),
    }


def quarantine_table(rows: Iterable[tuple[str, Rejection]]) -> list[list[str]]:
    """The faults as rows of text with a heading, no cell of which a spreadsheet would take for a formula."""
    table = [[*HEADINGS]]
    for label, one in rows:
        record = json.dumps(dict(one.record), ensure_ascii=False)
        cells = (label, str(one.row), one.label, one.value or "", one.reason, one.fix, one.batch, record)
        table.append([harmless(cell) for cell in cells])
    return table


def harmless(text: str) -> str:
    """`text` so that a spreadsheet shows it as it stands instead of running it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
