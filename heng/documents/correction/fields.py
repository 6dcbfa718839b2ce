"""The values of a paper that people may correct: their names, and how what is typed becomes a value.

Every reader takes the text as typed and gives the value in its exchange form; InvalidValue says in Chinese what is
expected. A blank text is a missing value (None, or "" where the exchange form has no null), never zero.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from heng.documents.correction.change import AMOUNTS, INDICATORS, OWNER, OWNERS, TARGET
from heng.documents.layouts.amount_cells import amount
from heng.documents.storable import storable
from heng.domain.money import wan_text
from heng.domain.target.characters import folded
from heng.domain.target.number import parse_number

Reader = Callable[[str], Any]
YEARS = range(1990, 2100)
MOST_POINTS = Decimal(1000)
MOST_YUAN = Decimal(10) ** 15
LONG, SHORT = 20_000, 500
MONEY_UNITS = ("元", "百元", "千元", "万元", "百万元", "亿元")
_POLARITIES = {"正向": "positive", "反向": "negative", "逆向": "negative", "负向": "negative", "": None}
POLARITY_LABELS = {"positive": "正向", "negative": "反向"}
KINDS = {
    "project_targets": "项目支出绩效目标表",
    "department_targets": "部门整体支出绩效目标表",
    "self_evaluation_form": "绩效自评表",
    "self_evaluation_report": "绩效自评报告",
    "budget_book": "部门预算",
    "unknown": "未识别",
}


class InvalidValue(ValueError):
    """What was typed is no value of this field; `str()` is the message beside the field."""


@dataclass(frozen=True, slots=True)
class Field:
    """A value that can be corrected: its Chinese name, and the reader of what is typed."""

    label: str
    read: Reader


def text(typed: str) -> str:
    """One line of words."""
    return _within(re.sub(r"\s*[\r\n]+\s*", "", _clean(typed)), SHORT)


def passage(typed: str) -> str:
    """Words that may have paragraphs."""
    return _within(_clean(typed.replace("\r\n", "\n")), LONG)


def optional_text(typed: str) -> str | None:
    """One line of words, None where nothing is typed."""
    return text(typed) or None


def year(typed: str) -> int | None:
    """A fiscal year; 年 and 年度 may follow it."""
    plain = re.sub(r"年度?$", "", folded(_clean(typed)))
    if not plain:
        return None
    if not (plain.isascii() and plain.isdecimal() and int(plain) in YEARS):
        raise InvalidValue(f"“{typed}”不是年度。请填写 {YEARS.start} 至 {YEARS.stop - 1} 之间的四位数字，如 2025。")
    return int(plain)


def money(typed: str) -> str | None:
    """An amount in 万元 as a decimal string; a unit typed behind it (元, 亿元) is heeded."""
    plain = folded(_clean(typed))
    if not plain:
        return None
    yuan = amount(plain, "万元")
    if yuan is None or abs(yuan) >= MOST_YUAN:
        raise InvalidValue(f"“{typed}”不是金额。请填写以万元为单位的数字，如 13192.83；也可以写明单位，如 902000元。")
    return wan_text(yuan)


def points(typed: str) -> str | None:
    """A weight or score as a decimal string; 分 or % may follow it."""
    plain = re.sub(r"(?:分|%)$", "", folded(_clean(typed))).strip()
    if not plain:
        return None
    value = parse_number(plain)
    if value is None or not 0 <= value <= MOST_POINTS or value != round(value, 4):
        raise InvalidValue(f"“{typed}”不是分值。请填写 0 至 {MOST_POINTS} 之间的数字，如 10 或 7.5。")
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def polarity(typed: str) -> str | None:
    """正向 or 反向; blank for none."""
    return _choice(_clean(typed), _POLARITIES, "方向", ("正向", "反向"))


def kind(typed: str) -> str:
    """What the paper is, by slug or by Chinese name."""
    named = {slug: slug for slug in KINDS} | {label: slug for slug, label in KINDS.items()}
    return str(_choice(_clean(typed), named, "文件种类", tuple(KINDS.values())))


def money_unit(typed: str) -> str | None:
    """The unit of money that the paper states."""
    return _choice(_clean(typed), {unit: unit for unit in MONEY_UNITS} | {"": None}, "金额单位", MONEY_UNITS)


AMOUNTS_FIELDS = {
    "total": Field("合计", money),
    "fiscal_appropriation": Field("财政拨款", money),
    "special_account": Field("财政专户", money),
    "carryover": Field("上年结转", money),
    "own_funds": Field("单位资金", money),
    "other_funds": Field("其他资金", money),
}
DOCUMENT_FIELDS = {
    "kind": Field("文件种类", kind),
    "fiscal_year": Field("年度", year),
    "money_unit": Field("金额单位", money_unit),
}
ENTRY_FIELDS = {
    "name": Field("名称", text),
    "code": Field("编码", optional_text),
    "objective": Field("绩效目标", passage),
}
EXECUTION_FIELDS = {
    "initial": Field("年初预算", money),
    "executed": Field("执行数", money),
    "execution_weight": Field("预算执行分值", points),
    "execution_score": Field("预算执行得分", points),
}
PROJECT_FIELDS = {"unit": Field("所属单位", text)} | EXECUTION_FIELDS
INDICATOR_FIELDS = {
    "category": Field("一级指标", text),
    "subcategory": Field("二级指标", text),
    "name": Field("三级指标", text),
    "weight": Field("权重", points),
    "polarity": Field("方向", polarity),
    "whole_period_text": Field("实施期目标值", optional_text),
    "actual": Field("实际完成值", optional_text),
    "score": Field("得分", points),
}
LABELS_BESIDE = {TARGET: "指标值", OWNER: "所属", "comparison": "符号", "value": "指标值", "unit": "度量单位"}


def field_of(place: str) -> Field | None:
    """The field at `place`; None for places that hold no value of their own, and for those that there are not."""
    parts = place.split("/")
    if len(parts) == 1:
        return DOCUMENT_FIELDS.get(place)
    if parts[0] not in OWNERS:
        return None
    if len(parts) == 5 and parts[2] == INDICATORS:
        return INDICATOR_FIELDS.get(parts[4])
    if len(parts) == 4 and parts[2] == AMOUNTS:
        return AMOUNTS_FIELDS.get(parts[3])
    allowed = ENTRY_FIELDS | (PROJECT_FIELDS if parts[0] == "projects" else EXECUTION_FIELDS)
    return allowed.get(parts[2]) if len(parts) == 3 else None


def label_of(place: str) -> str:
    """What the value at `place` is called."""
    field = field_of(place)
    last = place.rsplit("/", 1)[-1]
    return field.label if field else LABELS_BESIDE.get(last, "整行" if INDICATORS in place else "单位或项目")


def shown(place: str, value: Any) -> str:
    """A value as people read it; blank for a missing one."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return _shown_mapping(value)
    last = place.rsplit("/", 1)[-1]
    return {"polarity": POLARITY_LABELS, "kind": KINDS}.get(last, {}).get(str(value), str(value))


def _shown_mapping(value: Mapping[str, Any]) -> str:
    if "comparison" not in value:
        return str(value["name"])
    target = " ".join(filter(None, (value["comparison"], value["value"] or value["text"], value["unit"])))
    return f"{value['name']}：{target}" if "name" in value else target


def _clean(typed: str) -> str:
    return str(storable(typed.replace("\0", ""))).strip()


def _within(typed: str, most: int) -> str:
    if len(typed) > most:
        raise InvalidValue(f"内容有 {len(typed)} 个字，超过 {most} 字的上限。请缩短后再保存。")
    return typed


def _choice(typed: str, known: Mapping[str, str | None], label: str, offered: tuple[str, ...]) -> str | None:
    if typed not in known:
        raise InvalidValue(f"“{typed}”不是{label}。请在以下各项中选择：{'、'.join(offered)}。")
    return known[typed]
