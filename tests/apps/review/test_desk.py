"""Findings while typing: those that would come and go, without a write."""

import pytest

from heng.apps.audit.models import AuditEvent
from heng.apps.intake.correction import correct
from heng.apps.intake.findings import finding_name
from heng.apps.intake.models import Paper
from heng.apps.review import desk
from heng.apps.review.desk import Preview, preview

TARGET = "units/0/indicators/0/target"
NAME = "units/0/indicators/0/name"
DELAY = {"place": NAME, "text": "案件调解时效"}


def fresh(paper: Paper) -> Paper:
    return Paper.objects.get(pk=paper.pk)


def rules(shown: Preview) -> list[str]:
    return [data["rule"] for data, about in shown.fresh if about]


@pytest.fixture
def named(cast, paper: Paper) -> Paper:
    """The paper with a row that speaks of a delay, in the right direction."""
    correct(cast.handler, paper.pk, 0, [DELAY, {"place": TARGET, "text": "≤30工作日"}])
    return fresh(paper)


def test_a_wrong_direction_brings_its_finding_and_the_right_one_takes_it_away(cast, named) -> None:
    assert "R20" in rules(preview(cast.handler, named.pk, [{"place": f"{TARGET}/comparison", "text": "≥"}]))
    assert "R20" not in rules(preview(cast.handler, named.pk, [{"place": f"{TARGET}/comparison", "text": "<"}]))


def test_a_finding_that_the_edit_would_mend_is_named_as_going(cast, named) -> None:
    correct(cast.handler, named.pk, 1, [{"place": f"{TARGET}/comparison", "text": "≥"}])
    wrong = next(data for data in fresh(named).findings if data["rule"] == "R20" and "调解时效" in data["message"])
    shown = preview(cast.handler, named.pk, [{"place": f"{TARGET}/comparison", "text": "≤"}])
    assert finding_name(wrong) in shown.cleared


def test_what_is_shown_is_what_saving_would_find(cast, paper) -> None:
    edits = [DELAY, {"place": TARGET, "text": "≥30工作日"}, {"place": "units/0/indicators/2/weight", "text": "50"}]
    before = {finding_name(data) for data in paper.findings}
    shown = preview(cast.handler, paper.pk, edits)
    correct(cast.handler, paper.pk, 0, edits)
    after = {finding_name(data) for data in fresh(paper).findings}
    assert {finding_name(data) for data, _ in shown.fresh} == after - before
    assert set(shown.cleared) == before - after


def test_a_preview_leaves_no_trace(cast, paper) -> None:
    events = AuditEvent.objects.count()
    for text in ("1", "12", "125"):
        preview(cast.handler, paper.pk, [{"place": f"{TARGET}/value", "text": text}])
    now = fresh(paper)
    assert (now.revision, now.current, AuditEvent.objects.count()) == (0, paper.current, events)


def test_what_is_no_value_is_said_and_a_confirmed_paper_has_no_preview(cast, confirmed) -> None:
    Paper.objects.filter(pk=confirmed.pk).update(state="correcting")
    assert (
        "不是分值"
        in preview(cast.handler, confirmed.pk, [{"place": "units/0/indicators/0/weight", "text": "很多"}]).invalid
    )
    Paper.objects.filter(pk=confirmed.pk).update(state="confirmed")
    assert preview(cast.handler, confirmed.pk, [{"place": TARGET, "text": "≥1件"}]) == Preview()


def test_a_step_of_somebody_else_is_seen_at_once(cast, named) -> None:
    edit = [{"place": f"{TARGET}/comparison", "text": "≥"}]
    assert "R20" in rules(preview(cast.handler, named.pk, edit))
    correct(cast.finance, named.pk, 1, [{"place": NAME, "text": "案件受理数量"}, {"place": TARGET, "text": "≥30件"}])
    assert "R20" not in rules(preview(cast.handler, named.pk, [{"place": f"{TARGET}/value", "text": "31"}]))


def test_only_so_many_papers_are_kept_in_mind(cast, paper, monkeypatch) -> None:
    monkeypatch.setattr(desk, "MOST_DESKS", 2)
    for number in range(4):
        kept = Paper.objects.get(pk=paper.pk)
        kept.pk, kept.sha256 = None, f"{number:064d}"
        kept.save(force_insert=True)
        preview(cast.handler, kept.pk, [{"place": f"{TARGET}/value", "text": "7"}])
    assert len(desk._desks) == 2
