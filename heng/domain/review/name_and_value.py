"""What a name promises to measure, held against the value and unit that stand beside it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from heng.domain.review.declared import bare
from heng.domain.review.meaning import is_rate, mentions
from heng.domain.review.profile import Profile
from heng.domain.review.wording import compares, is_explained, is_vague, ranks
from heng.domain.target.declaration import Indicator
from heng.domain.target.quantity import base, is_known_unit, unit_text
from heng.domain.target.target_value import Form, TargetValue

_TAIL = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s*([%％]|[\u4e00-\u9fff]{1,4})$")
_SIGN_BEHIND = re.compile(r"[\u4e00-\u9fff]{3}\s*(?:(?<!稳)(?<!固)(?<!确)(?<!鉴)(?<!锁)定性|正向|反向|[≥≤<>＞＜])\s*$")
_TWO_NAMES = re.compile(
    r"[\u4e00-\u9fff](?:成效|水平|能力|效果|情况|率|数量)\s+[\u4e00-\u9fff]{4,}(?:率|数量|次数|面积|度)$"
)
_NAME = re.compile(r"(?:[^\u4e00-\u9fff≥≤=<>]*[\u4e00-\u9fff]){3}")
_LONG_NAME = 24
_FULL = 100
_BOUND = re.compile(r"(?:每|第|前|单|逐|各|均|超过|不足|不满|以上|以下|至|到|-|—|~|/)$")
_EVENTS = ("次", "场", "期", "场次", "批次", "项")
_CLAUSES = re.compile(r"[，,；;、]")
_LABELLED = re.compile(r"[^\d]{2,}\d+(?:\.\d+)?\s*([^\d\s]{1,5})")


def faults(indicator: Indicator, profile: Profile) -> Iterator[str]:
    """Why the name is none for such a value; the first reason only."""
    target = indicator.target
    if target.form is Form.PLACEHOLDER or not _NAME.match(indicator.name.strip()):
        return
    for reason in (_value_inside, _no_term, _task, _words_for_rate, _other_kind, _two_values):
        said = reason(indicator, profile)
        if said:
            yield said
            return


def _value_inside(indicator: Indicator, profile: Profile) -> str:
    """The value, the sign or a second name written into the name: 物业管理面积83000平方米, 支付完成率100%."""
    name = indicator.name.strip()
    if _TWO_NAMES.search(name):
        return "名称由两个名称拼在一起，应只说明一项"
    if _SIGN_BEHIND.search(name):
        return "名称中混入了指标性质，名称应只说明计量什么"
    value = _stated_value(indicator, name, profile)
    return f"名称中已写有指标值{value}，名称应只说明计量什么" if value else ""


def _stated_value(indicator: Indicator, name: str, profile: Profile) -> str:
    """The value that a name states: the target's own, or any figure with a unit at its end where the target is blank."""
    target, tail = indicator.target, _TAIL.search(name)
    if tail and (unit_text(tail[2]) == "%" or is_known_unit(unit_text(tail[2]))):
        same = target.number is not None and f"{target.number:f}" == tail[1]
        in_cell = indicator.where.line is None  # running text that lost its columns joins name and value
        if same or (target.form is Form.BLANK and in_cell) or _other_value(indicator, tail, profile):
            return f"{tail[1]}{tail[2]}"
    if target.number is None or not target.unit:
        return ""
    stated = re.search(rf"(?<![\d.]){re.escape(target.value)}\s*{re.escape(target.unit)}", name)
    return f"{target.value}{target.unit}" if stated else ""


def _other_value(indicator: Indicator, tail: re.Match[str], profile: Profile) -> bool:
    """Whether the figure at the end of the name is another value than the target: 达标率100% of ≥98%, 水泥路1条 of 2km."""
    target, unit = indicator.target, unit_text(tail[2])
    if target.form is not Form.NUMBER or target.number is None or _BOUND.search(indicator.name[: tail.start()]):
        return False
    if unit == "%":
        return unit_text(target.unit) == "%" and _rate_before(indicator.name[: tail.start()])
    counted = base(Decimal(1), unit)[1] in profile.lexicons["counted_units"]
    return counted and bool(target.unit)


def _rate_before(text: str) -> bool:
    """Whether the text in front of a percentage names the rate that it is the value of."""
    return text.rstrip("（(≥≤>=＞＝ ").endswith(("率", "比例", "比率", "占比", "满意度", "度"))


def _no_term(indicator: Indicator, profile: Profile) -> str:
    """A made-up measure, two measures run together: 时效率."""
    mixed = next((word for word in profile.lexicons["mixed_measures"] if bare(indicator.name).endswith(word)), "")
    return f"“{mixed}”含义不明，时间与比率应分开" if mixed else ""


