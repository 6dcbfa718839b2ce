"""Which rows held back still wait for a correction."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import pyarrow.parquet as pq

from heng.domain.record.case_number import parse_case_number
from heng.domain.record.contract import Contract
from heng.records.quarantine import Rejection
from heng.records.store import RecordStore
from heng.rulebook.case_numbers import case_words
from heng.rulebook.contracts import load_contract

Key = tuple[str, ...]


def open_rejections(store: RecordStore) -> tuple[Rejection, ...]:
    """The rejections for which no record with the row's key has arrived since (or before, for a repeated row)."""
    head = store.head()
    courts = {batch.id: batch.court for batch in head.batches} if head else {}
    ordered = sorted(store.quarantine(), key=lambda one: (one.entity, courts[one.batch]))
    groups = groupby(ordered, key=lambda one: (one.entity, courts[one.batch]))
    return tuple(one for (entity, court), group in groups for one in _unanswered(store, entity, court, group))


def _unanswered(store: RecordStore, entity: str, court: str, rejections: Iterable[Rejection]) -> Iterator[Rejection]:
    contract = load_contract(entity)
    stored = _stored_keys(store, contract, court)
    return (one for one in rejections if _key(one, contract) not in stored)


def _key(rejection: Rejection, contract: Contract) -> Key:
    """The key as it would be stored; blank parts stand for what was not delivered."""
    record = dict(rejection.record)
    return tuple(_spelling(contract, name, record.get(name) or "") for name in contract.key)


def _spelling(contract: Contract, name: str, text: str) -> str:
    number = parse_case_number(text, case_words()) if contract.field(name).form else None
    return text if number is None else str(number)


def _stored_keys(store: RecordStore, contract: Contract, court: str) -> set[Key]:
    head = store.head()
    files = store.files(head, contract.entity, court) if head else []
    tables = [pq.ParquetFile(file).read(columns=list(contract.key)) for file in files]
    return {tuple(str(value) for value in row.values()) for table in tables for row in table.to_pylist()}
