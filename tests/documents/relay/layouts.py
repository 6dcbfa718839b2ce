"""The layouts of the provinces, each with what it prints of a declaration."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from tests.documents.relay import forms, sketch, wide
from tests.documents.relay.declaration import Paper
from tests.documents.relay.forms import LEVELS, one_form_each
from tests.documents.relay.sheet import Sheet
from tests.documents.relay.sketch import Column, one, polarity, three, weight, whole
from tests.documents.relay.style import Style

SOURCES = ("total", "fiscal_appropriation", "other_funds")
ALL_SOURCES = ("total", "fiscal_appropriation", "special_account", "own_funds", "other_funds")


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to print a paper: `carries` names the parts that it prints, `sources` the amounts, `split` three-cell values."""

    lay: Callable[[Paper, Style], list[Sheet]]
    sources: tuple[str, ...] = SOURCES
    carries: frozenset[str] = field(default=frozenset())
    split: bool = False


_SIGNED = (*LEVELS, *three(), weight())
_GROUPED = tuple(replace(column, group="绩效指标") for column in LEVELS)
_PERIODS = (
    *LEVELS,
    Column("前年", lambda _: "12", group="指标值"),
    Column("上年", lambda _: "", group="指标值"),
    Column("预计当年实现", lambda aim: aim.target.in_one(), group="指标值"),
    sketch.note("绩效标准"),
)
_PARTS = tuple(replace(column, group="绩效指标值") for column in three("比较符号", "数值", "计量单位"))


def _form(
    title: str,
    columns: tuple[Column, ...],
    head: forms.Head,
    *carries: str,
    sources: tuple[str, ...] = SOURCES,
    split: bool = False,
) -> Layout:
    return Layout(one_form_each(title, columns, head), sources, frozenset({"unit", "objective", *carries}), split)


def _wide(
    title: str,
    owned: tuple[wide.Owned, ...],
    columns: tuple[Column, ...],
    *carries: str,
    sources: tuple[str, ...] = SOURCES,
    unit: str = "",
) -> Layout:
    split = any(column.heading in ("指标性质", "指标方向", "绩效指标性质", "指标值类型") for column in columns)
    return Layout(
        wide.wide(title, owned, columns, name=unit), sources, frozenset({"unit", "objective", *carries}), split
    )


_MONEY = tuple(
    wide.source(heading, field) for heading, field in zip(("预算数", "财政拨款", "其他资金"), SOURCES, strict=True)
)
_ALL_MONEY = tuple(
    wide.source(heading, field)
    for heading, field in zip(
        ("资金总额", "财政拨款", "财政专户管理资金", "单位资金", "其他资金"), ALL_SOURCES, strict=True
    )
)

