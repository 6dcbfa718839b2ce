"""A review that builds on the one before finds what a review from scratch finds."""

from copy import deepcopy
from typing import Any

import pytest

from heng.apps.intake import reviewing
from heng.apps.intake.correction import correct, redo, undo
from heng.apps.intake.models import Paper
from heng.apps.intake.reviewing import reviewed
from heng.documents.from_json import document_from_json
from heng.domain.errors import WrongUsage
from heng.domain.review.review import review
from heng.rulebook.profiles import load_profile, profile_for

ROW = "units/0/indicators"
STEPS: tuple[list[dict[str, Any]], ...] = (
    [{"place": f"{ROW}/0/name", "text": "案件平均调解时长"}, {"place": f"{ROW}/0/target", "text": "≥30日"}],
    [{"place": f"{ROW}/1/weight", "text": "77"}],
    [{"remove": f"{ROW}/2"}],
    [{"add": "units/0", "values": {"name": "案件平均调解时长", "value": "≥45日"}}],
    [{"place": "fiscal_year", "text": "2019"}],
    [{"place": "units/0/objective", "text": "做好各项工作。"}],
    [{"place": "units/0/name", "text": "成都市锦江区人民法院"}],
)


def scratch(content, slug: str = "") -> list[dict[str, object]]:
    document = document_from_json(content)
    profile = load_profile(slug or profile_for(document), document.fiscal_year)
    return [finding.to_json() for finding in review(document, profile)]


def test_after_every_step_the_findings_are_those_of_a_review_from_scratch(cast, paper) -> None:
    for revision, edits in enumerate(STEPS):
        correct(cast.handler, paper.pk, revision, edits)
        now = Paper.objects.get(pk=paper.pk)
        assert now.findings == scratch(now.current)
    for back in range(len(STEPS)):
        undo(cast.handler, paper.pk, len(STEPS) + back)
        now = Paper.objects.get(pk=paper.pk)
        assert now.findings == scratch(now.current)
    assert now.findings == paper.findings
    redo(cast.handler, paper.pk, 2 * len(STEPS))
    now = Paper.objects.get(pk=paper.pk)
    assert now.findings == scratch(now.current)


def test_a_paper_that_was_read_anew_is_not_taken_for_the_one_before(paper) -> None:
    key = ("paper", paper.pk)
    reviewed(key, paper.content)
    other = deepcopy(paper.content)
    other["findings"] = []
    other["statements"] = [{"subject": "甲", "value": "1", "unit": "万元", "text": "甲 1 万元", "where": {"line": 1}}]
    other["units"][0]["indicators"][0]["name"] = "XX"
    assert [finding.to_json() for finding in reviewed(key, other)[1]] == scratch(other)
    assert [finding.to_json() for finding in reviewed(key, paper.content)[1]] == scratch(paper.content)


def test_another_profile_finds_its_own(paper) -> None:
    key = ("paper", paper.pk)
    for slug in ("central", "sichuan", "central", ""):
        assert [finding.to_json() for finding in reviewed(key, paper.content, slug)[1]] == scratch(paper.content, slug)
    with pytest.raises(WrongUsage):
        reviewed(key, paper.content, "atlantis")


def test_only_so_many_papers_are_kept_and_unnamed_ones_not_at_all(paper, monkeypatch) -> None:
    monkeypatch.setattr(reviewing, "MOST_KEPT", 2)
    for number in range(4):
        reviewed(("test", number), paper.content)
    assert len(reviewing._kept) == 2
    before = set(reviewing._kept)
    reviewed(None, paper.content)
    assert set(reviewing._kept) == before
