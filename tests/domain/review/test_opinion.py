"""The review opinion: every finding in its place, every deduction with its arithmetic, a grade that is only suggested."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Certainty, Finding, Severity, Where
from heng.domain.review.opinion import Waived, opinion
from heng.domain.review.profile import Profile
from heng.domain.review.rules import RULES
from heng.domain.target.declaration import Document, DocumentKind, Project, Unit
from heng.rulebook import loader
from heng.rulebook.profiles import load_profile
from heng.rulebook.review_opinion import opinion_of, scheme_for

TARGETS = scheme_for(DocumentKind.PROJECT_TARGETS)
CODES = sorted(module.RULE.code for module in RULES)


def paper(kind=DocumentKind.PROJECT_TARGETS, projects=1):
    declared = tuple(Project(f"项目{number}", Where(line=number), unit="某法院") for number in range(projects))
    return Document("目标表.xlsx", "a" * 64, kind, 2024, "万元", projects=declared)


def found(rule="R20", severity=Severity.ERROR, certainty=Certainty.LIKELY, message="方向写反"):
    return Finding(rule, severity, certainty, "项目0 / 审结率", message, "请改正", "依据", (Where(line=3),))


findings = st.builds(
    found,
    rule=st.sampled_from([*CODES, "I07", "R99"]),
    severity=st.sampled_from(list(Severity)),
    certainty=st.sampled_from(list(Certainty)),
)


def suggested(given_one):
    """Score and name of the grade; neither may be missing."""
    assert given_one.score is not None
    assert given_one.grade is not None
    return given_one.score, given_one.grade.name


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_rule_has_a_check_point_in_the_form_of_every_kind_of_paper(kind):
    scheme = scheme_for(kind)
    slugs = [point.slug for dimension in scheme.dimensions for point in dimension.points]
    assert set(scheme.rules.values()) | {scheme.otherwise} <= set(slugs)
    assert len(slugs) == len(set(slugs))
    assert [code for code in CODES if code not in scheme.rules] == []


def test_all_codes_of_the_list_of_rules_are_mapped():
    ranges = ((1, 18), (20, 36), (40, 44), (50, 54), (60, 63), (70, 72))
    listed = {f"R{number:02d}" for first, last in ranges for number in range(first, last + 1)}
    assert listed <= set(TARGETS.rules)


def test_the_table_of_rules_names_no_form_that_is_not_there():
    data = loader.read("review/opinion.toml")
    assert {frozenset(row) for row in data["rules"].values()} == {frozenset(data["forms"])}


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_the_check_points_of_a_form_make_a_hundred_points_and_grades_reach_down_to_nought(kind):
    scheme = scheme_for(kind)
    assert sum(point.maximum for dimension in scheme.dimensions for point in dimension.points) == 100
    floors = [grade.floor for grade in scheme.grades]
    assert floors == sorted(floors, reverse=True)
    assert floors[-1] == 0
    assert scheme.best_with_error in {grade.name for grade in scheme.grades}


def test_targets_are_reviewed_in_the_four_dimensions():
    names = [(part.name, [point.name for point in part.points]) for part in TARGETS.dimensions]
    assert names == [
        ("完整性", ["规范完整性", "明确清晰性"]),
        ("相关性", ["目标相关性", "指标科学性"]),
        ("适当性", ["绩效合理性", "资金匹配性"]),
        ("可行性", ["实现可能性", "条件充分性"]),
    ]
    assert "待核实" in TARGETS.note


def test_a_clean_paper_is_suggested_for_the_best_grade_by_what_rules_can_check():
    given_one = opinion(paper(), [], TARGETS)
    assert (*suggested(given_one), given_one.checked) == (Decimal("100.0"), "优", Decimal(90))
    assert [judged.point.name for judged in given_one.judged() if judged.points is None] == ["条件充分性"]
    assert "条件充分性" in "".join(given_one.notes)


def test_a_deduction_says_how_it_came_about():
    given_one = opinion(paper(), [found(), found(message="另一处"), found("R21", Severity.WARNING)], TARGETS)
    (judged,) = [judged for judged in given_one.judged() if judged.lost]
    assert [one.reason for one in judged.lost] == ["R20 错误2条扣4分（3＋1×1）", "R21 警告1条扣1.5分"]
    assert judged.points == judged.point.maximum - Decimal("5.5")


def test_many_findings_of_one_rule_cost_no_more_than_the_most():
    given_one = opinion(paper(), [found(message=f"第{number}处") for number in range(40)], TARGETS)
    (judged,) = [judged for judged in given_one.judged() if judged.lost]
    assert judged.lost[0].points == TARGETS.deductions[Severity.ERROR].most
    assert "已到上限" in judged.lost[0].reason


def test_an_error_that_stands_keeps_the_best_grade_away():
    given_one = opinion(paper(), [found("R40")], TARGETS)
    score, grade = suggested(given_one)
    assert score > 90
    assert grade == TARGETS.best_with_error
    assert "错误1条未改" in "".join(given_one.notes)


@pytest.mark.parametrize("certainty", [Certainty.JUDGEMENT, Certainty.EXTRACTION])
def test_judgement_and_doubts_of_reading_cost_nothing(certainty):
    given_one = opinion(paper(), [found(certainty=certainty)], TARGETS)
    assert suggested(given_one) == (Decimal("100.0"), "优")


def test_doubts_of_reading_stand_in_the_annex_and_not_among_the_problems():
    doubt = found("R05", Severity.WARNING, Certainty.EXTRACTION)
    given_one = opinion(paper(), [doubt], TARGETS)
    assert given_one.annex == (doubt,)
    assert not [judged for judged in given_one.judged() if judged.findings]


def test_a_waived_finding_is_shown_with_its_reason_and_costs_nothing():
    waived = Waived(found(), "口径由省高院确定。", "李某", "2024-01-05")
    given_one = opinion(paper(), [], TARGETS, waived=[waived])
    assert given_one.score == 100
    assert waived.to_json() | {"reason": "口径由省高院确定。", "by": "李某"} == waived.to_json()
    assert given_one.to_json()["waived"] == [waived.to_json()]
    assert "已说明保留1条" in given_one.summary


@pytest.mark.parametrize(
    ("document", "is_partial"),
    [(paper(DocumentKind.UNKNOWN), False), (paper(projects=0), False), (paper(), True)],
    ids=["not recognised", "nothing read", "only some rules"],
)
def test_no_grade_is_suggested_where_the_review_says_too_little(document, is_partial):
    given_one = opinion(document, [], TARGETS, is_partial=is_partial)
    assert (given_one.score, given_one.grade) == (None, None)
    assert given_one.doubt
    assert {judged.points for judged in given_one.judged()} == {None}


def test_of_an_unread_paper_it_is_not_said_that_nothing_is_wrong():
    doubt = found("I01", Severity.ERROR, Certainty.EXTRACTION)
    given_one = opinion(paper(DocumentKind.UNKNOWN), [doubt], TARGETS)
    assert given_one.summary == "没有读出可审核的内容；读取疑问1条见附件。"


def test_the_head_says_what_was_reviewed():
    unit = Unit("某区人民法院", Where())
    document = Document(
        "表.xlsx", "b" * 64, DocumentKind.PROJECT_TARGETS, 2024, units=(unit,), projects=paper().projects
    )
    facts = dict(opinion(document, [], TARGETS, profile="四川").facts)
    assert facts["单位"] == "某区人民法院"
    assert facts["年度"] == "2024年"
    assert facts["口径"] == "四川"
    assert facts["规模"] == "项目1个"


def test_money_that_was_not_read_is_not_passed_over_in_the_total():
    known = Project("甲", Where(), amounts=Amounts(total=Decimal(123400)))
    document = Document("表.xlsx", "b" * 64, DocumentKind.PROJECT_TARGETS, projects=(known, Project("乙", Where())))
    size = dict(opinion(document, [], TARGETS).facts)["规模"]
    assert size == "项目2个，项目金额合计12.34万元（另有1个项目未读到金额）"


def test_the_opinion_of_the_rulebook_names_rules_and_version():
    profile: Profile = load_profile("sichuan")
    given_one = opinion_of(paper(DocumentKind.BUDGET_BOOK), [found("R12")], profile)
    assert given_one.title == "预决算公开审核意见"
    assert given_one.titles["R12"]
    assert len(given_one.ruleset) == 12


@given(st.lists(findings, max_size=30), findings, st.sampled_from(list(DocumentKind)))
def test_each_finding_stands_in_one_place_and_one_more_never_raises_the_score(several, another, kind):
    scheme = scheme_for(kind)
    before = opinion(paper(kind), several, scheme)
    after = opinion(paper(kind), [*several, another], scheme)
    placed = [one for judged in after.judged() for one in judged.findings] + list(after.annex)
    assert sorted(map(repr, placed)) == sorted(map(repr, [*several, another]))
    if before.score is not None and after.score is not None:
        assert 0 <= after.score <= before.score <= 100
