"""指标方向性 that contradicts the sign or meaning, or is filled only here and there."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, declared, shown
from heng.domain.review.meaning import DOWN, UP, is_good_rate, is_harm, is_satisfaction
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
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


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Each contradicting polarity, and one finding for a column that is filled for some indicators only."""
    items = list(declared(document))
    for item in items:
        right = _right(item.indicator, profile)
        if item.indicator.polarity and right and item.indicator.polarity is not right:
            written, meant = _LABELS[item.indicator.polarity], _LABELS[right]
            message = (
                f"“{item.indicator.name}”的目标为{shown(item.indicator.target)}，指标方向性填为{written}，应为{meant}。"
            )
            yield RULE.finding(item.subject, message, item.indicator.where)
    yield from _gaps(items)


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


def _gaps(items: list[Declared]) -> Iterator[Finding]:
    columned = [item for item in items if _in_same_table(item, items)]
    blank = [item for item in columned if item.indicator.polarity is None]
    if blank and len(blank) < len(columned):
        message = f"{len(columned)}个指标中只有{len(columned) - len(blank)}个填写了指标方向性，{len(blank)}个未填。"
        places = tuple(item.indicator.where for item in blank[:10])
        yield RULE.finding("指标方向性", message, *places, severity=Severity.HINT)


def _in_same_table(item: Declared, items: list[Declared]) -> bool:
    """Units and projects stand in different tables; only a table in which polarity occurs has that column."""
    kind = type(item.holder)
    return any(other.indicator.polarity for other in items if type(other.holder) is kind)
