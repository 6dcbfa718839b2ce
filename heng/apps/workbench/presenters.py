"""What waits for a person: papers, declarations, targets at risk, refunds, the score."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from heng.apps.indicator.models import Figure
from heng.apps.indicator.presenters import chart
from heng.apps.indicator.services import figures
from heng.apps.intake.models import Paper
from heng.apps.organisation.models import Court
from heng.apps.review.cases import assigned, assigned_between, open_between, open_counts
from heng.apps.self_evaluation.models import SelfEvaluation
from heng.apps.target import presenters as target
from heng.apps.target.models import Declaration
from heng.apps.user.models import User
from heng.apps.workbench.refunds import refunds_of
from heng.domain.monitoring.standing import Standing
from heng.records.store import RecordStore

URGENT = (Standing.UNMET, Standing.AT_RISK)
MOST, MOST_PICTURES = 8, 6


def workbench(user: User, court: Court, year: int) -> dict[str, Any]:
    """Everything on the workbench of `user` for a court and year."""
    declarations = list(Declaration.objects.filter(court=court, fiscal_year=year))
    computed = figures(court, year)
    rows = [
        (declaration, row)
        for declaration in declarations
        for part in target.parts(declaration, computed)
        for row in part.rows
    ]
    papers = Paper.objects.filter(court=court, declaration=None).only("file_name", "findings", "kind")[:MOST]
    open_findings = open_counts(papers)
    return {
        "waiting_papers": [(paper, open_findings[paper.pk]) for paper in papers],
        "assigned": assigned(user, court),
        "assigned_between": assigned_between(user, court),
        "open_between": open_between(court, year),
        "waiting_steps": [(one, steps[0][1]) for one in declarations if (steps := target.steps(one, user))],
        "urgent": [(one, row) for one, row in rows if row.verdict.standing in URGENT][:MOST],
        "charts": charts(rows),
        "tally": target.tally(row for _, row in rows),
        "count": len(rows),
        "refunds": refunds_of(court.code, year, timezone.localdate()),
        "score": SelfEvaluation.objects.filter(court=court, fiscal_year=year).first(),
        "has_records": RecordStore.default().head() is not None,
        "computed": bool(computed),
        "declarations": declarations,
    }


def charts(rows: list[tuple[Declaration, target.Row]]) -> list[dict[str, Any]]:
    """The months of rates against their targets, those that need looking at first."""
    ordered = sorted(rows, key=lambda pair: target.ORDER.index(pair[1].verdict.standing))
    pictures = []
    for declaration, row in ordered:
        line, text = target.target_line(row.verdict)
        figure = row.verdict.figure
        # A year's total is reached over the year; its months alone say nothing against the target.
        if row.actual and figure and figure.denominator and line is not None and _has_a_course(figure):
            address = reverse("target:actual", args=[declaration.pk, row.verdict.target.pk])
            value = f"{row.actual.value} {row.actual.unit}"
            pictures.append({"data": chart(figure, line, text), "address": address, "value": value})
    return pictures[:MOST_PICTURES]


def _has_a_course(figure: Figure) -> bool:
    return sum(bool(month["value"]) for month in figure.months) > len(figure.months) // 2
