"""Whether a target was reached, and to what degree (完成比例)."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from heng.domain.money import percent_text
from heng.domain.self_evaluation.actual import Actual
from heng.domain.target.compare import compare
from heng.domain.target.declaration import Indicator, Polarity
from heng.domain.target.quantity import convert
from heng.domain.target.short_text import says_equal
from heng.domain.target.target_value import Comparison, Form, TargetValue

_WANTING = {
    Form.RANK: "排名类目标须有外部排名依据（met 与佐证）才能判定。",
    Form.TREND: "趋势类目标须有基期数据或外部依据（met 与佐证）才能判定。",
    Form.DATE: "时间类目标须注明是否按期（met 与佐证）才能判定。",
    Form.WORDS: "定性目标须给出档次（tier）或是否达成（met）才能判定。",
    Form.PLACEHOLDER: "目标值是占位内容，无法判定，请先补正目标值。",
    Form.BLANK: "没有目标值，无法判定，请先补正目标值。",
}


@dataclass(frozen=True, slots=True)
class Attainment:
    """`met` is None where it cannot be judged. `ratio` is the degree of attainment of an unmet target (0–1, None where no
    formula gives one); `excess` the share by which a met target was exceeded in its good direction."""

    met: bool | None
    ratio: Fraction | None
    reason: str
    excess: Fraction = Fraction(0)


def attainment(indicator: Indicator, actual: Actual | None) -> Attainment:
    """Hold `actual` against the target of `indicator`.

    正向: ratio = A/B, 反向: B/A; a range is measured at its nearer end; a zero target has no ratio but 0. A judgement
    from outside (`actual.met`) wins over the figures. Units are converted exactly or the target is not testable.
    """
    if actual is None:
        return Attainment(None, None, "没有实际完成值。")
    if actual.met is not None:
        return _judged(indicator, actual)
    target = indicator.target
    if target.form not in (Form.NUMBER, Form.RANGE):
        return Attainment(None, None, _WANTING[target.form])
    if actual.value is None:
        return Attainment(None, None, f"实际完成值“{actual.text}”不是数字，无法与目标值比较。")
    value = _in_unit_of(target, actual)
    if value is None:
        return Attainment(None, None, f"实际完成值的单位“{actual.unit}”不能换算为目标值的单位“{target.unit}”。")
    return _measured(indicator, value, actual.text)


def _judged(indicator: Indicator, actual: Actual) -> Attainment:
    if actual.met:
        return Attainment(True, Fraction(1), actual.reason or "依据外部材料认定达成。")
    reason = actual.reason or "依据外部材料认定未达成。"
    if actual.share is not None:
        return Attainment(False, actual.share, reason)
    if indicator.target.form in (Form.RANK, Form.TREND, Form.DATE):
        return Attainment(False, Fraction(0), reason)
    value = _in_unit_of(indicator.target, actual)
    measured = None if value is None or indicator.target.number is None else _measured(indicator, value, actual.text)
    if measured is not None and measured.met is False:
        return Attainment(False, measured.ratio, reason)
    return Attainment(False, None, reason)


def _in_unit_of(target: TargetValue, actual: Actual) -> Fraction | None:
    if actual.value is None or not actual.unit or not target.unit:
        return actual.value
    return convert(actual.value, actual.unit, target.unit)


def _measured(indicator: Indicator, value: Fraction, shown: str) -> Attainment:
    target = indicator.target
    met = _met(indicator, value)
    if met is None or target.number is None:
        return Attainment(None, None, f"目标值“{target.text}”没有比较符号或指标方向，实际{shown}是否达成无法判定。")
    nearest = _nearest_end(target, target.number, value)
    falling = _falls(indicator, nearest, value)
    if met:
        excess = _excess(nearest, value, falling) if target.form is Form.NUMBER else Fraction(0)
        return Attainment(True, Fraction(1), f"实际{shown}，达到目标{target.text}。", excess)
    ratio = _ratio(nearest, value, falling)
    if ratio is None:
        return Attainment(False, None, f"实际{shown}，未达到目标{target.text}；目标值为负数，完成比例须人工认定。")
    words = "目标÷实际" if falling else "实际÷目标"
    how = "目标为零，不按比例" if nearest == 0 else f"完成比例＝{words}＝{_percent(ratio)}"
    return Attainment(False, ratio, f"实际{shown}，未达到目标{target.text}，{how}。")


def _nearest_end(target: TargetValue, low: Decimal, value: Fraction) -> Fraction:
    upper = target.upper
    return Fraction(upper) if upper is not None and value > upper else Fraction(low)


def _met(indicator: Indicator, value: Fraction) -> bool | None:
    target = indicator.target
    if not _bare(target) or target.number is None:
        return compare(value, target)
    if value == target.number:
        return True
    if indicator.polarity is None:
        return None
    return (value < target.number) == (indicator.polarity is Polarity.NEGATIVE)


def _bare(target: TargetValue) -> bool:
    # A value without a sign is read as "=", but people mean "at least" or "at most" by it; only the polarity tells.
    return target.comparison is Comparison.EQUAL and not says_equal(target)


def _falls(indicator: Indicator, end: Fraction, value: Fraction) -> bool:
    comparison = indicator.target.comparison
    if _bare(indicator.target) and indicator.polarity is not None:
        return indicator.polarity is Polarity.NEGATIVE
    if comparison in (Comparison.EQUAL, Comparison.RANGE):
        return value > end
    return comparison in (Comparison.AT_MOST, Comparison.LESS_THAN)


def _ratio(end: Fraction, value: Fraction, falling: bool) -> Fraction | None:
    if end < 0:
        return None
    if end == 0:
        return Fraction(0)
    ratio = end / value if falling else value / end
    return max(Fraction(0), min(Fraction(1), ratio))


def _excess(end: Fraction, value: Fraction, falling: bool) -> Fraction:
    if end <= 0:
        return Fraction(0)
    return max(Fraction(0), (end - value if falling else value - end) / end)


def _percent(ratio: Fraction) -> str:
    return percent_text(ratio).rstrip("%").rstrip("0").rstrip(".") + "%"
