"""Project self-evaluation: ten points for the execution rate and ninety for the indicators."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Where
from heng.domain.self_evaluation.actual import Actual
from heng.domain.self_evaluation.project_score import evaluate_project, unit_as_project
from heng.domain.self_evaluation.stated_actual import stated_actual
from heng.domain.target.declaration import Indicator, Project, Unit
from heng.domain.target.target_value import Comparison, Form, TargetValue
from heng.rulebook.self_evaluation import scoring_rules


def _indicator(category: str, name: str, sign: Comparison, number: int, weight: int) -> Indicator:
    target = TargetValue(sign, Form.NUMBER, str(number), "%", f"{sign.value}{number}%", Decimal(number))
    return Indicator(category, "", name, target, Where(), Decimal(weight))


PROJECT = Project(
    name="诉讼服务中心运行",
    where=Where(),
    amounts=Amounts(total=Decimal(2_000_000)),
    executed=Decimal(1_900_000),
    indicators=(
        _indicator("产出指标", "来访登记率", Comparison.AT_LEAST, 95, 50),
        _indicator("效益指标", "差错率", Comparison.AT_MOST, 2, 30),
        _indicator("满意度指标", "来访人满意度", Comparison.AT_LEAST, 90, 10),
    ),
)
ACTUALS = {
    "来访登记率": Actual("96%", Fraction(96), "%"),
    "差错率": Actual("4%", Fraction(4), "%"),
    "来访人满意度": Actual("81%", Fraction(81), "%"),
}


def test_the_total_is_the_sum_of_the_execution_rate_and_the_indicators():
    evaluation = evaluate_project(PROJECT, ACTUALS, scoring_rules())
    assert [part.points for part in evaluation.parts] == [Decimal("9.50"), Decimal(50), Decimal(15), Decimal(9)]
    assert evaluation.total == Decimal("83.5")
    assert evaluation.maximum == 100
    assert evaluation.grade == "良"


def test_a_missing_actual_leaves_the_total_and_the_grade_open():
    evaluation = evaluate_project(PROJECT, {**ACTUALS, "差错率": Actual("较低")}, scoring_rules())
    assert evaluation.total is None
    assert evaluation.grade is None
    assert [item.name for item in evaluation.items() if item.points is None] == ["差错率"]


def test_spending_given_beside_the_form_wins_over_what_the_form_states():
    evaluation = evaluate_project(PROJECT, ACTUALS, scoring_rules(), executed=Decimal(2_000_000))
    assert evaluation.parts[0].points == 10


def test_weights_that_do_not_make_ninety_are_pointed_out_and_give_no_grade():
    short = replace(PROJECT, indicators=PROJECT.indicators[:2])
    evaluation = evaluate_project(short, ACTUALS, scoring_rules())
    assert evaluation.total == Decimal("74.5")
    assert evaluation.grade is None
    assert [finding.rule for finding in evaluation.findings] == ["E01"]


def test_points_written_in_the_form_are_held_against_the_computed_ones():
    wrong = replace(PROJECT.indicators[1], score=Decimal(30))
    right = replace(PROJECT.indicators[2], score=Decimal(9))
    stated = replace(PROJECT, execution_score=Decimal(10), indicators=(PROJECT.indicators[0], wrong, right))
    found = [one for one in evaluate_project(stated, ACTUALS, scoring_rules()).findings if one.rule == "E05"]
    assert [one.subject for one in found] == ["诉讼服务中心运行 / 预算执行率", "诉讼服务中心运行 / 差错率"]
    assert "应为15分" in found[1].message


def test_actuals_are_read_from_the_cells_of_the_form_and_given_ones_win_over_them():
    texts = {"来访登记率": "96%", "差错率": "完成", "来访人满意度": "90%"}
    form = replace(PROJECT, indicators=tuple(replace(one, actual=texts[one.name]) for one in PROJECT.indicators))
    points = {item.name: item.points for item in evaluate_project(form, {}, scoring_rules()).items()}
    assert points == {"预算执行率": Decimal("9.5"), "来访登记率": 50, "差错率": None, "来访人满意度": 10}
    assert evaluate_project(form, ACTUALS, scoring_rules()).total == Decimal("83.5")


def test_two_indicators_of_the_same_name_keep_their_own_cells():
    first, second = PROJECT.indicators[0], replace(PROJECT.indicators[1], name="来访登记率")
    form = replace(PROJECT, indicators=(replace(first, actual="96%"), replace(second, actual="4%")))
    items = evaluate_project(form, {}, scoring_rules()).items()
    assert [item.points for item in items] == [Decimal("9.5"), 50, 15]


def test_a_blank_cell_is_no_actual():
    assert stated_actual(replace(PROJECT.indicators[0], actual=" "), scoring_rules()) is None


def test_the_name_of_a_tier_is_read_as_that_tier():
    words = TargetValue(Comparison.QUALITATIVE, Form.WORDS, "显著提升", "", "显著提升")
    form = replace(PROJECT, indicators=(replace(PROJECT.indicators[0], target=words, actual="达成"),))
    assert evaluate_project(form, {}, scoring_rules()).items()[1].points == 50


def test_a_department_with_weighted_indicators_is_scored_by_the_same_rule():
    unit = Unit("某法院", Where(), amounts=PROJECT.amounts, indicators=PROJECT.indicators)
    evaluation = evaluate_project(unit_as_project(unit), ACTUALS, scoring_rules(), executed=PROJECT.executed)
    assert evaluation.subject == "某法院"
    assert evaluation.total == Decimal("83.5")
