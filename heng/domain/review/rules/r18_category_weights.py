"""Level-1 weights that differ from the points the form prints, or from every split the profile knows."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Holder
from heng.domain.review.fault import in_cells
from heng.domain.review.levels import is_scheme, kind
from heng.domain.review.meaning import mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder

RULE = Rule(
    code="R18",
    slug="category_weights",
    title="一级指标权重与惯例不同",
    severity=Severity.HINT,
    certainty=Certainty.JUDGEMENT,
    source="cb-2021-101",
    fix="请核对一级指标权重；有特殊情况的，请在申报说明中写明。",
)

_PRINTED = re.compile(r"“([^”]+)”印出的分值为[\d.]+，其下读出的\d+个指标合计为[\d.]+")


def check(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Complete, rightly summed weights whose level-1 split is not what the form prints, or none of the profile's."""
    split = _split(holder, profile)
    if not split or sum(split.values()) not in profile.weight_totals or is_scheme(holder, profile):
        return
    printed = list(_beside_the_form(holder, about, profile))
    if printed:
        yield RULE.finding(
            holder.name,
            f"“{holder.name}”的一级指标分值与表中印出的不同：{'；'.join(printed)}。",
            holder.where,
            severity=Severity.WARNING,
            certainty=Certainty.LIKELY,
        )
    elif profile.weight_schemes and not any(
        _distance(split, scheme, profile) == 0 for scheme in profile.weight_schemes
    ):
        yield _unusual(holder, split, profile)


def _unusual(holder: Holder, split: Mapping[str, Decimal], profile: Profile) -> Finding:
    """A hint; a warning where some level is far from every known split."""
    usual = "、".join(f"{name}{points:f}" for name, points in profile.weight_schemes[0].items())
    actual = "、".join(f"{name}{points.normalize():f}" for name, points in split.items())
    message = f"“{holder.name}”的一级指标权重为{actual}；{profile.name}的通常分值为{usual}。"
    nearest = min(_distance(split, scheme, profile) for scheme in profile.weight_schemes)
    far = nearest >= profile.numbers["far_from_usual"]
    return RULE.finding(holder.name, message, holder.where, severity=Severity.WARNING if far else Severity.HINT)


def _beside_the_form(holder: Holder, about: About, profile: Profile) -> Iterator[str]:
    """What reading found beside the points in a heading (产出指标（50分）): of a paper in cells it is the author's."""
    if not in_cells(holder):
        return
    for loss in about.losses:
        said = _PRINTED.search(loss.message) if loss.rule in profile.lexicons["printed_points"] else None
        if said and any(f"“{item.name}”" in loss.message for item in holder.indicators):
            yield said[0]


def _split(holder: Holder, profile: Profile) -> Mapping[str, Decimal]:
    """Points by category; empty where a weight or a category is missing. 预算执行率 has points of its own."""
    points: defaultdict[str, Decimal] = defaultdict(Decimal)
    for item in holder.indicators:
        if mentions(item.category, profile.lexicons["execution_levels"]):
            continue
        if item.weight is None or not item.category:
            return {}
        points[kind(item.category, profile) or item.category] += item.weight
    return {f"{name}指标": figure for name, figure in points.items() if figure}


def _distance(split: Mapping[str, Decimal], scheme: Mapping[str, Decimal], profile: Profile) -> Decimal:
    """By how many points the level that differs most differs from an accepted split."""
    accepted = {f"{kind(name, profile) or name}指标": points for name, points in scheme.items()}
    return max(abs(split.get(name, Decimal()) - accepted.get(name, Decimal())) for name in (*split, *accepted))


CHECKS = (EachHolder(check),)
