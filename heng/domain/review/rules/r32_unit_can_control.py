"""A quantity that the court does not decide set as a target."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import bare, declared, shown
from heng.domain.review.meaning import DOWN, UP, mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document

RULE = Rule(
    code="R32",
    slug="unit_can_control",
    title="指标不由本单位控制",
    severity=Severity.HINT,
    certainty=Certainty.JUDGEMENT,
    source="cb-2021-101",
    fix="请改用反映本单位工作结果的指标（如结案率、平均用时）。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Incoming cases and claims with a floor or a cap: people decide whether they sue, not the court."""
    for item in declared(document):
        name, target = bare(item.indicator.name), item.indicator.target
        incoming = mentions(name, profile.lexicons["not_controllable"]) and not name.endswith(
            ("率", "时间", "时长", "用时")
        )
        if incoming and target.comparison in (UP | DOWN):
            message = f"“{item.indicator.name}”的目标为{shown(target)}，数量取决于当事人，不由法院控制。"
            yield RULE.finding(item.subject, message, item.indicator.where)
