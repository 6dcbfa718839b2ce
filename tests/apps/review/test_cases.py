"""Working on findings: a waiver covers what was seen and nothing else, everything done is kept, two people cannot overwrite
each other, and only reviewers let errors stand."""

import pytest
from django.db import DatabaseError, transaction

from heng.apps.audit.models import AuditEvent
from heng.apps.intake.correction import correct, undo
from heng.apps.intake.models import Paper
from heng.apps.review.cases import LAPSED, OPEN, WAIVED, Held, handling
from heng.apps.review.models import FindingNote, Kind
from heng.apps.review.services import Request, act, choose_profile, review_again, review_next
from heng.domain.errors import NotFound, NotPermitted, WrongState, WrongUsage
from heng.domain.finding import Severity

REASON = "由省高院统一下达，不能改动"


def fresh(paper: Paper) -> Paper:
    return Paper.objects.get(pk=paper.pk)


def held(paper: Paper, *, grave: bool = False) -> Held:
    """A finding of the rules about one indicator: an error, or anything lighter."""
    return next(
        one
        for one in handling(fresh(paper)).held
        if one.is_grave is grave and not one.is_reading and one.finding.where and " / " in one.finding.subject
    )


def do(user, paper: Paper, one: Held, kind: Kind, text: str = "", person=None) -> int:
    return act(user, paper.pk, [(one.name, one.version)], Request(kind, text, person))


def again(paper: Paper, one: Held) -> Held:
    return next(each for each in handling(fresh(paper)).held if each.key == one.key)


@pytest.fixture
def mended(cast, paper: Paper) -> Paper:
    """The paper with a wrong direction typed into one of its rows: a certain error of one indicator."""
    edits = [
        {"place": "units/0/indicators/0/name", "text": "案件调解时效"},
        {"place": "units/0/indicators/0/target", "text": "≥30工作日"},
    ]
    correct(cast.handler, paper.pk, 0, edits)
    return fresh(paper)


def test_a_waiver_keeps_its_reason_and_stays_over_a_review(cast, paper) -> None:
    one = held(paper)
    do(cast.handler, paper, one, Kind.WAIVE, REASON)
    review_again(cast.finance, paper.pk)
    waived = again(paper, one)
    assert waived.case is not None
    assert (waived.state, waived.case.waived_reason, waived.case.waived_by) == (WAIVED, REASON, cast.handler)


def test_a_waiver_lapses_when_the_figure_changes_and_holds_again_when_it_is_taken_back(cast, mended) -> None:
    one = held(mended, grave=True)
    do(cast.finance, mended, one, Kind.WAIVE, REASON)
    correct(cast.handler, mended.pk, 1, [{"place": "units/0/indicators/0/target", "text": "≥45工作日"}])
    changed = again(mended, one)
    assert changed.case is not None
    assert (changed.state, changed.case.finding["message"]) == (LAPSED, one.finding.message)
    undo(cast.handler, mended.pk, 2)
    assert again(mended, one).state == WAIVED


def test_the_waiver_of_one_row_covers_no_other(cast, mended) -> None:
    one = held(mended, grave=True)
    do(cast.finance, mended, one, Kind.WAIVE, REASON)
    edits = [
        {"place": "units/0/indicators/1/name", "text": "案件调解时效"},
        {"place": "units/0/indicators/1/target", "text": "≥30工作日"},
    ]
    correct(cast.handler, mended.pk, 1, edits)
    states = sorted(each.state for each in handling(fresh(mended)).held if each.finding.rule == one.finding.rule)
    assert states == [OPEN, WAIVED]


def test_a_finding_that_is_gone_keeps_its_record(cast, mended) -> None:
    one = held(mended, grave=True)
    do(cast.finance, mended, one, Kind.WAIVE, REASON)
    correct(cast.handler, mended.pk, 1, [{"place": "units/0/indicators/0/target", "text": "≤30工作日"}])
    now = handling(fresh(mended))
    assert [case.waived_reason for case in now.gone] == [REASON]
    assert one.key not in [each.key for each in now.held]


