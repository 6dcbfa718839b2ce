"""Every row of a delivered file against its contract: typed rows to store, and faulty rows to hold back.

A value is parsed once for each different text of a column, so that checking grows with the variety of the data.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from heng.domain.record.case_number import CaseNumber, parse_case_number
from heng.domain.record.contract import Contract, Field, FieldType, Order
from heng.domain.record.value import Mismatch, Value, parse_value
from heng.records.quarantine import Rejection
from heng.records.reading import Texts
from heng.records.schema import COURT, ROW, column_type, record_schema, time_field
from heng.rulebook.case_numbers import case_words

Explain = Callable[[str], Mismatch]

_BETWEEN_KEYS = "\x1f"

_REQUIRED = Mismatch("必填而未填", "请在来源系统中补全后重新交付本行")
_TWICE = Mismatch("与本批次中前面的一行完全相同", "同一记录只需交付一次")
_CONTRADICTION = Mismatch("同一主键在本批次中有内容不同的几行，无法判断以哪一行为准", "请核对后只交付正确的一行")


@dataclass(frozen=True, slots=True)
class Fault:
    """Rows (positions) with one kind of fault in one field; `explain` says what is wrong with a delivered text."""

    field: str
    positions: list[int]
    explain: Explain


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome for one entity: rows ready to be stored, and what was wrong with the others."""

    contract: Contract
    batch: str
    texts: Texts
    rows: pa.Table
    faults: tuple[Fault, ...]

    @property
    def delivered(self) -> int:
        """All rows of the file, good and bad."""
        return len(self.texts.numbers) + len(self.texts.broken)

    @property
    def bad(self) -> int:
        """The rows held back."""
        return self.delivered - self.rows.num_rows

    def rejections(self) -> Iterator[Rejection]:
        """Every fault of every row held back."""
        entity = self.contract.entity
        for line, text, reason in self.texts.broken:
            yield Rejection(self.batch, entity, line, "", "整行", text, reason, "请检查引号和分隔符后重新交付本行", ())
        labels = {field.name: field.label for field in self.contract.fields} | {COURT: "法院"}
        for fault in self.faults:
            for position in fault.positions:
                record = self.texts.columns.slice(position, 1).to_pylist()[0]
                value = record.get(fault.field)
                why = fault.explain(value or "")
                row, label = self.texts.numbers[position], labels[fault.field]
                yield Rejection(
                    self.batch, entity, row, fault.field, label, value, why.reason, why.fix, tuple(record.items())
                )


def check_rows(texts: Texts, contract: Contract, court: str, batch: str) -> Checked:
    """`texts` against `contract`, as delivered by `court` in `batch`; see Checked."""
    total = texts.columns.num_rows
    columns: dict[str, Any] = {}
    faults: list[Fault] = []
    for field in contract.fields:
        columns[field.name], found = _typed(texts.columns[field.name], field, court)
        faults.extend(found)
    faults.extend(_wrong_court(texts.columns, court))
    typed = pa.table(columns)
    for order in contract.orders:
        faults.extend(_out_of_order(typed, order, contract))
    sound = _without(total, faults)
    faults.extend(_duplicates(texts.columns, typed, sound, contract.key))
    kept = _without(total, faults)
    numbers = [texts.numbers[position] for position in kept]
    rows = _stored(typed.take(pa.array(kept, pa.int64())), contract, court, batch, numbers)
    return Checked(contract, batch, texts, rows, tuple(faults))


def _typed(column: Any, field: Field, court: str) -> tuple[Any, list[Fault]]:
    """The column in its stored type (null where the text does not fit) and the faults found."""
    faults = []
    if field.required and column.null_count:
        faults.append(Fault(field.name, _where(pc.is_null(column)), _always(_REQUIRED)))
    if field.type is FieldType.STRING and field.form is None:
        return column, faults
    parse = _parser(field, court)
    encoded = column.combine_chunks().dictionary_encode()
    parsed = [parse(text) for text in encoded.dictionary.to_pylist()]
    if any(isinstance(value, Mismatch) for value in parsed):
        wrong = pa.array([isinstance(value, Mismatch) for value in parsed]).take(encoded.indices)
        faults.append(Fault(field.name, _where(wrong), lambda text: _mismatch(parse(text))))
    values = pa.array([None if isinstance(value, Mismatch) else value for value in parsed], column_type(field))
    return values.take(encoded.indices), faults


