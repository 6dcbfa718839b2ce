"""What a court reached in earlier years: by its self-evaluations, and by figures computed from its records."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from django.db.models import Count, Max, QuerySet

from heng.apps.indicator.models import Figure
from heng.apps.intake.models import Paper
from heng.documents.document_after import declaring_part
from heng.documents.from_json import document_from_json
from heng.domain.money import percent_text, round_half_up
from heng.domain.review.across.history import history
from heng.domain.review.across.papers import staged
from heng.domain.review.across.reached import Computed, against_earlier
from heng.domain.review.profile import Profile
from heng.domain.review.realism import Past
from heng.domain.review.scope import EachIndicator
from heng.domain.workflow.paper_state import PaperState
from heng.rulebook.indicators import by_name

YEARS = 5
EVALUATING = "self_evaluation"
_RECORDS = "业务数据计算"


@dataclass(frozen=True, slots=True)
class Earlier:
    """What is known of the years before: `stamp` is another one as soon as any of it is another, `read` makes the check
    of targets against it."""

    stamp: Hashable
    read: Callable[[Profile], EachIndicator]


def earlier(court: int, year: int | None) -> Earlier | None:
    """What is known of the years before `year`; None for a paper without a year, and where nothing is known."""
    if year is None:
        return None
    papers, figures = _papers(court, year), _figures(court, year)
    told = tuple(papers.values_list("pk", "uploaded_at", "revision").order_by("pk"))
    computed = figures.aggregate(Count("pk"), Max("pk"))
    if not told and not computed["pk__count"]:
        return None
    return Earlier((told, *computed.values()), lambda profile: _check(papers, figures, profile))


def set_back_later_papers(court: int, year: int | None) -> None:
    """Let the papers of the years after `year` be reviewed anew when there is time: what was reached in it has changed."""
    if year is not None:
        later = Paper.objects.filter(court=court, fiscal_year__gt=year, fiscal_year__lte=year + YEARS)
        later.exclude(kind__startswith=EVALUATING).update(ruleset="")


def _papers(court: int, year: int) -> QuerySet[Paper]:
    known = Paper.objects.filter(court=court, kind__startswith=EVALUATING, fiscal_year__in=range(year - YEARS, year))
    return known.exclude(state=PaperState.WITHDRAWN.value)


def _figures(court: int, year: int) -> QuerySet[Figure]:
    periods = [str(each) for each in range(year - YEARS, year)]
    return Figure.objects.filter(court=court, period__in=periods, latest=True).exclude(value="")


def _check(papers: QuerySet[Paper], figures: QuerySet[Figure], profile: Profile) -> EachIndicator:
    known = papers.only("file_name", "content", "corrected")
    read = [replace(document_from_json(declaring_part(paper.current)), file=paper.file_name) for paper in known]
    return against_earlier(history(staged(read), profile), _computed(figures))


def _computed(figures: QuerySet[Figure]) -> Computed:
    """The figures by the name that papers give them."""
    known: dict[str, list[tuple[Past, str]]] = {}
    for figure in figures.only("indicator", "period", "value", "unit"):
        exact = figure.exact
        if exact is not None:
            past = Past(int(figure.period), _shown(exact, figure.unit), _RECORDS)
            known.setdefault(figure.indicator, []).append((past, figure.unit))

    def named(name: str) -> Sequence[tuple[Past, str]]:
        definition = by_name(name)
        return known.get(definition.slug, ()) if definition else ()

    return named


def _shown(value: Fraction, unit: str) -> Decimal:
    """The value as pages print it, so that a message never says more than they do."""
    if unit == "%":
        return Decimal(percent_text(value / 100).rstrip("%"))
    return Decimal(value.numerator) if value.denominator == 1 else round_half_up(value)