def test_only_a_reviewer_lets_an_error_stand(cast, mended) -> None:
    one = held(mended, grave=True)
    with pytest.raises(NotPermitted, match="可以办理的角色是：部门负责人、财务"):
        do(cast.handler, mended, one, Kind.WAIVE, REASON)
    assert not FindingNote.objects.exists()
    do(cast.head, mended, one, Kind.WAIVE, REASON)
    with pytest.raises(NotPermitted):
        do(cast.handler, mended, again(mended, one), Kind.RESTORE)
    assert again(mended, one).state == WAIVED


def test_a_waiver_needs_a_reason_and_a_note_some_words(cast, paper) -> None:
    for kind in (Kind.WAIVE, Kind.NOTE):
        with pytest.raises(WrongUsage):
            do(cast.finance, paper, held(paper), kind, "  ")
    with pytest.raises(WrongUsage, match="没有选择"):
        act(cast.finance, paper.pk, [], Request(Kind.WAIVE, REASON))


def test_what_reading_was_not_sure_of_cannot_be_waived(cast, paper) -> None:
    one = held(paper)
    data = one.data | {"certainty": "extraction", "rule": "I05", "severity": Severity.WARNING.value}
    Paper.objects.filter(pk=paper.pk).update(findings=[data])
    doubt = next(each for each in handling(fresh(paper)).held if each.finding.rule == "I05")
    with pytest.raises(WrongState, match="已对照原件"):
        do(cast.finance, paper, doubt, Kind.WAIVE, REASON)


def test_two_people_cannot_overwrite_each_other(cast, paper) -> None:
    one = held(paper)
    do(cast.finance, paper, one, Kind.WAIVE, REASON)
    with pytest.raises(WrongState, match="刚刚说明保留"):
        do(cast.handler, paper, one, Kind.WAIVE, "另一个理由")
    kept = again(paper, one).case
    assert kept is not None
    assert kept.waived_reason == REASON


def test_a_finding_that_was_mended_meanwhile_is_not_acted_on(cast, mended) -> None:
    one = held(mended, grave=True)
    correct(cast.handler, mended.pk, 1, [{"place": "units/0/indicators/0/target", "text": "≤30工作日"}])
    with pytest.raises(WrongState, match="没有保存"):
        do(cast.finance, mended, one, Kind.WAIVE, REASON)


def test_several_at_once_or_none(cast, paper) -> None:
    light = [one for one in handling(paper).held if not one.is_grave and not one.is_reading][:3]
    with pytest.raises(WrongState):
        act(cast.finance, paper.pk, [*((o.name, 0) for o in light), ("fehlt", 0)], Request(Kind.WAIVE, REASON))
    assert not FindingNote.objects.exists()
    assert act(cast.finance, paper.pk, [(o.name, 0) for o in light], Request(Kind.WAIVE, REASON)) == len(light)
    assert sum(one.state == WAIVED for one in handling(fresh(paper)).held) == len(light)


def test_everything_done_is_kept_and_has_an_event(cast, paper) -> None:
    one = held(paper)
    do(cast.handler, paper, one, Kind.NOTE, "问过业务庭了")
    do(cast.handler, paper, again(paper, one), Kind.ASSIGN, person=cast.finance)
    do(cast.finance, paper, again(paper, one), Kind.WAIVE, REASON)
    do(cast.finance, paper, again(paper, one), Kind.RESTORE)
    do(cast.finance, paper, again(paper, one), Kind.RELEASE)
    kinds = list(FindingNote.objects.values_list("kind", flat=True))
    assert kinds == ["note", "assign", "waive", "restore", "release"]
    acts = AuditEvent.objects.filter(act__startswith="审核意见").order_by("sequence").values_list("act", flat=True)
    assert list(acts) == [f"审核意见{Kind(kind).label}" for kind in kinds]
    assert again(paper, one).state == OPEN
    with pytest.raises(DatabaseError, match="不能修改"), transaction.atomic():
        FindingNote.objects.update(text="x")
    with pytest.raises(DatabaseError, match="不能删除"), transaction.atomic():
        FindingNote.objects.all().delete()


