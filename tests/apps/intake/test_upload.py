"""Dropping files: each is received whole, read as a job by itself, and kept whole or not at all."""

import io
import os
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from heng.apps.audit.models import AuditEvent
from heng.apps.intake import arrivals, storage
from heng.apps.intake.models import Arrival, Paper
from heng.apps.job import services as jobs
from heng.apps.job.models import Job, State
from heng.apps.organisation.models import FiscalYear
from heng.apps.workbench.demonstration import DECLARATION, PAPERS
from heng.apps.workbench.work import HANDLERS

ADDRESS = "/intake/upload/"


def send(client, *files: tuple[str, bytes], accept: str = "text/html"):
    given = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(ADDRESS, {"file": given}, headers={"Accept": accept})


def work_off() -> None:
    while jobs.run_next(HANDLERS):
        pass


def upload(client, content: bytes, name: str = "申报表.txt"):
    answer = send(client, (name, content))
    work_off()
    return answer


def demo_paper() -> bytes:
    return (PAPERS / DECLARATION).read_bytes()


def table(value: str) -> bytes:
    return f"项目名称,三级指标,指标值\n网上立案保障,网上立案率,{value}\n".encode("gb18030")


def test_a_paper_is_read_reviewed_and_shown(cast, sign_in) -> None:
    client = sign_in(cast.handler)
    assert upload(client, demo_paper())["Location"] == reverse("intake:papers")
    paper = Paper.objects.get()
    assert (paper.kind, paper.fiscal_year, len(paper.content["units"][0]["indicators"])) == (
        "department_targets",
        2022,
        28,
    )
    shown = client.get(reverse("intake:paper", args=[paper.pk])).content.decode()
    assert "广州互联网法院" in shown
    assert 'id="L20"' in shown
    assert "R27" in shown
    assert "怎么改" in shown


def test_the_page_can_be_left_and_shows_the_same_state_when_one_comes_back(cast, sign_in) -> None:
    client = sign_in(cast.handler)
    send(client, ("一.csv", table("≥95%")), ("二.csv", table("≥96%")))
    assert client.get(reverse("intake:papers")).content.decode().count('data-arrival="waiting"') == 2
    job = jobs.claim()
    assert job is not None
    assert 'data-arrival="reading"' in client.get(reverse("intake:arrivals")).content.decode()
    jobs.run(job, HANDLERS)
    shown = client.get(reverse("intake:arrivals"))
    assert 'data-arrival="done"' in shown.content.decode()
    assert "every 1s" in shown.content.decode()
    work_off()
    finished = client.get(reverse("intake:arrivals"))
    assert finished.content.decode().count('data-arrival="done"') == 2
    assert "every 1s" not in finished.content.decode()
    assert finished["HX-Trigger-After-Swap"] == "papers-changed"


def test_one_bad_file_never_stops_the_others(cast, sign_in, home: Path) -> None:
    client = sign_in(cast.handler)
    send(client, ("好.csv", table("≥95%")), ("坏.xlsx", b"PK\x03\x04 not a workbook"), ("也好.csv", table("≥90%")))
    work_off()
    assert sorted(Paper.objects.values_list("file_name", flat=True)) == ["也好.csv", "好.csv"]
    assert [arrival.state for arrival in Arrival.objects.order_by("pk")] == ["done", "unreadable", "done"]
    assert "坏.xlsx" in Arrival.objects.get(file_name="坏.xlsx").why
    assert not list((home / "arrivals").iterdir())
    assert len(list((home / "uploads").iterdir())) == 2


def test_the_upload_leaves_one_file_and_its_events(cast, sign_in, home: Path) -> None:
    upload(sign_in(cast.handler), demo_paper())
    paper = Paper.objects.get()
    assert [file.name for file in (home / "uploads").iterdir()] == [paper.sha256]
    assert not list((home / "arrivals").iterdir())
    event = AuditEvent.objects.get(act="上传文件")
    assert (event.actor, event.court, event.details["sha256"]) == (cast.handler, "粤0192", paper.sha256)
    assert AuditEvent.objects.filter(act="接收文件").count() == 1


def test_a_paper_with_a_year_opens_that_year(cast, sign_in, court) -> None:
    upload(sign_in(cast.handler), demo_paper().replace(b"2022", b"2031"))
    assert FiscalYear.objects.filter(court=court, year=2031).exists()


def test_the_same_content_again_is_named_with_a_link_however_often_it_is_sent(cast, sign_in) -> None:
    client = sign_in(cast.handler)
    upload(client, demo_paper())
    for _ in range(2):
        upload(client, demo_paper(), "改名.txt")
    shown = client.get(reverse("intake:papers")).content.decode()
    paper = Paper.objects.get()
    assert shown.count("没有重复保存") == 1
    assert reverse("intake:paper", args=[paper.pk]) in shown
    assert Arrival.objects.get(is_duplicate=True).paper == paper


def test_the_same_file_twice_at_once_is_read_once(cast, sign_in, home: Path) -> None:
    client = sign_in(cast.handler)
    send(client, ("一.csv", table("≥95%")), ("二.csv", table("≥95%")))
    send(client, ("一.csv", table("≥95%")))
    assert Arrival.objects.count() == 1
    assert len(list((home / "arrivals").iterdir())) == 1
    work_off()
    assert Paper.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [("空.txt", b""), ("坏.xlsx", b"PK\x03\x04 not a workbook"), ("程序.exe", b"MZ\x90\x00" + bytes(200))],
)
def test_a_file_that_cannot_be_read_leaves_nothing_but_the_reason(cast, sign_in, home: Path, name, content) -> None:
    client = sign_in(cast.handler)
    upload(client, content, name)
    assert name in Arrival.objects.get().why
    assert "读不了" in client.get(reverse("intake:arrivals")).content.decode()
    assert not Paper.objects.exists()
    assert not [file for folder in ("uploads", "arrivals") for file in (home / folder).glob("*")]
    assert not AuditEvent.objects.get(act="读取文件").success


