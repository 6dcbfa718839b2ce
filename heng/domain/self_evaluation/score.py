"""The self-evaluation score of a department: a scheme applied to the facts of a year.

`evaluate` knows no number of its own: maxima, points and kinds come from the scheme
(rulebook/self_evaluation/<scheme>.toml), what happened from the facts.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from heng.domain.errors import WrongUsage
from heng.domain.self_evaluation.achieved import with_actuals
from heng.domain.self_evaluation.actual import Actual
from heng.domain.self_evaluation.breakdown import Evaluation, Item, Part, points_text
from heng.domain.self_evaluation.department_checks import money_findings, stated_findings
from heng.domain.self_evaluation.department_facts import Deduction, DepartmentFacts
from heng.domain.self_evaluation.department_items import loss
from heng.domain.self_evaluation.department_scheme import ItemKind, ItemRule, PartRule, Scheme
from heng.domain.self_evaluation.indicator_outcome import indicator_outcome
from heng.domain.self_evaluation.indicator_score import excess_findings
from heng.domain.self_evaluation.scoring_rules import ScoringRules, grade


def evaluate(
    scheme: Scheme,
    facts: DepartmentFacts,
    rules: ScoringRules,
    actuals: Mapping[str, Actual] | None = None,
) -> Evaluation:
    """The score of `facts` under `scheme`, as a breakdown, with the grade of `rules`.

    `actuals` by indicator name (computed results, for example) take the place of those in the facts, as `with_actuals`
    has it. Raises WrongUsage where the facts name an item or part that the scheme does not have.
    """
    _refuse_unknown(scheme, facts)
    achieved = with_actuals(facts, actuals or {}).actuals
    parts = tuple(_part(scheme, part, facts, achieved) for part in scheme.parts)
    total = sum_of(parts)
    findings = (
        *money_findings(facts),
        *stated_findings(facts, parts, total),
        *(found for one in facts.indicators for found in excess_findings(one, achieved.get(one.name), rules)),
    )
    graded = None if total is None else grade(rules, total)
    outcomes = tuple(indicator_outcome(one, achieved.get(one.name)) for one in facts.indicators)
    return Evaluation(facts.unit, facts.fiscal_year, scheme.slug, parts, graded, findings, outcomes)


def sum_of(parts: tuple[Part, ...]) -> Decimal | None:
    """The total of the parts; None while one is open."""
    return Evaluation("", None, "", parts, None).total


def _part(scheme: Scheme, part: PartRule, facts: DepartmentFacts, actuals: Mapping[str, Actual]) -> Part:
    listed = sum((rule.maximum for rule in part.items if rule.maximum is not None), Decimal(0))
    stated = tuple(one for one in facts.deductions if one.part == part.slug)
    items = tuple(
        _balance_item(scheme, rule, part.maximum - listed, stated)
        if rule.kind is ItemKind.BALANCE
        else _item(scheme, rule, facts, actuals)
        for rule in part.items
    )
    return Part(part.slug, part.name, part.maximum, items)


def _item(scheme: Scheme, rule: ItemRule, facts: DepartmentFacts, actuals: Mapping[str, Actual]) -> Item:
    lost = loss(rule, facts, actuals)
    points = None if lost.points is None or rule.maximum is None else rule.maximum - lost.points
    return Item(
        rule=f"{scheme.slug}.{rule.slug}",
        head=rule.head,
        name=rule.name,
        maximum=rule.maximum,
        points=points,
        reason=lost.reason,
        source=rule.source,
        certainty=rule.certainty,
        actual=lost.actual,
        evidence=lost.evidence,
    )


def _balance_item(scheme: Scheme, rule: ItemRule, maximum: Decimal, stated: tuple[Deduction, ...]) -> Item:
    lost = sum((one.points for one in stated), Decimal(0))
    if lost > maximum:
        raise WrongUsage(
            f"“{rule.name}”另列扣分合计{points_text(lost)}分，超过该项满分{points_text(maximum)}分，请核对自评事实文件。"
        )
    reasons = "；".join(f"{one.name}：{one.reason}，扣{points_text(one.points)}分" for one in stated)
    return Item(
        rule=f"{scheme.slug}.{rule.slug}",
        head=rule.head,
        name=rule.name,
        maximum=maximum,
        points=maximum - lost,
        reason=f"{reasons}。" if stated else rule.note,
        source=rule.source,
        certainty=rule.certainty,
        evidence=tuple(one.evidence for one in stated if one.evidence),
    )


def _refuse_unknown(scheme: Scheme, facts: DepartmentFacts) -> None:
    for kind, named, known in _references(scheme, facts):
        if named not in known:
            raise WrongUsage(
                f"自评事实中的{kind}“{named}”不在方案“{scheme.name}”内，可用：{'、'.join(sorted(known))}。请修改自评事实文件。"
            )


def _references(scheme: Scheme, facts: DepartmentFacts) -> Iterator[tuple[str, str, set[str]]]:
    items = {rule.slug for part in scheme.parts for rule in part.items}
    parts = {part.slug for part in scheme.parts}
    open_parts = {part.slug for part in scheme.parts if any(rule.kind is ItemKind.BALANCE for rule in part.items)}
    yield from (("问题所属项目", fault.item, items) for fault in facts.faults)
    yield from (("比率所属项目", slug, items) for slug in facts.rates)
    yield from (("另列扣分所属部分", one.part, open_parts) for one in facts.deductions)
    yield from (("已公布得分所属部分", slug, parts) for slug in facts.stated_parts)
