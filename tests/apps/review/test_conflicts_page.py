"""What the papers of a year contradict each other in: found, kept, shown, worked on, and open to nobody else."""

import io
import json
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from heng.apps.audit.models import AuditEvent
from heng.apps.intake.confirmation import withdraw
from heng.apps.intake.correction import correct
from heng.apps.intake.models import Paper
from heng.apps.organisation.models import Court
from heng.apps.review import comparison as comparing
from heng.apps.review import tokens
from heng.apps.review.cases import LAPSED, OPEN, WAIVED, Held, handling, handling_between
from heng.apps.review.models import Comparison, FindingNote, Kind
from heng.apps.review.services import Request, act_between
from heng.apps.workbench.demonstration import confirmed_by
from heng.domain.errors import NotPermitted
from heng.domain.review.across.conflicts import conflicts
from tests.apps.review.conftest import weaker

PAGE = "review:conflicts"
REASON = "省高院年中统一调整，批准文号见附件"


def bearer(user) -> dict[str, str]:
    return {"Authorization": f"Bearer {tokens.make(user, '测试')[1]}"}


def present(court: Court) -> list[Held]:
    papers = comparing.counted(court, 2022).papers
    return handling_between(comparing.compared(court, 2022, papers)).held


def test_a_target_changed_on_the_way_is_shown_with_its_two_places(cast, sign_in, court, paper, evaluated) -> None:
    shown = sign_in(cast.auditor).get(reverse(PAGE))
    [row] = [
        row for group in shown.context["groups"] for row in group.lines if "前后不一致" in row.held.data["message"]
    ]
    name = paper.content["units"][0]["indicators"][1]["name"]
    assert row.part == name
    assert [(place.file, place.quoted.split("　")[0]) for place in row.places] == [
        ("申报表.txt", name),
        ("自评表.txt", name),
    ]
    for place, one in zip(row.places, (paper, evaluated), strict=True):
        assert place.address.startswith(reverse("intake:paper", args=[one.pk]) + "#")
        assert place.address in shown.content.decode()


@pytest.mark.parametrize("by", ["entry", "papers", "nonsense"])
def test_every_conflict_is_listed_once_whatever_the_grouping(cast, sign_in, court, paper, evaluated, by: str) -> None:
    groups = sign_in(cast.handler).get(reverse(PAGE), {"by": by}).context["groups"]
    listed = [row.held.name for group in groups for row in group.lines]
    assert sorted(listed) == sorted(held.name for held in present(court))
    assert listed


def test_conflicts_are_chosen_by_paper_and_severity(cast, sign_in, court, paper, evaluated) -> None:
    client = sign_in(cast.handler)
    everything = client.get(reverse(PAGE)).context["listed"]
    assert client.get(reverse(PAGE), {"paper": evaluated.pk}).context["listed"] == everything
    assert client.get(reverse(PAGE), {"paper": evaluated.pk + 9}).context["listed"] == 0
    errors = [held for held in present(court) if held.data["severity"] == "error"]
    assert client.get(reverse(PAGE), {"severity": "error"}).context["listed"] == len(errors)


def test_papers_are_held_against_each_other_again_only_when_one_changed(
    cast, court, paper, evaluated, monkeypatch
) -> None:
    runs: list[int] = []
    really = conflicts

    def counting(*given: Any) -> Any:
        runs.append(1)
        return really(*given)

    monkeypatch.setattr("heng.apps.review.comparison.conflicts", counting)
    before = [held.name for held in present(court)]
    assert [held.name for held in present(court)] == before
    assert len(runs) == 1
    target = paper.content["units"][0]["indicators"][1]["text"]
    correct(cast.handler, evaluated.pk, 0, [{"place": "units/0/indicators/1/target", "text": target}])
    assert not [held for held in present(court) if "前后不一致" in held.finding.message]
    assert len(runs) == 2


