"""The REST resources: with a key or a session, stable, and open to nobody else."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from heng.apps.audit.models import AuditEvent
from heng.apps.intake.models import Paper
from heng.apps.review import tokens
from heng.apps.review.cases import handling
from heng.apps.review.models import ApiToken, Kind
from heng.apps.review.services import Request, act, choose_profile
from heng.apps.workbench.demonstration import PAPERS, PROJECTS
from heng.domain.errors import NotFound, WrongState
from heng.records.home import data_folder

REASON = "由省高院统一下达，不能改动"
FINDING = {"rule", "severity", "certainty", "subject", "message", "fix", "source", "where"}


def bearer(user) -> dict[str, str]:
    return {"Authorization": f"Bearer {tokens.make(user, '测试')[1]}"}


def findings(paper: Paper) -> str:
    return reverse("api:findings", args=[paper.pk])


def documents(answer) -> list[dict[str, Any]]:
    assert answer.status_code == 200
    return list(json.loads(answer.content)["documents"])


def sent(name: str = "项目表.txt", data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (PAPERS / PROJECTS).read_bytes() if data is None else data)


def test_findings_come_as_the_command_line_gives_them_with_what_people_did(cast, paper) -> None:
    held = next(one for one in handling(paper).held if not one.is_grave and not one.is_reading)
    act(cast.finance, paper.pk, [(held.name, 0)], Request(Kind.WAIVE, REASON))
    [told] = documents(Client().get(findings(paper), headers=bearer(cast.auditor)))
    assert (told["file"], told["profile"], told["paper"]) == (paper.file_name, paper.profile, paper.pk)
    assert all(set(finding) >= FINDING for finding in told["findings"])
    [waived] = [finding for finding in told["findings"] if finding["state"] == "waived"]
    assert waived["id"] == held.name
    assert (waived["waiver"]["reason"], waived["waiver"]["by"], waived["waiver"]["lapsed"]) == (
        REASON,
        "finance",
        False,
    )
    assert all(finding["waiver"] is None for finding in told["findings"] if finding["state"] == "open")


def test_what_did_not_change_is_not_sent_again(cast, paper) -> None:
    key = bearer(cast.auditor)
    tag = Client().get(findings(paper), headers=key)["ETag"]
    assert Client().get(findings(paper), headers={**key, "If-None-Match": tag}).status_code == 304
    assert AuditEvent.objects.filter(act="导出审核意见").count() == 1
    held = handling(paper).held[0]
    act(cast.finance, paper.pk, [(held.name, 0)], Request(Kind.NOTE, "问过了"))
    again = Client().get(findings(paper), headers={**key, "If-None-Match": tag})
    assert (again.status_code, again["ETag"] == tag) == (200, False)
    choose_profile(cast.finance, paper.pk, "central")
    changed = Client().get(findings(paper), headers={**key, "If-None-Match": again["ETag"]})
    assert documents(changed)[0]["profile"] == "central"


def test_the_list_holds_the_papers_of_ones_own_courts(cast, paper) -> None:
    mine = json.loads(Client().get(reverse("api:papers"), headers=bearer(cast.auditor)).content)
    assert [entry["paper"] for entry in mine["papers"]] == [paper.pk]
    assert sum(mine["papers"][0]["findings"].values()) == len(paper.findings)
    theirs = json.loads(Client().get(reverse("api:papers"), headers=bearer(cast.outsider)).content)
    assert theirs["papers"] == []


def test_a_stranger_and_a_wrong_key_get_nothing(cast, paper) -> None:
    made, text = tokens.make(cast.auditor, "测试")
    tokens.revoke(cast.auditor, made.pk)
    for headers in (
        {},
        {"Authorization": "Bearer nonsense"},
        {"Authorization": f"Bearer {text}"},
        {"Authorization": "Bearer "},
    ):
        for address in (findings(paper), reverse("api:papers")):
            answer = Client().get(address, headers=headers)
            assert answer.status_code == 401
            assert "WWW-Authenticate" in answer
            assert paper.file_name not in answer.content.decode()


def test_a_key_is_worth_no_more_than_its_owner(cast, paper) -> None:
    assert Client().get(findings(paper), headers=bearer(cast.outsider)).status_code == 404
    assert Client().get(findings(paper), headers=bearer(cast.administrator)).status_code == 403
    key = bearer(cast.finance)
    cast.finance.is_active = False
    cast.finance.save()
    assert Client().get(findings(paper), headers=key).status_code == 401


def test_only_the_digest_of_a_key_is_kept(cast) -> None:
    made, text = tokens.make(cast.finance, "预算系统")
    assert text not in json.dumps(list(ApiToken.objects.values()), default=str)
    assert tokens.user_of(text) == cast.finance
    made.refresh_from_db()
    assert made.used_at is not None
    assert list(AuditEvent.objects.filter(act="新建接口密钥").values_list("details", flat=True)) == [
        {"name": "预算系统"}
    ]


def test_nobody_revokes_the_key_of_another_or_has_keys_without_end(cast) -> None:
    made, text = tokens.make(cast.finance, "甲")
    with pytest.raises(NotFound):
        tokens.revoke(cast.handler, made.pk)
    assert tokens.user_of(text) == cast.finance
    for _ in range(tokens.MOST_TOKENS - 1):
        tokens.make(cast.finance, "乙")
    with pytest.raises(WrongState, match="停用"):
        tokens.make(cast.finance, "丙")


def test_a_key_is_shown_once_and_can_be_revoked_on_the_page(cast, sign_in) -> None:
    client = sign_in(cast.finance)
    shown = client.post(reverse("review:make_token"), {"name": "夜间对账"}).content.decode()
    made = ApiToken.objects.get()
    assert "heng_" in shown
    assert "heng_" not in client.get(reverse("review:tokens")).content.decode().replace("heng_session", "")
    assert "夜间对账" not in sign_in(cast.handler).get(reverse("review:tokens")).content.decode()
    client.post(reverse("review:revoke_token", args=[made.pk]))
    made.refresh_from_db()
    assert made.revoked_at is not None
    assert client.post(reverse("review:make_token"), {"name": " "}).status_code == 422


def test_a_file_is_reviewed_and_nothing_of_it_is_kept(cast) -> None:
    answer = Client().post(reverse("api:review"), {"file": sent()}, headers=bearer(cast.handler))
    [told] = documents(answer)
    assert told["file"] == "项目表.txt"
    assert len(told["findings"]) > 5
    assert all(set(finding) >= FINDING for finding in told["findings"])
    assert not Paper.objects.exists()
    assert [path for path in data_folder().rglob("*") if path.is_file() and path.stat().st_size > 10_000] == []
    assert AuditEvent.objects.filter(act="接口审核文件（不保存）").count() == 1


def test_the_profile_of_a_file_can_be_named(cast) -> None:
    key, address = bearer(cast.handler), reverse("api:review")
    [told] = documents(Client().post(address, {"file": sent(), "profile": "central"}, headers=key))
    assert told["profile"] == "central"
    assert Client().post(address, {"file": sent(), "profile": "atlantis"}, headers=key).status_code == 400
    assert Client().post(address, {"file": sent(), "court": "川0104"}, headers=key).status_code == 404


def test_what_cannot_be_read_or_may_not_be_sent_is_said_in_json(cast, settings) -> None:
    address = reverse("api:review")
    broken = Client().post(address, {"file": sent("坏.xlsx", b"PK\x03\x04nonsense")}, headers=bearer(cast.handler))
    assert (broken.status_code, "坏.xlsx" in json.loads(broken.content)["message"]) == (422, True)
    key = bearer(cast.handler)
    assert Client().post(address, {}, headers=key).status_code == 400
    assert Client().post(address, {"file": [sent(), sent("二.txt")]}, headers=key).status_code == 400
    assert Client().post(address, {"file": sent()}, headers=bearer(cast.auditor)).status_code == 403
    settings.UPLOAD_LIMIT_MIB = 0
    assert Client().post(address, {"file": sent()}, headers=key).status_code == 422


def test_a_session_reads_freely_but_writes_only_with_the_token_against_forgery(cast, paper) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.handler, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(findings(paper)).status_code == 200
    assert client.post(reverse("api:review"), {"file": sent()}).status_code == 403
    keyed = Client(enforce_csrf_checks=True).post(reverse("api:review"), {"file": sent()}, headers=bearer(cast.handler))
    assert keyed.status_code == 200


def test_whoever_has_yet_to_choose_a_password_gets_nothing(cast, sign_in, paper) -> None:
    cast.auditor.password_is_one_time = True
    cast.auditor.save()
    assert sign_in(cast.auditor).get(findings(paper)).status_code == 401
