"""The faults of real deliveries, in known shares: the first batch suffers them, the second puts them right."""

import random
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from heng.domain.record.contract import Contract, Field, FieldType
from heng.records.synth.cases import Row
from heng.records.synth.draw import happens
from heng.records.synth.settings import YearSettings
from heng.rulebook.contracts import load_contract

Fault = Callable[[random.Random, Row], Row]

_NO_SUCH_DAY = {FieldType.DATE: "2022-02-30", FieldType.DATETIME: "2022-02-30 10:00:00"}
_NO_SUCH_CODE = "未知"


def spoil(settings: YearSettings, entity: str, rows: Iterable[Row], corrections: list[Row]) -> Iterator[Row]:
    """The rows as the first batch delivers them; `corrections` receives the true rows for the second batch."""
    dirt = settings.parameters["dirt"]
    if entity not in dirt["spoiled"]:
        yield from rows
        return
    rng = settings.rng(f"dirt {entity}")
    faults = _faults(load_contract(entity), dirt)
    for row in rows:
        fault = _choose(rng, faults)
        if fault is None:
            yield row
            if happens(rng, dirt["repeated"]):
                yield row
        else:
            corrections.append(row)
            yield fault(rng, row)


def orphans(settings: YearSettings, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, the first few of them belonging to cases that no system delivers."""
    left = settings.parameters["dirt"]["orphans"]
    for number, row in enumerate(rows):
        alone = f"（{settings.year}）{settings.court}民初{900000 + number}号"
        yield row | {"case_no": alone} if number < left else row


def _faults(contract: Contract, dirt: dict[str, Any]) -> list[tuple[float, Fault]]:
    """Each kind of fault with its share of the rows."""
    required = [field for field in contract.fields if field.required and field.name not in contract.key]
    codes = [field for field in contract.fields if field.type is FieldType.ENUM]
    days = [field for field in contract.fields if field.type in _NO_SUCH_DAY]
    stale = dict.fromkeys(dirt["stale"].get(contract.entity, []))
    return [
        (float(dirt["impossible_date"]), lambda rng, row: row | _bad_day(rng, days)),
        (float(dirt["missing_value"]), lambda rng, row: row | {rng.choice(required).name: None}),
        (float(dirt["wrong_code"]), lambda rng, row: row | {rng.choice(codes).name: _NO_SUCH_CODE}),
        (float(dirt["stale_rows"]) if stale else 0.0, lambda _rng, row: row | stale),
    ]


def _bad_day(rng: random.Random, days: list[Field]) -> Row:
    field = rng.choice(days)
    return {field.name: _NO_SUCH_DAY[field.type]}


def _choose(rng: random.Random, faults: list[tuple[float, Fault]]) -> Fault | None:
    roll = rng.random()
    for share, fault in faults:
        if roll < share:
            return fault
        roll -= share
    return None