def test_what_does_not_count_is_said_with_the_reason(cast, sign_in, court, paper, evaluated, add_paper) -> None:
    add_paper("旧稿.txt", lambda rows: rows[1].update(value="1", text="1个"))
    add_paper("无年度.txt", lambda rows: None, fiscal_year=None)
    confirmed = confirmed_by(cast.handler, paper)
    told = dict(comparing.counted(court, 2022).left_out)
    assert {one.file_name: why for one, why in told.items()} == {
        "旧稿.txt": "同一文件另有已确认的一份（申报表.txt）",
        "无年度.txt": "没有写明年度，请在文件页面补上",
    }
    withdraw(cast.handler, confirmed.pk, confirmed.revision, "读错")
    left = {one.file_name for one, _ in comparing.counted(court, 2022).left_out}
    assert left == {"申报表.txt", "无年度.txt"}
    assert "没有参加" in sign_in(cast.auditor).get(reverse(PAGE)).content.decode()


def test_the_year_before_counts_but_its_own_conflicts_stay_there(cast, court, paper, evaluated) -> None:
    papers = comparing.counted(court, 2023).papers
    assert [one.pk for one in papers] == [paper.pk, evaluated.pk]
    assert comparing.compared(court, 2023, papers).conflicts == []


def test_papers_of_one_name_are_told_apart(court, paper, add_paper) -> None:
    other = add_paper("申报表.txt", weaker, kind="self_evaluation_form")
    [held] = [held for held in present(court) if "前后不一致" in held.finding.message]
    assert held.data["papers"] == [paper.pk, other.pk]
    assert f"申报表.txt#{other.pk}" in held.finding.message


def test_a_conflict_is_waived_with_a_reason_that_lapses_when_a_value_changes(
    cast, sign_in, court, paper, evaluated
) -> None:
    held = present(court)[0]
    kept = Comparison.objects.get()
    fields = {"chosen": f"{held.name}:0", "act": "waive", "text": REASON}
    shown = sign_in(cast.finance).post(reverse("review:act_between", args=[kept.pk]), fields, follow=True)
    assert REASON in shown.content.decode()
    assert present(court)[0].state == WAIVED
    assert all(one.state == OPEN for one in handling(paper).held)
    assert AuditEvent.objects.filter(act="审核意见说明保留", subject=f"comparison:{kept.pk}").exists()
    place = {"place": "units/0/indicators/1/target", "text": "5000个"}
    correct(cast.handler, evaluated.pk, 0, [place])
    assert LAPSED in [one.state for one in present(court)]


def test_an_error_between_papers_is_waived_by_a_reviewer_only(cast, court, paper, evaluated) -> None:
    held = present(court)[0]
    kept = Comparison.objects.get()
    kept.conflicts[0]["severity"] = "error"
    kept.save()
    with pytest.raises(NotPermitted):
        act_between(cast.handler, kept.pk, [(held.name, 0)], Request(Kind.WAIVE, REASON))
    assert act_between(cast.finance, kept.pk, [(held.name, 0)], Request(Kind.WAIVE, REASON)) == 1


def test_whoever_it_is_assigned_to_finds_it_on_the_workbench(cast, sign_in, court, paper, evaluated) -> None:
    held = present(court)[0]
    kept = Comparison.objects.get()
    fields = {"chosen": f"{held.name}:0", "act": "assign", "person": "finance"}
    sign_in(cast.handler).post(reverse("review:act_between", args=[kept.pk]), fields)
    shown = sign_in(cast.finance).get(reverse("workbench:home")).content.decode()
    assert "2022 年度文件之间的出入" in shown
    drawer = sign_in(cast.finance).get(reverse("review:conflict", args=[kept.pk, held.name])).content.decode()
    assert "指派" in drawer
    assert "申报表.txt" in drawer


def test_a_year_without_papers_leaves_nothing_behind(cast, sign_in, court, paper) -> None:
    for year in ("1999", "二〇二二", "-1", "2023"):
        assert sign_in(cast.handler).get(reverse(PAGE), {"year": year}).context["year"] == 2022
    assert Comparison.objects.count() == 1


