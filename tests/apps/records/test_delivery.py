"""A batch through the browser: checked first, loaded as a second step, its bad rows listed and exported."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from heng.apps.audit.models import AuditEvent
from heng.apps.job.models import Job, State
from heng.apps.job.services import run_next
from heng.apps.records.models import Delivery
from heng.apps.records.presenters import harmless
from heng.apps.workbench.work import HANDLERS
from heng.records.store import RecordStore
from heng.records.synth.court_year import write_court_year


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    first, *_ = write_court_year(tmp_path_factory.mktemp("year") / "year", "粤0192", 2022, cases=200)
    return zipped(first)


def zipped(folder: Path) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in folder.iterdir():
            archive.write(file, file.name)
    return packed.getvalue()


def upload(client, content: bytes, name: str = "批次.zip"):
    return client.post(reverse("records:upload"), {"file": SimpleUploadedFile(name, content)})


def work_off() -> None:
    while run_next(HANDLERS):
        pass


@pytest.fixture
def checked(cast, sign_in, batch) -> Delivery:
    assert upload(sign_in(cast.handler), batch).status_code == 302
    work_off()
    return Delivery.objects.get()


def test_a_batch_is_checked_and_nothing_is_loaded_yet(cast, sign_in, checked) -> None:
    shown = sign_in(cast.auditor).get(reverse("records:delivery", args=[checked.pk])).content.decode()
    assert "检查结果" in shown
    assert checked.report["quarantined"] > 0
    assert checked.report["rejections"][0]["fix"] in shown
    assert RecordStore.default().head() is None


def test_loading_is_a_second_step_and_leaves_its_traces(cast, sign_in, checked) -> None:
    client = sign_in(cast.finance)
    assert client.post(reverse("records:load", args=[checked.pk])).status_code == 302
    assert "排队等候" in client.get(reverse("records:delivery", args=[checked.pk])).content.decode()
    work_off()
    checked.refresh_from_db()
    head = RecordStore.default().head()
    assert head is not None
    assert checked.snapshot == head.id
    assert [event.act for event in AuditEvent.objects.order_by("-sequence")[:2]] == ["装载批次", "上传批次"]
    assert client.post(reverse("records:load", args=[checked.pk])).status_code == 409


def test_a_load_interrupted_after_storing_is_only_noted_the_second_time(cast, sign_in, checked) -> None:
    client = sign_in(cast.finance)
    client.post(reverse("records:load", args=[checked.pk]))
    work_off()
    Delivery.objects.update(snapshot="")
    Job.objects.filter(kind="load_batch").update(state=State.WAITING)
    work_off()
    head = RecordStore.default().head()
    assert head is not None
    assert Delivery.objects.get().snapshot == head.id
    assert len(head.batches) == 1


def test_the_same_file_again_is_the_delivery_that_is_there(cast, sign_in, checked, batch) -> None:
    answer = upload(sign_in(cast.finance), batch, "另一个名字.zip")
    assert answer["Location"] == reverse("records:delivery", args=[checked.pk])


def test_a_file_that_is_no_batch_says_what_to_do(cast, sign_in) -> None:
    client = sign_in(cast.finance)
    address = upload(client, b"not a zip", "表.zip")["Location"]
    work_off()
    shown = client.get(address).content.decode()
    assert "表.zip 不是完整的 zip 文件" in shown
    assert "没有通过检查" in shown
    assert client.post(f"{address}load/").status_code == 409


def test_a_batch_of_another_court_is_refused(cast, sign_in, batch) -> None:
    client = sign_in(cast.outsider)
    address = upload(client, batch)["Location"]
    work_off()
    assert "批次清单写的法院是 粤0192" in client.get(address).content.decode()


def test_a_batch_beyond_the_limit_is_not_kept(cast, sign_in, batch, settings, home) -> None:
    settings.BATCH_LIMIT_MIB = 0
    answer = upload(sign_in(cast.finance), batch)
    assert answer.status_code == 422
    assert "超过 0 MiB 的上限" in answer.content.decode()
    assert not list((home / "deliveries").iterdir())


@pytest.mark.parametrize("role", ["head", "auditor", "administrator"])
def test_roles_that_only_read_cannot_deliver(cast, sign_in, checked, batch, role: str) -> None:
    client = sign_in(getattr(cast, role))
    assert upload(client, batch).status_code == 403
    assert client.post(reverse("records:load", args=[checked.pk])).status_code == 403


def test_an_outsider_sees_nothing_of_a_delivery(cast, sign_in, checked) -> None:
    client = sign_in(cast.outsider)
    assert client.get(reverse("records:delivery", args=[checked.pk])).status_code == 404
    assert client.post(reverse("records:load", args=[checked.pk])).status_code == 404
    assert checked.file_name not in client.get(reverse("records:status")).content.decode()


def test_every_row_held_back_is_listed_and_exported(cast, sign_in, records) -> None:
    client = sign_in(cast.auditor)
    total = client.get(reverse("records:quarantine")).context["page"].paginator.count
    text = client.get(reverse("records:quarantine_csv")).content.decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    assert head[:3] == ["种类", "行", "字段"]
    assert len(rows) == total > 0
    assert AuditEvent.objects.order_by("-sequence")[0].act == "导出隔离记录"
    outsider = sign_in(cast.outsider)
    assert outsider.get(reverse("records:quarantine")).context["page"].paginator.count == 0


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_no_cell_of_the_export_runs_as_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert harmless("普通文字") == "普通文字"


def test_a_batch_is_checked_together_with_what_is_already_loaded(cast, sign_in, records, batch) -> None:
    client = sign_in(cast.finance)
    address = upload(client, batch)["Location"]
    work_off()
    assert "检查结果" in client.get(address).content.decode()
