"""The page of all findings of a paper: grouped, chosen, worked on; and who may see and do what."""

import json
import re

import pytest
from django.urls import reverse

from heng.apps.audit.models import AuditEvent
from heng.apps.intake.correction import correct
from heng.apps.intake.models import Paper
from heng.apps.review.cases import LAPSED, WAIVED, Held, handling
from heng.apps.review.models import FindingNote, Kind
from heng.apps.review.services import Request, act
from heng.domain.review.rules import RULES

REASON = "由省高院统一下达，不能改动"


def address(page: str, paper: Paper, *rest: str) -> str:
    return reverse(f"review:{page}", args=[paper.pk, *rest])


def present(paper: Paper) -> list[Held]:
    return handling(Paper.objects.get(pk=paper.pk)).held


def light(paper: Paper) -> Held:
    return next(held for held in present(paper) if not held.is_grave and not held.is_reading)


def posted(client, paper: Paper, held: Held, kind: str, **fields):
    given = {"chosen": f"{held.name}:{held.version}", "act": kind, **fields}
    return client.post(address("act", paper), given, follow=True)


def names_on(answer) -> list[str]:
    return re.findall(r'<tr data-finding="([0-9a-f]+)"', answer.content.decode())


@pytest.mark.parametrize("by", ["entry", "rule", "severity", "dimension", "nonsense"])
def test_every_finding_is_listed_once_whatever_the_grouping(cast, sign_in, paper, by: str) -> None:
    shown = sign_in(cast.handler).get(address("findings", paper), {"by": by})
    assert sorted(names_on(shown)) == sorted(held.name for held in present(paper))


def test_what_reading_doubts_stands_apart_and_last(cast, sign_in, paper) -> None:
    doubt = paper.findings[0] | {"rule": "I05", "certainty": "extraction", "message": "第 3 行像是没有读全"}
    Paper.objects.filter(pk=paper.pk).update(findings=[doubt, *paper.findings])
    groups = sign_in(cast.handler).get(address("findings", paper)).context["groups"]
    assert groups[-1].title.startswith("读取疑问")
    assert any(line.held.finding.rule == "I05" for line in groups[-1].lines)
    assert all(line.held.is_reading for line in groups[-1].lines)


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ({"severity": "warning"}, lambda held: held.finding.severity == "warning"),
        ({"certainty": "judgement"}, lambda held: held.finding.certainty == "judgement"),
        ({"rule": "R27"}, lambda held: held.finding.rule == "R27"),
        ({"q": "名次"}, lambda held: "名次" in held.finding.message + held.finding.subject),
        ({"severity": "nonsense"}, lambda held: True),
        ({"state": "open", "severity": "hint"}, lambda held: held.finding.severity == "hint"),
    ],
)
def test_findings_are_chosen(cast, sign_in, paper, asked, fits) -> None:
    shown = sign_in(cast.handler).get(address("findings", paper), asked)
    assert sorted(names_on(shown)) == sorted(held.name for held in present(paper) if fits(held))


def test_a_finding_is_waived_with_a_reason_that_is_shown_everywhere(cast, sign_in, paper) -> None:
    client, held = sign_in(cast.handler), light(paper)
    assert "说明保留" in posted(client, paper, held, "waive", text=REASON).content.decode()
    assert [each.state for each in present(paper) if each.name == held.name] == [WAIVED]
    for page in (
        address("findings", paper),
        address("finding", paper, held.name),
        reverse("intake:paper", args=[paper.pk]),
    ):
        assert REASON in client.get(page).content.decode()
    assert names_on(client.get(address("findings", paper), {"state": "waived"})) == [held.name]


def test_lists_count_what_is_still_to_be_mended(cast, sign_in, paper) -> None:
    client = sign_in(cast.handler)
    own = sum(finding["certainty"] != "extraction" for finding in paper.findings)
    pages = (reverse("intake:papers"), reverse("workbench:home"))
    for page, words in zip(pages, ("{} 项", "{} 项问题"), strict=True):
        assert words.format(own) in client.get(page).content.decode()
    posted(client, paper, light(paper), "waive", text=REASON)
    for page, words in zip(pages, ("{} 项", "{} 项问题"), strict=True):
        assert words.format(own - 1) in client.get(page).content.decode()


