"""A self-evaluation that contradicts itself."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.money import wan_text
from heng.domain.review.declared import Declared, declared, shown
from heng.domain.review.figures import NUMBER, decimal
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.characters import folded
from heng.domain.target.compare import compare
from heng.domain.target.declaration import Document, Statement
from heng.domain.target.quantity import unit_text

RULE = Rule(
    code="R71",
    slug="self_evaluation_agrees",
    title="自评内容自相矛盾",
    severity=Severity.ERROR,
    certainty=Certainty.LIKELY,
    source="cb-2020-10",
    fix="请核对得分与完成情况，改正后重新计算总分。",
)

_PART = re.compile(rf"满分\s*({NUMBER})\s*分[,，]?[^。;；\d]{{0,8}}得分\s*({NUMBER})\s*分")
_WHOLE = re.compile(rf"(?<!满分)(?:总得分|自评得分|总分|综合得分|得分)[^。;；\d]{{0,4}}({NUMBER})\s*分")
_FIGURE = re.compile(rf"[<>≤≥=]?\s*({NUMBER})\s*\D{{0,4}}")


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Scores above their weight, full marks for a missed target, and parts that do not make the whole score."""
    for item in declared(document):
        reason = _reason(item)
        if reason:
            yield RULE.finding(item.subject, f"“{item.indicator.name}”{reason}。", item.indicator.where)
    yield from _executions(document, profile)
    yield from _report(document, profile)


def _reason(item: Declared) -> str:
    score, weight, actual = item.indicator.score, item.indicator.weight, item.indicator.actual
    if score is None or weight is None:
        return ""
    if score > weight:
        return f"得分{score:f}超过分值{weight:f}"
    match = _FIGURE.fullmatch(folded(actual or "").strip())
    missed = (
        match is not None
        and not _may_be_share(item, actual or "")
        and compare(decimal(match[1]), item.indicator.target) is False
    )
    return (
        f"目标{shown(item.indicator.target)}，完成值{actual}，未达目标却得满分{score:f}"
        if missed and score == weight > 0
        else ""
    )


def _may_be_share(item: Declared, actual: str) -> bool:
    """Whether 0.95 may stand for 95 %: the target is in per cent, the actual value is not above 1 and says no %."""
    number = _FIGURE.fullmatch(folded(actual).strip())
    in_percent = unit_text(item.indicator.target.unit) == "%" and "%" not in folded(actual)
    return in_percent and number is not None and decimal(number[1]) <= 1


def _executions(document: Document, profile: Profile) -> Iterator[Finding]:
    """Money spent above the budget, and points of execution above their weight."""
    for project in document.projects:
        executed, budget = project.executed, project.amounts.total
        if executed is not None and budget is not None and executed - budget > profile.numbers["rounding_step"]:
            message = f"“{project.name}”预算执行数{wan_text(executed)}万元超过全年预算数{wan_text(budget)}万元。"
            yield RULE.finding(project.name, message, project.where)
        score, weight = project.execution_score, project.execution_weight
        if score is not None and weight is not None and score > weight:
            message = f"“{project.name}”预算执行率得分{score:f}超过分值{weight:f}。"
            yield RULE.finding(project.name, message, project.where)


def _report(document: Document, profile: Profile) -> Iterator[Finding]:
    """The whole score against its parts, each part against its deductions."""
    texts = {folded(statement.text): statement.where for statement in document.statements}
    parts = [decimal(match[2]) for text in texts for match in _PART.finditer(text)]
    full = [decimal(match[1]) for text in texts for match in _PART.finditer(text)]
    alone = [(text, where) for text, where in texts.items() if not _PART.search(text)]
    wholes = [(decimal(match[1]), where) for text, where in alone for match in _WHOLE.finditer(text)]
    added = sum(parts, Decimal())
    if wholes and len(parts) > 1 and sum(full) == profile.numbers["full_marks"] and added != wholes[0][0]:
        message = f"自评总分写为{wholes[0][0]}分，各部分得分之和为{added}分，相差{abs(added - wholes[0][0])}分。"
        yield RULE.finding("自评得分", message, wholes[0][1])
    yield from _deductions(document)


def _deductions(document: Document) -> Iterator[Finding]:
    """满分 less the deductions that follow it must be the score of that part; totals of deductions are no deductions."""
    starts = [at for at, statement in enumerate(document.statements) if _opens_part(document.statements, at)]
    for start, end in pairwise([*starts, len(document.statements)]):
        opening = document.statements[start]
        match = _PART.search(folded(opening.text))
        listed = document.statements[start:end]
        taken = [
            Decimal(item.value) for item in listed if re.search("(?<!合计)扣分$", item.subject) and item.unit == "分"
        ]
        if match and taken and decimal(match[1]) - sum(taken) != decimal(match[2]):
            right = decimal(match[1]) - sum(taken)
            message = f"“{match[0]}”：满分{match[1]}减去所列扣分{sum(taken)}应为{right}，写为{match[2]}。"
            yield RULE.finding("自评得分", message, opening.where, severity=Severity.WARNING)


def _opens_part(statements: Sequence[Statement], at: int) -> bool:
    """Whether a statement is the first of a sentence that gives full marks and score of a part."""
    text = folded(statements[at].text)
    return bool(_PART.search(text)) and (at == 0 or folded(statements[at - 1].text) != text)
