"""Hearings, service and appeals of a synthetic year."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from heng.records.synth.cases import Case, Row
from heng.records.synth.draw import Weighted, chosen, happens, office_hour, within
from heng.records.synth.settings import YearSettings


def hearing_rows(settings: YearSettings, cases: list[Case]) -> list[Row]:
    """Hearings held in the year, exactly the published share of them online, and those of January already listed."""
    rng = settings.rng("hearings")
    parameters = settings.parameters["hearing"]
    rows = [_hearing(rng, case, day, parameters) for case in cases for day in _hearing_days(settings, rng, case)]
    held = [row for row in rows if row["started_at"]]
    modes = ["mixed"] * settings.count(parameters["mixed"]) + ["async"] * settings.count(parameters["asynchronous"])
    for row, mode in zip(rng.sample(held, min(len(modes), len(held))), modes, strict=False):
        row["mode"] = mode
    counted = [row for row in held if row["mode"] == "online"]
    online = chosen(rng, len(counted), settings.parameters["targets"]["online_hearing"])
    for position, row in enumerate(counted):
        if position not in online:
            row["mode"], row["venue"] = "offline", "courtroom"
    at_home = [counted[position] for position in sorted(online)]
    homes = settings.count(settings.parameters["targets"]["home_hearings"])
    for row in rng.sample(at_home, min(homes, len(at_home))):
        row["venue"] = "home_virtual"
    return [{"hearing_id": f"H{number:06d}", **row} for number, row in enumerate(rows, start=1)]


def _hearing_days(settings: YearSettings, rng: random.Random, case: Case) -> Iterator[date]:
    parameters = settings.parameters["hearing"]
    if not case.litigated:
        return
    if case.closed_on is None:
        if happens(rng, "0.3"):
            yield settings.end + timedelta(days=rng.randint(4, 24))
        return
    if case.manner == "judgment" or (case.manner == "mediated" and happens(rng, parameters["mediated_share"])):
        first = max(case.filed_on, settings.start)
        span = max(1, (case.closed_on - first).days)
        yield case.closed_on - timedelta(days=rng.randrange(span))
        if happens(rng, parameters["second"]):
            yield case.closed_on


def _hearing(rng: random.Random, case: Case, day: date, parameters: Row) -> Row:
    at = office_hour(rng, day)
    held = case.closed_on is not None
    attended = case.category == "admin"
    streamed = held and happens(rng, parameters["live_streamed"])
    recorded = held and happens(rng, parameters["transcript_by_service"])
    checked = within(rng, parameters["checked_chars"]) if recorded and happens(rng, parameters["checked"]) else None
    return {
        "case_no": case.case_no,
        "scheduled_at": at,
        "started_at": at if held else None,
        "ended_at": at + timedelta(minutes=within(rng, parameters["minutes"])) if held else None,
        "mode": "online",
        "venue": "courtroom",
        "adjourned_count": 0,
        "live_streamed": streamed,
        "views": within(rng, parameters["views"]) if streamed else 0,
        "gov_head_required": attended,
        "gov_head_attended": attended and held,
        "transcript_by_service": recorded,
        "checked_chars": checked,
        "error_chars": checked // parameters["chars_per_error"] if checked else None,
    }


def service_rows(settings: YearSettings, cases: list[Case]) -> Iterator[Row]:
    """Service of the complaint and of the closing document; what does not arrive electronically goes by post."""
    rng = settings.rng("service")
    documents = {"judgment": "judgment", "mediated": "mediation"}
    number = 0
    for case in cases:
        if not case.litigated:
            continue
        days = [("complaint_copy", case.filed_on + timedelta(days=2))]
        if case.closed_on:
            days.append((documents.get(case.manner or "", "ruling"), case.closed_on))
        for kind, day in days:
            if settings.start <= day <= settings.end:
                for row in _attempts(settings, rng, kind, office_hour(rng, day)):
                    number += 1
                    yield {"service_id": f"V{number:07d}", "case_no": case.case_no, **row}


def _attempts(settings: YearSettings, rng: random.Random, kind: str, at: datetime) -> Iterator[Row]:
    parameters = settings.parameters["service"]
    recipient = f"X{rng.randrange(16**8):08x}"
    electronic = happens(rng, parameters["electronic"])
    arrived = happens(rng, parameters["effective_first"])
    yield _service(rng, recipient, kind, 1, "electronic" if electronic else "post_express", at, arrived, parameters)
    if not arrived:
        yield _service(rng, recipient, kind, 2, "post_express", at + timedelta(days=3), True, parameters)


def _service(
    rng: random.Random,
    recipient: str,
    kind: str,
    attempt: int,
    method: str,
    at: datetime,
    arrived: bool,
    parameters: Row,
) -> Row:
    checked = happens(rng, parameters["checked"])
    electronic = method == "electronic"
    return {
        "recipient_id": recipient,
        "doc_kind": kind,
        "method": method,
        "attempt_no": attempt,
        "address_basis": "confirmed" if electronic else "provided",
        "consented": True if electronic else None,
        "sent_at": at,
        "delivered_at": at + (timedelta(seconds=5) if electronic else timedelta(days=2)) if arrived else None,
        "effective": arrived,
        "effective_basis": ("system_arrival" if electronic else "signature") if arrived else None,
        "checked": checked,
        "process_ok": True if checked else None,
    }


def appeal_rows(settings: YearSettings, cases: list[Case]) -> Iterator[Row]:
    """Appeals against judgments of the year, exactly as many as the published rate of acceptance leaves."""
    rng = settings.rng("appeals")
    parameters = settings.parameters["appeal"]
    closed = [case for case in cases if case.litigated and case.closed_on]
    latest = date(settings.year, *parameters["last_day"])
    open_to_appeal = [
        case for case in closed if case.manner == "judgment" and case.closed_on and case.closed_on <= latest
    ]
    count = round(len(closed) * (1 - Decimal(settings.parameters["targets"]["appeal_free"])))
    outcomes = Weighted(parameters["outcomes"])
    for number, case in enumerate(rng.sample(open_to_appeal, min(count, len(open_to_appeal))), start=1):
        filed = (case.closed_on or latest) + timedelta(days=rng.randint(5, 15))
        decided = filed + timedelta(days=rng.randint(50, 110))
        known = decided <= settings.end
        yield {
            "appeal_id": f"A{number:05d}",
            "case_no": case.case_no,
            "filed_on": filed,
            "kind": "appeal",
            "transferred_on": filed + timedelta(days=12) if filed + timedelta(days=12) <= settings.end else None,
            "outcome": outcomes.draw(rng) if known else None,
            "outcome_on": decided if known else None,
        }
