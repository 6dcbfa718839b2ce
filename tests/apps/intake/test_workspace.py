"""The page: every value with its place in the original, findings beside what they concern, originals behind corrections."""

from typing import Any

from django.core.files.base import ContentFile
from django.urls import reverse

from heng.apps.intake.correction import check, correct
from heng.apps.intake.models import Paper
from heng.apps.intake.services import take_in
from heng.apps.intake.workspace import ShownEntry, ShownRow, Workspace
from heng.apps.workbench.demonstration import PAPERS, PROJECTS


def desk(client, paper: Paper) -> Workspace:
    shown: Workspace = client.get(reverse("intake:paper", args=[paper.pk])).context["work"]
    return shown


def values(row: ShownRow | ShownEntry) -> dict[str, Any]:
    return {value.name: value for value in row.values}


def finding(message: str, *lines: int) -> dict[str, Any]:
    return {
        "rule": "I44", "severity": "warning", "certainty": "extraction", "subject": "", "message": message,
        "fix": "", "source": "", "where": [{"line": line} for line in lines],
    }  # fmt: skip


def test_a_corrected_value_shows_what_was_read_and_still_leads_to_its_place(cast, sign_in, paper) -> None:
    client = sign_in(cast.handler)
    before = values(desk(client, paper).entries[0].rows[3])["name"]
    correct(cast.handler, paper.pk, 0, [{"place": before.place, "text": "另一个名称"}])
    after = values(desk(client, paper).entries[0].rows[3])["name"]
    assert (after.text, after.as_read, after.anchor) == ("另一个名称", before.text, before.anchor)
    assert before.anchor.startswith("L")


def test_rows_added_and_moved_are_marked(cast, sign_in, paper) -> None:
    row = "units/0/indicators/0"
    correct(cast.handler, paper.pk, 0, [{"add": "projects", "values": {"name": "新项目"}}])
    correct(cast.handler, paper.pk, 1, [{"move": row, "to": "projects/+1.1"}, {"add": "projects/+1.1", "values": {}}])
    [unit, project] = desk(sign_in(cast.handler), paper).entries
    assert [(each.place, each.is_moved, each.is_added) for each in project.rows] == [
        (row, True, False),
        ("projects/+1.1/indicators/+2.2", False, True),
    ]
    assert len(unit.rows) == 27
    assert not any(each.is_moved or each.is_added for each in unit.rows)


def test_a_finding_stands_beside_the_indicator_it_names_and_others_above(cast, sign_in, paper) -> None:
    rows = paper.content["units"][0]["indicators"]
    line = rows[5]["where"]["line"]
    found = [finding("就在这一项", line), finding("整份文件", 1, line), finding("没有位置")]
    Paper.objects.filter(pk=paper.pk).update(content=paper.content | {"findings": found})
    shown = desk(sign_in(cast.handler), paper)
    beside = [each.data["message"] for each in shown.entries[0].rows[5].findings if each.data["rule"] == "I44"]
    above = [each.data["message"] for each in shown.general if each.data["rule"] == "I44"]
    assert (beside, sorted(above)) == (["就在这一项"], ["整份文件", "没有位置"])


def test_one_press_ticks_everything_beside_a_part(cast, sign_in, paper) -> None:
    rows = paper.content["units"][0]["indicators"]
    found = [finding("在这一项", rows[5]["where"]["line"]), finding("没有位置")]
    rows[7]["where"]["confidence"] = 0.5
    Paper.objects.filter(pk=paper.pk).update(content=paper.content | {"findings": found})
    client = sign_in(cast.handler)
    [entry] = desk(client, paper).entries
    assert len(entry.open_ticks) == 2
    assert entry.rows[7].confidence == "50%"
    check(cast.handler, paper.pk, 0, entry.open_ticks)
    assert desk(client, paper).entries[0].open_ticks == []
    assert Paper.objects.get().open_points == 1


def test_people_who_only_read_see_everything_and_are_offered_nothing(cast, sign_in, paper) -> None:
    shown = sign_in(cast.auditor).get(reverse("intake:paper", args=[paper.pk])).content.decode()
    assert 'data-frozen="1"' in shown
    for offer in ("data-adds", "data-removes", "data-confirms", "data-undo", "已对照原件</button>"):
        assert offer not in shown


def test_a_self_evaluation_has_columns_for_what_was_achieved(cast, sign_in, paper) -> None:
    client = sign_in(cast.handler)
    assert "score" not in dict(desk(client, paper).columns)
    correct(cast.handler, paper.pk, 0, [{"place": "kind", "text": "绩效自评表"}])
    assert {"actual", "score"} <= set(dict(desk(client, paper).columns))


def test_findings_about_rows_of_one_line_stand_beside_the_row_they_name(cast, court, sign_in) -> None:
    made = take_in(cast.handler, court, ContentFile((PAPERS / PROJECTS).read_bytes(), name="项目表.txt"))
    work = desk(sign_in(cast.handler), made)
    rows = [row for entry in work.entries for row in entry.rows]
    beside = {values(row)["name"].text: [each.data["rule"] for each in row.findings] for row in rows}
    assert "R20" in beside["系统故障平均响应时间"]
    assert "R20" not in beside["纳入运维的业务系统数量"]
