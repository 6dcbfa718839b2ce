"""A self-evaluation that contradicts itself."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, pairwise

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, Holder
from heng.domain.review.figures import NUMBER, decimal
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.rules import (
    r07_fields_filled,
    r12_parts_equal_total,
    r13_text_equals_table,
    r14_percentages_recompute,
    r24_value_in_range,
    r70_everything_is_evaluated,
    r72_surplus_is_explained,
)
from heng.domain.review.scope import About, EachHolder, EachIndicator, Frame, Whole
from heng.domain.review.self_evaluated.actuals import actual_faults
from heng.domain.review.self_evaluated.claims import claim_faults
from heng.domain.review.self_evaluated.execution import execution_faults
from heng.domain.review.self_evaluated.fault import EVALUATED, Fault
from heng.domain.review.self_evaluated.grades import grade_faults
from heng.domain.review.self_evaluated.scores import score_faults, scored
from heng.domain.review.self_evaluated.texts import conclusion_faults, text_faults
from heng.domain.review.self_evaluated.totals import total_faults
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Document, Statement

RULE = Rule(
    code="R71",
    slug="self_evaluation_agrees",
    title="自评内容自相矛盾",
    severity=Severity.ERROR,
    certainty=Certainty.LIKELY,
    source="cb-2020-10",
    fix="请核对得分与完成情况，改正后重新计算总分。",
)

# A sum, a percentage or a figure beside its table is the same fault in a self-evaluation as anywhere else.
_RULES = {
    rule.code: rule
    for rule in (
        RULE,
        r07_fields_filled.RULE,
        r12_parts_equal_total.RULE,
        r13_text_equals_table.RULE,
        r14_percentages_recompute.RULE,
        r24_value_in_range.RULE,
        r70_everything_is_evaluated.RULE,
        r72_surplus_is_explained.RULE,
    )
}

_PART = re.compile(rf"满分\s*({NUMBER})\s*分[,，]?[^。;；\d]{{0,8}}得分\s*({NUMBER})\s*分")
_WHOLE = re.compile(rf"(?<!满分)(?:总得分|自评得分|总分|综合得分|得分)[^。;；\d]{{0,4}}({NUMBER})\s*分")


def _check_indicator(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """Scores above their weight, and below zero."""
    score, weight = item.indicator.score, item.indicator.weight
    if score is not None and weight is not None and not 0 <= score <= weight:
        message = (
            f"“{item.indicator.name}”得分{score:f}超过分值{weight:f}。"
            if score > weight
            else (f"“{item.indicator.name}”得分{score:f}，低于0。")
        )
        yield RULE.finding(item.subject, message, item.indicator.where, certainty=Certainty.CERTAIN)


def _check_holder(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Scores, actuals and reasons of the indicators, and what the texts of the form say of them."""
    if about.kind not in EVALUATED:
        return
    items = tuple(scored(holder, profile))
    faults = chain.from_iterable((*actual_faults(one, profile), *score_faults(one, profile)) for one in items)
    yield from _findings(chain(faults, text_faults(holder, items, profile)), about.losses, profile)


def _check_money(document: Document, profile: Profile) -> Iterator[Finding]:
    """Money and points of execution, and parts that do not make the whole score of a report."""
    faults = chain(execution_faults(document, profile), claim_faults(document, profile))
    yield from _findings(faults, document.findings, profile)
    yield from _report(document, profile)


def _check_totals(document: Document, profile: Profile) -> Iterator[Finding]:
    """The total score against its items, its grade and the texts."""
    if document.kind in EVALUATED:
        faults = chain(
            total_faults(document, profile), grade_faults(document, profile), conclusion_faults(document, profile)
        )
        yield from _findings(faults, document.findings, profile)


def _findings(faults: Iterator[Fault], losses: Sequence[Finding], profile: Profile) -> Iterator[Finding]:
    """The findings of `faults`; in a text whose rows or columns reading may have lost, they are doubts about reading."""
    codes = {code for name in ("lost_rows", "lost_parts", "columns_guessed") for code in profile.lexicons[name]}
    lost = any(loss.rule in codes for loss in losses)
    for one in faults:
        doubtful = lost and all(place.cell is None for place in one.where)
        yield _RULES[one.code].finding(
            one.subject,
            one.message,
            *one.where,
            severity=Severity.WARNING if doubtful else one.severity,
            certainty=Certainty.EXTRACTION if doubtful else one.certainty,
            fix=one.fix,
        )


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


CHECKS = (EachIndicator(_check_indicator), EachHolder(_check_holder), Frame(_check_money), Whole(_check_totals))
