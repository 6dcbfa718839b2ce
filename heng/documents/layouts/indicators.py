"""Rows of an indicator table made into indicators."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from heng.documents.layouts.amount_cells import points
from heng.documents.layouts.announce import announce
from heng.documents.layouts.headings import plain, words
from heng.documents.layouts.hints import without_hint
from heng.documents.layouts.indicator_rows import Entry
from heng.documents.layouts.levels import level_points, polarity, without_points
from heng.documents.layouts.outcome_cells import awarded, target_and_actual
from heng.documents.layouts.rows import one_line
from heng.documents.target_text import read_target
from heng.domain.finding import Finding
from heng.domain.target.declaration import Indicator
from heng.domain.target.target_value import TargetValue
from heng.rulebook.loader import read

_NUMBERED = re.compile(r"^(?:指标\s*\d+\s*(?:[:：、.．]|(?=[\u4e00-\u9fff]))|\d+\s*、|\d+\s*[:：.．](?!\s*\d))\s*")
_EMPTY_SLOT = re.compile(r"^(?:指标\s*\d*\s*[:：]?|[.…·]+|/)$")
_QUALITATIVE = "定性"
# What stands in both cells of a level that a project has no indicator for.
_NONE = ("无", "/", "-", "—", "不涉及", "不适用")


def is_template_row(entry: Entry) -> bool:
    """Whether the row is an unfilled line of the template (`指标2：`, `……`) and no indicator."""
    name = entry.text("name")
    return (
        bool(_EMPTY_SLOT.match(name))
        or (name in _NONE and entry.text("value") in _NONE)
        or (not name and not entry.text("value") and not entry.text("whole_period"))
    )


def is_execution_row(entry: Entry) -> bool:
    """Whether the row holds the points of 预算执行率, without a name of its own, and is no indicator."""
    labels = [plain(entry.text(field)) for field in ("label", "category", "subcategory") if entry.text(field)]
    return (
        not entry.text("name") and bool(labels) and labels[-1] in read("reading/self_evaluation.toml")["execution_rows"]
    )


def indicator(entry: Entry) -> Indicator:
    """The indicator of one row; a weight or score that is no number is left out (see announce_values)."""
    slot = entry.fields["name"]
    first, achieved = target_and_actual(entry.text("value"))
    adjusted = entry.text("adjusted")
    target = first if adjusted in ("", *_NONE) else adjusted
    weight = points(entry.text("weight")) if entry.text("weight") else level_points(slot.text)
    whole_period = "" if is_of_others(entry) else entry.text("whole_period")
    return Indicator(
        category=entry.category,
        subcategory=entry.subcategory,
        name=_NUMBERED.sub("", without_points(slot.text)),
        target=_target(entry, target or ""),
        where=slot.where,
        weight=weight,
        polarity=polarity(entry.text("polarity")),
        whole_period=_target(entry, whole_period) if whole_period else None,
        actual=without_hint(entry.text("actual")) or achieved,
        score=awarded(entry.text("score"), weight),
        remark=entry.remark,
    )


def is_of_others(entry: Entry) -> bool:
    """Whether the value of the whole period stands beside a name of its own, which is not the one of the year."""
    other = entry.text("whole_name")
    return bool(other) and one_line(other) != one_line(entry.text("name"))


def announce_values(entries: Sequence[Entry], subject: str) -> Iterator[Finding]:
    """What rows of one project or unit lost beside the name: unreadable points (I17), missing weight or unit (I16, I19)."""
    for entry in entries:
        for name, label in (("weight", "权重"), ("score", "得分")):
            text = entry.text(name)
            if text and text not in ("/", "-", "—") and _read_points(entry, name) is None:
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


def _read_points(entry: Entry, name: str) -> Decimal | None:
    weight = points(entry.text("weight"))
    return awarded(entry.text("score"), weight) if name == "score" else weight


def _target(entry: Entry, text: str) -> TargetValue:
    sign, unit = entry.text("comparison") or None, entry.text("unit") or None
    if sign is None and entry.text("polarity") == _QUALITATIVE:
        sign = _QUALITATIVE
    if sign is None and unit in words("qualitative"):
        sign, unit = _QUALITATIVE, None
    if not text and unit and sign and sign in words("qualitative"):
        text, unit = unit, None
    return read_target(text, sign=sign, unit=unit)


def _about(subject: str, entry: Entry) -> str:
    return f"{subject} / {one_line(entry.text('name'))}"
