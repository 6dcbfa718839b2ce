"""What is stored with a warning: references to records that nobody delivered, and unknown type words of cases."""

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from heng.domain.record.contract import Contract
from heng.records.report import Doubt
from heng.records.store import RecordStore
from heng.rulebook.case_numbers import case_words
from heng.rulebook.contracts import load_contract


def find_doubts(store: RecordStore, tables: Mapping[str, pa.Table], court: str) -> Iterator[Doubt]:
    """Doubts about the sound rows of a batch, seen together with what the store already has of `court`."""
    known: dict[str, pa.Array[Any]] = {}
    for entity, table in tables.items():
        contract = load_contract(entity)
        for field in contract.fields:
            if field.references:
                if field.references not in known:
                    known[field.references] = _keys(store, tables, field.references, court)
                yield from _orphans(contract, table, field.name, known[field.references])
        if "type_word" in table.column_names:
            yield from _unknown_types(contract, table)


def _orphans(contract: Contract, table: pa.Table, name: str, known: "pa.Array[Any]") -> Iterator[Doubt]:
    values = table[name].drop_null()
    alone = values.filter(pc.invert(pc.is_in(values, value_set=known)))
    if len(alone):
        target = load_contract(contract.field(name).references or "").label
        reason = f"指向没有交付过的“{target}”记录"
        yield Doubt(contract.entity, name, contract.field(name).label, len(alone), pc.min(alone).as_py(), reason)


def _unknown_types(contract: Contract, table: pa.Table) -> Iterator[Doubt]:
    found = table["type_word"]
    unknown = found.filter(pc.invert(pc.is_in(found, value_set=pa.array(sorted(case_words().types)))))
    if len(unknown):
        label = contract.field("type_word").label
        yield Doubt(contract.entity, "type_word", label, len(unknown), pc.min(unknown).as_py(), "不在案号类型代字表内")


def _keys(store: RecordStore, tables: Mapping[str, pa.Table], entity: str, court: str) -> "pa.Array[Any]":
    """The keys of `entity` in the batch and in the store; references point to entities with a single key field."""
    (key,) = load_contract(entity).key
    head = store.head()
    files = store.files(head, entity, court) if head else []
    columns = [pq.ParquetFile(file).read(columns=[key])[key].cast(pa.string()) for file in files]
    if entity in tables:
        columns.append(tables[entity][key])
    chunks = [chunk for column in columns for chunk in column.chunks]
    return pa.chunked_array(chunks, pa.string()).combine_chunks()
