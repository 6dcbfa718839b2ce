"""Two indicators of one project that are the same measure."""

from collections.abc import Iterator
from itertools import combinations

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Holder, holders, shown
from heng.domain.review.meaning import same_measure
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document, Indicator

RULE = Rule(
    code="R35",
    slug="indicators_differ",
    title="同一项目内指标重复或矛盾",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请合并重复的指标，或改写名称使两者的区别清楚。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Equal names, or names that differ in a filler or synonym only (使用率, 利用率)."""
    for holder in holders(document):
        for first, second in combinations(holder.indicators, 2):
            if first.name and same_measure(first.name, profile) == same_measure(second.name, profile):
                yield _finding(holder, first, second)


def _finding(holder: Holder, first: Indicator, second: Indicator) -> Finding:
    agree = shown(first.target) == shown(second.target)
    what = "重复" if agree else "含义相同而目标不同"
    message = (
        f"“{holder.name}”的“{first.name}”（{shown(first.target)}）与“{second.name}”（{shown(second.target)}）{what}。"
    )
    severity = Severity.HINT if agree else Severity.WARNING
    return RULE.finding(f"{holder.name} / {second.name}", message, first.where, second.where, severity=severity)
