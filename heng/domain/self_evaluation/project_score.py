"""The self-evaluation of a project: 预算执行率 (10) and its indicators (90), with the grade."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity, Where
from heng.domain.self_evaluation.actual import Actual
from heng.domain.self_evaluation.breakdown import Evaluation, Item, Part, points_text
from heng.domain.self_evaluation.execution_score import execution_findings, execution_item
from heng.domain.self_evaluation.indicator_score import excess_findings, indicator_item
from heng.domain.self_evaluation.scoring_rules import ScoringRules, grade
from heng.domain.self_evaluation.stated_actual import stated_actual
from heng.domain.target.declaration import Indicator, Project, Unit

UNNAMED_CATEGORY = "未标明类别的指标"
Scored = tuple[Indicator, Actual | None, Item]


def evaluate_project(
    project: Project,
    actuals: Mapping[str, Actual],
    rules: ScoringRules,
    fiscal_year: int | None = None,
    executed: Decimal | None = None,
) -> Evaluation:
    """Score `project` with the money spent (yuan; default: what the form states) and the actuals.

    `actuals` by indicator name win over what the form states in its cells. The total stays open while an item cannot be
    scored, and the grade with it.
    """
    spent = project.executed if executed is None else executed
    budget = project.amounts.total
    maximum = rules.execution_points if project.execution_weight is None else project.execution_weight
    execution = execution_item(budget, spent, maximum, rules)
    scored = tuple(_scored(indicator, actuals, rules) for indicator in project.indicators)
    findings = (
        *execution_findings(project.name, budget, spent, rules),
        *_weight_findings(project, rules, maximum),
        *(found for indicator, actual, _ in scored for found in excess_findings(indicator, actual, rules)),
        *_stated_findings(project, project.execution_score, execution, project.where),
        *(found for one, _, item in scored for found in _stated_findings(project, one.score, item, one.where)),
    )
    parts = (Part("execution_rate", "预算执行率", maximum, (execution,)), *_indicator_parts(scored))
    evaluation = Evaluation(project.name, fiscal_year, rules.profile, parts, None, findings)
    full = rules.execution_points + rules.indicator_points
    if evaluation.total is None or evaluation.maximum != full:
        return evaluation
    return replace(evaluation, grade=grade(rules, evaluation.total))


def unit_as_project(unit: Unit) -> Project:
    """A department with weighted indicators in the shape of a project: both are scored by the same rule."""
    return Project(
        name=unit.name,
        where=unit.where,
        code=unit.code,
        unit=unit.name,
        amounts=unit.amounts,
        objective=unit.objective,
        indicators=unit.indicators,
    )


def _scored(indicator: Indicator, actuals: Mapping[str, Actual], rules: ScoringRules) -> Scored:
    actual = actuals.get(indicator.name) or stated_actual(indicator, rules)
    return indicator, actual, indicator_item(indicator, actual, rules)


def _indicator_parts(scored: Sequence[Scored]) -> Iterator[Part]:
    categories = dict.fromkeys(indicator.category for indicator, _, _ in scored)
    for category in categories:
        items = tuple(item for indicator, _, item in scored if indicator.category == category)
        name = category or UNNAMED_CATEGORY
        yield Part(name, name, sum((item.maximum or Decimal(0) for item in items), Decimal(0)), items)


def _weight_findings(project: Project, rules: ScoringRules, execution: Decimal) -> Iterator[Finding]:
    weights = [indicator.weight for indicator in project.indicators]
    total = sum((weight for weight in weights if weight is not None), Decimal(0))
    expected = rules.execution_points + rules.indicator_points - execution
    if total == expected:
        return
    blank = weights.count(None)
    missing = f"，其中{blank}项没有分值" if blank else ""
    message = (
        f"指标分值合计{points_text(total)}分{missing}，应为{points_text(expected)}分"
        f"（另有预算执行率{points_text(execution)}分），不评等级。"
    )
    fix = "请补齐或调整各指标的分值。"
    yield Finding("E01", Severity.WARNING, Certainty.LIKELY, project.name, message, fix, rules.source, (project.where,))


def _stated_findings(project: Project, written: Decimal | None, item: Item, where: Where) -> Iterator[Finding]:
    if written is None or item.points is None or written == item.points:
        return
    yield Finding(
        "E05",
        Severity.WARNING,
        Certainty.LIKELY,
        f"{project.name} / {item.name}",
        f"表中得分{points_text(written)}分，按规则应为{points_text(item.points)}分：{item.reason}",
        "请核对完成值和得分。",
        item.source,
        (where,),
    )
