"""A quality or an effort given as a percentage without saying how it is counted."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, bare, shown
from heng.domain.review.meaning import is_satisfaction
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachIndicator
from heng.domain.review.wording import is_framework
from heng.domain.target.declaration import Indicator
from heng.domain.target.quantity import unit_text
from heng.domain.target.target_value import Form

RULE = Rule(
    code="R25",
    slug="quality_has_formula",
    title="性质类指标用百分比却无计算方法",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请写明计算公式，或改为可计数的指标。",
)

_WHOLE = 100


def check(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """健全性 100 %, 发展能力 100 or 维护社会稳定 ≥95 %: nobody knows of what this is the share.

    The fixed indicators of an evaluation framework are only hinted at.
    """
    indicator = item.indicator
    target = indicator.target
    if (
        not _is_percentage(indicator)
        or target.formula is not None
        or target.note
        or is_satisfaction(indicator, profile)
    ):
        return
    name = bare(indicator.name)
    if name.endswith(profile.lexicons["percent_names"]) or name.startswith(profile.lexicons["task_starts"]):
        return
    quality = name.endswith((*profile.lexicons["percent_qualities"], *profile.lexicons["quality_words"]))
    effort = name.startswith(profile.lexicons["percent_efforts"])
    if quality or effort:
        message = f"“{indicator.name}”的目标为{shown(target)}，没有说明百分比如何计算。"
        severity = Severity.HINT if is_framework(indicator, profile) else None
        yield RULE.finding(item.subject, message, indicator.where, severity=severity)


def _is_percentage(indicator: Indicator) -> bool:
    """A figure in %, or a bare 100."""
    target = indicator.target
    unit = unit_text(target.unit)
    return target.form is Form.NUMBER and (unit == "%" or (not unit and target.number == _WHOLE))


CHECKS = (EachIndicator(check),)
