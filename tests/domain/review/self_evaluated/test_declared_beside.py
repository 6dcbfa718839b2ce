"""A declaration that stands in one file with its self-evaluation."""

from dataclasses import replace

import pytest

from heng.domain.review.review import review
from heng.rulebook.profiles import load_profile
from tests.domain.review.self_evaluated.forms import Row, form, project

_DECLARED: tuple[Row, ...] = (
    ("司法救助人数", "≥60人", "", "", "", ""),
    ("救助对象审查合规率", "=100%", "", "", "", ""),
    ("救助金通知时限", "≤2天", "", "", "", ""),
    ("受救助人满意度", "≥95%", "", "", "", ""),
)
_EVALUATED: tuple[Row, ...] = (
    ("司法救助人数", "≥60人", "66人", "30", "30", ""),
    ("救助对象审查合规率", "=100%", "100%", "30", "30", ""),
    ("救助金通知时限", "≤2天", "1天", "20", "20", ""),
    ("受救助人满意度", "≥95%", "98%", "10", "10", ""),
)


def said(*evaluated: Row) -> list[tuple[str, str]]:
    declared = replace(project(_DECLARED), where=replace(project().where, sheet="目标表"))
    paper = form(project(evaluated))
    paper = replace(paper, projects=(declared, *paper.projects))
    codes = ("R07", "R31", "R70")
    found = review(paper, load_profile("central"))
    return [(one.rule, one.subject.split(" / ")[-1]) for one in found if one.rule in codes and one.severity != "hint"]


def test_a_declaration_is_no_copy_and_needs_no_actuals() -> None:
    assert said(*_EVALUATED) == []


@pytest.mark.parametrize("left_out", range(4))
def test_an_indicator_that_the_self_evaluation_leaves_out_is_named(left_out: int) -> None:
    rest = [row for place, row in enumerate(_EVALUATED) if place != left_out]
    assert said(*rest) == [("R70", _DECLARED[left_out][0])]


def test_a_target_lowered_in_the_self_evaluation_is_named() -> None:
    lowered = ("受救助人满意度", "≥85%", "88%", "10", "10", "")
    assert said(*_EVALUATED[:3], lowered) == [("R70", "受救助人满意度")]


def test_forms_of_other_indicators_are_not_compared() -> None:
    others = [(f"另一项工作{place}", "≥5件", "6件", "20", "20", "") for place in range(4)]
    assert said(*others) == []


@pytest.mark.parametrize(("name", "wrong"), [("单件评估费用", True), ("信访量同比增幅", False), ("经费结余", False)])
def test_a_count_or_a_cost_achieved_is_never_below_nothing(name: str, wrong: bool) -> None:
    paper = form(project([(name, "≤5元", "-3元", "10", "10", "")]))
    found = [one.rule for one in review(paper, load_profile("central")) if "负数" in one.message]
    assert found == (["R24"] if wrong else [])