def _two_values(indicator: Indicator, profile: Profile) -> str:
    """Two figures of one unit in one target: 建筑面积2.6万平方米，展示面积1万平方米."""
    if indicator.target.form is not Form.WORDS:
        return ""
    parts = [match[1] for part in _CLAUSES.split(indicator.target.text) if (match := _LABELLED.fullmatch(part.strip()))]
    repeated = len(parts) > 1 and len(set(parts)) == 1 and is_known_unit(parts[0].lstrip("万亿"))
    return f"一个指标写了{len(parts)}个以“{parts[0]}”计的值，应分列指标" if repeated else ""


def _task(indicator: Indicator, profile: Profile) -> str:
    """A demand, a task or a slogan instead of a measure: 控制在预算成本内, 完成采购并支付资金, 畅通市场主体出清."""
    name, words = bare(indicator.name), profile.lexicons
    measured, works = name.endswith(words["measure_endings"]), name.startswith(words["task_words"])
    if works and (name.endswith(("任务", "工作")) or "并" in name or len(name) > _LONG_NAME):
        return "名称是一项工作，没有说明计量什么"
    happens = unit_text(indicator.target.unit) in _EVENTS
    if name.endswith(words["task_ends"]) or (name.startswith(words["task_starts"]) and not measured and not happens):
        return "名称是一项要求，没有说明计量什么"
    return _task_in_figures(indicator, name, measured, profile)


def _task_in_figures(indicator: Indicator, name: str, measured: bool, profile: Profile) -> str:
    """Tasks and slogans that only a figure beside them gives away."""
    target, words = indicator.target, profile.lexicons
    unit = unit_text(target.unit)
    if target.form is not Form.NUMBER or target.number is None:
        return ""
    if name.startswith("对") and "进行" in name and not measured:
        return "名称是一句工作内容，没有说明计量什么"
    share = unit == "%" or (not unit and target.number == _FULL)
    shares = (*words["percent_names"], *words["percent_qualities"])
    if share and name.startswith(words["task_words"]) and not name.endswith(shares):
        return "名称是一项工作，没有说明百分比计量什么"
    slogan = name.startswith(words["slogan_starts"]) and not measured
    counted = base(target.number, unit)[1] in words["counted_units"]
    return "名称是口号，没有说明计数的是什么" if slogan and counted else ""


def _words_for_rate(indicator: Indicator, profile: Profile) -> str:
    """A rate whose target is words that have nothing to do with a share: 成本控制率 不超预算."""
    target = indicator.target
    if target.form is not Form.WORDS or not is_rate(indicator) or is_explained(target):
        return ""
    if bare(indicator.name).endswith(profile.lexicons["not_shares"]) or is_vague(indicator, profile):
        return ""
    other = ranks(indicator, profile) or compares(target, profile)
    return "" if other else f"名称是比率，指标值却是文字“{target.value or target.text}”"


def _other_kind(indicator: Indicator, profile: Profile) -> str:
    """A name of one kind with a figure of another: a level counted in hours, a time in %, a fee in pieces."""
    target, name, words = indicator.target, bare(indicator.name), profile.lexicons
    unit = unit_text(target.unit)
    if target.form is not Form.NUMBER or not unit:
        return ""
    kind = _kind_of_unit(target, profile)
    if name.endswith(words["abstract_endings"]) and not name.endswith(words["abilities_counted"]):
        return f"名称说的是“{_ending(name, profile)}”，指标值计量的却是{kind}" if kind not in ("", "比例") else ""
    if kind == "比例" and name.endswith(words["time_endings"]):
        return "名称说的是时间，指标值却是百分比"
    if kind == "件数" and name.endswith(words["money_endings"]):
        return f"名称说的是费用，指标值计量的却是{kind}"
    cost = "成本" in indicator.subcategory and kind == "金额"
    if cost and not mentions(indicator.name, words["cost_names"]):
        return "列为成本指标、以金额计量，名称却没有说明是成本或费用"
    return ""


def _kind_of_unit(target: TargetValue, profile: Profile) -> str:
    unit = unit_text(target.unit)
    counted = base(target.number, unit)[1] if target.number is not None else unit
    if unit in ("%", "‰"):
        return "比例"
    if unit in profile.lexicons["money_units"]:
        return "金额"
    if unit in profile.lexicons["time_units"]:
        return "时间"
    return "件数" if counted in profile.lexicons["counted_units"] else ""


def _ending(name: str, profile: Profile) -> str:
    return next(word for word in profile.lexicons["abstract_endings"] if name.endswith(word))
