"""Correcting in place: the original is kept, every step is in the history and the trail, and two people cannot overwrite
each other."""

import json
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from heng.apps.audit.models import AuditEvent
from heng.apps.intake.correction import check, correct, redo, undo
from heng.apps.intake.history import history, points
from heng.apps.intake.models import Paper, Step
from heng.apps.intake.services import reread
from heng.apps.workbench.demonstration import confirmed_by
from heng.documents.correction.edits import InvalidEdits
from heng.domain.errors import NotPermitted, WrongState

NAME = "units/0/indicators/0/name"
VALUE = "units/0/indicators/0/target/value"


def fresh(paper: Paper) -> Paper:
    return Paper.objects.get(pk=paper.pk)


def first_name(paper: Paper) -> str:
    return str(fresh(paper).current["units"][0]["indicators"][0]["name"])


def set_name(user, paper: Paper, revision: int, name: str):
    return correct(user, paper.pk, revision, [{"place": NAME, "text": name}])


def post(client, paper: Paper, act: str, revision: int, *, script: bool = True, **fields: Any):
    headers = {"X-Heng-Part": "work"} if script else {}
    return client.post(reverse(f"intake:{act}", args=[paper.pk]), {"revision": revision, **fields}, headers=headers)


def test_a_correction_keeps_what_was_read_and_says_who_when_and_why(cast, paper) -> None:
    before = first_name(paper)
    step = correct(cast.finance, paper.pk, 0, [{"place": NAME, "text": "改过的指标"}], reason="原件看得清")
    assert step is not None
    kept = fresh(paper)
    assert kept.content["units"][0]["indicators"][0]["name"] == before
    assert first_name(paper) == "改过的指标"
    assert (step.number, step.by, step.reason, kept.state, kept.revision) == (
        1,
        cast.finance,
        "原件看得清",
        "correcting",
        1,
    )
    assert step.changes == [{"place": NAME, "before": before, "after": "改过的指标"}]


def test_every_step_has_an_event_in_the_trail(cast, paper) -> None:
    set_name(cast.handler, paper, 0, "甲")
    undo(cast.handler, paper.pk, 1)
    redo(cast.handler, paper.pk, 2)
    acts = list(AuditEvent.objects.filter(subject=f"paper:{paper.pk}").values_list("act", flat=True))
    assert acts[:3] == ["文件恢复", "文件撤销", "文件更正"]


def about_rank(paper: Paper) -> int:
    """How many findings object to a place in a ranking as a target."""
    return sum("以名次" in finding["message"] for finding in fresh(paper).findings)


def test_findings_are_those_of_the_corrected_paper(cast, paper) -> None:
    before = about_rank(paper)
    assert before
    rank = next(
        f"units/0/indicators/{row}/target/value"
        for row, one in enumerate(paper.content["units"][0]["indicators"])
        if one["comparison"] == "rank"
    )
    correct(cast.handler, paper.pk, 0, [{"place": rank, "text": "≥95%"}])
    assert about_rank(paper) == before - 1
    undo(cast.handler, paper.pk, 1)
    assert about_rank(paper) == before


def test_undo_takes_back_the_last_correction_redo_brings_it_back(cast, paper) -> None:
    before = first_name(paper)
    set_name(cast.handler, paper, 0, "甲")
    set_name(cast.handler, paper, 1, "乙")
    undo(cast.handler, paper.pk, 2)
    assert first_name(paper) == "甲"
    undo(cast.handler, paper.pk, 3)
    assert first_name(paper) == before
    assert fresh(paper).corrected is None
    redo(cast.handler, paper.pk, 4)
    redo(cast.handler, paper.pk, 5)
    assert first_name(paper) == "乙"
    with pytest.raises(WrongState, match="没有可以恢复"):
        redo(cast.handler, paper.pk, 6)


