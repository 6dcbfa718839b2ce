"""What leaves the page of findings shows what was waived, and why."""

import io

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from docx import Document as Word
from openpyxl import load_workbook

from heng.apps.audit.models import AuditEvent
from heng.apps.intake.models import Paper
from heng.apps.intake.services import take_in
from heng.apps.review.cases import handling
from heng.apps.review.models import Kind
from heng.apps.review.services import Request, act
from tests.documents.relay.formats import OFFICE
from tests.documents.relay.sheet import Put, Sheet

REASON = "由省高院统一下达，不能改动"
HEAD = ("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重")
ROWS = (
    ("产出指标", "数量指标", "巡回审判场次", "≥", "120", "次", "30"),
    ("产出指标", "时效指标", "案件调解时效", "≥", "30", "工作日", "30"),
    ("效益指标", "社会效益指标", "当事人自动履行率", "≥", "55", "%", "20"),
    ("满意度指标", "服务对象满意度指标", "诉讼参与人满意度", "≥", "90", "%", "10"),
)


def workbook() -> bytes:
    rows = ((Put("项目名称"), Put("巡回审判保障", 6)), tuple(map(Put, HEAD)), *(tuple(map(Put, row)) for row in ROWS))
    return OFFICE["xlsx"]([Sheet("目标表", rows, above=("项目支出绩效目标表", "（2025年度）", "单位：万元"))])


@pytest.fixture
def waived(cast, court) -> Paper:
    """A workbook whose wrong direction was waived."""
    paper = take_in(cast.handler, court, ContentFile(workbook(), name="目标.xlsx"))
    held = next(one for one in handling(paper).held if one.finding.rule == "R20")
    act(cast.finance, paper.pk, [(held.name, 0)], Request(Kind.WAIVE, REASON))
    return paper


def export(client, paper: Paper, form: str) -> bytes:
    answer = client.get(reverse("review:export", args=[paper.pk, form]))
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    return bytes(answer.content)


def test_the_workbook_comes_back_with_the_waiver(cast, sign_in, waived) -> None:
    book = load_workbook(io.BytesIO(export(sign_in(cast.auditor), waived, "xlsx")))
    listed = [str(cell.value) for row in book["审核意见"].iter_rows() for cell in row if cell.value]
    assert any(REASON in text for text in listed)
    assert "目标表" in book.sheetnames


def test_the_opinion_lists_the_waiver_with_its_reason(cast, sign_in, waived) -> None:
    word = Word(io.BytesIO(export(sign_in(cast.auditor), waived, "docx")))
    told = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert any(REASON in text for text in (*told, *(paragraph.text for paragraph in word.paragraphs)))


def test_the_opinion_is_a_pdf_too(cast, sign_in, waived) -> None:
    assert export(sign_in(cast.auditor), waived, "pdf").startswith(b"%PDF")


def test_an_export_leaves_a_trace_and_an_unknown_one_does_not(cast, sign_in, waived) -> None:
    export(sign_in(cast.auditor), waived, "docx")
    assert sign_in(cast.auditor).get(reverse("review:export", args=[waived.pk, "exe"])).status_code == 404
    [event] = AuditEvent.objects.filter(act="导出审核意见")
    assert event.details["form"] == "docx"
