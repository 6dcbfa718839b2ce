"""The auditor looks things up in the trail and takes it out as a file."""

import csv
import io
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from heng.apps.audit.models import AuditEvent
from heng.apps.audit.presenters import as_text
from heng.apps.audit.services import record, verify_trail


@pytest.fixture
def trail(cast, monkeypatch) -> None:
    for day, person, act in ((1, cast.finance, "计算指标"), (2, cast.head, "审核同意"), (3, None, "登录失败")):
        # 16:30 in London is already the next day in Shanghai.
        monkeypatch.setattr(timezone, "now", lambda day=day: datetime(2024, 3, day, 16, 30, tzinfo=UTC))
        record(person, act, "=1+1", details={"day": day})
    monkeypatch.undo()


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ({}, [3, 2, 1]),
        ({"act": "审核同意"}, [2]),
        ({"person": "系统"}, [3]),
        ({"since": "2024-03-03"}, [3, 2]),
        ({"until": "2024-03-02"}, [1]),
        ({"since": "2024-03-03", "until": "2024-03-03", "act": "计算指标"}, []),
    ],
)
def test_events_are_found_by_person_act_and_day_in_china(cast, sign_in, trail, query, days) -> None:
    answer = sign_in(cast.auditor).get(reverse("audit:trail"), query)
    assert [event.details["day"] for event in answer.context["events"]] == days


@pytest.mark.parametrize("day", ["昨天", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_named(cast, sign_in, trail, day: str) -> None:
    answer = sign_in(cast.auditor).get(reverse("audit:trail"), {"since": day, "until": day})
    assert answer.status_code == 422
    assert "年-月-日" in answer.content.decode()


def test_the_file_opens_in_a_spreadsheet_without_computing_anything_and_is_noted(cast, sign_in, trail) -> None:
    answer = sign_in(cast.auditor).post(reverse("audit:export"), {"person": "", "act": "计算指标"})
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith("\ufeff序号")
    [_, row] = csv.reader(io.StringIO(text))
    assert row[1:5] == ["2024-03-02 00:30:00", "finance（finance）", "计算指标", "'=1+1"]
    assert AuditEvent.objects.all()[0].act == "导出审计记录"
    assert verify_trail().broken_at is None


@pytest.mark.parametrize(
    ("cell", "shown"), [("=1", "'=1"), ("-1", "'-1"), ("@x", "'@x"), ("\t=1", "'\t=1"), ("a=1", "a=1"), ("", "")]
)
def test_cells_that_would_be_computed_become_text(cell: str, shown: str) -> None:
    assert as_text(cell) == shown


@pytest.mark.parametrize("role", ["handler", "head", "finance", "administrator", "outsider"])
def test_nobody_else_reads_or_takes_the_trail(cast, sign_in, role: str) -> None:
    client = sign_in(getattr(cast, role))
    assert client.get(reverse("audit:trail")).status_code == 403
    assert client.post(reverse("audit:export")).status_code == 403


def test_a_name_with_characters_that_no_database_keeps_is_noted_all_the_same(db) -> None:
    with transaction.atomic():
        assert "\0" not in record(None, "登录失败", "user:a\0b").subject
