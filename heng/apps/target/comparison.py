"""Targets beside computed actuals: the verdict on each, exact and before any rounding."""

from dataclasses import dataclass, replace
from fractions import Fraction

from heng.apps.indicator.models import Figure
from heng.apps.indicator.presenters import number
from heng.apps.target.models import Target
from heng.domain.finding import Where
from heng.domain.indicator.definition import Shape
from heng.domain.monitoring.standing import Standing, standing
from heng.domain.self_evaluation.actual import Actual
from heng.domain.self_evaluation.attainment import attainment
from heng.domain.target.declaration import Indicator, Polarity
from heng.domain.target.exchange import target_from_exchange
from heng.domain.target.short_text import short_text
from heng.domain.target.target_value import Form, TargetValue
from heng.rulebook.indicators import definition
from heng.rulebook.monitoring_rules import at_risk

WANTING = {
    Form.RANK: "以名次为目标：算出的值供参考，须有公布的排名才能判定。",
    Form.TREND: "以增减为目标：须有基期数据才能判定。",
    Form.DATE: "以时间为目标：须注明是否按期并附佐证。",
    Form.WORDS: "定性目标：须由考核人认定并附佐证。",
    Form.PLACEHOLDER: "目标值还是占位内容，请先补正。",
    Form.BLANK: "没有写目标值，请先补正。",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A target with what was computed for it, where it stands, and why."""

    target: Target
    value: TargetValue
    figure: Figure | None
    standing: Standing
    reason: str
    missed: tuple[str, ...] = ()


def verdict(target: Target, figure: Figure | None) -> Verdict:
    """Hold the figure of the target's definition against the target."""
    value = target_from_exchange(target.comparison, target.value, target.unit, target.text)
    if figure is None or figure.exact is None:
        reason, state = _absent(target, figure)
        return Verdict(target, value, figure, state, reason)
    if value.form in WANTING:
        return Verdict(target, value, figure, Standing.NOT_APPLICABLE, WANTING[value.form])
    indicator = _indicator(target, value)
    whole = attainment(indicator, _actual(figure.exact, figure.unit))
    latest = _latest_months(indicator, figure)
    state = standing(whole.met, [met for _, met in latest], at_risk().missed_months)
    missed = tuple(month for month, met in latest if met is False)
    return Verdict(target, value, figure, state, whole.reason, missed if state is Standing.AT_RISK else ())


def _absent(target: Target, figure: Figure | None) -> tuple[str, Standing]:
    if figure is not None and figure.status == "not_applicable":
        return "本期没有发生相应业务（分母为零），不适用。", Standing.NOT_APPLICABLE
    if figure is not None:
        return "本院还没有交付计算此指标所需的业务数据。", Standing.NO_DATA
    if target.definition:
        return "本年度还没有计算此指标。", Standing.NO_DATA
    return "指标库没有对应的计算定义，实际值须人工填报并附佐证。", Standing.NO_DATA


def _indicator(target: Target, value: TargetValue) -> Indicator:
    known = definition(target.definition).polarity
    direction = target.polarity or (known if known in set(Polarity) else "")
    polarity = Polarity(direction) if direction else None
    # Formulas printed around a value would be taken for its sign, and would drown the reason in words.
    bare = replace(value, text=short_text(value))
    return Indicator(target.category, target.subcategory, target.name, bare, Where(), target.weight, polarity)


def _actual(value: Fraction, unit: str) -> Actual:
    return Actual(f"{number(value, unit)} {unit}", value, unit)


def _latest_months(indicator: Indicator, figure: Figure) -> list[tuple[str, bool | None]]:
    if definition(figure.indicator).shape is Shape.TOTAL:
        return []
    known = [month for month in figure.months if month["value"]][-at_risk().latest_months :]
    return [
        (month["month"], attainment(indicator, _actual(Fraction(month["value"]), figure.unit)).met) for month in known
    ]