def test_the_list_leads_to_the_finding_by_its_name(cast, sign_in, paper) -> None:
    client = sign_in(cast.handler)
    listed = client.get(address("findings", paper)).content.decode()
    shown = client.get(reverse("intake:paper", args=[paper.pk])).content.decode()
    anchors = re.findall(r'id="(finding-[0-9a-f]+)"', shown)
    assert sorted(anchors) == sorted(f"finding-{held.name}" for held in present(paper))
    assert all(f"#{anchor}" in listed for anchor in anchors)


def test_several_findings_are_assigned_at_once_and_wait_for_their_owner(cast, sign_in, paper) -> None:
    three = present(paper)[:3]
    client = sign_in(cast.handler)
    given = {"chosen": [f"{held.name}:0" for held in three], "act": "assign", "person": "finance"}
    client.post(address("act", paper), given)
    assert names_on(sign_in(cast.finance).get(address("findings", paper), {"state": "mine"})) == [h.name for h in three]
    assert names_on(client.get(address("findings", paper), {"state": "mine"})) == []
    shown = sign_in(cast.finance).get(reverse("workbench:home")).content.decode()
    assert "我的待办意见" in shown
    assert paper.file_name in shown


def test_a_finding_that_is_mended_leaves_the_work_list(cast, sign_in, paper) -> None:
    edits = [
        {"place": "units/0/indicators/0/name", "text": "案件调解时效"},
        {"place": "units/0/indicators/0/target", "text": "≥30日"},
    ]
    correct(cast.handler, paper.pk, 0, edits)
    held = next(
        each for each in present(paper) if each.finding.rule == "R20" and "案件调解时效" in each.finding.subject
    )
    posted(sign_in(cast.handler), paper, held, "assign", person="finance")
    home = sign_in(cast.finance)
    assert len(home.get(reverse("workbench:home")).context["assigned"]) == 1
    correct(cast.handler, paper.pk, 1, [{"place": "units/0/indicators/0/target", "text": "≤30日"}])
    assert home.get(reverse("workbench:home")).context["assigned"] == []


def test_a_stale_form_changes_nothing_and_says_what_happened(cast, sign_in, paper) -> None:
    held = light(paper)
    posted(sign_in(cast.finance), paper, held, "waive", text=REASON)
    shown = posted(sign_in(cast.handler), paper, held, "waive", text="别的理由").content.decode()
    assert "finance刚刚说明保留" in shown
    assert FindingNote.objects.count() == 1


@pytest.mark.parametrize("chosen", ["", "x", "x:", "x:-1", "x:99999999999", "x:１"])
def test_nonsense_in_the_form_changes_nothing(cast, sign_in, paper, chosen: str) -> None:
    fields = {"chosen": chosen, "act": "waive", "text": REASON}
    answer = sign_in(cast.finance).post(address("act", paper), fields, follow=True)
    assert answer.status_code == 200
    assert not FindingNote.objects.exists()


def test_the_way_back_leads_nowhere_else(cast, sign_in, paper) -> None:
    held = light(paper)
    for back in ("https://example.org/", "//example.org", "javascript:alert(1)"):
        fields = {"chosen": f"{held.name}:0", "act": "waive", "text": "", "back": back}
        assert sign_in(cast.finance).post(address("act", paper), fields)["Location"] == address("findings", paper)


def test_a_lapsed_waiver_says_what_it_once_covered(cast, sign_in, paper) -> None:
    edits = [
        {"place": "units/0/indicators/0/name", "text": "案件调解时效"},
        {"place": "units/0/indicators/0/target", "text": "≥30日"},
    ]
    correct(cast.handler, paper.pk, 0, edits)
    held = next(
        each for each in present(paper) if each.finding.rule == "R20" and "案件调解时效" in each.finding.subject
    )
    act(cast.finance, paper.pk, [(held.name, 0)], Request(Kind.WAIVE, REASON))
    correct(cast.handler, paper.pk, 1, [{"place": "units/0/indicators/0/target", "text": "≥45日"}])
    assert LAPSED in [each.state for each in present(paper)]
    shown = sign_in(cast.handler).get(address("findings", paper)).content.decode()
    assert "此前的保留已失效" in shown
    assert held.finding.message in shown.replace("&gt;", ">")


