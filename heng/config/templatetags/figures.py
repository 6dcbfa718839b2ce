"""How figures, states and icons look; built into every template."""

import json
from decimal import Decimal, InvalidOperation

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

# state → (colour, icon, word); colour never stands alone
STATES = {
    "met": ("green", "circle-check", "达成"),
    "at_risk": ("orange", "alert-triangle", "有风险"),
    "unmet": ("red", "circle-x", "未达成"),
    "not_applicable": ("secondary", "circle-minus", "不适用"),
    "no_data": ("secondary", "circle-dashed", "无数据"),
    "error": ("red", "circle-x", "错误"),
    "warning": ("orange", "alert-triangle", "警告"),
    "hint": ("azure", "info-circle", "提示"),
    "draft": ("azure", "pencil", "编制中"),
    "submitted": ("orange", "clock", "待部门审核"),
    "agreed": ("orange", "clock-check", "待财务审定"),
    "approved": ("green", "circle-check", "已审定"),
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon that readers of the screen skip."""
    return format_html('<i class="ti ti-{}" aria-hidden="true"></i>', name)


@register.simple_tag
def state(name: str, word: str = "") -> SafeString:
    """A state as colour, icon and word."""
    colour, symbol, usual = STATES[name]
    return format_html(
        '<span class="state state-{}"><i class="ti ti-{}" aria-hidden="true"></i>{}</span>',
        colour,
        symbol,
        word or usual,
    )


@register.filter
def as_json(value: object) -> str:
    """A value as JSON text, for an attribute."""
    return json.dumps(value, ensure_ascii=False)


@register.filter
def grouped(value: object) -> str:
    """A figure with thousands separators, its decimals as given; anything else unchanged; nothing for None."""
    if value is None or value == "":
        return ""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    return f"{number:,}"
