"""Random records of every contract, close to the edges of a period, for holding two computations against each other."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from heng.domain.record.contract import Contract, Field, FieldType
from heng.rulebook.contracts import load_contract
from tests.engine.parquet_store import COURT

EDGES = [
    date(2020, 12, 31),
    date(2021, 12, 31),
    date(2022, 1, 1),
    date(2022, 3, 31),
    date(2022, 12, 31),
    date(2023, 1, 1),
]
DAYS = st.one_of(st.sampled_from(EDGES), st.dates(date(2020, 6, 1), date(2023, 6, 30)))
CLOCK_TIMES = st.sampled_from(
    [timedelta(), timedelta(hours=9, minutes=30), timedelta(hours=23, minutes=59, seconds=59)]
)
MOMENTS = st.builds(lambda day, clock: datetime.combine(day, datetime.min.time()) + clock, DAYS, CLOCK_TIMES)
NAMES = st.sampled_from(["1", "2", "3"])
TYPE_WORDS = st.sampled_from(["民初", "执", "执恢", "执保"])
BY_TYPE = {
    FieldType.STRING: NAMES,
    FieldType.INTEGER: st.integers(0, 3),
    FieldType.MONEY_FEN: st.integers(0, 10**12),
    FieldType.DECIMAL: st.integers(0, 10**6).map(lambda number: Decimal(number) / 10_000),
    FieldType.BOOLEAN: st.booleans(),
    FieldType.DATE: DAYS,
    FieldType.DATETIME: MOMENTS,
}


def value(field: Field) -> st.SearchStrategy[object]:
    """A value of `field`, blank now and then where the contract lets it be."""
    if field.name == "type_word":
        return TYPE_WORDS
    values = st.sampled_from([code for code, _ in field.values]) if field.values else BY_TYPE[field.type]
    return values if field.required else st.one_of(st.none(), values)


def rows(entity: str, most: int = 4) -> st.SearchStrategy[list[dict[str, object]]]:
    """Up to `most` records of `entity` with distinct keys and times in the order that the contract asks."""
    contract = load_contract(entity)
    record = st.fixed_dictionaries({field.name: value(field) for field in contract.fields})
    return st.lists(record, max_size=most).map(
        lambda given: [tidy(contract, row, line) for line, row in enumerate(given, 1)]
    )


def tidy(contract: Contract, row: dict[str, Any], line: int) -> dict[str, Any]:
    """`row` with a key of its own, and with the later of two ordered values moved after the earlier."""
    kept = {**row, "court": COURT, "_batch": "b-1", "_row": line}
    if len(contract.key) == 1:
        kept[contract.key[0]] = str(line)
    for _ in contract.orders:
        for order in contract.orders:
            pair = [kept[order.earlier], kept[order.later]]
            if None not in pair and pair[0] > pair[1]:
                kept[order.later] = kept[order.earlier]
    return kept
