"""From a figure to its records, for pages: counts with reasons, rows with the fields that matter, one record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from heng.apps.indicator.models import Figure
from heng.domain.errors import NotFound
from heng.domain.indicator.definition import Definition
from heng.domain.indicator.derived import with_derived
from heng.domain.period import parse_period
from heng.domain.record.contract import Contract, Field, FieldType
from heng.engine import lineage
from heng.engine.record import Explanation, why
from heng.engine.role import Role
from heng.records.store import RecordStore
from heng.rulebook.contracts import entities, load_contract
from heng.rulebook.indicators import definition

PAGE = 50
MOST_COLUMNS = 7
FEN = 100


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A record in a list: its key, its link parameters, the chosen fields as text, the reason."""

    label: str
    query: str
    values: tuple[str, ...]
    reason: str
    batch: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A page of the records of a figure in one role; `columns` are (label, is a figure)."""

    total: int
    number: int
    pages: int
    columns: tuple[str, ...]
    rows: tuple[ShownRow, ...]


def counts(figure: Figure) -> lineage.Counts:
    """How the records of the period divide, on the snapshot of the figure."""
    period = parse_period(figure.period)
    return lineage.counts(
        RecordStore.default(), definition(figure.indicator), figure.court.code, period, figure.snapshot
    )


def page(figure: Figure, role: str, number: int) -> RecordPage:
    """The records of `role` on page `number` (from 1)."""
    known = definition(figure.indicator)
    found = lineage.rows(
        RecordStore.default(),
        known,
        figure.court.code,
        parse_period(figure.period),
        role=role,
        offset=(number - 1) * PAGE,
        limit=PAGE,
        snapshot=figure.snapshot,
    )
    entity = found.rows[0].entity if found.rows else known.measures[0].entity
    contract = with_derived(load_contract(entity))
    fields = _fields(known, contract)
    rows = tuple(_row(row, fields if row.entity == entity else ()) for row in found.rows)
    return RecordPage(found.total, number, max(1, -(-found.total // PAGE)), tuple(one.label for one in fields), rows)


def record(figure: Figure, entity: str, key: Sequence[str]) -> Explanation:
    """One record on the snapshot of the figure, and its part in every indicator; NotFound for an unknown one."""
    if entity not in entities():
        raise NotFound(f"没有“{entity}”这种业务记录。请从指标结果的记录列表进入。")
    period = parse_period(figure.period)
    return why(RecordStore.default(), entity, key, figure.court.code, period, snapshot=figure.snapshot)


def record_fields(explanation: Explanation) -> list[tuple[str, str]]:
    """Every field of the record with its label, in the order of the contract."""
    contract = load_contract(explanation.entity)
    return [(field.label, text(field, explanation.record.get(field.name))) for field in contract.fields]


def text(field: Field, value: Any) -> str:
    """A value as people read it: labels for enums, 元 for 分, plain dates; blank for nothing."""
    if value is None:
        return ""
    if field.type is FieldType.MONEY_FEN:
        return f"{Decimal(value) / FEN:,.2f} 元"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return field.label_of(str(value))


def _fields(known: Definition, contract: Contract) -> tuple[Field, ...]:
    """The key, and then the fields that decide about the record."""
    measures = [measure for measure in known.measures if measure.entity == contract.entity]
    names = list(contract.key)
    for measure in measures:
        names += [measure.time, *([measure.until] if measure.until else []), *([measure.of] if measure.of else [])]
    names += [one.field for measure in measures for one in measure.where]
    there = {field.name: field for field in contract.fields}
    return tuple(there[name] for name in dict.fromkeys(names) if name in there)[:MOST_COLUMNS]


def _row(row: lineage.Row, fields: Sequence[Field]) -> ShownRow:
    query = urlencode([("entity", row.entity), *(("key", str(part)) for part in row.key.values())])
    values = tuple(text(field, _value(row.record, field)) for field in fields)
    label = "，".join(str(part) for part in row.key.values())
    return ShownRow(label, query, values[len(row.key) :] if fields else (), row.reason, row.batch)


def _value(record: Mapping[str, Any], field: Field) -> Any:
    return record.get(field.name)


ROLES = (
    (Role.NUMERATOR, "计入分子"),
    (Role.MISSED, "只计入分母"),
    (Role.EXCLUDED, "未计入"),
)
ROLE_WORDS = dict(ROLES) | {None: "不在本期"}
