"""The points of 预算执行率: executed ÷ adjusted budget."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.money import percent_text, round_half_up, wan_text
from heng.domain.self_evaluation.breakdown import Item, points_text
from heng.domain.self_evaluation.scoring_rules import ScoringRules

RULE = "self_evaluation.execution_rate"


def execution_item(budget: Decimal | None, executed: Decimal | None, maximum: Decimal, rules: ScoringRules) -> Item:
    """The scored item of the execution rate (amounts in yuan); not scored without a budget above zero or spending."""
    rate = execution_rate(budget, executed)
    if rate is None:
        points, reason = None, "缺少全年预算数或执行数，或预算数为零，执行率不适用。"
    else:
        share = _share(min(rate, Fraction(1)), rules)
        points = round_half_up(Fraction(maximum) * share, rules.places)
        how = f"{points_text(maximum)}×{percent_text(share) if share else '0'}＝{points_text(points)}分"
        reason = f"执行数{wan_text(executed)}万元÷预算数{wan_text(budget)}万元＝{_rate_text(rate)}，{how}。"
    return Item(
        rule=f"{RULE}.{rules.profile}",
        name="预算执行率",
        maximum=maximum,
        points=points,
        reason=reason,
        source=rules.source,
        certainty=rules.certainty,
        target="100%",
        actual="" if rate is None else _rate_text(rate),
    )


def execution_rate(budget: Decimal | None, executed: Decimal | None) -> Fraction | None:
    """executed ÷ budget, exactly; None where either is missing or the budget is not above zero."""
    if budget is None or executed is None or budget <= 0:
        return None
    return Fraction(executed) / Fraction(budget)


def execution_findings(
    subject: str, budget: Decimal | None, executed: Decimal | None, rules: ScoringRules
) -> Iterator[Finding]:
    """A warning for spending above the budget, a hint where the rate is so low that a reason must be given."""
    rate = execution_rate(budget, executed)
    if rate is None:
        return
    if rate > 1:
        message, fix = (
            f"执行数超过全年预算数（执行率{percent_text(rate)}）。",
            "请核对是否漏计年中追加，或说明超支原因。",
        )
        yield Finding("E03", Severity.WARNING, Certainty.CERTAIN, subject, message, fix, rules.source)
    if rate < rules.reason_below:
        message = f"预算执行率{_rate_text(rate)}，低于{percent_text(rules.reason_below, 0)}。"
        yield Finding("E04", Severity.HINT, Certainty.CERTAIN, subject, message, "请填写原因。", rules.source)


def _share(rate: Fraction, rules: ScoringRules) -> Fraction:
    return next((band.share for band in rules.execution_bands if rate >= band.at_least), rate)


def _rate_text(rate: Fraction) -> str:
    return percent_text(rate) if rate else "0.00%"
