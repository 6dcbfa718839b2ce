"""Official forms: downloaded blank or filled from a paper, loaded again, equal."""

from django.core.files.base import ContentFile
from django.urls import reverse

from heng.apps.audit.models import AuditEvent
from heng.apps.intake.services import take_in
from heng.documents.read import interpret, read_content

ASKED = {"kind": "project_targets_wide", "unit": "甲区人民法院", "year": "2026", "profile": "central"}


def indicators(content):
    owners = [*content["projects"], *content["units"]]
    kept = ("category", "subcategory", "name", "comparison", "value", "unit", "weight")
    return [[one[field] for field in kept] for owner in owners for one in owner["indicators"]]


def test_the_page_proposes_the_court_and_its_year(cast, sign_in):
    shown = sign_in(cast.handler).get(reverse("official_form:choose")).content.decode()
    assert 'value="广州互联网法院"' in shown
    assert 'value="2022"' in shown


def test_a_blank_form_is_handed_out_under_its_name_with_a_trace(cast, sign_in):
    answer = sign_in(cast.auditor).get(reverse("official_form:blank"), ASKED)
    assert "attachment" in answer["Content-Disposition"]
    assert interpret(read_content(answer.content), "x", "").fiscal_year == 2026
    assert AuditEvent.objects.filter(act="下载模板", subject="form:project_targets_wide").count() == 1


def test_what_cannot_be_asked_for_is_said_at_its_field(cast, sign_in):
    answer = sign_in(cast.handler).get(reverse("official_form:blank"), ASKED | {"kind": "none", "year": "26"})
    assert answer.status_code == 422
    assert "没有这种表" in answer.content.decode()


def test_a_paper_in_the_official_form_is_read_as_the_same_declaration(cast, sign_in, court, paper):
    client = sign_in(cast.handler)
    answer = client.get(reverse("official_form:filled", args=[paper.pk]))
    again = take_in(cast.handler, court, ContentFile(answer.content, name="官方表式.xlsx"))
    assert indicators(again.content) == indicators(paper.content)
    assert indicators(again.content)
    assert (again.fiscal_year, again.kind) == (paper.fiscal_year, paper.kind)
    assert AuditEvent.objects.filter(act="导出官方表式", subject=f"paper:{paper.pk}").count() == 1


def test_a_paper_that_declares_nothing_has_no_official_form(cast, sign_in, court):
    notice = take_in(cast.handler, court, ContentFile("今天开会。".encode(), name="通知.txt"))
    assert sign_in(cast.handler).get(reverse("official_form:filled", args=[notice.pk])).status_code == 409


def test_outsiders_and_administrators_get_no_form_of_the_court(cast, sign_in, paper):
    assert sign_in(cast.outsider).get(reverse("official_form:filled", args=[paper.pk])).status_code == 404
    assert sign_in(cast.administrator).get(reverse("official_form:blank"), ASKED).status_code == 403
