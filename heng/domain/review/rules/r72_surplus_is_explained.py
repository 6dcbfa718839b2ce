"""A result far above its target."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Holder
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder
from heng.domain.review.self_evaluated.fault import EVALUATED
from heng.domain.review.self_evaluated.scores import scored
from heng.domain.review.self_evaluated.surplus import surplus_faults

RULE = Rule(
    code="R72",
    slug="surplus_is_explained",
    title="完成值偏离目标没有说明原因",
    severity=Severity.WARNING,
    certainty=Certainty.JUDGEMENT,
    source="cb-2020-10",
    fix="请说明原因；目标定得过低的，下年度应调高。",
)


def check(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Actual values of floors that exceed the target by more than the rulebook lets pass without explanation."""
    for one in scored(holder, profile) if about.kind in EVALUATED else ():
        for fault in surplus_faults(one, profile):
            yield RULE.finding(fault.subject, fault.message, *fault.where, certainty=fault.certainty, fix=fault.fix)


CHECKS = (EachHolder(check),)