def _mismatch(value: Value | Mismatch) -> Mismatch:
    if not isinstance(value, Mismatch):
        raise TypeError("only texts that failed are explained")
    return value


def _parser(field: Field, court: str) -> Callable[[str], Value | Mismatch]:
    if field.form is None:
        return lambda text: parse_value(field, text)
    own = field.form == "own_case_number"
    return lambda text: _case_number(text, court if own else None)


def _case_number(text: str, court: str | None) -> Value | Mismatch:
    """A case number in its canonical spelling, because systems join on it; of `court` where one is asked for."""
    number = _parsed(text)
    if number is None:
        return Mismatch("不是规范的案号", "应如（2022）粤0192民初1号")
    if court not in (None, number.court):
        return Mismatch(f"案号属于 {number.court}，交付法院是 {court}", "请由案号所属法院交付，或更正案号")
    return str(number)


@lru_cache(maxsize=1 << 17)
def _parsed(text: str) -> CaseNumber | None:
    """One case appears in many files of a batch."""
    return parse_case_number(text, case_words())


def _wrong_court(columns: pa.Table, court: str) -> list[Fault]:
    """A file may carry a column `court`; it has to name the court of the manifest."""
    if COURT not in columns.column_names:
        return []
    other = _where(pc.invert(pc.is_in(columns[COURT], value_set=pa.array([court]))))
    why = Mismatch(f"与批次清单的法院 {court} 不一致", "一个批次只能含一个法院的记录")
    return [Fault(COURT, other, _always(why))] if other else []


def _out_of_order(typed: pa.Table, order: Order, contract: Contract) -> list[Fault]:
    positions = _where(pc.greater(typed[order.earlier], typed[order.later]))
    first, second = contract.field(order.earlier), contract.field(order.later)
    timed = first.type in (FieldType.DATE, FieldType.DATETIME)
    why = Mismatch(f"{'早于' if timed else '小于'}“{first.label}”", "请核对两项中哪一项有误")
    return [Fault(second.name, positions, _always(why))] if positions else []


def _duplicates(texts: pa.Table, typed: pa.Table, sound: list[int], key: Sequence[str]) -> list[Fault]:
    """Rows that share their key with another sound row: equal ones keep the first, differing ones keep none."""
    chosen = typed.select(list(key)).take(pa.array(sound, pa.int64()))
    parts: list[Any] = [column.cast(pa.string()) for column in chosen.columns]
    encoded = pc.binary_join_element_wise(*parts, _BETWEEN_KEYS).combine_chunks().dictionary_encode()
    if len(encoded.dictionary) == len(sound):
        return []
    groups: dict[int, list[int]] = {}
    for position, code in zip(sound, encoded.indices.to_pylist(), strict=True):
        groups.setdefault(code, []).append(position)
    repeated: list[int] = []
    contradictory: list[int] = []
    for positions in groups.values():
        if len(positions) > 1:
            rows = texts.take(pa.array(positions)).to_pylist()
            same = all(row == rows[0] for row in rows)
            (repeated if same else contradictory).extend(positions[1:] if same else positions)
    found = ((repeated, _TWICE), (contradictory, _CONTRADICTION))
    return [Fault(key[0], positions, _always(why)) for positions, why in found if positions]


def _without(total: int, faults: Iterable[Fault]) -> list[int]:
    bad = {position for fault in faults for position in fault.positions}
    return [position for position in range(total) if position not in bad]


def _where(mask: Any) -> list[int]:
    positions: Any = pc.indices_nonzero(pc.fill_null(mask, pa.scalar(False))).to_pylist()
    return list(positions)


def _always(why: Mismatch) -> Explain:
    return lambda _text: why


def _stored(typed: pa.Table, contract: Contract, court: str, batch: str, numbers: list[int]) -> pa.Table:
    """The sound rows with court, batch and row number, sorted by time so that a period lies together."""
    count = len(numbers)
    columns: list[Any] = [[court] * count, *typed.columns, [batch] * count, numbers]
    table = pa.table(columns, schema=record_schema(contract))
    time = time_field(contract)
    return table.sort_by([(time, "ascending"), (ROW, "ascending")]) if time else table