def test_assignment_and_discussion_outlive_a_changed_figure(cast, mended) -> None:
    one = held(mended, grave=True)
    do(cast.handler, mended, one, Kind.ASSIGN, person=cast.finance)
    correct(cast.handler, mended.pk, 1, [{"place": "units/0/indicators/0/target", "text": "≥45工作日"}])
    kept = again(mended, one).case
    assert kept is not None
    assert kept.assigned_to == cast.finance


def test_nobody_of_another_court_is_assigned_or_acts(cast, paper) -> None:
    with pytest.raises(WrongUsage):
        do(cast.finance, paper, held(paper), Kind.ASSIGN, person=cast.outsider)
    with pytest.raises(WrongUsage):
        do(cast.finance, paper, held(paper), Kind.ASSIGN, person=cast.auditor)
    with pytest.raises(NotFound):
        do(cast.outsider, paper, held(paper), Kind.NOTE, "x")
    with pytest.raises(NotPermitted):
        do(cast.auditor, paper, held(paper), Kind.NOTE, "x")


def test_a_chosen_profile_stays_over_corrections_until_it_is_given_up(cast, paper) -> None:
    automatic = paper.profile
    choose_profile(cast.finance, paper.pk, "central")
    correct(cast.handler, paper.pk, 0, [{"place": "fiscal_year", "text": "2021"}])
    assert (fresh(paper).profile, fresh(paper).chosen_profile) == ("central", "central")
    choose_profile(cast.finance, paper.pk, "")
    assert fresh(paper).profile == automatic
    assert AuditEvent.objects.filter(act="更换审核口径").count() == 2
    with pytest.raises(NotPermitted):
        choose_profile(cast.handler, paper.pk, "central")
    with pytest.raises(WrongUsage, match="没有名为"):
        choose_profile(cast.finance, paper.pk, "atlantis")


def test_what_the_sources_leave_open_is_asked_for_where_a_reviewer_wants_it(cast, paper) -> None:
    asked = ["cost_for_every_project"]
    before = {one.name for one in handling(fresh(paper)).held}
    choose_profile(cast.finance, paper.pk, "", asked)
    correct(cast.handler, paper.pk, 0, [{"place": "units/0/code", "text": "157"}])
    assert fresh(paper).chosen_settings == asked
    choose_profile(cast.finance, paper.pk, "", [])
    assert fresh(paper).chosen_settings == []
    choose_profile(cast.finance, paper.pk, "")
    assert {one.name for one in handling(fresh(paper)).held} == before
    with pytest.raises(WrongUsage, match="选项"):
        choose_profile(cast.finance, paper.pk, "", ["nonsense"])


def test_papers_of_older_rules_are_reviewed_quietly_and_lose_no_waiver(cast, paper) -> None:
    one = held(paper)
    do(cast.finance, paper, one, Kind.WAIVE, REASON)
    current = fresh(paper).ruleset
    Paper.objects.filter(pk=paper.pk).update(ruleset="", findings=[])
    assert review_next()
    assert not review_next()
    after = fresh(paper)
    assert (after.ruleset, after.revision, again(paper, one).state) == (current, 0, WAIVED)
    assert AuditEvent.objects.filter(act="按现行规则重新审核", actor=None).count() == 1


def test_a_paper_that_the_rules_cannot_get_through_stops_no_other(cast, paper) -> None:
    broken = {name: value for name, value in paper.content.items() if name != "units"}
    findings = paper.findings
    Paper.objects.filter(pk=paper.pk).update(ruleset="", content=broken)
    assert review_next()
    assert not review_next()
    assert fresh(paper).findings == findings
    assert fresh(paper).ruleset != paper.ruleset


def test_a_rule_that_was_worded_anew_lets_waivers_lapse_but_loses_none(cast, mended) -> None:
    one = held(mended, grave=True)
    do(cast.finance, mended, one, Kind.WAIVE, REASON)
    told = [data | {"message": "换了一种说法"} if data == one.data else data for data in fresh(mended).findings]
    Paper.objects.filter(pk=mended.pk).update(findings=told)
    now = handling(fresh(mended))
    [lapsed] = [each for each in now.held if each.state == LAPSED]
    assert (lapsed.finding.message, now.gone) == ("换了一种说法", [])
