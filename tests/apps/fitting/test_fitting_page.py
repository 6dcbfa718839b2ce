"""A paper of unknown layout is fitted by hand: shown, previewed, saved, read again, and the next one reads itself."""

import json

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from heng.apps.audit.models import AuditEvent
from heng.apps.intake.models import Paper
from heng.apps.intake.services import take_in
from heng.apps.mapping.models import MappingUse, MappingVersion, SavedMapping

ROWS = (
    "{year}年度甲院绩效表,,,,,,",
    "事由,大厅改造,,花费（万元）,12.5,,",
    "大类,小类,考核点,怎么比,到多少,什么计,占多少",
    "产出指标,数量指标,改造面积,≥,400,平方米,50",
    ",质量指标,验收通过,=,100,%,30",
    "效益指标,社会效益指标,群众评价,≥,90,%,{last}",
    "填表人：张三,,,,,,",
)
COLUMNS = ("category", "subcategory", "name", "comparison", "value", "unit", "weight")


def upload(user, court, year: int = 2022, last: int = 20) -> Paper:
    text = "\n".join(ROWS).format(year=year, last=last)
    return take_in(user, court, ContentFile(text.encode(), name=f"甲院{year}.csv"))


@pytest.fixture
def unknown(cast, court) -> Paper:
    return upload(cast.handler, court)


def said(**changes: str) -> dict[str, str]:
    given = {f"column-{number}": field for number, field in enumerate(COLUMNS, 1)}
    given |= {"name": "甲院绩效表", "first_heading": "3", "last_heading": "3", "first_row": "4", "last_row": "6"}
    return given | {"label-project_name": "2,1", "label-total": "2,4", "inherit": "1"} | changes


def post(client, step: str, paper: Paper, **changes: str):
    return client.post(reverse(f"fitting:{step}", args=[paper.pk, 1]), said(**changes))


def test_the_table_is_shown_with_a_proposal_and_what_it_would_read(cast, sign_in, unknown):
    shown = sign_in(cast.handler).get(reverse("fitting:paper", args=[unknown.pk])).content.decode()
    assert "改造面积" in shown
    assert '<option value="name" selected>' in shown
    assert "照此读出的内容" in shown


def test_the_preview_follows_the_choice(cast, sign_in, unknown):
    shown = post(sign_in(cast.handler), "preview", unknown).content.decode()
    assert "项目：大厅改造" in shown
    assert "3 项指标" in shown
    assert "12.50 万元" in shown


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"column-3": ""}, "没有一列对应“三级指标"),
        ({"first_row": "2"}, "行的次序不对"),
        ({"first_heading": "三"}, "应填行号"),
        ({"label-total": "99,1"}, "不在表内"),
        ({"column-1": "no_such"}, "不认识的栏目"),
        ({"beside-total": "left"}, "没有选对"),
    ],
)
def test_a_choice_that_reads_nothing_says_why_and_saves_nothing(cast, sign_in, unknown, changes, reason):
    client = sign_in(cast.handler)
    assert reason in post(client, "preview", unknown, **changes).content.decode()
    answer = post(client, "save", unknown, **changes)
    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert not SavedMapping.objects.exists()


def test_saving_reads_the_paper_again_and_leaves_a_trace(cast, sign_in, unknown, court):
    answer = post(sign_in(cast.handler), "save", unknown)
    assert answer.status_code == 302
    paper = Paper.objects.get(pk=unknown.pk)
    [project] = paper.content["projects"]
    assert (project["name"], project["amounts"]["total"]) == ("大厅改造", "12.50")
    assert [one["name"] for one in project["indicators"]] == ["改造面积", "验收通过", "群众评价"]
    assert (paper.kind, paper.fiscal_year) == ("project_targets", 2022)
    saved = MappingVersion.objects.get()
    assert (saved.mapping.court, saved.mapping.name, saved.saved_by, saved.number) == (
        court,
        "甲院绩效表",
        cast.handler,
        1,
    )
    assert (
        AuditEvent.objects.filter(act="保存栏目对应", subject=f"mapping:{saved.mapping.pk}", court=court.code).count()
        == 1
    )


def test_the_next_paper_with_the_same_headings_is_read_by_itself_and_counted(cast, sign_in, unknown, court):
    post(sign_in(cast.handler), "save", unknown)
    later = upload(cast.handler, court, 2023, 10)
    assert [one["weight"] for one in later.content["projects"][0]["indicators"]] == ["50", "30", "10"]
    [use] = [finding for finding in later.content["findings"] if finding["rule"] == "I58"]
    assert "“甲院绩效表”（handler " in use["message"]
    assert MappingUse.objects.count() == 2
    assert "甲院绩效表" in sign_in(cast.handler).get(reverse("fitting:mappings")).content.decode()


def test_another_court_is_not_read_by_it(cast, sign_in, unknown):
    post(sign_in(cast.handler), "save", unknown)
    theirs = upload(cast.outsider, cast.outsider.memberships.get().court)
    assert theirs.content["projects"] == []


