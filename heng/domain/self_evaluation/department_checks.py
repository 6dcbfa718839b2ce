"""What does not add up in a department's facts: money, and points printed in a paper against the computed ones."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.money import round_half_up, wan_text
from heng.domain.self_evaluation.breakdown import Part, points_text
from heng.domain.self_evaluation.department_facts import DepartmentFacts, Money


def money_findings(facts: DepartmentFacts) -> Iterator[Finding]:
    """Basic and project expenditure that do not make the executed total; a completion rate that does not recompute."""
    money = facts.money
    if money.executed is not None and money.basic is not None and money.project is not None:
        gap = money.basic + money.project - money.executed
        if gap:
            message = f"基本支出与项目支出之和比实际支出{'多' if gap > 0 else '少'}{wan_text(abs(gap))}万元。"
            yield _finding("E06", facts.unit, message, "请核对收支数据。", facts.source)
    computed = _rate(money)
    if computed is not None and money.stated_rate is not None and computed != money.stated_rate:
        message = f"预算完成率写为{money.stated_rate}%，按{wan_text(money.executed)}÷{wan_text(money.budget)}计算并四舍五入为{computed}%。"
        yield _finding("E07", facts.unit, message, "请改为可复算的数值，或说明口径。", facts.source)


def stated_findings(facts: DepartmentFacts, parts: tuple[Part, ...], total: Decimal | None) -> Iterator[Finding]:
    """Points printed in the paper that differ from the computed ones, for each part and the total."""
    names = {part.slug: part for part in parts}
    pairs = [(names[slug].name, stated, names[slug].points) for slug, stated in facts.stated_parts.items()]
    if facts.stated_total is not None:
        pairs.append(("总分", facts.stated_total, total))
    for name, stated, computed in pairs:
        if computed is not None and stated != computed:
            message = f"{name}写为{points_text(stated)}分，逐项计算为{points_text(computed)}分。"
            yield _difference("E08", f"{facts.unit} / {name}", message, "请核对扣分项和合计。", facts.source)
    if facts.stated_total is not None and facts.stated_parts.keys() == names.keys():
        gap = facts.stated_total - sum(facts.stated_parts.values(), Decimal(0))
        if gap:
            message = f"所写各部分得分之和与总分相差{points_text(abs(gap))}分。"
            yield _difference("E09", facts.unit, message, "请核对合计。", facts.source)


def _rate(money: Money) -> Decimal | None:
    if not money.budget or money.executed is None or money.stated_rate is None:
        return None
    exponent = money.stated_rate.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return round_half_up(Fraction(money.executed) / Fraction(money.budget) * 100, places)


def _finding(rule: str, subject: str, message: str, fix: str, source: str) -> Finding:
    return Finding(rule, Severity.WARNING, Certainty.CERTAIN, subject, message, fix, source)


def _difference(rule: str, subject: str, message: str, fix: str, source: str) -> Finding:
    return replace(_finding(rule, subject, message, fix, source), severity=Severity.ERROR)