def test_a_file_beyond_the_limit_stays_outside_and_the_others_come_in(cast, sign_in, home: Path, settings) -> None:
    settings.UPLOAD_LIMIT_MIB = 1
    answer = send(sign_in(cast.handler), ("大.txt", bytes(2 * 2**20)), ("小.csv", table("≥95%")))
    assert answer.status_code == 422
    assert "1 MiB" in answer.content.decode()
    assert [arrival.file_name for arrival in Arrival.objects.all()] == ["小.csv"]
    assert len(list((home / "arrivals").iterdir())) == 1


def test_too_many_files_at_once_are_refused_with_the_number(cast, sign_in, settings) -> None:
    settings.UPLOAD_LIMIT_FILES = 2
    answer = send(sign_in(cast.handler), *[(f"{number}.csv", table(f"≥{number}%")) for number in range(3)])
    assert answer.status_code == 422
    assert "超过 2 个的上限" in answer.content.decode()
    assert not Arrival.objects.exists()


def test_a_page_with_scripts_is_told_in_json(cast, sign_in, settings) -> None:
    client, json = sign_in(cast.handler), "application/json"
    assert send(client, ("一.csv", table("≥95%")), accept=json).json() == {}
    settings.UPLOAD_LIMIT_MIB = 0
    refused = send(client, ("二.csv", table("≥96%")), accept=json)
    assert (refused.status_code, "上限" in refused.json()["message"]) == (422, True)


def test_no_file_chosen_is_said_so(cast, sign_in) -> None:
    assert "请先选择文件" in sign_in(cast.handler).post(ADDRESS).content.decode()


def test_a_path_in_the_name_is_dropped(cast, sign_in) -> None:
    upload(sign_in(cast.handler), demo_paper(), "..\\..\\secret/申报表.txt")
    assert Paper.objects.get().file_name == "申报表.txt"


def test_a_very_long_name_keeps_its_ending() -> None:
    assert storage.plain_name("长" * 300 + ".xlsx") == "长" * 195 + ".xlsx"
    assert storage.plain_name("\0") == "未命名"


def test_a_reading_that_breaks_says_so_and_the_file_can_be_sent_again(cast, sign_in, monkeypatch, home: Path) -> None:
    client = sign_in(cast.handler)

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken_time:
        broken_time.setattr(storage, "keep", broken)
        upload(client, demo_paper())
    assert Arrival.objects.get().why == jobs.BROKEN
    assert not Paper.objects.exists()
    assert not AuditEvent.objects.filter(act="上传文件").exists()
    assert not list((home / "arrivals").iterdir())
    upload(client, demo_paper())
    assert Paper.objects.count() == 1


def test_a_file_whose_job_was_given_up_can_be_sent_again(cast, sign_in) -> None:
    client = sign_in(cast.handler)
    send(client, ("一.csv", table("≥95%")))
    Job.objects.update(attempts=jobs.MOST_ATTEMPTS)
    work_off()
    assert Arrival.objects.get().why == jobs.GIVEN_UP
    send(client, ("一.csv", table("≥95%")))
    work_off()
    assert Paper.objects.count() == 1


def test_interrupted_work_is_taken_up_again_and_ends_once(cast, sign_in) -> None:
    send(sign_in(cast.handler), ("一.csv", table("≥95%")))
    job = jobs.claim()
    assert job is not None
    arrivals.read(job, lambda *_: None)
    Job.objects.update(state=State.WAITING)
    work_off()
    assert Paper.objects.count() == 1
    assert Arrival.objects.get().state == "done"


def test_what_interrupted_uploads_left_behind_is_swept_away(cast, court, sign_in, home: Path) -> None:
    send(sign_in(cast.handler), ("一.csv", table("≥95%")))
    [waiting] = (home / "arrivals").iterdir()
    left = home / "arrivals" / "incoming-left"
    left.write_bytes(b"x")
    for path in (left, waiting):
        os.utime(path, (time.time() - 2 * storage.LEFT_BEHIND_SECONDS,) * 2)
    send(sign_in(cast.handler), ("二.csv", table("≥96%")))
    assert not left.exists()
    assert waiting.exists()


def test_finished_arrivals_can_be_put_away_and_open_ones_stay(cast, sign_in) -> None:
    client = sign_in(cast.handler)
    upload(client, table("≥95%"), "一.csv")
    send(client, ("二.csv", table("≥96%")))
    client.post(reverse("intake:put_away"))
    assert [arrival.file_name for arrival in Arrival.objects.filter(put_away=False)] == ["二.csv"]


def test_arrivals_of_others_are_not_shown(cast, sign_in) -> None:
    upload(sign_in(cast.handler), table("≥95%"), "一.csv")
    assert "data-arrival" not in sign_in(cast.finance).get(reverse("intake:papers")).content.decode()
    assert "一.csv" not in sign_in(cast.outsider).get(reverse("intake:arrivals")).content.decode()


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
    assert not Arrival.objects.exists()


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
