"""Refunds of court fees that are not yet paid and close to (or past) their statutory day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from heng.records.store import RecordStore
from heng.rulebook.contracts import load_contract
from heng.rulebook.monitoring_rules import refund_warning_days

SETTLED = ("paid", "cancelled")


@dataclass(frozen=True, slots=True)
class Refund:
    """An open refund; `days` is the number of days left, negative once overdue."""

    number: str
    case_no: str
    due_on: date
    days: int
    amount_fen: int
    state: str


def due_soon(rows: Iterable[Mapping[str, Any]], as_of: date, within: int) -> list[Refund]:
    """The open refunds among `rows` whose statutory day is at most `within` days after `as_of`, the most urgent first."""
    states = dict(load_contract("fee_refund").field("status").values)
    last = as_of + timedelta(days=within)
    found = [
        Refund(
            row["refund_id"],
            row["case_no"],
            row["statutory_due_on"],
            (row["statutory_due_on"] - as_of).days,
            row["amount_due_fen"] - row["amount_paid_fen"],
            states.get(row["status"], row["status"]),
        )
        for row in rows
        if row["status"] not in SETTLED and row["statutory_due_on"] is not None and row["statutory_due_on"] <= last
    ]
    return sorted(found, key=lambda refund: (refund.due_on, refund.number))


def refunds_of(court: str, year: int, today: date) -> tuple[Refund, ...]:
    """The open refunds of `court` close to their day, as of the end of `year` or `today` if that is earlier."""
    head = RecordStore.default().head()
    as_of = min(today, date(year, 12, 31))
    return _cached(str(RecordStore.default().folder), head.id, court, as_of) if head else ()


@lru_cache(maxsize=64)
def _cached(_folder: str, snapshot: str, court: str, as_of: date) -> tuple[Refund, ...]:
    store = RecordStore.default()
    return tuple(due_soon(store.rows(store.snapshot(snapshot), "fee_refund", court), as_of, refund_warning_days()))
