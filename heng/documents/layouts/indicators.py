"""Rows of an indicator table made into indicators."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from heng.documents.layouts.amount_cells import points
from heng.documents.layouts.announce import announce
from heng.documents.layouts.headings import words
from heng.documents.layouts.hints import without_hint
from heng.documents.layouts.indicator_rows import Entry
from heng.documents.layouts.levels import level_points, polarity, without_points
from heng.documents.layouts.rows import one_line
from heng.documents.target_text import read_target
from heng.domain.finding import Finding
from heng.domain.target.declaration import Indicator
from heng.domain.target.target_value import TargetValue

_NUMBERED = re.compile(r"^(?:指标\s*\d+|\d+)\s*[:：、.．]\s*(?!\d)")
_EMPTY_SLOT = re.compile(r"^(?:指标\s*\d*\s*[:：]?|[.…·]+|/)$")
_QUALITATIVE = "定性"


def is_template_row(entry: Entry) -> bool:
    """Whether the row is an unfilled line of the template (`指标2：`, `……`) and no indicator."""
    name = entry.text("name")
    return bool(_EMPTY_SLOT.match(name)) or (not name and not entry.text("value") and not entry.text("whole_period"))


def indicator(entry: Entry) -> Indicator:
    """The indicator of one row; a weight or score that is no number is left out (see announce_values)."""
    slot = entry.fields["name"]
    return Indicator(
        category=entry.category,
        subcategory=entry.subcategory,
        name=_NUMBERED.sub("", without_points(slot.text)),
        target=_target(entry, "value"),
        where=slot.where,
        weight=points(entry.text("weight")) if entry.text("weight") else level_points(slot.text),
        polarity=polarity(entry.text("polarity")),
        whole_period=_target(entry, "whole_period") if entry.text("whole_period") else None,
        actual=without_hint(entry.text("actual")) or None,
        score=points(entry.text("score")),
    )


def announce_values(entries: Sequence[Entry], subject: str) -> Iterator[Finding]:
    """What rows of one project or unit lost beside the name: unreadable points (I17), missing weight or unit (I16, I19)."""
    for entry in entries:
        for name, label in (("weight", "权重"), ("score", "得分")):
            text = entry.text(name)
            if text and text not in ("/", "-", "—") and points(text) is None:
                yield announce("I17", _about(subject, entry), entry.fields[name].where, label=label, text=text)
    torn = [entry for entry in entries if not entry.row.exact]
    for name, label in (("value", "指标值"), ("weight", "权重"), ("unit", "度量单位")):
        lost = [
            entry
            for entry in torn
            if not entry.text(name) and _QUALITATIVE not in (entry.text("comparison"), entry.text("value"))
        ]
        if len(lost) * 2 < len(torn):
            yield from (announce("I16", _about(subject, entry), entry.row.where(), field=label) for entry in lost)
            if lost and name == "weight":
                total = sum((points(entry.text("weight")) or Decimal(0) for entry in torn), Decimal(0))
                yield announce(
                    "I19",
                    subject,
                    *(entry.row.where() for entry in lost),
                    sum=f"{total.normalize():f}",
                    count=len(lost),
                )


def _target(entry: Entry, column: str) -> TargetValue:
    sign, unit = entry.text("comparison") or None, entry.text("unit") or None
    if sign is None and entry.text("polarity") == _QUALITATIVE:
        sign = _QUALITATIVE
    text = entry.text(column)
    if not text and unit and sign and sign in words("qualitative"):
        text, unit = unit, None
    return read_target(text, sign=sign, unit=unit)


def _about(subject: str, entry: Entry) -> str:
    return f"{subject} / {one_line(entry.text('name'))}"
