"""From figures and definitions to what the pages show."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from heng.apps.indicator.models import Figure
from heng.domain.indicator.definition import Definition
from heng.domain.money import percent_text, round_half_up
from heng.rulebook.contracts import load_contract
from heng.rulebook.loader import source_title

CERTAINTY = {
    "confirmed": "已核对原文",
    "confirmed-local": "已核对地方文件",
    "secondary": "二手转述",
    "memory": "待以原文核对",
    "seed": "法院公开文本所载",
    "proposal": "本系统建议口径",
    "open": "口径未定",
}
TOPICS = {
    "filing": "立案",
    "mediation": "调解",
    "case": "案件",
    "hearing": "庭审",
    "service": "送达",
    "enforcement": "执行",
    "fee": "诉讼费与救助",
    "archive": "档案",
    "it": "信息化",
    "staff": "人员与培训",
    "property": "后勤保障",
    "publicity": "宣传公开",
    "satisfaction": "满意度",
}
POLARITY = {"positive": "正向（越高越好）", "negative": "反向（越低越好）"}


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure ready to print; `value` is blank unless status is ok."""

    figure: Figure
    value: str
    unit: str
    numerator: str
    denominator: str


def number(value: Fraction, unit: str) -> str:
    """A value in its unit as printed: percentages never round up to 100, whole numbers have no decimals."""
    if unit == "%":
        return percent_text(value / 100).rstrip("%")
    return f"{value.numerator:,}" if value.denominator == 1 else f"{round_half_up(value, 2):,}"


def shown(figure: Figure) -> ShownFigure:
    """The figure with its parts as text."""
    exact = figure.exact
    sides = [number(Fraction(side), "") if side else "" for side in (figure.numerator, figure.denominator)]
    return ShownFigure(figure, "" if exact is None else number(exact, figure.unit), figure.unit, *sides)


def chart(figure: Figure, target: Fraction | None = None, target_text: str = "") -> dict[str, Any]:
    """The months as a chart, with the target as a line where there is one."""
    values = [float(round_half_up(Fraction(month["value"]), 4)) if month["value"] else None for month in figure.months]
    return {
        "name": figure.name,
        "unit": figure.unit,
        "is_rate": bool(figure.denominator),
        "has_values": any(value is not None for value in values),
        "months": [f"{int(month['month'][-2:])}月" for month in figure.months],
        "values": values,
        "target": None if target is None else float(target),
        "target_text": target_text,
    }


def about(definition: Definition) -> dict[str, Any]:
    """What a page says about a definition."""
    entities = dict.fromkeys(measure.entity for measure in definition.measures)
    return {
        "definition": definition,
        "source": source_title(definition.source),
        "certainty": CERTAINTY.get(definition.certainty, definition.certainty),
        "polarity": POLARITY.get(definition.polarity, definition.polarity),
        "entities": [load_contract(entity).label for entity in entities],
        "options": [(option, dict(option.choices)[option.default]) for option in definition.options],
    }
