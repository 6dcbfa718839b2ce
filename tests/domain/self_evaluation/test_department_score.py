"""The department score of 广州互联网法院 2022, re-derived from facts; every fact moves it."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from heng.domain.errors import NotFound, WrongUsage
from heng.domain.self_evaluation.actual import Actual
from heng.domain.self_evaluation.breakdown import Evaluation, Item
from heng.domain.self_evaluation.department_facts import Deduction, DepartmentFacts, Fault, Money, Rate
from heng.domain.self_evaluation.score import evaluate
from heng.rulebook.self_evaluation import SCHEMES, scheme, scoring_rules
from heng.rulebook.self_evaluation_facts import facts_files, read_facts

FACTS = next(
    facts for facts in map(read_facts, facts_files()) if (facts.unit, facts.fiscal_year) == ("广州互联网法院", 2022)
)
SCHEME = scheme(FACTS.scheme)


def _score(facts: DepartmentFacts = FACTS, actuals: Mapping[str, Actual] | None = None) -> Evaluation:
    return evaluate(SCHEME, facts, scoring_rules(SCHEME.profile), actuals)


def _item(evaluation: Evaluation, slug: str) -> Item:
    return next(item for item in evaluation.items() if item.rule == f"{SCHEME.slug}.{slug}")


def test_the_published_score_is_re_derived_from_its_parts():
    evaluation = _score()
    assert [part.points for part in evaluation.parts] == [Decimal("45.98"), Decimal("42.65")]
    assert (evaluation.total, evaluation.grade) == (Decimal("88.63"), "良")
    assert not {finding.rule for finding in evaluation.findings} & {"E08", "E09"}


@pytest.mark.parametrize(
    ("slug", "deduction"),
    [
        ("indicator_completion", "4"),
        ("spending_rate", "0.02"),
        ("financial_compliance", "1"),
        ("disclosure_compliance", "1"),
        ("performance_system", "1.3"),
        ("target_setting", "2"),
        ("contract_filing", "1"),
        ("small_business_share", "0.05"),
        ("asset_management", "1"),
        ("public_cost_control", "0"),
        ("three_public_control", "0"),
        ("other_management", "0"),
    ],
)
def test_every_deduction_is_an_item_with_its_arithmetic_and_source(slug, deduction):
    item = _item(_score(), slug)
    assert item.deduction == Decimal(deduction)
    assert item.reason
    assert item.source
    assert item.certainty in {"inferred", "proposal"}


def test_the_items_of_each_part_fill_its_maximum():
    for part in _score().parts:
        assert sum(item.maximum or 0 for item in part.items) == part.maximum == 50


def test_one_more_reached_indicator_gives_its_point_back():
    reached = {**FACTS.actuals, "实际执行到位率": Actual("全市第一", met=True)}
    evaluation = _score(replace(FACTS, actuals=reached))
    assert evaluation.total == Decimal("89.63")
    assert {"E08"} == {one.rule for one in evaluation.findings if one.rule in {"E08", "E09"}}


def test_a_lower_spending_rate_costs_in_proportion():
    rates = {**FACTS.rates, "spending_rate": Rate(Fraction("0.9"), "九成")}
    assert _item(_score(replace(FACTS, rates=rates)), "spending_rate").deduction == 1


def test_a_rate_above_the_whole_gains_nothing():
    rates = {**FACTS.rates, "spending_rate": Rate(Fraction("1.2"), "超支")}
    assert _item(_score(replace(FACTS, rates=rates)), "spending_rate").deduction == 0


def test_exceeding_a_cost_control_rate_costs_the_item():
    rates = {**FACTS.rates, "three_public_control": Rate(Fraction("1.0001"), "三公超支")}
    assert _item(_score(replace(FACTS, rates=rates)), "three_public_control").deduction == 1


def test_a_second_fault_on_the_same_item_costs_nothing_more_and_none_costs_nothing():
    another = (*FACTS.faults, Fault("contract_filing", "又一份合同逾期备案"))
    assert _score(replace(FACTS, faults=another)).total == Decimal("88.63")
    assert _score(replace(FACTS, faults=())).total == Decimal("88.63") + Decimal("7.3")


def test_deductions_stated_one_by_one_come_off_the_rest_of_the_part():
    more = replace(FACTS, deductions=(Deduction("management", "盘点", Decimal("0.5"), "没有全面盘点"),))
    evaluation = _score(more)
    assert evaluation.total == Decimal("88.13")
    assert "没有全面盘点" in _item(evaluation, "other_management").reason


def test_a_stated_deduction_that_no_item_can_take_is_refused():
    homeless = replace(FACTS, deductions=(Deduction("performance", "盘点", Decimal("0.5"), "没有全面盘点"),))
    with pytest.raises(WrongUsage, match="可用：management"):
        _score(homeless)


def test_a_department_that_reached_everything_loses_nothing():
    reached = {one.name: Actual("达成", met=True) for one in FACTS.indicators}
    rates = {slug: Rate(Fraction(1), "100%") for slug in FACTS.rates}
    evaluation = _score(replace(FACTS, actuals=reached, rates=rates, faults=(), stated_parts={}, stated_total=None))
    assert evaluation.total == evaluation.maximum == 100
    assert evaluation.grade == "优"


def test_what_an_item_loses_ends_at_its_maximum():
    many = tuple(replace(FACTS.indicators[0], name=f"指标{number}") for number in range(41))
    missed = {one.name: Actual("50%", Fraction(50), "%") for one in many}
    item = _item(_score(replace(FACTS, indicators=many, actuals=missed)), "indicator_completion")
    assert item.points == 0
    assert "以该项满分40分为限" in item.reason


@pytest.mark.parametrize("slug", ["public_cost_control", "small_business_share"])
def test_an_item_without_its_rate_says_so(slug):
    rates = {name: rate for name, rate in FACTS.rates.items() if name != slug}
    item = _item(_score(replace(FACTS, rates=rates)), slug)
    assert item.points is None
    assert "没有提供" in item.reason


def test_a_department_without_indicators_has_no_score_for_them():
    assert _item(_score(replace(FACTS, indicators=())), "indicator_completion").points is None


def test_money_without_a_stated_rate_or_parts_gives_no_finding():
    for money in (Money(), replace(FACTS.money, stated_rate=None), replace(FACTS.money, budget=Decimal(0))):
        assert not [one for one in _score(replace(FACTS, money=money)).findings if one.rule in {"E06", "E07"}]


def test_a_missing_rate_leaves_the_score_open_instead_of_full_or_zero():
    rates = {slug: rate for slug, rate in FACTS.rates.items() if slug != "spending_rate"}
    evaluation = _score(replace(FACTS, rates=rates))
    assert evaluation.total is None
    assert evaluation.grade is None
    assert evaluation.parts[1].points == Decimal("42.65")


def test_an_indicator_that_cannot_be_judged_leaves_the_score_open():
    unknown = {name: actual for name, actual in FACTS.actuals.items() if name != "网上立案率"}
    evaluation = _score(replace(FACTS, actuals=unknown))
    assert evaluation.total is None
    assert "网上立案率" in _item(evaluation, "indicator_completion").reason


def test_computed_actuals_take_the_place_of_stated_ones():
    computed = {"网上立案率": Actual("98.50%", Fraction("98.5"), "%", evidence="r-1")}
    evaluation = _score(actuals=computed)
    assert evaluation.total == Decimal("87.63")
    assert any("98.50%" in evidence for evidence in _item(evaluation, "indicator_completion").evidence)


def test_a_computed_figure_does_not_overrule_a_ranking_or_a_failure_outside_the_figure():
    computed = {
        "一审息诉服判率": Actual("97.46%", Fraction("97.46"), "%"),
        "等级保护2.0测评得分": Actual("71分", Fraction(71), "分"),
    }
    assert _score(actuals=computed).total == Decimal("88.63")


def test_a_judgement_given_with_the_new_actual_wins_over_the_stated_one():
    judged = {"等级保护2.0测评得分": Actual("全部系统71分以上", met=True)}
    assert _score(actuals=judged).total == Decimal("89.63")


def test_a_completion_rate_that_does_not_recompute_is_a_finding():
    found = [finding for finding in _score().findings if finding.rule == "E07"]
    assert "99.98%" in found[0].message
    assert "99.97%" in found[0].message


def test_parts_of_the_money_that_do_not_make_the_whole_are_a_finding():
    money = replace(FACTS.money, basic=Decimal(41_487_700))
    found = [one for one in _score(replace(FACTS, money=money)).findings if one.rule == "E06"]
    assert "多0.01万元" in found[0].message


def test_stated_parts_that_do_not_make_the_stated_total_are_a_finding():
    evaluation = _score(replace(FACTS, stated_total=Decimal("88.64")))
    assert {"E08", "E09"} <= {finding.rule for finding in evaluation.findings}


@pytest.mark.parametrize(
    "facts",
    [
        replace(FACTS, faults=(Fault("parking", "停车位不足"),)),
        replace(FACTS, rates={"parking": Rate(Fraction(1), "")}),
        replace(FACTS, stated_parts={"parking": Decimal(1)}),
        replace(FACTS, faults=(Fault("performance_system", "缺章节", element="奖惩"),)),
    ],
)
def test_facts_on_what_the_scheme_does_not_have_are_refused(facts):
    with pytest.raises(WrongUsage, match="可用："):
        _score(facts)


def test_an_unknown_scheme_is_refused_with_the_known_ones():
    with pytest.raises(NotFound, match="guangzhou_department"):
        scheme("nowhere")
    assert [scheme(slug).slug for slug in SCHEMES] == list(SCHEMES)


def test_facts_that_satisfy_every_element_lose_nothing_on_it():
    kept = tuple(fault for fault in FACTS.faults if fault.item != "performance_system")
    item = _item(_score(replace(FACTS, faults=kept)), "performance_system")
    assert item.deduction == 0
    assert item.reason == "要素齐全，不扣分。"


def test_deductions_beyond_what_the_rest_of_the_part_holds_are_refused():
    beyond = replace(FACTS, deductions=(Deduction("management", "盘点", Decimal(40), "没有全面盘点"),))
    with pytest.raises(WrongUsage, match=r"超过该项满分39\.7分"):
        _score(beyond)
