"""Reading the facts of a department's year from a TOML file that people edit."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

from heng.domain.errors import UnreadableInput
from heng.domain.finding import Where
from heng.domain.money import wan_to_yuan
from heng.domain.self_evaluation.actual import Actual
from heng.domain.self_evaluation.department_facts import (
    Deduction,
    DepartmentFacts,
    Fault,
    Money,
    Narrative,
    Rate,
    Section,
)
from heng.domain.target.declaration import Indicator, Polarity
from heng.domain.target.target_value import Comparison, Form, TargetValue
from heng.rulebook.loader import FOLDER, read

Made = TypeVar("Made")
_FORMS = {
    Comparison.RANGE: Form.RANGE,
    Comparison.RANK: Form.RANK,
    Comparison.TREND: Form.TREND,
    Comparison.QUALITATIVE: Form.WORDS,
}
_KNOWN = {
    "文件": "unit fiscal_year scheme source money stated indicator rates fault deduction narrative",
    "money": "budget_wan executed_wan basic_wan project_wan stated_rate_percent",
    "stated": "total parts",
    "indicator": "name category subcategory weight polarity target actual",
    "indicator.target": "comparison value upper unit text",
    "indicator.actual": "value unit text met share tier reason evidence",
    "rates": "value values text evidence",
    "fault": "item text element evidence",
    "deduction": "part name points reason evidence",
    "narrative": "overview achievements problems measures",
    "narrative.段落": "title text",
}


def facts_files(folder: Path | None = None) -> Iterator[Path]:
    """The facts files that come with the system, and those in `folder` (self_evaluation*.toml)."""
    yield from sorted((FOLDER / "examples").glob("self_evaluation*.toml"))
    if folder is not None and folder.is_dir():
        yield from sorted(folder.glob("self_evaluation*.toml"))


def read_facts(path: Path) -> DepartmentFacts:
    """The facts in the file `path`. Raises UnreadableInput, naming file and place, for anything amiss in it."""
    try:
        data = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    except FileNotFoundError as missing:
        raise UnreadableInput(f"找不到自评事实文件“{path}”，请核对路径。") from missing
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise UnreadableInput(
            f"自评事实文件“{path.name}”读不出来：{problem}。请检查该处的写法（UTF-8 编码的 TOML）。"
        ) from problem
    try:
        return _facts(data)
    except KeyError as missing:
        raise UnreadableInput(f"自评事实文件“{path.name}”缺少必填项 {missing}，请补上。") from missing
    except (ArithmeticError, AttributeError, TypeError, ValueError) as problem:
        raise UnreadableInput(f"自评事实文件“{path.name}”：{problem}。请改正后重试。") from problem


def _facts(data: Mapping[str, Any]) -> DepartmentFacts:
    _only(data, "文件")
    indicators = [_only(row, "indicator") for row in data.get("indicator", ())]
    stated = _only(data.get("stated", {}), "stated")
    return DepartmentFacts(
        unit=data["unit"],
        fiscal_year=_year(data["fiscal_year"]),
        scheme=data["scheme"],
        source=_source(data["source"]),
        money=_money(_only(data.get("money", {}), "money")),
        indicators=tuple(map(read_indicator, indicators)),
        actuals={row["name"]: read_actual(row["actual"]) for row in indicators if "actual" in row},
        rates={slug: _rate(_only(row, "rates")) for slug, row in data.get("rates", {}).items()},
        faults=tuple(_fault(_only(row, "fault")) for row in data.get("fault", ())),
        deductions=tuple(_deduction(_only(row, "deduction")) for row in data.get("deduction", ())),
        stated_parts={slug: _number(points) for slug, points in stated.get("parts", {}).items()},
        stated_total=_optional(stated, "total", _number),
        narrative=_narrative(_only(data.get("narrative", {}), "narrative")),
    )


def _only(table: Mapping[str, Any], place: str) -> Mapping[str, Any]:
    unknown = [key for key in table if key not in _KNOWN[place].split()]
    if unknown:
        raise ValueError(f"{place} 中不认识“{'、'.join(unknown)}”，可用：{'、'.join(_KNOWN[place].split())}")
    return table


def _number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError(f"“{value}”应写成数字，不加引号和单位")
    return Decimal(value)


def _year(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"fiscal_year 应写成四位年份，而不是“{value}”")
    return value


def _optional(table: Mapping[str, Any], key: str, make: Callable[[object], Made]) -> Made | None:
    return make(table[key]) if key in table else None


def _yuan(wan: object) -> Decimal:
    return wan_to_yuan(_number(wan))


def _exact(value: object) -> Fraction:
    return Fraction(_number(value))


def _source(named: str) -> str:
    known = read("sources.toml").get(named)
    return named if known is None else str(known["title"])


def _money(row: Mapping[str, Any]) -> Money:
    return Money(
        budget=_optional(row, "budget_wan", _yuan),
        executed=_optional(row, "executed_wan", _yuan),
        basic=_optional(row, "basic_wan", _yuan),
        project=_optional(row, "project_wan", _yuan),
        stated_rate=_optional(row, "stated_rate_percent", _number),
    )


def read_indicator(row: Mapping[str, Any]) -> Indicator:
    """The indicator of an [[indicator]] table: name, target, and where given category, weight and polarity."""
    return Indicator(
        category=row.get("category", ""),
        subcategory=row.get("subcategory", ""),
        name=row["name"],
        target=_target(_only(row["target"], "indicator.target")),
        where=Where(),
        weight=_optional(row, "weight", _number),
        polarity=_optional(row, "polarity", lambda value: Polarity(str(value))),
    )


def _target(row: Mapping[str, Any]) -> TargetValue:
    comparison, unit = Comparison(row["comparison"]), row.get("unit", "")
    number, upper = _optional(row, "value", _number), _optional(row, "upper", _number)
    form = _FORMS.get(comparison, Form.NUMBER)
    if form in (Form.NUMBER, Form.RANGE) and number is None:
        raise KeyError("value")
    value = "" if number is None else f"{number}" if upper is None else f"{number}~{upper}"
    text = row.get("text", f"{comparison.value}{value}{unit}" if form is Form.NUMBER else f"{value}{unit}")
    return TargetValue(comparison, form, value, unit, text, number, upper)


def read_actual(row: Mapping[str, Any]) -> Actual:
    """The actual of an [[indicator]] table; a figure must be written as a number, a judgement as true or false."""
    _only(row, "indicator.actual")
    value, unit = _optional(row, "value", _exact), row.get("unit", "")
    return Actual(
        text=row.get("text", "" if value is None else f"{row['value']}{unit}"),
        value=value,
        unit=unit,
        met=_optional(row, "met", _truth),
        share=_optional(row, "share", _exact),
        tier=row.get("tier"),
        reason=row.get("reason", ""),
        evidence=row.get("evidence", ""),
    )


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"met 应写 true 或 false，而不是“{value}”")
    return value


def _rate(row: Mapping[str, Any]) -> Rate:
    # `values` holds the single rates (of the months, say) of which the mean counts.
    values = [_exact(value) for value in (row["values"] if "values" in row else [row["value"]])]
    if not values or min(values) < 0:
        raise ValueError(f"比率“{row['text']}”没有数值或有负数")
    return Rate(sum(values, Fraction(0)) / len(values), row["text"], row.get("evidence", ""))


def _fault(row: Mapping[str, Any]) -> Fault:
    return Fault(row["item"], row["text"], row.get("element", ""), row.get("evidence", ""))


def _deduction(row: Mapping[str, Any]) -> Deduction:
    points = _number(row["points"])
    if points <= 0:
        raise ValueError(f"扣分“{points}”应大于零")
    return Deduction(row["part"], row["name"], points, row["reason"], row.get("evidence", ""))


def _narrative(row: Mapping[str, Any]) -> Narrative:
    return Narrative(**{name: tuple(map(_section, row[name])) for name in row})


def _section(row: Mapping[str, Any]) -> Section:
    _only(row, "narrative.段落")
    return Section(row["title"], row["text"])
