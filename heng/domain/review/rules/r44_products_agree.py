"""A quantity times its rate that does not reach another target of the same project."""

from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Holder, bare, holders
from heng.domain.review.meaning import UP, mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document, Indicator
from heng.domain.target.quantity import base, unit_text

RULE = Rule(
    code="R44",
    slug="products_agree",
    title="数量与比率推出的结果与另一目标不符",
    severity=Severity.HINT,
    certainty=Certainty.JUDGEMENT,
    source="cb-2021-101",
    fix="请核对三个目标能否同时成立。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """受理16000件 at 成功率20 % make 3200, so a floor of 3500 solved cases does not follow."""
    for holder in holders(document):
        for entry in profile.lexicons["products"]:
            topic, rate_words, result_words = (part.split("|") for part in entry.split("="))
            yield from _triple(holder, topic, rate_words, result_words)


def _triple(holder: Holder, topic: list[str], rate_words: list[str], result_words: list[str]) -> Iterator[Finding]:
    """The one quantity, one rate and one result of a topic; nothing where any of them is missing or not alone."""
    about = [item for item in holder.indicators if mentions(item.name, topic) and item.target.comparison in UP]
    rates = [item for item in about if bare(item.name).endswith(tuple(rate_words))]
    counted = [item for item in about if unit_text(item.target.unit) != "%"]
    results = [item for item in counted if mentions(item.name, result_words)]
    quantities = [item for item in counted if item not in results]
    if len(rates) != 1 or len(results) != 1 or len(quantities) != 1:
        return
    reached = _count(quantities[0]) * (rates[0].target.number or Decimal()) / 100
    if reached < _count(results[0]):
        message = (
            f"“{quantities[0].name}”{_count(quantities[0]):f}×“{rates[0].name}”{rates[0].target.number:f}%"
            f"={reached:.0f}，低于“{results[0].name}”的目标{_count(results[0]):f}。"
        )
        places = (quantities[0].where, rates[0].where, results[0].where)
        yield RULE.finding(f"{holder.name} / {results[0].name}", message, *places)


def _count(item: Indicator) -> Decimal:
    return base(item.target.number or Decimal(), unit_text(item.target.unit))[0]
