"""A qualitative target that nobody can judge afterwards."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachIndicator
from heng.domain.review.wording import is_framework, is_vague

RULE = Rule(
    code="R26",
    slug="qualitative_is_judgeable",
    title="定性目标无法衡量",
    severity=Severity.WARNING,
    certainty=Certainty.JUDGEMENT,
    source="cb-2021-101",
    fix="请改为可量化的指标，或写明达成、部分达成、未达成的判断标准。",
)


def check(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """Words such as 提升, 及时 or 好 as the whole target, without a standard beside them.

    The fixed indicators of an evaluation framework (预算编制完整性：完整) are only hinted at.
    """
    target = item.indicator.target
    if is_vague(item.indicator, profile):
        message = f"“{item.indicator.name}”的目标为“{target.value or target.text}”，事后无法判断是否达成。"
        severity = Severity.HINT if is_framework(item.indicator, profile) else None
        yield RULE.finding(item.subject, message, item.indicator.where, severity=severity)


CHECKS = (EachIndicator(check),)
