"""Who gets in: nobody without an account, every role where the table says so, and never into another court."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from heng.apps.indicator.models import Figure
from heng.apps.self_evaluation.services import score_year
from heng.domain.workflow.permissions import MAY, Act
from heng.domain.workflow.role import Role

PUBLIC = {"accounts:sign_in"}
PAGES = {
    "workbench:search": Act.READ_PAPERS,
    "target:declarations": Act.READ_TARGETS,
    "self_evaluation:evaluations": Act.READ_SCORES,
    "indicator:library": Act.READ_FIGURES,
    "records:status": Act.READ_RECORDS,
    "intake:papers": Act.READ_PAPERS,
    "intake:arrivals": Act.READ_PAPERS,
    "fitting:mappings": Act.READ_PAPERS,
    "review:rules": Act.READ_PAPERS,
    "review:tokens": Act.READ_PAPERS,
    "review:conflicts": Act.READ_PAPERS,
    "review:conflicts_json": Act.READ_PAPERS,
    "review:conflicts_xlsx": Act.READ_PAPERS,
    "official_form:choose": Act.READ_PAPERS,
    "accounts:accounts": Act.READ_ACCOUNTS,
    "audit:trail": Act.READ_AUDIT,
}


def patterns(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, entry.namespace or namespace)
        else:
            yield f"{namespace}:{entry.name}", entry


def test_every_view_of_ours_carries_a_permission_or_is_public() -> None:
    ours = list(patterns(get_resolver()))
    assert len(ours) > 15
    assert {name for name, pattern in ours if not isinstance(getattr(pattern.callback, "act", None), Act)} == PUBLIC


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_is_sent_to_the_sign_in_page(db, page: str) -> None:
    answer = Client().get(reverse(page))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("accounts:sign_in"))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("page", "act"), PAGES.items())
def test_a_page_opens_for_exactly_the_roles_of_its_permission(cast, sign_in, role: Role, page: str, act: Act) -> None:
    answer = sign_in(getattr(cast, role.value)).get(reverse(page))
    assert answer.status_code == (200 if role in MAY[act] else 403)


def test_a_refusal_says_who_may_and_is_noted_in_the_trail(cast, sign_in) -> None:
    answer = sign_in(cast.administrator).get(reverse("audit:trail"))
    assert "可以办理的角色是：审计" in answer.content.decode()
    shown = sign_in(cast.auditor).get(reverse("audit:trail")).content.decode()
    assert "拒绝办理" in shown


@pytest.fixture
def things(cast: SimpleNamespace, court, declaration, figures, sign_in) -> dict[str, str]:
    """One address of every kind of thing that belongs to a court."""
    figure = Figure.objects.get(indicator="online_filing_rate", latest=True)
    score = score_year(cast.finance, court, 2022)
    target = declaration.parts.get().targets.get(definition="online_filing_rate")
    records = reverse("indicator:records", args=[figure.result])
    [row, *_] = sign_in(cast.auditor).get(records).context["page"].rows
    return {
        "paper": reverse("intake:paper", args=[declaration.paper_id]),
        "file": reverse("intake:file", args=[declaration.paper_id]),
        "document": reverse("intake:document", args=[declaration.paper_id]),
        "findings": reverse("review:findings", args=[declaration.paper_id]),
        "opinion": reverse("review:export", args=[declaration.paper_id, "docx"]),
        "declaration": reverse("target:declaration", args=[declaration.pk]),
        "actual": reverse("target:actual", args=[declaration.pk, target.pk]),
        "figure": reverse("indicator:figure", args=[figure.result]),
        "records": records,
        "record": reverse("indicator:record", args=[figure.result]) + f"?{row.query}",
        "score": reverse("self_evaluation:evaluation", args=[score.pk]),
        "report": reverse("self_evaluation:report", args=[score.pk, "docx"]),
    }


def status(client: Client, address: str) -> int:
    answer = client.get(address)
    if answer.streaming:
        assert b"".join(getattr(answer, "streaming_content"))  # noqa: B009 - the stubs lack it; read to its end, a file closes itself
    return answer.status_code


def test_members_open_everything_of_their_court_and_outsiders_nothing(cast, sign_in, things) -> None:
    member, outsider = sign_in(cast.auditor), sign_in(cast.outsider)
    assert {name: status(member, address) for name, address in things.items()} == dict.fromkeys(things, 200)
    assert {name: status(outsider, address) for name, address in things.items()} == dict.fromkeys(things, 404)


def test_an_outsider_sees_none_of_the_other_court_in_his_lists(cast, sign_in, things) -> None:
    outsider = sign_in(cast.outsider)
    for page in ("workbench:home", "target:declarations", "intake:papers", "self_evaluation:evaluations"):
        shown = outsider.get(reverse(page)).content.decode()
        assert "广州互联网法院" not in shown
        assert "申报表.txt" not in shown


def test_an_outsider_can_neither_declare_from_a_paper_nor_move_a_declaration(cast, sign_in, declaration) -> None:
    outsider = sign_in(cast.outsider)
    assert outsider.post(reverse("target:create", args=[declaration.paper_id])).status_code == 404
    moved = outsider.post(reverse("target:move", args=[declaration.pk]), {"step": "approve"})
    assert moved.status_code == 404


STEPS = ("correct", "undo", "redo", "check", "confirm", "withdraw")


def test_an_outsider_takes_no_step_with_a_paper_and_learns_nothing_of_it(cast, sign_in, paper) -> None:
    fields = {"revision": 0, "edits": '[{"place": "fiscal_year", "text": "2021"}]', "tick": "x", "reason": "x"}
    outsider = sign_in(cast.outsider)
    for step in STEPS:
        address = reverse(f"intake:{step}", args=[paper.pk])
        assert outsider.post(address, fields).status_code == 404
        answer = outsider.post(address, fields, headers={"X-Heng-Part": "work"})
        assert answer.status_code == 404
        assert paper.file_name not in answer.content.decode()
    paper.refresh_from_db()
    assert (paper.state, paper.revision) == ("read", 0)


@pytest.mark.parametrize("role", ["head", "auditor", "administrator"])
def test_only_editors_take_steps_with_a_paper(cast, sign_in, paper, role: str) -> None:
    client = sign_in(getattr(cast, role))
    answers = [client.post(reverse(f"intake:{step}", args=[paper.pk]), {"revision": 0}) for step in STEPS]
    assert {answer.status_code for answer in answers} == {403}


def test_a_court_that_is_not_mine_cannot_be_chosen(cast, sign_in) -> None:
    client = sign_in(cast.outsider)
    assert client.post(reverse("organisation:choose"), {"court": "粤0192", "year": "2022"}).status_code == 404
    assert client.post(reverse("organisation:choose"), {"court": "川0104", "year": "2022"}).status_code == 302
