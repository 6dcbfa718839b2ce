"""Into the register only what was held against the original; then frozen, and out again only with a reason."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from heng.apps.audit.models import AuditEvent
from heng.apps.intake.confirmation import confirm, withdraw
from heng.apps.intake.correction import check, correct
from heng.apps.intake.history import history, points
from heng.apps.intake.models import Paper
from heng.apps.intake.services import reread, take_in
from heng.apps.workbench.demonstration import DECLARATION, PAPERS
from heng.domain.errors import NotPermitted, WrongState, WrongUsage

LOST = {
    "rule": "I44", "severity": "warning", "certainty": "extraction", "subject": "", "message": "有一行没有读出",
    "fix": "请对照原件", "source": "", "where": [{"line": 4}],
}  # fmt: skip


def fresh(paper: Paper) -> Paper:
    return Paper.objects.get(pk=paper.pk)


def scanned(paper: Paper, *confidences: float) -> None:
    """Make the first indicators look as if they had been recognised in a picture."""
    content = paper.content
    for one, confidence in zip(content["units"][0]["indicators"], confidences, strict=False):
        one["where"] |= {"confidence": confidence}
    Paper.objects.filter(pk=paper.pk).update(content=content)


def settled(cast, paper: Paper) -> int:
    """Everything that reading was not sure of is ticked; the revision after it."""
    ticks = sorted(points(fresh(paper), history(paper)).missing)
    if ticks:
        check(cast.handler, paper.pk, fresh(paper).revision, ticks)
    return fresh(paper).revision


def test_confirming_freezes_the_paper_and_leaves_an_event(cast, paper) -> None:
    confirm(cast.handler, paper.pk, settled(cast, paper))
    assert fresh(paper).state == "confirmed"
    assert AuditEvent.objects.filter(act="文件确认入库", subject=f"paper:{paper.pk}").count() == 1
    revision = fresh(paper).revision
    with pytest.raises(WrongState, match="已确认的文件不再改动"):
        correct(cast.handler, paper.pk, revision, [{"place": "fiscal_year", "text": "2021"}])
    with pytest.raises(WrongState, match="已确认"):
        reread(cast.handler, fresh(paper))


def test_what_reading_lost_has_to_be_held_against_the_original_first(cast, paper) -> None:
    Paper.objects.filter(pk=paper.pk).update(content=paper.content | {"findings": [LOST]})
    with pytest.raises(WrongState, match="还有 1 处读取时没有把握"):
        confirm(cast.handler, paper.pk, 0)
    confirm(cast.handler, paper.pk, settled(cast, paper))
    assert fresh(paper).is_confirmed


def test_every_doubtful_value_of_a_scan_has_to_be_looked_at(cast, paper) -> None:
    Paper.objects.filter(pk=paper.pk).update(content=paper.content | {"findings": []})
    paper.refresh_from_db()
    scanned(paper, 0.99, 0.4, 0.5)
    with pytest.raises(WrongState, match="还有 2 处"):
        confirm(cast.handler, paper.pk, 0)
    correct(cast.handler, paper.pk, 0, [{"place": "units/0/indicators/1/name", "text": "看着原件改的"}])
    assert points(fresh(paper), history(paper)).missing == {"value:units/0/indicators/2"}
    check(cast.handler, paper.pk, 1, ["value:units/0/indicators/2"])
    confirm(cast.handler, paper.pk, 2)


def test_the_page_offers_the_tick_beside_the_value_and_refuses_to_confirm_before(cast, sign_in, paper) -> None:
    Paper.objects.filter(pk=paper.pk).update(content=paper.content | {"findings": [LOST]}, open_points=1)
    paper.refresh_from_db()
    client = sign_in(cast.handler)
    shown = client.get(reverse("intake:paper", args=[paper.pk])).content.decode()
    assert "还不能确认" in shown
    [tick] = points(paper, []).findings
    client.post(reverse("intake:check", args=[paper.pk]), {"revision": 0, "tick": tick})
    shown = client.get(reverse("intake:paper", args=[paper.pk])).content.decode()
    assert "还不能确认" not in shown
    assert "已核对" in shown


def test_withdrawing_needs_a_reason_and_opens_the_paper_again(cast, paper) -> None:
    confirm(cast.handler, paper.pk, settled(cast, paper))
    revision = fresh(paper).revision
    with pytest.raises(WrongUsage, match="写明撤回的原因"):
        withdraw(cast.finance, paper.pk, revision, " ")
    step = withdraw(cast.finance, paper.pk, revision, "第 3 项读错")
    assert (step.reason, fresh(paper).state) == ("第 3 项读错", "withdrawn")
    correct(cast.handler, paper.pk, revision + 1, [{"place": "fiscal_year", "text": "2021"}])
    confirm(cast.handler, paper.pk, revision + 2)
    assert fresh(paper).is_confirmed


def test_a_second_copy_of_a_confirmed_paper_is_warned_of_with_a_link(cast, court, sign_in, paper) -> None:
    confirm(cast.handler, paper.pk, settled(cast, paper))
    again = (PAPERS / DECLARATION).read_text("utf-8") + "\n\n"
    copy = take_in(cast.handler, court, ContentFile(again.encode(), name="另存.txt"))
    revision = settled(cast, copy)
    shown = sign_in(cast.handler).get(reverse("intake:paper", args=[copy.pk])).content.decode()
    assert "可能重复" in shown
    assert reverse("intake:paper", args=[paper.pk]) in shown
    with pytest.raises(WrongState, match=r"“申报表\.txt”已经确认入库"):
        confirm(cast.handler, copy.pk, revision)
    confirm(cast.handler, copy.pk, revision, despite_same=True)


def test_a_paper_of_another_year_is_no_copy(cast, court, paper) -> None:
    confirm(cast.handler, paper.pk, settled(cast, paper))
    other = (PAPERS / DECLARATION).read_text("utf-8").replace("2022", "2023")
    later = take_in(cast.handler, court, ContentFile(other.encode(), name="明年.txt"))
    confirm(cast.handler, later.pk, settled(cast, later))


@pytest.mark.parametrize("role", ["head", "auditor"])
def test_roles_that_only_read_confirm_nothing(cast, paper, role: str) -> None:
    with pytest.raises(NotPermitted):
        confirm(getattr(cast, role), paper.pk, 0)


def test_the_way_goes_through_the_page(cast, sign_in, paper) -> None:
    client, revision = sign_in(cast.finance), settled(cast, paper)
    client.post(reverse("intake:confirm", args=[paper.pk]), {"revision": revision})
    shown = client.get(reverse("intake:paper", args=[paper.pk])).content.decode()
    assert "据此编制绩效目标" in shown
    assert "data-confirms" not in shown
    client.post(reverse("intake:withdraw", args=[paper.pk]), {"revision": revision + 1, "reason": "读错"})
    assert fresh(paper).state == "withdrawn"
