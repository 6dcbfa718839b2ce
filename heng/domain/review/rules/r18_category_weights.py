"""Level-1 weights that differ from every split the profile knows."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Holder, holders
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document

RULE = Rule(
    code="R18",
    slug="category_weights",
    title="一级指标权重与惯例不同",
    severity=Severity.HINT,
    certainty=Certainty.JUDGEMENT,
    source="cb-2021-101",
    fix="请核对一级指标权重；有特殊情况的，请在申报说明中写明。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Complete, rightly summed weights whose level-1 split is none of the profile's."""
    for holder in holders(document):
        split = _split(holder)
        if not split or sum(split.values()) not in profile.weight_totals or not profile.weight_schemes:
            continue
        if not any(_agrees(split, scheme) for scheme in profile.weight_schemes):
            usual = "、".join(f"{name}{points:f}" for name, points in profile.weight_schemes[0].items())
            actual = "、".join(f"{name}{points:f}" for name, points in split.items())
            message = f"“{holder.name}”的一级指标权重为{actual}；{profile.name}的通常分值为{usual}。"
            yield RULE.finding(holder.name, message, holder.where)


def _split(holder: Holder) -> Mapping[str, Decimal]:
    """Points by level-1 name; empty where a weight or a category is missing."""
    points: defaultdict[str, Decimal] = defaultdict(Decimal)
    for item in holder.indicators:
        if item.weight is None or not item.category:
            return {}
        points[item.category.partition("(")[0].partition("（")[0].strip()] += item.weight
    return points


def _agrees(split: Mapping[str, Decimal], scheme: Mapping[str, Decimal]) -> bool:
    return set(split) == set(scheme) and all(split[name] == points for name, points in scheme.items())
