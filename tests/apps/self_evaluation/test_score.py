"""The self-evaluation in the application."""

import io
from decimal import Decimal

import pytest
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from heng.apps.audit.models import AuditEvent
from heng.apps.indicator.models import Figure
from heng.apps.self_evaluation.models import SelfEvaluation
from heng.apps.self_evaluation.services import score_year


@pytest.fixture
def evaluation(cast, court) -> SelfEvaluation:
    return score_year(cast.finance, court, 2022)


def test_the_score_is_that_of_the_facts_with_every_deduction(cast, sign_in, evaluation) -> None:
    answer = sign_in(cast.auditor).get(reverse("self_evaluation:evaluation", args=[evaluation.pk]))
    lost = sum(Decimal(item["deduction"]) for item in answer.context["lost"])
    assert evaluation.total == Decimal("88.63")
    assert Decimal(evaluation.breakdown["maximum"]) - lost == evaluation.total


def test_computed_figures_take_the_place_of_typed_ones_and_can_be_opened(cast, court, sign_in, figures) -> None:
    made = score_year(cast.finance, court, 2022)
    [filing] = [one for one in made.indicators if one["name"] == "网上立案率"]
    figure = Figure.objects.get(indicator="online_filing_rate", latest=True)
    assert filing["result"] == figure.result
    assert figure.result in filing["evidence"]
    page = sign_in(cast.auditor).get(reverse("self_evaluation:evaluation", args=[made.pk])).content.decode()
    assert reverse("indicator:figure", args=[figure.result]) in page


def test_scoring_equal_facts_twice_gives_one_evaluation(cast, court, evaluation) -> None:
    assert score_year(cast.finance, court, 2022) == evaluation
    assert SelfEvaluation.objects.count() == 1


@pytest.mark.parametrize("role", ["handler", "head", "auditor", "administrator"])
def test_only_finance_scores(cast, sign_in, role: str) -> None:
    assert sign_in(getattr(cast, role)).post(reverse("self_evaluation:score")).status_code == 403


def test_a_court_without_facts_is_told_what_to_do(cast, sign_in) -> None:
    answer = sign_in(cast.outsider).post(reverse("self_evaluation:score"))
    assert answer.status_code == 404
    assert "self_evaluation_*.toml" in answer.content.decode()


def test_the_report_is_a_word_file_with_the_score_and_leaves_a_trace(cast, sign_in, evaluation) -> None:
    answer = sign_in(cast.finance).get(reverse("self_evaluation:report", args=[evaluation.pk, "docx"]))
    document = Document(io.BytesIO(answer.content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "88.63" in text
    assert answer["Content-Disposition"].startswith("attachment")
    assert AuditEvent.objects.all()[0].act == "下载自评报告"


def test_the_table_is_a_workbook(cast, sign_in, evaluation) -> None:
    answer = sign_in(cast.finance).get(reverse("self_evaluation:report", args=[evaluation.pk, "xlsx"]))
    assert load_workbook(io.BytesIO(answer.content)).worksheets


def test_another_format_is_answered_calmly(cast, sign_in, evaluation) -> None:
    assert sign_in(cast.finance).get(reverse("self_evaluation:report", args=[evaluation.pk, "pdf"])).status_code == 404


def test_a_report_that_would_differ_from_the_page_is_refused(cast, sign_in, evaluation) -> None:
    evaluation.digest = "0" * 64
    evaluation.save()
    answer = sign_in(cast.finance).get(reverse("self_evaluation:report", args=[evaluation.pk, "docx"]))
    assert answer.status_code == 409
