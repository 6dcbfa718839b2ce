"""Computing the figures of a court and a year, and finding them again."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db import transaction

from heng.apps.audit import services as audit
from heng.apps.indicator.models import Figure
from heng.apps.job import services as jobs
from heng.apps.job.models import Job
from heng.apps.organisation.models import Court
from heng.apps.organisation.permissions import permit
from heng.apps.user.models import User
from heng.domain.errors import NotFound
from heng.domain.indicator.result import Result
from heng.domain.period import parse_period
from heng.domain.workflow.permissions import Act
from heng.engine.compute import compute
from heng.engine.ledger import remember
from heng.engine.source import pin
from heng.records.progress import Progress
from heng.records.store import RecordStore
from heng.rulebook.indicators import load_definitions


@dataclass(frozen=True, slots=True)
class Calculation:
    """What the engine gave for a period: results of the whole and of its months."""

    period: str
    results: tuple[Result, ...]
    monthly: tuple[Result, ...]


COMPUTE = "compute_year"


def ask_for_year(user: User, court: Court, year: int) -> Job:
    """Ask for computing the year; WrongState while no records were ever loaded."""
    permit(user, Act.COMPUTE_FIGURES, court)
    pin(RecordStore.default(), None)
    return jobs.ask(user, court, COMPUTE, str(year))


def compute_job(job: Job, progress: Progress) -> str:
    """The work of computing a year."""
    progress(f"计算 {job.subject} 年度指标", 0, 0)
    return f"已计算 {compute_year(job.asked_by, job.court, int(job.subject))} 项指标。"


def compute_year(user: User, court: Court, year: int) -> int:
    """Compute every definition for `court` and `year`, whole and by month, on the newest snapshot.

    Returns the number of figures. Raises WrongState while no records were ever loaded.
    """
    permit(user, Act.COMPUTE_FIGURES, court)
    calculation = calculate(court.code, year)
    keep(user, court, calculation)
    return len(calculation.results)


def calculate(court: str, year: int) -> Calculation:
    """The results of all definitions for the court with the code `court`, whole and by month, on one snapshot."""
    store, period, definitions = RecordStore.default(), parse_period(str(year)), load_definitions()
    results = compute(store, definitions, court, period)
    monthly = compute(store, definitions, court, period, by=("month",), snapshot=results[0].snapshot)
    remember((*results, *monthly))
    return Calculation(period.name, results, monthly)


def figure_of(user: User, result: str) -> Figure:
    """The figure with this result id in one of the courts of `user`; NotFound otherwise."""
    for figure in Figure.objects.filter(result=result).select_related("court"):
        if figure.court.memberships.filter(user=user).exists():
            permit(user, Act.READ_FIGURES, figure.court)
            return figure
    raise NotFound(f"没有找到编号为“{result}”的指标结果。它可能属于其他法院；请从指标库重新进入。")


def figures(court: Court, year: int) -> dict[str, Figure]:
    """The latest figures of a court and a year by slug of their definition."""
    return {figure.indicator: figure for figure in Figure.objects.filter(court=court, period=str(year), latest=True)}


def is_stale(known: Iterable[Figure]) -> bool:
    """Whether records were loaded after any of these figures was computed."""
    head = RecordStore.default().head()
    return head is not None and any(figure.snapshot != head.id for figure in known)


@transaction.atomic
def keep(user: User, court: Court, calculation: Calculation) -> None:
    """Make the results of `calculation` the figures that pages show; older ones stay for their permalinks."""
    Figure.objects.filter(court=court, period=calculation.period, latest=True).update(latest=False)
    months = _by_indicator(calculation.monthly)
    made = [
        Figure(court=court, result=result.id, months=months[result.indicator], **_values(result))
        for result in calculation.results
    ]
    Figure.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["court", "result"], update_fields=["months", "latest"]
    )
    details = {"snapshots": sorted({result.snapshot for result in calculation.results})}
    audit.record(user, "计算指标", f"period:{calculation.period}", court=court.code, details=details)


def _values(result: Result) -> dict[str, Any]:
    return {
        "indicator": result.indicator,
        "name": next(each.name for each in load_definitions() if each.slug == result.indicator),
        "definition_version": result.definition_version,
        "period": result.period.name,
        "value": _text(result.value),
        "numerator": _text(result.numerator),
        "denominator": _text(result.denominator),
        "unit": result.unit,
        "status": result.status.value,
        "excluded": result.excluded,
        "snapshot": result.snapshot,
    }


def _by_indicator(monthly: Iterable[Result]) -> dict[str, list[Any]]:
    months: dict[str, list[Any]] = defaultdict(list)
    for result in monthly:
        sides = {"numerator": _text(result.numerator), "denominator": _text(result.denominator)}
        months[result.indicator].append(
            {"month": result.by["month"], "value": _text(result.value), "status": result.status.value, **sides}
        )
    return months


def _text(value: Fraction | None) -> str:
    return "" if value is None else str(value)
