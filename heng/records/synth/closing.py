"""Closing the cases of a synthetic year: exactly as many pending as wanted, hardly any late, some rightly prolonged."""

import random
from datetime import date, timedelta
from decimal import Decimal

from heng.domain.deadline.months import add_months
from heng.records.synth.cases import Case, duration
from heng.records.synth.draw import Weighted, within, working_days
from heng.records.synth.settings import YearSettings

_REASONS = ("announcement", "appraisal", "parties_settlement", "jurisdiction_objection")
_NOTICE_BEFORE_EXPIRY, _APPROVED_BEFORE_EXPIRY = 18, 6


def close_cases(settings: YearSettings, cases: list[Case]) -> None:
    """Give every case of the year its closing day, manner and time-limit events; the others stay pending."""
    rng = settings.rng("closing")
    _natural_days(settings, rng, cases)
    _leave_pending(settings, rng, cases)
    closed = [case for case in cases if case.closed_on]
    _prolong(settings, rng, closed)
    _be_late(settings, rng, closed)
    manners = {
        name: Weighted(weights) for name, weights in settings.parameters["closing"].items() if name != "effective_days"
    }
    for case in closed:
        _finish(settings, rng, case, manners)


def event_rows(cases: list[Case]) -> list[dict[str, object]]:
    """The changes of time limits as delivered."""
    events = [event for case in cases for event in case.events]
    return [{"event_id": f"E{number:06d}", **event} for number, event in enumerate(events, start=1)]


def _natural_days(settings: YearSettings, rng: random.Random, cases: list[Case]) -> None:
    for case in cases:
        if case.carried:
            left = max(1, (case.due_on - settings.start).days)
            case.closed_on = settings.start + timedelta(days=3 + rng.randrange(max(1, left - 3)))
        else:
            case.closed_on = case.filed_on + timedelta(days=duration(settings, rng, case))
        if case.closed_on > case.due_on:
            case.closed_on = case.due_on


def _leave_pending(settings: YearSettings, rng: random.Random, cases: list[Case]) -> None:
    """Courts clear their dockets before the year ends: what would close first after it is closed in December."""
    carried = sum(case.carried for case in cases)
    wanted = round(carried * Decimal(settings.parameters["cases_of_year"]["pending_end"]))
    by_day = sorted(cases, key=lambda case: (case.closed_on or settings.end, case.case_no))
    december = working_days(settings.year, 12)
    for case in by_day[:-wanted]:
        if case.closed_on and case.closed_on > settings.end:
            possible = [day for day in december if day > case.filed_on] or [settings.end]
            case.closed_on = rng.choice(possible)
    for case in by_day[-wanted:]:
        case.closed_on = None


def _prolong(settings: YearSettings, rng: random.Random, closed: list[Case]) -> None:
    """Some cases close after their plain limit, covered by deductions (now and then overlapping) or an extension."""
    shares = settings.parameters["cases_of_year"]
    able = [
        case
        for case in closed
        if case.litigated and not case.carried and case.due_on < settings.end - timedelta(days=70)
    ]
    rng.shuffle(able)
    deducted = round(len(closed) * Decimal(shares["prolonged_by_deduction"]))
    extended = round(len(closed) * Decimal(shares["prolonged_by_extension"]))
    brief = round(len(closed) * Decimal(shares["short_deductions"]))
    for number, case in enumerate(able[:deducted]):
        _deduct(rng, case, within(rng, shares["deduction_days"]), overlapping=number % 5 == 0)
    for case in able[deducted : deducted + extended]:
        _extend(rng, case)
    for case in able[deducted + extended : deducted + extended + brief]:
        days = (case.closed_on or case.due_on) - case.filed_on
        if days.days > 12:
            _stop(rng, case, case.filed_on + timedelta(days=5), days.days - 10)


def _deduct(rng: random.Random, case: Case, days: int, overlapping: bool) -> None:
    first = case.filed_on + timedelta(days=8)
    _stop(rng, case, first, days)
    if overlapping:
        _stop(rng, case, first + timedelta(days=days // 2), days)
    covered = days + days // 2 if overlapping else days
    case.closed_on = case.due_on + timedelta(days=rng.randint(1, covered - 1))


def _stop(rng: random.Random, case: Case, first: date, days: int) -> None:
    case.events.append(
        {
            "case_no": case.case_no,
            "kind": "deduct",
            "reason_code": rng.choice(_REASONS),
            "from_on": first,
            "to_on": first + timedelta(days=days - 1),
        }
    )


def _extend(rng: random.Random, case: Case) -> None:
    due = case.due_on
    case.events.append(
        {
            "case_no": case.case_no,
            "kind": "extend",
            "reason_code": "complexity",
            "from_on": due + timedelta(days=1),
            "extend_months": 1,
            "approver_id": "P0001",
            "approved_on": due - timedelta(days=_APPROVED_BEFORE_EXPIRY),
            "applied_on": due - timedelta(days=_NOTICE_BEFORE_EXPIRY),
        }
    )
    case.closed_on = due + timedelta(days=rng.randint(1, (add_months(due, 1) - due).days - 3))


def _be_late(settings: YearSettings, rng: random.Random, closed: list[Case]) -> None:
    late = settings.count(settings.parameters["cases_of_year"]["late"])
    able = [
        case
        for case in closed
        if case.litigated and not case.events and case.due_on < settings.end - timedelta(days=30)
    ]
    able = [case for case in able if case.due_on >= settings.start]
    for case in rng.sample(able, min(late, len(able))):
        case.closed_on = case.due_on + timedelta(days=rng.randint(2, 25))


def _finish(settings: YearSettings, rng: random.Random, case: Case, manners: dict[str, Weighted]) -> None:
    """Manner and effect; enforcement ends as its own contract says and is `terminated` or `other` here."""
    if not case.litigated:
        case.manner = "other"
        return
    case.manner = manners["litigation"].draw(rng)
    days = within(rng, settings.parameters["closing"]["effective_days"]) if case.manner == "judgment" else 1
    if case.closed_on and case.closed_on + timedelta(days=days) <= settings.end:
        case.effective_on = case.closed_on + timedelta(days=days)
