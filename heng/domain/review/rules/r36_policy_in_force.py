"""A measure, or a value of it, that a policy of the year speaks against."""

from collections.abc import Iterator
from dataclasses import replace

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, bare, shown, unit_of
from heng.domain.review.policy import policy_against
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachIndicator
from heng.domain.target.declaration import DocumentKind

RULE = Rule(
    code="R36",
    slug="policy_in_force",
    title="指标与现行政策要求不符",
    severity=Severity.WARNING,
    certainty=Certainty.JUDGEMENT,
    source="spc-quality-indicators-2024",
    fix="请按现行要求调整指标或目标值。",
)

_EVALUATED = (DocumentKind.SELF_EVALUATION_FORM, DocumentKind.SELF_EVALUATION_REPORT)


def check(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """Abolished measures, and targets stricter or looser than the rule, in papers that set targets for the year."""
    if about.kind in _EVALUATED:
        return
    name, target = bare(item.indicator.name), item.indicator.target
    units = (unit_of(item.holder), *about.units)
    policy = policy_against(name, target, about.fiscal_year, units, profile.policies, RULE.code)
    if policy is not None:
        message = policy.message.format(name=item.indicator.name, target=shown(target))
        severity = Severity(policy.severity)
        finding = RULE.finding(item.subject, message, item.indicator.where, severity=severity, fix=policy.fix)
        yield replace(finding, source=policy.source)


CHECKS = (EachIndicator(check),)