PROJECT_LAYOUTS: dict[str, Layout] = {
    "central": _form("项目支出绩效目标表", (*LEVELS, one()), forms.central),
    "central with weights": _form(
        "项目支出绩效目标申报表", (*LEVELS, one("年度指标值"), weight("分值")), forms.central, "weight"
    ),
    "tianjin": _form("项目支出绩效目标表", (*LEVELS, sketch.note("绩效指标描述"), one()), forms.tianjin),
    "hebei": _form(
        "项目绩效目标表",
        (*LEVELS, sketch.note("绩效指标描述"), one(), sketch.note("指标值确定依据")),
        forms.hebei,
        "code",
    ),
    "beijing": _form(
        "项目支出绩效目标表", (*LEVELS, *three("绩效指标性质", "绩效指标值", "绩效度量单位")), forms.beijing, split=True
    ),
    "shanghai": _form("项目绩效目标申报表", (*LEVELS, one("指标目标值")), forms.shanghai, sources=("total",)),
    "anhui": _form("项目支出绩效目标申报表", (*LEVELS, whole("中期指标值"), one("年度指标值")), forms.anhui, "whole"),
    "hubei": _form(
        "项目申报表（含绩效目标）", (*LEVELS, one("年度指标值"), sketch.note("绩效标准")), forms.hubei, "code"
    ),
    "hunan": _form(
        "项目支出绩效目标表",
        (
            *LEVELS,
            Column("指标值", lambda aim: aim.target.in_three()[1]),
            Column("度量单位", lambda aim: aim.target.in_three()[2]),
            Column("指标值类型", lambda aim: aim.target.in_three()[0]),
            sketch.note("评（扣）分标准"),
            sketch.note(),
        ),
        forms.hunan,
        split=True,
    ),
    "sichuan form": _form(
        "项目支出绩效目标申报表", _SIGNED, forms.sichuan, "weight", "code", sources=ALL_SOURCES, split=True
    ),
    "inner mongolia form": _form(
        "项目绩效目标表", (*LEVELS, *three(), polarity()), forms.inner_mongolia, "polarity", "code", split=True
    ),
    "sichuan wide": _wide(
        "部门预算项目绩效目标表",
        (wide.UNIT, wide.PROJECT, wide.source("预算数", "total"), wide.OBJECTIVE),
        (*_SIGNED, polarity()),
        "weight",
        "polarity",
        sources=("total",),
    ),
    "inner mongolia wide": _wide(
        "项目支出绩效目标表",
        (wide.UNIT, wide.PROJECT, *_MONEY, wide.OBJECTIVE),
        (*LEVELS, polarity("指标性质"), *three("指标方向"), weight("分值")),
        "weight",
        "polarity",
    ),
    "beijing wide": _wide(
        "项目支出绩效目标表",
        (wide.UNIT, wide.CODED, *_ALL_MONEY, wide.OBJECTIVE),
        (*LEVELS, *three("绩效指标性质", "绩效指标值", "绩效度量单位")),
        "code",
        sources=ALL_SOURCES,
    ),
    "hunan wide": _wide(
        "项目支出绩效目标表",
        (
            wide.Owned("单位（专项）名称", lambda _, venture: venture.name),
            wide.source("资金总额", "total"),
            wide.Owned("绩效目标", lambda _, venture: venture.objective),
        ),
        (*LEVELS, one("指标值"), sketch.note("指标值内容"), sketch.note("评（扣）分标准")),
        sources=("total",),
        unit="部门",
    ),
    "zhejiang wide": _wide(
        "项目支出绩效目标表",
        (wide.UNIT, wide.PROJECT, *_MONEY, wide.OBJECTIVE),
        (*LEVELS, whole(), one("年度指标值"), weight("评分权重")),
        "weight",
        "whole",
    ),
    "anhui with two sides": _form(
        "项目支出绩效目标申报表",
        (*LEVELS, whole("指标值"), Column("二级指标", lambda aim: aim.subcategory, level=2), sketch.name(), one()),
        forms.anhui,
        "whole",
    ),
    "hubei over three years": _form("项目支出绩效目标表", _PERIODS, forms.hubei, "code"),
    "levels under one heading": _form(
        "项目支出绩效目标表", (*_GROUPED, one(), weight("分值")), forms.central, "weight"
    ),
    "value under one heading": _form(
        "项目支出绩效目标表",
        (*LEVELS, *_PARTS, weight()),
        forms.sichuan,
        "code",
        "weight",
        sources=ALL_SOURCES,
        split=True,
    ),
    "wide with grouped levels": _wide(
        "项目支出绩效目标表", (wide.UNIT, wide.PROJECT, *_MONEY, wide.OBJECTIVE), (*_GROUPED, one("指标值"))
    ),
    "wide with grouped values": _wide(
        "项目支出绩效目标表", (wide.UNIT, wide.PROJECT, *_MONEY, wide.OBJECTIVE), (*LEVELS, *_PARTS, weight()), "weight"
    ),
    "guangdong": Layout(wide.numbered, SOURCES, frozenset({"unit", "objective", "whole"})),
}
