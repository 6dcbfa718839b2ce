"""A multi-year table in which every whole-period value equals the year's."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import declared
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document

RULE = Rule(
    code="R33",
    slug="year_is_not_period",
    title="实施周期值与年度值全部相同",
    severity=Severity.HINT,
    certainty=Certainty.JUDGEMENT,
    source="cb-2015-88",
    fix="跨年度项目请分别填写实施周期目标和年度目标；一次性项目可以不改。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """One finding for a paper whose two columns of values never differ."""
    items = [item.indicator for item in declared(document)]
    both = [item for item in items if item.whole_period is not None]
    same = [item for item in both if item.whole_period and item.whole_period.text == item.target.text]
    if len(both) >= profile.numbers["enough_indicators"] and len(same) == len(both):
        message = f"{len(both)}个指标的实施周期指标值与年度指标值全部相同，没有区分跨年目标与年度目标。"
        yield RULE.finding("实施周期指标值", message, both[0].where)