def test_saving_again_is_a_new_version_of_the_same_mapping(cast, sign_in, unknown):
    client = sign_in(cast.handler)
    post(client, "save", unknown)
    post(client, "save", unknown, name="甲院新表")
    assert SavedMapping.objects.get().name == "甲院新表"
    assert list(MappingVersion.objects.values_list("number", flat=True)) == [2, 1]


def test_a_confirmed_paper_is_not_read_again_and_nothing_is_saved(cast, sign_in, unknown):
    Paper.objects.filter(pk=unknown.pk).update(state="confirmed")
    answer = post(sign_in(cast.handler), "save", unknown)
    assert answer.status_code == 422
    assert "请先在文件页面撤回" in answer.content.decode()
    assert not SavedMapping.objects.exists()


def test_a_file_of_prose_cannot_be_fitted(cast, sign_in, court):
    paper = take_in(cast.handler, court, ContentFile("今天开会。".encode(), name="通知.txt"))
    answer = sign_in(cast.handler).get(reverse("fitting:paper", args=[paper.pk]))
    assert answer.status_code == 404
    assert "没有表格" in answer.content.decode()


def test_a_table_in_a_text_file_can_be_fitted(cast, sign_in, court):
    text = "\n".join(ROWS).format(year=2022, last=20).replace(",", "\t")
    paper = take_in(cast.handler, court, ContentFile(text.encode(), name="甲院.txt"))
    assert "大厅改造" in post(sign_in(cast.handler), "preview", paper).content.decode()
    post(sign_in(cast.handler), "save", paper)
    assert Paper.objects.get(pk=paper.pk).content["projects"][0]["name"] == "大厅改造"


def test_only_editors_of_the_court_may_fit(cast, sign_in, unknown):
    for step in ("preview", "save"):
        assert post(sign_in(cast.auditor), step, unknown).status_code == 403
        assert post(sign_in(cast.outsider), step, unknown).status_code == 404
    address = reverse("fitting:paper", args=[unknown.pk])
    assert sign_in(cast.auditor).get(address).status_code == 403
    assert sign_in(cast.outsider).get(address).status_code == 404
    assert not SavedMapping.objects.exists()


def test_a_mapping_travels_as_a_file_to_another_court(cast, sign_in, unknown):
    client = sign_in(cast.handler)
    post(client, "save", unknown)
    saved = SavedMapping.objects.get()
    exported = client.post(reverse("fitting:export", args=[saved.pk]))
    assert json.loads(exported.content)["name"] == "甲院绩效表"
    assert AuditEvent.objects.filter(act="导出栏目对应").count() == 1
    theirs = sign_in(cast.outsider)
    taken = theirs.post(reverse("fitting:load"), {"file": ContentFile(exported.content, name="m.json")})
    assert taken.status_code == 302
    assert SavedMapping.objects.count() == 2
    assert upload(cast.outsider, cast.outsider.memberships.get().court).content["projects"][0]["name"] == "大厅改造"


def test_a_file_that_is_no_mapping_is_refused(cast, sign_in):
    client = sign_in(cast.handler)
    answer = client.post(reverse("fitting:load"), {"file": ContentFile(b"[]", name="m.json")})
    assert answer.status_code == 422
    assert "栏目对应文件不能使用" in answer.content.decode()
    assert client.post(reverse("fitting:load")).status_code == 422


def test_renaming_and_withdrawing_are_for_editors_of_the_court_and_leave_traces(cast, sign_in, unknown, court):
    post(sign_in(cast.handler), "save", unknown)
    saved = SavedMapping.objects.get()
    rename, withdraw, export = (
        reverse(f"fitting:{step}", args=[saved.pk]) for step in ("rename", "withdraw", "export")
    )
    for address in (rename, withdraw, export):
        assert sign_in(cast.outsider).post(address, {"name": "x"}).status_code == 404
    assert sign_in(cast.auditor).post(withdraw).status_code == 403
    client = sign_in(cast.finance)
    assert client.post(rename, {"name": "  "}).status_code == 400
    assert client.post(rename, {"name": "乙名"}).status_code == 302
    assert client.post(withdraw).status_code == 302
    assert client.post(withdraw).status_code == 409
    assert upload(cast.handler, court, 2024).content["projects"] == []
    acts = set(AuditEvent.objects.filter(subject=f"mapping:{saved.pk}").values_list("act", flat=True))
    assert acts == {"保存栏目对应", "更名栏目对应", "停用栏目对应"}


def test_without_scripts_the_page_itself_shows_what_the_choice_reads(cast, sign_in, unknown):
    client = sign_in(cast.handler)
    shown = post(client, "table", unknown).content.decode()
    assert "项目：大厅改造" in shown
    assert '<option value="2,4" selected>' in shown
    assert post(client, "table", unknown, first_row="x").status_code == 422
