"""Fees, refunds, enforcement and archives of a synthetic year: what follows from filing and from closing a case."""

import random
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from heng.domain.deadline.months import add_months
from heng.domain.fee.schedule import fee, refund_due_on, rounded
from heng.records.synth.cases import Case, Row
from heng.records.synth.draw import Weighted, happens, within
from heng.records.synth.settings import YearSettings
from heng.rulebook.fee_schedule import fee_schedule

_FEN = 100


def fee_rows(cases: list[Case]) -> Iterator[Row]:
    """The acceptance fee of every civil case, halved for simple procedures."""
    for case in cases:
        if case.category == "civil":
            assessed = acceptance_fee(case)
            yield {
                "case_no": case.case_no,
                "item": "acceptance",
                "basis_fen": case.claim_fen,
                "assessed_fen": assessed,
                "rule_version": "acceptance-2007",
                "prepaid_fen": assessed,
                "paid_on": case.filed_on,
            }


def acceptance_fee(case: Case) -> int:
    """The acceptance fee in 分 under the fee schedule."""
    schedule = fee_schedule()
    part = Fraction(1) if case.procedure == "ordinary" else schedule.halving_part
    return int(rounded(fee(schedule.acceptance, Decimal(case.claim_fen) / _FEN) * part, 2) * _FEN)


def refund_rows(settings: YearSettings, cases: list[Case]) -> Iterator[Row]:
    """Refunds to winners who had prepaid. All are paid in full and in time but those that the year's end cut off."""
    rng = settings.rng("refunds")
    parameters = settings.parameters["fee"]
    won = [case for case in cases if case.category == "civil" and case.manner == "judgment" and case.effective_on]
    number = 0
    last = None
    for case in won:
        if happens(rng, parameters["won_refund"]):
            row = _refund(rng, case, parameters)
            if row["finance_received_on"] <= settings.end - timedelta(days=7):
                number += 1
                yield {"refund_id": f"T{number:05d}", **row}
            else:
                last = case
    for case in [last or won[-1]] * min(settings.count(parameters["due_soon"]), len(won)):
        number += 1
        yield {"refund_id": f"T{number:05d}", **_due_soon(settings, case, parameters)}


def _refund(rng: random.Random, case: Case, parameters: Row) -> Row:
    effective = case.effective_on
    if effective is None:
        raise ValueError("only effective judgments lead to refunds")
    submitted = effective + timedelta(days=within(rng, parameters["days_to_submission"]))
    amount = acceptance_fee(case)
    return {
        "case_no": case.case_no,
        "reason": "won",
        "effective_on": effective,
        "statutory_due_on": refund_due_on(effective, fee_schedule().refund_days),
        "handler_submitted_on": submitted,
        "finance_received_on": submitted,
        "finance_due_on": submitted + timedelta(days=parameters["finance_days"]),
        "amount_due_fen": amount,
        "amount_paid_fen": amount,
        "paid_on": submitted + timedelta(days=within(rng, parameters["finance_days_used"])),
        "status": "paid",
        "bounced": False,
        "compliant": True,
    }


def _due_soon(settings: YearSettings, case: Case, parameters: Row) -> Row:
    """A refund that finance has on the desk on the last day of the year, its statutory limit a few days ahead."""
    effective = settings.end - timedelta(days=fee_schedule().refund_days - 3)
    received = settings.end - timedelta(days=2)
    return {
        "case_no": case.case_no,
        "reason": "won",
        "effective_on": effective,
        "statutory_due_on": refund_due_on(effective, fee_schedule().refund_days),
        "handler_submitted_on": received,
        "finance_received_on": received,
        "finance_due_on": received + timedelta(days=parameters["finance_days"]),
        "amount_due_fen": acceptance_fee(case),
        "amount_paid_fen": 0,
        "status": "submitted",
        "bounced": False,
    }


