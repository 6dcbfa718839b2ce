"""The review as a whole: which rules run, in which order, and what never changes a verdict."""

from dataclasses import replace
from typing import Any

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.review import review
from heng.domain.review.rules import RULES
from heng.rulebook import loader
from heng.rulebook.profiles import load_profile

FAULTY = {
    "projects": [
        {
            "name": "破产审判项目",
            "total": "86.00",
            "objective": "<p>办好破产案件。</p>",
            "indicators": [
                ["成本指标", "经济成本指标", "年度预算控制数", "≤", "195", "万元"],
                ["产出指标", "时效指标", "审核期限", "≥", "30", "天"],
            ],
        }
    ]
}


def test_findings_come_in_the_order_of_the_sheet(paper: Any) -> None:
    found = review(paper(FAULTY), load_profile("central"))
    rows = [int("".join(filter(str.isdigit, finding.where[0].cell or ""))) for finding in found]
    assert rows == sorted(rows)
    assert {finding.rule for finding in found} >= {"R06", "R20", "R40"}


def test_only_the_rules_of_the_profile_run(paper: Any) -> None:
    profile = replace(load_profile("central"), rules=("R20",))
    assert {finding.rule for finding in review(paper(FAULTY), profile)} == {"R20"}


def test_every_finding_names_its_source_by_title(paper: Any) -> None:
    titles = {entry["title"] for entry in loader.read("sources.toml").values()}
    assert {finding.source for finding in review(paper(FAULTY), load_profile("central"))} <= titles


def test_every_rule_rests_on_a_known_source_and_has_its_own_code() -> None:
    known = loader.read("sources.toml")
    assert all(module.RULE.source in known for module in RULES)
    assert len({module.RULE.code for module in RULES}) == len(RULES) >= 40


def test_rules_that_call_for_judgement_never_block() -> None:
    judged = [module.RULE for module in RULES if module.RULE.certainty in (Certainty.JUDGEMENT, Certainty.EXTRACTION)]
    assert all(rule.severity is not Severity.ERROR for rule in judged)


def test_an_empty_paper_has_no_findings(paper: Any) -> None:
    assert review(paper({}), load_profile("sichuan")) == ()


def test_a_lost_weight_is_not_blamed_on_the_author(paper: Any) -> None:
    document = paper(
        {"projects": [{"name": "物业费", "indicators": [["产出指标", "数量指标", "面积", "≥", "8", "平方米", "84"]]}]}
    )
    lost = Finding("I19", Severity.WARNING, Certainty.EXTRACTION, "物业费", "权重丢失")
    profile = load_profile("sichuan")
    (plain,) = (finding for finding in review(document, profile) if finding.rule == "R17")
    (torn,) = (finding for finding in review(replace(document, findings=(lost,)), profile) if finding.rule == "R17")
    assert (plain.severity, plain.certainty) == (Severity.ERROR, Certainty.LIKELY)
    assert (torn.severity, torn.certainty) == (Severity.WARNING, Certainty.EXTRACTION)
