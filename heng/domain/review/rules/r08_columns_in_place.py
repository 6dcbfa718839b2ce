"""Cells of a row one column off: the name of a level, a unit or a sign where something else belongs."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, torn
from heng.domain.review.fault import whose
from heng.domain.review.levels import SECOND, kind
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachIndicator
from heng.domain.target.declaration import Indicator
from heng.domain.target.quantity import is_known_unit
from heng.domain.target.target_value import Form

RULE = Rule(
    code="R08",
    slug="columns_in_place",
    title="内容填错栏目",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请把各项内容移回相应的栏目。",
)

_SIGN = re.compile(r"[≥≤＞＜><=＝]+|大于等于|小于等于|大于|小于|等于")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_CHOICES = re.compile(r"[高中低优良差好]{2,4}")


def check(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """What stands in the wrong column of one indicator. Text papers without columns are not judged."""
    if item.indicator.where.cell is None:
        return
    reasons = [*_names(item.indicator, profile), *_levels(item.indicator, profile), *_figures(item.indicator)]
    if reasons:
        message = f"指标“{item.indicator.name}”有内容填错栏目：{'；'.join(reasons)}。"
        unread = torn(about.losses, item.holder, profile.lexicons["unread_columns"])
        certainty = Certainty.EXTRACTION if unread else whose(item.holder, about, profile)
        yield RULE.finding(item.subject, message, item.indicator.where, certainty=certainty)


def _names(indicator: Indicator, profile: Profile) -> Iterator[str]:
    name = indicator.name.strip()
    own = kind(indicator.subcategory, profile)
    if name in profile.lexicons["level_names"] and indicator.subcategory.strip() and kind(name, profile) != own:
        yield f"“指标名称”栏里是级次名称“{name}”，“二级指标”栏里是“{indicator.subcategory.strip()}”"
    elif _SIGN.fullmatch(name):
        yield f"“指标名称”栏里是符号“{name}”"
    elif len(name) > 1 and _FIGURE.match(name) and is_known_unit(_FIGURE.sub("", name, count=1)):
        yield f"“指标名称”栏里是指标值“{name}”"


def _levels(indicator: Indicator, profile: Profile) -> Iterator[str]:
    """A level 2 in the column of level 1 while level 2 holds another level."""
    first, second = kind(indicator.category, profile), kind(indicator.subcategory, profile)
    if first in SECOND and indicator.subcategory and second not in ("", first):
        yield f"“一级指标”栏里是“{indicator.category}”，“二级指标”栏里是“{indicator.subcategory}”"


def _figures(indicator: Indicator) -> Iterator[str]:
    unit, target = indicator.target.unit.strip(), indicator.target
    if _FIGURE.fullmatch(target.note) and _SIGN.fullmatch(target.value):
        yield f"“指标值”栏里是符号“{target.value}”，“指标性质”栏里是“{target.note}”"
    elif unit and (_SIGN.fullmatch(unit) or _FIGURE.fullmatch(unit)):
        yield f"“度量单位”栏里是“{unit}”"
    elif unit and _CHOICES.fullmatch(target.value) and unit in target.value:
        yield f"“度量单位”栏里是指标值“{unit}”"
    elif target.form is Form.WORDS and is_known_unit(target.value) and len(target.value) <= 2 and not unit:
        yield f"“指标值”栏里是度量单位“{target.value}”"
    elif target.form in (Form.WORDS, Form.PLACEHOLDER) and _SIGN.fullmatch(target.value):
        yield f"“指标值”栏里是符号“{target.value}”"


CHECKS = (EachIndicator(check),)
