"""The points of one indicator: full when reached, in proportion when not, never above its weight.

Sources: 财预〔2020〕10号 and the regional notes named by the rules (rulebook/self_evaluation/scoring.toml).
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.money import percent_text, round_half_up
from heng.domain.self_evaluation.actual import Actual
from heng.domain.self_evaluation.attainment import Attainment, attainment
from heng.domain.self_evaluation.breakdown import Item, points_text
from heng.domain.self_evaluation.scoring_rules import ScoringRules, Tier
from heng.domain.target.declaration import Indicator

RULE = "self_evaluation.indicator"


def indicator_item(indicator: Indicator, actual: Actual | None, rules: ScoringRules) -> Item:
    """The scored item of `indicator`; its points are None, with the reason, where it cannot be scored."""
    if actual is not None and actual.tier:
        points, reason = _points(indicator.weight, _tiered(actual, rules), None, rules.places)
    else:
        points, reason = _points(indicator.weight, attainment(indicator, actual), rules.pass_line, rules.places)
    return Item(
        rule=f"{RULE}.{rules.profile}",
        head=indicator.subcategory,
        name=indicator.name,
        maximum=indicator.weight,
        points=points,
        reason=reason,
        source=rules.source,
        certainty=rules.certainty,
        target=indicator.target.text,
        actual="" if actual is None else actual.text,
        evidence=(actual.evidence,) if actual is not None and actual.evidence else (),
    )


def excess_findings(indicator: Indicator, actual: Actual | None, rules: ScoringRules) -> Iterator[Finding]:
    """A hint where a target was exceeded so far that it was perhaps set too low."""
    excess = attainment(indicator, actual).excess
    if excess <= rules.explain_over:
        return
    strong = excess > rules.deduct_over
    limit = rules.deduct_over if strong else rules.explain_over
    yield Finding(
        rule="E02",
        severity=Severity.WARNING if strong else Severity.HINT,
        certainty=Certainty.JUDGEMENT,
        subject=indicator.name,
        message=f"实际完成值优于目标值{percent_text(excess)}，超过{percent_text(limit, 0)}，目标值可能定得偏低。",
        fix="请说明偏差原因；确属目标偏低的，建议按偏离程度扣分。" if strong else "请在偏差原因中说明。",
        source=rules.source,
        where=(indicator.where,),
    )


def _points(
    weight: Decimal | None, reached: Attainment, pass_line: Fraction | None, places: int
) -> tuple[Decimal | None, str]:
    if weight is None:
        return None, f"没有分值（权重），无法计分。{reached.reason}"
    if reached.met is None or reached.ratio is None:
        missing = "请给出完成比例（share）。" if reached.met is False else ""
        return None, reached.reason + missing
    share = reached.ratio if reached.met else _above_pass_line(reached.ratio, pass_line)
    points = round_half_up(Fraction(weight) * share, places)
    line = "" if share == reached.ratio else f"（按{percent_text(pass_line or Fraction(0), 0)}及格线折算）"
    if reached.met:
        return points, f"{reached.reason}得满分{points_text(weight)}分。"
    sum_text = f"{points_text(weight)}×{percent_text(share) if share else '0'}＝{points_text(points)}分{line}"
    return points, f"{reached.reason}{sum_text}。"


def _above_pass_line(ratio: Fraction, line: Fraction | None) -> Fraction:
    if line is None:
        return ratio
    return max(Fraction(0), (ratio - line) / (1 - line))


def _tiered(actual: Actual, rules: ScoringRules) -> Attainment:
    tier = next((tier for tier in rules.tiers if tier.name == actual.tier), None)
    if tier is None:
        known = "、".join(tier.name for tier in rules.tiers)
        return Attainment(None, None, f"没有“{actual.tier}”这一档，可用：{known}。")
    if actual.share is None:
        return _top_tier(tier, rules)
    if not tier.low <= actual.share <= tier.high:
        return Attainment(
            None, None, f"“{tier.name}”档的比例应在{_band(tier)}之间，所给为{percent_text(actual.share)}。"
        )
    return Attainment(actual.share == 1, actual.share, f"评为“{tier.name}”，比例{percent_text(actual.share)}。")


def _top_tier(tier: Tier, rules: ScoringRules) -> Attainment:
    if tier == rules.tiers[0]:
        return Attainment(True, Fraction(1), f"评为“{tier.name}”。")
    return Attainment(None, None, f"评为“{tier.name}”，请在{_band(tier)}之间给出比例（share）。")


def _band(tier: Tier) -> str:
    return f"{percent_text(tier.high, 0)}–{percent_text(tier.low, 0) if tier.low else '0%'}"
