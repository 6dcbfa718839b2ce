"""The cap per piece times the promised quantity exceeds the budget."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.money import wan_text
from heng.domain.review.costs import budget_of, pieces
from heng.domain.review.declared import Holder
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder

RULE = Rule(
    code="R42",
    slug="quantity_affordable",
    title="单价上限乘以最低数量超过预算",
    severity=Severity.WARNING,
    certainty=Certainty.JUDGEMENT,
    source="cb-2021-101",
    fix="请核对单位成本、数量与预算三者是否匹配。",
)


def check(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Unit cost and quantity of the same object within one project."""
    budget = budget_of(holder)
    for cost, quantity, product in pieces(holder, profile):
        if budget is not None and product - budget > profile.numbers["rounding_step"]:
            message = (
                f"“{cost.name}”{cost.target.value}{cost.target.unit}×“{quantity.name}”"
                f"{quantity.target.value}{quantity.target.unit}={wan_text(product)}万元，超过项目预算{wan_text(budget)}万元。"
            )
            yield RULE.finding(f"{holder.name} / {cost.name}", message, cost.where, quantity.where)


CHECKS = (EachHolder(check),)
