"""Uploading a paper: whole or not at all."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from heng.apps.audit.models import AuditEvent
from heng.apps.intake.models import Paper
from heng.apps.organisation.models import FiscalYear
from heng.apps.workbench.demonstration import DECLARATION, PAPERS

ADDRESS = "/intake/upload/"


def upload(client, content: bytes, name: str = "申报表.txt"):
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, content)})


def demo_paper() -> bytes:
    return (PAPERS / DECLARATION).read_bytes()


def test_a_paper_is_read_reviewed_and_shown(cast, sign_in) -> None:
    client = sign_in(cast.handler)
    answer = upload(client, demo_paper())
    paper = Paper.objects.get()
    assert answer["Location"] == reverse("intake:paper", args=[paper.pk])
    assert (paper.kind, paper.fiscal_year, len(paper.content["units"][0]["indicators"])) == (
        "department_targets",
        2022,
        28,
    )
    shown = client.get(answer["Location"]).content.decode()
    assert "广州互联网法院" in shown
    assert 'id="L20"' in shown
    assert "R27" in shown
    assert "怎么改" in shown


def test_the_upload_leaves_one_file_and_one_event(cast, sign_in, home: Path) -> None:
    upload(sign_in(cast.handler), demo_paper())
    paper = Paper.objects.get()
    assert [file.name for file in (home / "uploads").iterdir()] == [paper.sha256]
    event = AuditEvent.objects.get(act="上传文件")
    assert (event.actor, event.court, event.details["sha256"]) == (cast.handler, "粤0192", paper.sha256)


def test_a_paper_with_a_year_opens_that_year(cast, sign_in, court) -> None:
    upload(sign_in(cast.handler), demo_paper().replace(b"2022", b"2031"))
    assert FiscalYear.objects.filter(court=court, year=2031).exists()


def test_the_same_file_again_leads_to_the_paper_that_is_there(cast, sign_in) -> None:
    client = sign_in(cast.handler)
    first = upload(client, demo_paper())
    second = client.post(ADDRESS, {"file": SimpleUploadedFile("改名.txt", demo_paper())}, follow=True)
    assert second.redirect_chain[0][0] == first["Location"]
    assert "没有重复保存" in second.content.decode()
    assert Paper.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [("空.txt", b""), ("坏.xlsx", b"PK\x03\x04 not a workbook"), ("程序.exe", b"MZ\x90\x00" + bytes(200))],
)
def test_a_file_that_cannot_be_read_stays_outside_with_a_reason(cast, sign_in, home: Path, name, content) -> None:
    answer = upload(sign_in(cast.handler), content, name)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert name in answer.content.decode()
    assert not Paper.objects.exists()
    assert not list((home / "uploads").iterdir())


def test_a_file_beyond_the_limit_stays_outside(cast, sign_in, home: Path, settings) -> None:
    settings.UPLOAD_LIMIT_MIB = 1
    answer = upload(sign_in(cast.handler), bytes(2 * 2**20))
    assert answer.status_code == 422
    assert "1 MiB" in answer.content.decode()
    assert not list((home / "uploads").iterdir())


def test_no_file_chosen_is_said_so(cast, sign_in) -> None:
    assert "请先选择一个文件" in sign_in(cast.handler).post(ADDRESS).content.decode()


def test_a_path_in_the_name_is_dropped(cast, sign_in) -> None:
    upload(sign_in(cast.handler), demo_paper(), "..\\..\\secret/申报表.txt")
    assert Paper.objects.get().file_name == "申报表.txt"


def test_markup_in_a_paper_is_shown_as_text(cast, sign_in) -> None:
    upload(sign_in(cast.handler), demo_paper().replace("依法公正".encode(), b"<script>alert(1)</script>"))
    shown = sign_in(cast.handler).get(reverse("intake:paper", args=[Paper.objects.get().pk])).content.decode()
    assert "<script>alert(1)" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_the_file_comes_back_as_it_was_and_only_as_a_download(cast, sign_in) -> None:
    client = sign_in(cast.handler)
    upload(client, demo_paper())
    answer = client.get(reverse("intake:file", args=[Paper.objects.get().pk]))
    assert b"".join(answer.streaming_content) == demo_paper()
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert AuditEvent.objects.all()[0].act == "下载文件"


@pytest.mark.parametrize("role", ["head", "auditor", "administrator"])
def test_roles_that_only_read_cannot_upload(cast, sign_in, role: str) -> None:
    assert upload(sign_in(getattr(cast, role)), demo_paper()).status_code == 403
    assert not Paper.objects.exists()


def test_a_workbook_is_shown_cell_by_cell(cast, sign_in) -> None:
    book = Workbook()
    sheet = book.create_sheet("目标表", 0)
    for row in (["项目名称", "三级指标", "指标值"], ["网上立案保障", "网上立案率", "≥99%"]):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    client = sign_in(cast.handler)
    upload(client, stream.getvalue(), "目标.xlsx")
    shown = client.get(reverse("intake:paper", args=[Paper.objects.get().pk])).content.decode()
    assert 'id="C-目标表-C2"' in shown
    assert "≥99%" in shown