def enforcement_rows(settings: YearSettings, cases: list[Case]) -> Iterator[Row]:
    """The enforcement side of enforcement cases."""
    rng = settings.rng("enforcement")
    closings = Weighted(settings.parameters["closing"]["enforcement"])
    for case in cases:
        if case.category != "enforcement":
            continue
        closing = closings.draw(rng) if case.closed_on else None
        recovered = {"completed": 100, "terminated_this_time": rng.randrange(30)}.get(closing or "", 0)
        yield {
            "case_no": case.case_no,
            "is_first": case.type_word == "执",
            "filed_on": case.filed_on,
            "closed_on": case.closed_on,
            "applied_amount_fen": case.claim_fen,
            "recovered_amount_fen": case.claim_fen * recovered // 100,
            "closing": closing,
            "aux_handled": happens(rng, "0.5"),
            "aux_summarised_on": case.closed_on if closing == "terminated_this_time" else None,
        }


def receipt_rows(enforcements: list[Row]) -> Iterator[Row]:
    """The money that came in for each enforcement case, in one payment on its last day."""
    paid = (row for row in enforcements if row["recovered_amount_fen"])
    for number, row in enumerate(paid, start=1):
        yield {
            "receipt_id": f"S{number:06d}",
            "case_no": row["case_no"],
            "received_on": row["closed_on"],
            "amount_fen": row["recovered_amount_fen"],
        }


def aid_rows(settings: YearSettings) -> Iterator[Row]:
    """Judicial aid to applicants whose debtors cannot pay, paid within the time allowed."""
    parameters = settings.parameters["aid"]
    for number in range(1, parameters["cases"] + 1):
        accepted = settings.start + timedelta(days=number * parameters["days_between"])
        funded = accepted + timedelta(days=20)
        yield {
            "case_no": f"（{settings.year}）{settings.court}司救执{number}号",
            "accepted_on": accepted,
            "decided_on": accepted + timedelta(days=9),
            "eligible": True,
            "granted": True,
            "eligibility_check_ok": True,
            "procedure_ok": True,
            "kind": "enforcement_applicant",
            "beneficiaries": 1,
            "amount_fen": parameters["amount_fen"],
            "fund_received_on": funded,
            "pay_due_on": funded + timedelta(days=parameters["days_to_pay"]),
            "paid_on": funded + timedelta(days=2),
            "closed_on": funded + timedelta(days=3),
        }


def archive_rows(settings: YearSettings, cases: list[Case]) -> Iterator[Row]:
    """The main volume of every closed litigation case."""
    rng = settings.rng("archive")
    parameters = settings.parameters["archive"]
    closed = [case for case in cases if case.litigated and case.closed_on]
    for number, case in enumerate(closed, start=1):
        received = (case.closed_on or settings.end) + timedelta(days=2)
        scanned = received + timedelta(days=within(rng, parameters["scan_days"]))
        done = scanned <= settings.end
        pages = within(rng, parameters["pages"])
        passed = happens(rng, parameters["pass"])
        yield {
            "volume_id": f"J{number:06d}",
            "case_no": case.case_no,
            "volume_kind": "main",
            "paper_received_on": received if received <= settings.end else None,
            "scan_due_on": received + timedelta(days=parameters["scan_days"][1]),
            "scanned_on": scanned if done else None,
            "archive_due_on": add_months(case.closed_on or settings.end, parameters["months_to_archive"]),
            "archived_on": scanned if done else None,
            "inspected_on": scanned if done else None,
            "scan_pass": passed if done else None,
            "pages_checked": pages if done else None,
            "pages_ok": (pages if passed else pages - 3) if done else None,
            "retention": "20y",
            "digital": done,
            "lost": False,
        }


def document_rows(settings: YearSettings, cases: list[Case]) -> Iterator[Row]:
    """Judgments, published a few days after they took effect."""
    rng = settings.rng("documents")
    judged = [case for case in cases if case.manner == "judgment" and case.closed_on]
    for number, case in enumerate(judged, start=1):
        published = case.effective_on + timedelta(days=rng.randint(1, 7)) if case.effective_on else None
        yield {
            "doc_id": f"W{number:06d}",
            "case_no": case.case_no,
            "doc_kind": "judgment",
            "signed_on": case.closed_on,
            "published_on": published if published and published <= settings.end else None,
        }