def test_any_single_correction_can_be_taken_back(cast, paper) -> None:
    correct(cast.handler, paper.pk, 0, [{"place": "fiscal_year", "text": "2021"}])
    set_name(cast.handler, paper, 1, "乙")
    undo(cast.handler, paper.pk, 2, concerns=1)
    assert (fresh(paper).fiscal_year, first_name(paper)) == (2022, "乙")
    with pytest.raises(WrongState, match="没有可以撤销"):
        undo(cast.handler, paper.pk, 3, concerns=1)
    redo(cast.handler, paper.pk, 3, concerns=1)
    assert fresh(paper).fiscal_year == 2021


def test_a_pasted_block_is_one_step(cast, paper) -> None:
    edits: list[dict[str, Any]] = [
        {"place": f"units/0/indicators/{row}/weight", "text": str(row + 1)} for row in range(5)
    ]
    edits.append({"add": "units/0", "values": {"name": "补录的指标", "value": "≥3次"}})
    step = correct(cast.handler, paper.pk, 0, edits)
    assert step is not None
    assert len(step.changes) == 6
    rows = fresh(paper).current["units"][0]["indicators"]
    assert (len(rows), rows[-1]["name"], rows[-1]["comparison"], rows[4]["weight"]) == (29, "补录的指标", "≥", "5")
    undo(cast.handler, paper.pk, 1)
    assert fresh(paper).current == paper.content


def test_what_is_no_value_is_refused_whole_and_nothing_is_stored(cast, paper) -> None:
    with pytest.raises(InvalidEdits):
        correct(cast.handler, paper.pk, 0, [{"place": NAME, "text": "好"}, {"place": "fiscal_year", "text": "去年"}])
    assert not Step.objects.exists()
    assert fresh(paper).state == "read"


def test_a_mistyped_year_opens_no_year_before_it_is_confirmed(cast, court, paper) -> None:
    correct(cast.handler, paper.pk, 0, [{"place": "fiscal_year", "text": "2099"}])
    assert not court.fiscal_years.filter(year=2099).exists()
    undo(cast.handler, paper.pk, 1)
    correct(cast.handler, paper.pk, 2, [{"place": "fiscal_year", "text": "2030"}])
    confirmed_by(cast.handler, fresh(paper))
    assert court.fiscal_years.filter(year=2030).exists()


def test_no_change_is_no_step(cast, paper) -> None:
    assert correct(cast.handler, paper.pk, 0, [{"place": "fiscal_year", "text": "2022年"}]) is None
    assert fresh(paper).state == "read"


def test_two_people_cannot_overwrite_each_other(cast, paper) -> None:
    set_name(cast.finance, paper, 0, "财务改的")
    with pytest.raises(WrongState, match=r"finance刚刚改动了这份文件（第 1 步“更正”）.*输入的内容仍留在页面上"):
        set_name(cast.handler, paper, 0, "承办人改的")
    assert first_name(paper) == "财务改的"


