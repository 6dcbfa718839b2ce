"""Filing requests and pre-filing mediation of a synthetic year: where cases come from, and disputes that need none."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from heng.records.synth.cases import Case, Row
from heng.records.synth.draw import Weighted, chosen, happens, office_hour, within
from heng.records.synth.settings import YearSettings

SUCCESS = "agreement"


def choose_channels(settings: YearSettings, cases: list[Case]) -> None:
    """Set the filing channel of every case; exactly the published share of the year's cases is filed online."""
    rng = settings.rng("channels")
    new = [case for case in cases if not case.carried]
    online = chosen(rng, len(new), settings.parameters["targets"]["online_filing"])
    for position, case in enumerate(new):
        case.channel = "online" if position in online else rng.choice(("onsite", "onsite", "mail", "cross_region"))


def request_rows(settings: YearSettings, cases: list[Case], mediations: list[Row]) -> Iterator[Row]:
    """A request for every case filed in the year, for every dispute sent to mediation, and those never filed."""
    rng = settings.rng("requests")
    filing = settings.parameters["filing"]
    results = Weighted(filing["unfiled_results"])
    number = 0
    for case in cases:
        if case.carried:
            continue
        number += 1
        result_at = max(office_hour(rng, case.filed_on), case.received_at)
        yield _request(number, case.channel, case.received_at, "filed", result_at, happens(rng, filing["assisted"])) | {
            "case_no": case.case_no,
            "desk_started_at": result_at - _at_desk(rng, filing) if case.channel == "onsite" else None,
        }
        if happens(rng, filing["unfiled"]):
            number += 1
            at = case.received_at + timedelta(minutes=rng.randrange(5, 240))
            yield _request(number, "online", at, results.draw(rng), at + timedelta(hours=30), assisted=False)
    for mediation in mediations:
        number += 1
        at = office_hour(rng, mediation["referred_on"])
        yield _request(number, "online", at, "to_mediation", at, assisted=False)


def mediation_rows(settings: YearSettings, cases: list[Case]) -> list[Row]:
    """Pre-filing mediations: as many succeed as the published resolution rate needs, given the year's settlements.

    纠纷调撤化解率 = (诉前调解成功数 + 诉中调撤数) ÷ (诉前引调纠纷数 + 诉中调撤数).
    """
    rng = settings.rng("mediations")
    parameters = settings.parameters["mediation"]
    referred = settings.count(parameters["referred"])
    settled = sum(case.litigated and case.manner in ("mediated", "withdrawn") for case in cases)
    rate = Decimal(settings.parameters["targets"]["dispute_resolution"])
    successes = min(max(round(rate * (referred + settled)) - settled, 0), referred)
    days = (settings.end - settings.start).days
    begun = sorted(settings.start + timedelta(days=rng.randrange(days + 1)) for _ in range(referred))
    in_time = [number for number, day in enumerate(begun) if day <= settings.end - timedelta(days=45)]
    lucky = set(rng.sample(in_time, min(successes, len(in_time))))
    failures, mediators = Weighted(parameters["failures"]), Weighted(parameters["mediators"])
    rows = []
    for number, day in enumerate(begun):
        outcome = SUCCESS if number in lucky else failures.draw(rng)
        accepted = min(day + timedelta(days=rng.randrange(4)), settings.end)
        ended = accepted + timedelta(days=within(rng, parameters["days_used"]))
        row = _mediation(number + 1, settings, day, accepted, mediators.draw(rng))
        rows.append(row | {"ended_on": ended, "outcome": outcome} if ended <= settings.end else row)
    _file_failures(settings, rows, cases)
    return rows


def _mediation(number: int, settings: YearSettings, referred: date, accepted: date, mediator: str) -> Row:
    """A mediation that still goes on."""
    return {
        "mediation_id": f"M{settings.year}{number:06d}",
        "phase": "pre_filing",
        "category": "civil",
        "referred_on": referred,
        "accepted_on": accepted,
        "due_on": accepted + timedelta(days=settings.parameters["mediation"]["days_limit"]),
        "extended_consent": False,
        "mediator_kind": mediator,
    }


def _file_failures(settings: YearSettings, mediations: list[Row], cases: list[Case]) -> None:
    """Most disputes that mediation did not settle become one of the year's later cases."""
    rng = settings.rng("failures")
    later = iter([case for case in cases if case.category == "civil" and not case.carried])
    failed = [row for row in mediations if row.get("outcome", SUCCESS) != SUCCESS]
    for row in sorted(failed, key=lambda row: row["ended_on"]):
        if happens(rng, settings.parameters["mediation"]["filed_after_failure"]):
            case = next((case for case in later if case.filed_on >= row["ended_on"]), None)
            row["resulting_case_no"] = case.case_no if case else None


def _at_desk(rng: random.Random, filing: Row) -> timedelta:
    return timedelta(minutes=within(rng, filing["desk_minutes"]))


def _request(number: int, channel: str, at: datetime, result: str, result_at: datetime, assisted: bool) -> Row:
    return {
        "request_id": f"R{number:07d}",
        "channel": channel,
        "submitted_at": at,
        "entered_at": at + timedelta(minutes=20),
        "entry_due_at": at + timedelta(hours=24),
        "correction_count": 1 if result == "correction" else 0,
        "result": result,
        "result_at": result_at,
        "assisted": assisted,
    }