def test_older_rules_are_offered_to_be_replaced(cast, sign_in, paper) -> None:
    client = sign_in(cast.handler)
    assert "按现行规则重新审核" not in client.get(address("findings", paper)).content.decode()
    Paper.objects.filter(pk=paper.pk).update(ruleset="0" * 12)
    assert "按现行规则重新审核" in client.get(address("findings", paper)).content.decode()
    client.post(address("again", paper))
    assert Paper.objects.get(pk=paper.pk).ruleset == paper.ruleset


def test_the_profile_says_why_and_can_be_changed_by_a_reviewer(cast, sign_in, paper) -> None:
    client = sign_in(cast.finance)
    assert "含有“广州”" in client.get(address("findings", paper)).content.decode()
    assert "由人工选定" in client.post(address("profile", paper), {"profile": "central"}, follow=True).content.decode()
    wanted = {"profile": "central", "with_settings": "1", "setting": "cost_for_every_project"}
    shown = client.post(address("profile", paper), wanted, follow=True).context["profile"]["settings"]
    assert {each["name"]: each["is_on"] for each in shown}["cost_for_every_project"]
    assert client.post(address("profile", paper), {"profile": "atlantis"}).status_code == 400
    assert sign_in(cast.handler).post(address("profile", paper), {"profile": "central"}).status_code == 403


def test_every_rule_has_a_page_with_its_source(cast, sign_in) -> None:
    client = sign_in(cast.auditor)
    listed = client.get(reverse("review:rules")).content.decode()
    for code in (module.RULE.code for module in RULES):
        assert reverse("review:rule", args=[code]) in listed
        assert client.get(reverse("review:rule", args=[code])).status_code == 200
    shown = client.get(reverse("review:rule", args=["R20"])).content.decode()
    assert "案件调解时效" in shown
    assert client.get(reverse("review:rule", args=["R99"])).status_code == 404


def test_a_preview_is_for_editors_and_needs_sensible_edits(cast, sign_in, paper) -> None:
    edits = [{"place": "units/0/indicators/0/target/value", "text": "7"}]
    fields = {"edits": json.dumps(edits)}
    assert sign_in(cast.handler).post(address("preview", paper), fields).status_code == 200
    assert sign_in(cast.auditor).post(address("preview", paper), fields).status_code == 403
    for wrong in ("", "{}", "[1]", "[" * 9000):
        assert sign_in(cast.handler).post(address("preview", paper), {"edits": wrong}).status_code == 400


PAGES = ("findings", "json")
STEPS = ("act", "again", "profile", "preview")


def test_an_outsider_sees_and_does_nothing(cast, sign_in, paper) -> None:
    client, held = sign_in(cast.outsider), light(paper)
    for page in PAGES:
        assert client.get(address(page, paper)).status_code == 404
    assert client.get(address("finding", paper, held.name)).status_code == 404
    for form in ("xlsx", "docx", "pdf"):
        assert client.get(address("export", paper, form)).status_code == 404
    fields = {"chosen": f"{held.name}:0", "act": "note", "text": "x", "edits": "[]", "profile": "central"}
    for step in STEPS:
        answer = client.post(address(step, paper), fields)
        assert answer.status_code == 404
        assert paper.file_name not in answer.content.decode()
    assert not FindingNote.objects.exists()


def test_whoever_only_reads_does_nothing(cast, sign_in, paper) -> None:
    client, held = sign_in(cast.auditor), light(paper)
    assert client.get(address("findings", paper)).status_code == 200
    assert "批量办理" not in client.get(address("findings", paper)).content.decode()
    for step in STEPS:
        assert (
            client.post(address(step, paper), {"chosen": f"{held.name}:0", "act": "note", "text": "x"}).status_code
            == 403
        )


def test_a_download_leaves_a_trace(cast, sign_in, paper) -> None:
    answer = sign_in(cast.auditor).get(address("json", paper))
    [told] = json.loads(answer.content)["documents"]
    assert [finding["id"] for finding in told["findings"]] == [held.name for held in present(paper)]
    assert AuditEvent.objects.filter(act="导出审核意见").count() == 1
