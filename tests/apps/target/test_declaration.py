"""Declarations: made from papers, held against figures."""

from django.core.files.base import ContentFile
from django.urls import reverse

from heng.apps.audit.models import AuditEvent
from heng.apps.intake.confirmation import confirm, withdraw
from heng.apps.intake.correction import correct
from heng.apps.intake.services import take_in
from heng.apps.target.models import Declaration
from heng.apps.target.services import declare, move
from heng.apps.workbench.demonstration import DECLARATION, PAPERS, confirmed_by
from heng.domain.workflow.declaration_state import Step

FIRST = "units/0/indicators/0/name"


def test_a_declaration_holds_what_the_paper_declares(cast, declaration) -> None:
    part = declaration.parts.get()
    assert (declaration.fiscal_year, part.name, part.targets.count()) == (2022, "广州互联网法院", 28)
    assert part.amounts["fiscal_appropriation"] == "7603.40"
    target = part.targets.get(name="网上的立案率")
    assert (target.value, target.unit, target.definition) == ("99", "%", "online_filing_rate")


def test_declaring_twice_gives_the_same_declaration(cast, confirmed) -> None:
    assert declare(cast.handler, confirmed, 2022) == declare(cast.finance, confirmed, 2022)


def test_a_paper_that_is_not_confirmed_cannot_be_declared(cast, sign_in, paper) -> None:
    answer = sign_in(cast.handler).post(reverse("target:create", args=[paper.pk]))
    assert answer.status_code == 409
    assert "还没有确认入库" in answer.content.decode()
    assert not Declaration.objects.exists()


def test_a_declaration_is_made_from_the_corrected_content(cast, paper) -> None:
    edits = [
        {"place": "units/0/indicators/0/name", "text": "更正后的指标"},
        {"place": "units/0/indicators/0/target/value", "text": "≤7‰"},
        {"place": "units/0/amounts/total", "text": "8000"},
    ]
    correct(cast.handler, paper.pk, 0, edits)
    paper.refresh_from_db()
    part = declare(cast.handler, confirmed_by(cast.handler, paper), 2022).parts.get()
    target = part.targets.get(position=1)
    assert (target.name, target.comparison, target.value, target.unit) == ("更正后的指标", "≤", "7", "‰")
    assert part.amounts["total"] == "8000.00"


def test_a_draft_follows_a_paper_that_was_withdrawn_and_corrected_and_one_on_its_way_does_not(cast, confirmed) -> None:
    made = declare(cast.handler, confirmed, 2022)
    withdraw(cast.handler, confirmed.pk, confirmed.revision, "第一项读错")
    correct(cast.handler, confirmed.pk, confirmed.revision + 1, [{"place": FIRST, "text": "更正后的指标"}])
    confirm(cast.handler, confirmed.pk, confirmed.revision + 2)
    confirmed.refresh_from_db()
    again = declare(cast.handler, confirmed, 2022)
    assert again == made
    assert again.parts.get().targets.get(position=1).name == "更正后的指标"
    assert again.parts.get().targets.count() == 28
    assert AuditEvent.objects.filter(act="按更正后的文件更新绩效目标").count() == 1
    targets = list(again.parts.get().targets.values_list("pk", flat=True))
    declare(cast.handler, confirmed, 2022)
    assert list(again.parts.get().targets.values_list("pk", flat=True)) == targets, "nothing changed, nothing written"

    move(cast.handler, made.pk, Step.SUBMIT)
    withdraw(cast.handler, confirmed.pk, confirmed.revision, "又读错")
    correct(cast.handler, confirmed.pk, confirmed.revision + 1, [{"place": FIRST, "text": "再次更正"}])
    confirm(cast.handler, confirmed.pk, confirmed.revision + 2)
    confirmed.refresh_from_db()
    assert declare(cast.handler, confirmed, 2022).parts.get().targets.get(position=1).name == "更正后的指标"


def test_a_paper_without_a_year_is_declared_for_the_year_being_worked_on(cast, court, sign_in, paper) -> None:
    undated = ContentFile(
        b"\n".join(line.replace("2022年度".encode(), b"") for line in text_of(paper)), name="无年度.txt"
    )
    made = declare(cast.handler, confirmed_by(cast.handler, take_in(cast.handler, court, undated)), 2030)
    assert made.fiscal_year == 2030


def text_of(paper) -> list[bytes]:
    return [text.encode() for _, text in paper.original["lines"]]


def test_a_paper_without_indicators_cannot_be_declared(cast, court, sign_in) -> None:
    paper = take_in(cast.handler, court, ContentFile("关于召开会议的通知\n".encode(), name="通知.txt"))
    confirmed_by(cast.handler, paper)
    answer = sign_in(cast.handler).post(reverse("target:create", args=[paper.pk]))
    assert answer.status_code == 409
    assert "没有读出绩效指标" in answer.content.decode()
    assert not Declaration.objects.exists()


def test_without_figures_the_page_says_what_to_do_first(cast, sign_in, declaration) -> None:
    shown = sign_in(cast.finance).get(reverse("target:declaration", args=[declaration.pk])).content.decode()
    assert "本年度的指标还没有计算" in shown
    assert "计算本年度指标" in shown


def test_targets_stand_beside_computed_actuals(cast, court, sign_in, declaration, figures) -> None:
    answer = sign_in(cast.finance).get(reverse("target:declaration", args=[declaration.pk]))
    rows = {row.verdict.target.name: row for part in answer.context["parts"] for row in part.rows}
    assert rows["网上的立案率"].actual.figure.indicator == "online_filing_rate"
    assert rows["网上的立案率"].target_text == "99 %"
    assert rows["一审息诉服判率"].verdict.standing.value == "not_applicable"
    assert {row.verdict.standing.value for row in rows.values()} >= {"met", "not_applicable"}


def test_a_target_that_no_definition_computes_has_no_data(cast, court, sign_in, figures) -> None:
    text = (PAPERS / DECLARATION).read_text("utf-8").replace("日常档案管理服务覆盖率", "院史陈列室开放天数")
    paper = take_in(cast.handler, court, ContentFile(text.encode(), name="另一份.txt"))
    made = declare(cast.handler, confirmed_by(cast.handler, paper), 2022)
    answer = sign_in(cast.finance).get(reverse("target:declaration", args=[made.pk]))
    rows = {row.verdict.target.name: row for part in answer.context["parts"] for row in part.rows}
    assert rows["院史陈列室开放天数"].verdict.standing.value == "no_data"
    assert rows["院史陈列室开放天数"].actual is None


def test_the_drawer_is_a_fragment_and_the_permalink_a_page(cast, court, sign_in, declaration, figures) -> None:
    target = declaration.parts.get().targets.get(name="网上的立案率")
    address = reverse("target:actual", args=[declaration.pk, target.pk])
    client = sign_in(cast.finance)
    fragment = client.get(address, headers={"HX-Request": "true"}).content.decode()
    page = client.get(address).content.decode()
    assert "<html" not in fragment
    assert "<html" in page
    for shown in (fragment, page):
        assert "网上立案率 = 网上立案数 ÷ 总立案数 × 100%" in shown
        assert "目标 <strong" in shown
