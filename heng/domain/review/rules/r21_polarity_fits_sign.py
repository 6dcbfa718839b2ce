"""指标方向性 that contradicts the sign or meaning, or is filled only here and there."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, shown
from heng.domain.review.meaning import DOWN, UP, is_good_rate, is_harm, is_satisfaction
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachIndicator, Whole
from heng.domain.target.declaration import Document, Indicator, Polarity
from heng.domain.target.target_value import Comparison

RULE = Rule(
    code="R21",
    slug="polarity_fits_sign",
    title="指标方向性有误或漏填",
    severity=Severity.WARNING,
    certainty=Certainty.CERTAIN,
    source="budget-jinjiang-2024",
    fix="请按“越大越好为正向、越小越好为反向”改正或补填。",
)


def _check_indicator(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """A polarity that contradicts sign or meaning."""
    indicator, right = item.indicator, _right(item.indicator, profile)
    if indicator.polarity and right and indicator.polarity is not right:
        written, meant = _LABELS[indicator.polarity], _LABELS[right]
        message = f"“{indicator.name}”的目标为{shown(indicator.target)}，指标方向性填为{written}，应为{meant}。"
        yield RULE.finding(item.subject, message, indicator.where)


def _check_gaps(document: Document, profile: Profile) -> Iterator[Finding]:
    """One finding for a column that is filled for some figures only; words have no direction in every form.

    Units and projects stand in different tables.
    """
    for group in (document.units, document.projects):
        columned = [item for holder in group for item in holder.indicators]
        blank = [item for item in columned if item.polarity is None]
        owed = any(item.target.number is not None for item in blank)
        if owed and len(blank) < len(columned):
            message = f"{len(columned)}个指标中只有{len(columned) - len(blank)}个填写了指标方向性，{len(blank)}个未填。"
            places = tuple(item.where for item in blank[:10])
            yield RULE.finding("指标方向性", message, *places)


_LABELS = {Polarity.POSITIVE: "正向", Polarity.NEGATIVE: "反向"}


def _right(indicator: Indicator, profile: Profile) -> Polarity | None:
    """The polarity that follows from meaning or sign; None where neither says."""
    target = indicator.target
    if is_harm(indicator, profile) and target.comparison not in UP:
        return Polarity.NEGATIVE
    if is_satisfaction(indicator, profile) or is_good_rate(indicator, profile):
        return Polarity.POSITIVE
    if target.comparison in UP:
        return Polarity.POSITIVE
    zero = target.comparison is Comparison.EQUAL and target.number == 0
    return Polarity.NEGATIVE if target.comparison in DOWN or zero else None


CHECKS = (EachIndicator(_check_indicator), Whole(_check_gaps))
