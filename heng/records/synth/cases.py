"""The cases of a synthetic year: filed by month, closed within their limits, some carried over, some still pending."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from math import log
from typing import Any

from heng.domain.deadline.months import add_months
from heng.domain.deadline.time_limit import limit_in_force
from heng.records.synth.draw import Weighted, office_hour, triangular, within, working_days
from heng.records.synth.settings import YearSettings
from heng.rulebook.time_limits import time_limits

Row = dict[str, Any]


@dataclass(slots=True)
class Case:
    """A case while the year is being made; `events` are its changes of the time limit."""

    case_no: str
    type_word: str
    category: str
    stage: str
    procedure: str | None
    filed_on: date
    received_at: datetime
    carried: bool
    limit_months: int
    limit_days: int
    rule_version: str
    judge: int
    claim_fen: int
    channel: str = "online"
    closed_on: date | None = None
    manner: str | None = None
    effective_on: date | None = None
    events: list[Row] = field(default_factory=list)

    @property
    def due_on(self) -> date:
        """The last day of the limit without any event."""
        return add_months(self.filed_on, self.limit_months) + timedelta(days=self.limit_days)

    @property
    def litigated(self) -> bool:
        """Whether it counts as litigation (not enforcement)."""
        return self.stage == "first"


def make_cases(settings: YearSettings) -> list[Case]:
    """All cases in the system during the year, in order of filing, carried-over ones first; none is closed yet."""
    rng = settings.rng("cases")
    carried = round(settings.cases * Decimal(settings.parameters["cases_of_year"]["carried_over"]))
    kinds = {kind["type_word"]: kind for kind in settings.parameters["kind"]}
    draw_kind = Weighted({word: kind["share"] for word, kind in kinds.items()})
    procedures = {word: Weighted(kind["procedures"]) for word, kind in kinds.items()}
    serials: dict[tuple[int, str], int] = {}
    cases = []
    for filed_on in (*[None] * carried, *_filing_days(settings, rng, settings.cases - carried)):
        word = draw_kind.draw(rng)
        procedure = procedures[word].draw(rng) if procedures[word].names else None
        cases.append(_case(settings, rng, kinds[word], procedure, filed_on))
    cases.sort(key=lambda case: case.received_at)
    for case in cases:
        series = (case.filed_on.year, case.type_word)
        serials[series] = serials.get(series, 0) + 1
        case.case_no = f"（{series[0]}）{settings.court}{case.type_word}{serials[series]}号"
    return cases


def case_rows(settings: YearSettings, cases: list[Case]) -> Iterator[Row]:
    """The cases as delivered."""
    divisions = settings.parameters["cases_of_year"]["divisions"]
    for case in cases:
        yield {
            "case_no": case.case_no,
            "type_word": case.type_word,
            "category": case.category,
            "stage": case.stage,
            "procedure": case.procedure,
            "claim_amount_fen": case.claim_fen,
            "received_at": case.received_at,
            "filed_on": case.filed_on,
            "filing_channel": case.channel,
            "assigned_on": case.filed_on,
            "unit_id": f"D{case.judge % divisions + 1}",
            "judge_id": f"P{case.judge:04d}",
            "handled_in_system": True,
            "closed_on": case.closed_on,
            "closing_manner": case.manner,
            "effective_on": case.effective_on,
            "payable": case.manner in ("judgment", "mediated") if case.litigated and case.closed_on else None,
            "limit_months": case.limit_months or None,
            "limit_days": case.limit_days or None,
            "rule_version": case.rule_version,
        }


def _filing_days(settings: YearSettings, rng: random.Random, count: int) -> list[date]:
    weights = settings.parameters["cases_of_year"]["month_weights"]
    months = rng.choices(range(1, 13), weights=weights, k=count)
    days = {month: working_days(settings.year, month) for month in range(1, 13)}
    return sorted(rng.choice(days[month]) for month in months)


def _case(
    settings: YearSettings, rng: random.Random, kind: dict[str, Any], procedure: str | None, filed_on: date | None
) -> Case:
    """A case without number; a carried-over one was filed so that its limit ends in the year."""
    category, stage = kind["category"], kind["stage"]
    limit = limit_in_force(time_limits(), category, stage, procedure or "", filed_on or settings.start)
    if limit is None:
        raise ValueError(f"the rulebook has no time limit for {category}, {stage}, {procedure}")
    days = limit.months * 30 + limit.days
    day = filed_on or settings.start - timedelta(days=1 + rng.randrange(days * 7 // 10))
    parameters = settings.parameters
    received = office_hour(rng, day - timedelta(days=within(rng, parameters["filing"]["days_to_result"])))
    return Case(
        case_no="",
        type_word=kind["type_word"],
        category=category,
        stage=stage,
        procedure=procedure,
        filed_on=day,
        received_at=received,
        carried=filed_on is None,
        limit_months=limit.months,
        limit_days=limit.days,
        rule_version=limit.slug,
        judge=rng.randrange(parameters["cases_of_year"]["judges"]) + 1,
        claim_fen=_claim(rng, parameters["claims"]),
    )


def _claim(rng: random.Random, claims: dict[str, Any]) -> int:
    yuan = round(rng.lognormvariate(log(claims["median"]), float(claims["spread"])))
    highest: int = claims["highest"]
    return min(yuan, highest) * 100


def duration(settings: YearSettings, rng: random.Random, case: Case) -> int:
    """Days from filing to closing that lie within the limit."""
    limit = (case.due_on - case.filed_on).days
    return max(3, int(limit * triangular(rng, settings.parameters["cases_of_year"]["duration"])))