def test_targets_against_earlier_results_stand_beside_the_row_instead(court, paper, add_paper) -> None:
    def better(rows: list[dict[str, Any]]) -> None:
        rows[3]["actual"] = "20小时"

    add_paper("上年自评表.txt", better, kind="self_evaluation_form", fiscal_year=2021)
    assert "R45" not in [held.finding.rule for held in present(court)]


def test_without_papers_the_page_says_what_to_do_first(cast, sign_in) -> None:
    shown = sign_in(cast.handler).get(reverse(PAGE)).content.decode()
    assert "还没有可以互相核对的文件" in shown
    assert "批量办理" not in shown


def test_papers_that_agree_are_said_to_agree(cast, sign_in, court, paper, add_paper) -> None:
    for row in paper.content["units"][0]["indicators"]:
        row["weight"] = None
    add_paper("自评表.txt", lambda rows: None, kind="self_evaluation_form")
    shown = sign_in(cast.handler).get(reverse(PAGE)).content.decode()
    assert "没有发现出入" in shown


def test_the_list_leaves_as_a_workbook_and_leaves_a_trace(cast, sign_in, court, paper, evaluated) -> None:
    answer = sign_in(cast.auditor).get(reverse("review:conflicts_xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][6] == "问题"
    assert [row[6] for row in rows[1:]] == [held.finding.message for held in present(court)]
    assert AuditEvent.objects.filter(act="导出文件之间的出入").count() == 1


def test_programs_get_the_same_in_json(cast, sign_in, court, paper, evaluated) -> None:
    address, key = reverse("api:conflicts"), bearer(cast.auditor)
    answer = Client().get(address, {"court": "粤0192", "year": "2022"}, headers=key)
    told = json.loads(answer.content)
    assert [one["message"] for one in told["conflicts"]] == [held.finding.message for held in present(court)]
    for one in told["conflicts"]:
        assert len(one["files"]) == len(one["papers"]) == len(one["where"])
        assert one["state"] == "open"
    again = Client().get(address, {"year": "2022"}, headers={**key, "If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    downloaded = sign_in(cast.auditor).get(reverse("review:conflicts_json"))
    assert json.loads(downloaded.content)["conflicts"] == told["conflicts"]
    for asked, status in (({"year": "二二"}, 400), ({"court": "川0104"}, 404), ({"year": "1999"}, 404)):
        assert Client().get(address, asked, headers=key).status_code == status


def test_an_outsider_sees_and_does_nothing(cast, sign_in, court, paper, evaluated) -> None:
    held = present(court)[0]
    kept = Comparison.objects.get()
    client = sign_in(cast.outsider)
    assert client.get(reverse(PAGE), {"year": 2022}).context["count"] == 0
    assert paper.file_name not in client.get(reverse(PAGE), {"year": 2022}).content.decode()
    assert client.get(reverse("review:conflict", args=[kept.pk, held.name])).status_code == 404
    fields = {"chosen": f"{held.name}:0", "act": "note", "text": "x"}
    assert client.post(reverse("review:act_between", args=[kept.pk]), fields).status_code == 404
    theirs = json.loads(Client().get(reverse("api:conflicts"), headers=bearer(cast.outsider)).content)
    assert theirs["papers"] == []
    assert not FindingNote.objects.exists()


def test_whoever_only_reads_does_nothing(cast, sign_in, court, paper, evaluated) -> None:
    held = present(court)[0]
    kept = Comparison.objects.get()
    client = sign_in(cast.auditor)
    assert "批量办理" not in client.get(reverse(PAGE)).content.decode()
    fields = {"chosen": f"{held.name}:0", "act": "note", "text": "x"}
    assert client.post(reverse("review:act_between", args=[kept.pk]), fields).status_code == 403
    assert not Paper.objects.filter(cases__isnull=False).exists()
