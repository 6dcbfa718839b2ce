"""Computed indicator results as actuals of a self-evaluation."""

from collections.abc import Iterable
from fractions import Fraction

from heng.domain.indicator.definition import Definition
from heng.domain.indicator.result import Result, Status
from heng.domain.money import percent_text, round_half_up
from heng.domain.self_evaluation.actual import Actual


def computed_actuals(results: Iterable[Result], definitions: Iterable[Definition]) -> dict[str, Actual]:
    """The actuals of `results` for the whole period, under the definition's name and every alias that papers use.

    Results without a value (not applicable, no data) give no actual: they are not zero.
    """
    names = {one.slug: (one.name, *one.aliases) for one in definitions}
    return {
        name: actual
        for result in results
        if not result.by and (actual := _actual(result)) is not None
        for name in names.get(result.indicator, ())
    }


def _actual(result: Result) -> Actual | None:
    if result.status is not Status.OK or result.value is None:
        return None
    text = _shown(result.value, result.unit)
    return Actual(text=text, value=result.value, unit=result.unit, evidence=f"业务记录计算结果 {result.id}")


def _shown(value: Fraction, unit: str) -> str:
    if unit == "%":
        return percent_text(value / 100)
    return f"{value.numerator if value.denominator == 1 else round_half_up(value)}{unit}"
