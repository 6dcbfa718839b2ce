"""A quantity that the court does not decide set as a target."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, bare, shown
from heng.domain.review.meaning import DOWN, UP, is_harm, mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachIndicator
from heng.domain.target.declaration import Indicator
from heng.domain.target.target_value import Comparison, Form

RULE = Rule(
    code="R32",
    slug="unit_can_control",
    title="指标不由本单位控制",
    severity=Severity.HINT,
    certainty=Certainty.JUDGEMENT,
    source="cb-2021-101",
    fix="请改用反映本单位工作结果的指标（如结案率、平均用时）。",
)

_OWN_WORK = (
    "办结数",
    "办结件数",
    "审结数",
    "办结量",
    "率",
    "比",
    "比例",
    "比重",
    "规范性",
    "质量",
    "时间",
    "时长",
    "用时",
    "天数",
    "时限",
    "时效",
    "满意度",
    "得分",
)


def check(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """Incoming cases and claims as a target: people decide whether they sue, not the court; 终本 is no achievement."""
    target = item.indicator.target
    if target.form is not Form.NUMBER or target.comparison not in UP | DOWN | {Comparison.EQUAL}:
        return
    severity = None if is_harm(item.indicator, profile) else _severity(item.indicator, profile)
    if severity:
        message = f"“{item.indicator.name}”的目标为{shown(target)}，数量取决于当事人或其他单位，不由法院控制。"
        yield RULE.finding(item.subject, message, item.indicator.where, severity=severity)


def _severity(indicator: Indicator, profile: Profile) -> Severity | None:
    """A warning for what surely comes from outside, a hint for the rest, None for one's own work (受理及时率)."""
    name = bare(indicator.name).replace("受理费", "")
    if "负责人出庭" in name:
        return Severity.WARNING
    if name.endswith(_OWN_WORK):
        return None
    received = "受理" in name and name.endswith(("数", "量", "案件", "件", "申请", "事项", "纠纷", "人次"))
    if received or mentions(name, profile.lexicons["not_controllable_firmly"]):
        return Severity.WARNING
    served = mentions(name, ("接待", "接听", "答复", "处理"))
    return Severity.HINT if mentions(name, profile.lexicons["not_controllable"]) and not served else None


CHECKS = (EachIndicator(check),)
