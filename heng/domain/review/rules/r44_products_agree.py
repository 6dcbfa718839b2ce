"""A quantity times its rate that is not what another target of the same project promises."""

from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Holder, bare
from heng.domain.review.meaning import UP, mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder
from heng.domain.target.declaration import Indicator
from heng.domain.target.quantity import base, unit_text
from heng.domain.target.target_value import Comparison, Form

RULE = Rule(
    code="R44",
    slug="products_agree",
    title="数量与比率推出的结果与另一目标不符",
    severity=Severity.WARNING,
    certainty=Certainty.JUDGEMENT,
    source="cb-2021-101",
    fix="请核对三个目标能否同时成立。",
)

_CASES = ("件", "案件数", "宗", "案", "起", "次", "场")


def check(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """受理16000件 at 成功率20 % make 3200: neither a floor of 3500 solved cases follows from it, nor one of 1000."""
    for entry in profile.lexicons["products"]:
        topic, rate_words, result_words = (part.split("|") for part in entry.split("="))
        yield from _triple(holder, topic, rate_words, result_words, profile)


def _triple(
    holder: Holder, topic: list[str], rate_words: list[str], result_words: list[str], profile: Profile
) -> Iterator[Finding]:
    """The one quantity, one rate and one result of a topic; nothing where any of them is missing or not alone."""
    floors = [item for item in holder.indicators if item.target.comparison in UP | {Comparison.EQUAL}]
    about = [item for item in floors if mentions(item.name, topic) and item.target.form is Form.NUMBER]
    rates = [item for item in about if bare(item.name).endswith(tuple(rate_words)) and _in(item, "%")]
    counted = [item for item in about if base(Decimal(1), unit_text(item.target.unit))[1] in _CASES]
    results = [item for item in counted if mentions(item.name, result_words)]
    quantities = [item for item in counted if item not in results]
    if len(rates) != 1 or len(results) != 1 or len(quantities) != 1:
        return
    reached, promised = _count(quantities[0]) * (rates[0].target.number or Decimal()) / 100, _count(results[0])
    beyond = reached > promised * (1 + profile.numbers["product_excess"] / 100)
    if reached < promised or beyond:
        message = (
            f"“{quantities[0].name}”{_count(quantities[0]):f}×“{rates[0].name}”{rates[0].target.number:f}%"
            f"={reached:.0f}，{'高' if beyond else '低'}于“{results[0].name}”的目标{promised:f}。"
        )
        places = (quantities[0].where, rates[0].where, results[0].where)
        yield RULE.finding(f"{holder.name} / {results[0].name}", message, *places)


def _in(item: Indicator, unit: str) -> bool:
    return unit_text(item.target.unit) == unit


def _count(item: Indicator) -> Decimal:
    return base(item.target.number or Decimal(), unit_text(item.target.unit))[0]


CHECKS = (EachHolder(check),)
