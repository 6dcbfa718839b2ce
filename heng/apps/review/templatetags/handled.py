"""What people did about a finding, as a mark beside it on the page of its paper."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from heng.apps.intake.models import Paper
from heng.apps.review.cases import LAPSED, WAIVED, Held, handling, open_counts

register = template.Library()
_LOOKS = {WAIVED: ("secondary", "message-check", "已说明保留"), LAPSED: ("orange", "message-exclamation", "保留已失效")}


@register.simple_tag
def touched_findings(paper: Paper) -> dict[str, Held]:
    """The findings of a paper that somebody touched, by name; looked up once for the whole page."""
    if not paper.cases.exists():
        return {}
    return {held.name: held for held in handling(paper).held if held.case}


@register.simple_tag
def handled(touched: Mapping[str, Held], name: str) -> SafeString:
    """The mark of the finding `name`: waived or not any more, and whose it is; nothing where nobody touched it."""
    held = touched.get(name)
    if held is None or held.case is None:
        return SafeString("")
    person = held.case.assigned_to
    whose = format_html('<small title="指派给">{}</small>', person.name) if person else ""
    return format_html("{}{}", _state(held), whose)


@register.simple_tag
def open_findings(rows: Iterable[Mapping[str, Any]]) -> dict[int, int]:
    """How many findings of the papers of a list are still to be mended; looked up once for the whole list."""
    return open_counts(row["paper"] for row in rows)


@register.simple_tag
def open_count(counts: Mapping[int, int], paper: Paper) -> SafeString:
    """That number for one of them, in words."""
    number = counts[paper.pk]
    return format_html("{} 项", number) if number else format_html('<span class="soft">{}</span>', "无")


def _state(held: Held) -> str:
    if held.state not in _LOOKS or held.case is None:
        return ""
    return format_html(
        '<span class="state state-{}" title="理由：{}"><i class="ti ti-{}" aria-hidden="true"></i>{}</span>',
        _LOOKS[held.state][0],
        held.case.waived_reason,
        *_LOOKS[held.state][1:],
    )