def test_steps_cannot_be_changed_or_deleted(cast, paper) -> None:
    set_name(cast.handler, paper, 0, "甲")
    for act in (lambda: Step.objects.update(reason="x"), lambda: Step.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


@pytest.mark.parametrize("role", ["head", "auditor"])
def test_roles_that_only_read_correct_nothing(cast, paper, role: str) -> None:
    with pytest.raises(NotPermitted):
        set_name(getattr(cast, role), paper, 0, "甲")


def test_a_new_reading_takes_the_place_of_the_old_and_the_history_keeps_both(cast, paper) -> None:
    before = fresh(paper).content
    set_name(cast.handler, paper, 0, "甲")
    again = reread(cast.handler, fresh(paper))
    assert (again.revision, again.corrected, again.state) == (2, None, "read")
    assert first_name(paper) != "甲"
    assert Step.objects.get(number=2).changes[0]["before"] == before
    with pytest.raises(WrongState):
        undo(cast.handler, paper.pk, 2)


def test_a_page_with_scripts_gets_the_right_side_anew(cast, sign_in, paper) -> None:
    edits = json.dumps([{"place": VALUE, "text": "≤12件"}])
    answer = post(sign_in(cast.handler), paper, "correct", 0, edits=edits)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert 'data-revision="1"' in shown
    assert "<html" not in shown
    assert "读出：" in shown
    [entry] = answer.context["work"].entries
    assert [(value.name, value.text) for value in entry.rows[0].values][3:6] == [
        ("comparison", "≤"),
        ("value", "12"),
        ("unit", "件"),
    ]


def test_a_wrong_value_is_told_for_its_place_and_a_conflict_with_409(cast, sign_in, paper) -> None:
    client = sign_in(cast.handler)
    wrong = post(client, paper, "correct", 0, edits=json.dumps([{"place": "fiscal_year", "text": "去年"}]))
    assert wrong.status_code == 422
    assert "四位数字" in wrong.json()["messages"]["fiscal_year"]
    set_name(cast.finance, paper, 0, "甲")
    late = post(client, paper, "correct", 0, edits=json.dumps([{"place": NAME, "text": "乙"}]))
    assert late.status_code == 409
    assert "刚刚改动" in late.json()["message"]


@pytest.mark.parametrize("edits", ["", "{", "{}", "[1]", "null"])
def test_malformed_requests_are_refused(cast, sign_in, paper, edits: str) -> None:
    assert post(sign_in(cast.handler), paper, "correct", 0, edits=edits).status_code == 400


def test_a_lone_surrogate_and_control_characters_do_not_reach_the_database(cast, sign_in, paper) -> None:
    edits = '[{"place": "units/0/name", "text": "\\ud800院\\u0000\\u0007"}]'
    assert post(sign_in(cast.handler), paper, "correct", 0, edits=edits).status_code == 200
    assert fresh(paper).current["units"][0]["name"] == "\ufffd院\ufffd"


def test_without_scripts_a_step_leads_back_to_the_page(cast, sign_in, paper) -> None:
    client = sign_in(cast.handler)
    set_name(cast.handler, paper, 0, "甲")
    answer = post(client, paper, "undo", 1, script=False)
    assert answer["Location"] == reverse("intake:paper", args=[paper.pk])
    answer = client.post(reverse("intake:undo", args=[paper.pk]), {"revision": 2}, follow=True)
    assert "没有可以撤销的更正" in answer.content.decode()


def test_the_history_lists_reading_corrections_and_undoing(cast, sign_in, paper) -> None:
    set_name(cast.handler, paper, 0, "甲")
    undo(cast.finance, paper.pk, 1)
    answer = sign_in(cast.auditor).get(reverse("intake:paper", args=[paper.pk]))
    lines = [(step.label, step.who, step.is_undone) for step in answer.context["timeline"]]
    assert lines == [("撤销", "finance", False), ("更正", "handler", True), ("读取", "handler", False)]
    assert "→ 甲" in answer.content.decode()


def test_the_document_as_it_counts_can_be_taken_along(cast, sign_in, paper) -> None:
    set_name(cast.handler, paper, 0, "甲")
    [document] = sign_in(cast.auditor).get(reverse("intake:document", args=[paper.pk])).json()["documents"]
    assert document == fresh(paper).current


def test_ticks_are_kept_and_can_be_taken_off(cast, court, paper) -> None:
    finding = {
        "rule": "I44", "severity": "warning", "certainty": "extraction", "subject": "", "message": "没有读出一行",
        "fix": "", "source": "", "where": [],
    }  # fmt: skip
    Paper.objects.filter(pk=paper.pk).update(content=paper.content | {"findings": [finding]})
    tick = next(iter(points(fresh(paper), []).findings))
    check(cast.handler, paper.pk, 0, [tick, "finding:unknown"])
    assert fresh(paper).state == "read", "looking is not correcting"
    assert (fresh(paper).open_points, Step.objects.get(number=1).changes) == (
        0,
        [{"place": tick, "before": False, "after": True}],
    )
    assert check(cast.handler, paper.pk, 1, [tick]) is None
    check(cast.handler, paper.pk, 1, [tick], off=True)
    assert fresh(paper).open_points == 1
    assert points(fresh(paper), history(paper)).missing == {tick}
