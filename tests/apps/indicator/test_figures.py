"""Figures: computed, opened, followed down to single records."""

from fractions import Fraction

import pytest
from django.urls import reverse

from heng.apps.audit.models import AuditEvent
from heng.apps.indicator.models import Figure
from heng.apps.job.services import run_next
from heng.apps.workbench.work import HANDLERS
from heng.rulebook.indicators import load_definitions


@pytest.fixture
def figure(figures) -> Figure:
    return Figure.objects.get(indicator="online_filing_rate", latest=True)


def test_without_records_computing_says_what_is_missing(cast, sign_in) -> None:
    answer = sign_in(cast.finance).post(reverse("indicator:compute"))
    assert answer.status_code == 409
    assert "还没有装载任何业务数据" in answer.content.decode()


def test_computing_keeps_every_definition_once_and_notes_the_snapshot(cast, court, sign_in, records) -> None:
    client = sign_in(cast.finance)
    for _ in range(2):
        assert client.post(reverse("indicator:compute"), {"year": "2022"}).status_code == 302
        assert "排队等候" in client.get(reverse("indicator:library")).content.decode()
        assert run_next(HANDLERS)
    assert Figure.objects.count() == len(load_definitions())
    events = AuditEvent.objects.filter(act="计算指标")
    assert len(events) == 2
    assert events[0].details["snapshots"] == list(
        Figure.objects.order_by("snapshot").values_list("snapshot", flat=True).distinct()
    )


@pytest.mark.parametrize("role", ["head", "auditor", "administrator"])
def test_roles_that_only_read_cannot_compute(cast, sign_in, records, role: str) -> None:
    assert sign_in(getattr(cast, role)).post(reverse("indicator:compute")).status_code == 403


def test_the_exact_value_survives_storing(figure) -> None:
    assert figure.exact == 100 * Fraction(figure.numerator) / Fraction(figure.denominator)


def test_the_months_add_up_to_the_year(figure) -> None:
    assert len(figure.months) == 12
    assert sum(Fraction(month["numerator"]) for month in figure.months) == Fraction(figure.numerator)
    assert sum(Fraction(month["denominator"]) for month in figure.months) == Fraction(figure.denominator)


def test_the_counts_of_the_page_are_the_sides_of_the_formula(cast, sign_in, figure) -> None:
    answer = sign_in(cast.auditor).get(reverse("indicator:figure", args=[figure.result]))
    numbers = {role: number for role, _, number in answer.context["counts"]}
    assert numbers["numerator"] == int(figure.numerator)
    assert numbers["numerator"] + numbers["missed"] == int(figure.denominator)
    assert numbers["excluded"] == figure.excluded


@pytest.mark.parametrize("role", ["numerator", "missed", "excluded"])
def test_the_records_of_a_role_are_listed_with_their_reason(cast, sign_in, figure, role: str) -> None:
    answer = sign_in(cast.auditor).get(reverse("indicator:records", args=[figure.result]), {"role": role})
    page = answer.context["page"]
    assert len(page.rows) == min(page.total, 50)
    assert all(bool(row.reason) == (role != "numerator") for row in page.rows)


def test_the_pages_of_a_list_hold_every_record_once(cast, sign_in, figure) -> None:
    client, address = sign_in(cast.auditor), reverse("indicator:records", args=[figure.result])
    first = client.get(address).context["page"]
    keys = [
        row.query
        for number in range(1, first.pages + 1)
        for row in client.get(address, {"page": number}).context["page"].rows
    ]
    assert len(keys) == len(set(keys)) == int(figure.numerator)


def test_a_record_says_why_it_counts_and_what_it_feeds(cast, sign_in, figure) -> None:
    client = sign_in(cast.auditor)
    [row, *_] = client.get(reverse("indicator:records", args=[figure.result]), {"role": "missed"}).context[
        "page"
    ].rows or [None]
    assert row is not None
    answer = client.get(f"{reverse('indicator:record', args=[figure.result])}?{row.query}")
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "只计入分母" in shown
    assert row.reason in shown.replace("&lt;", "<")
    assert "批次" in shown


@pytest.mark.parametrize(
    "query", ["entity=filing_request&key=nothing", "entity=nonsense&key=1", "entity=filing_request", ""]
)
def test_a_record_that_does_not_exist_is_answered_calmly(cast, sign_in, figure, query: str) -> None:
    answer = sign_in(cast.auditor).get(f"{reverse('indicator:record', args=[figure.result])}?{query}")
    assert answer.status_code in (400, 404)


@pytest.mark.parametrize("query", ["role=nonsense", "page=-3", "page=99999", "page=x"])
def test_odd_list_requests_are_answered_calmly(cast, sign_in, figure, query: str) -> None:
    answer = sign_in(cast.auditor).get(f"{reverse('indicator:records', args=[figure.result])}?{query}")
    assert answer.status_code in (200, 400)


def test_the_library_shows_every_definition_with_its_figure(cast, sign_in, figure) -> None:
    shown = sign_in(cast.auditor).get(reverse("indicator:library")).content.decode()
    assert all(known.name in shown for known in load_definitions())
    assert reverse("indicator:figure", args=[figure.result]) in shown


def test_no_topic_is_shown_by_its_english_name(cast, sign_in) -> None:
    topics = sign_in(cast.auditor).get(reverse("indicator:library")).context["topics"]
    assert not [name for name, _ in topics if name.isascii()]
