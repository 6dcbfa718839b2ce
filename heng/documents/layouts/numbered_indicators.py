"""Numbered indicator strings: all indicators of a project in one cell, each with its number, levels and values.

Delimiters may be of any width and kind; what tearing or character recognition destroyed is announced, never mended.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from heng.documents.layouts.announce import announce
from heng.documents.layouts.indicator_item import START, Item, cut
from heng.documents.layouts.passage import Passage
from heng.domain.finding import Finding
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Indicator
from heng.domain.target.parse_target import parse_target

# A name runs on for a clause at most; what is longer, or holds a full stop, has swallowed a neighbouring cell.
_LONGEST_NAME = 60
_QUOTED = 60
_ANNUAL = re.compile(r"年\s*度\s*指\s*标\s*值")


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a numbered string gave: whole and partly whole indicators in order, and findings on what was torn."""

    indicators: tuple[Indicator, ...]
    findings: tuple[Finding, ...]


def begins(text: str) -> int | None:
    """Where the first numbered indicator begins in `text`; None where there is none."""
    found = START.search(folded(text))
    return found.start() if found else None


def has_annual(text: str) -> bool:
    """Whether `text` gives annual values at all; papers of one period print only one value."""
    return bool(_ANNUAL.search(text))


def read_numbered(
    passage: Passage, subject: str, *, annual: bool | None = None, placeholders: Collection[str] = ()
) -> Numbered:
    """The indicators of the numbered string in `passage`, which begins with the first of them.

    `annual` says whether the paper gives annual values (default: whether this string does). Where it does, an item
    without one keeps a blank target; where it does not, the only value is the target.
    """
    items = _items(passage.text)
    expects_annual = has_annual(passage.text) if annual is None else annual
    whole_names = {item.name for item in items if item.subcategory and _doubt(item, expects_annual) is None}
    indicators: list[Indicator] = []
    findings = list(_numbering(items, passage, subject))
    for item in items:
        place, label = passage.where(item.start), f"{subject} / {item.name}" if item.name else subject
        doubt = _doubt(item, expects_annual)
        lost = _loss(item, doubt, whole_names, {indicator.name for indicator in indicators})
        if lost:
            findings.append(announce("I30", subject, place, reason=lost, text=_quoted(item.text)))
            continue
        indicators.append(_indicator(item, passage, expects_annual, placeholders))
        if doubt:
            findings.append(announce("I31", label, place, reason=doubt, text=_quoted(item.text)))
    return Numbered(tuple(indicators), tuple(findings))


def _items(text: str) -> list[Item]:
    starts = list(START.finditer(folded(text)))
    ends = [*(start.start() for start in starts), len(text)][1:]
    return [cut(text, start, end) for start, end in zip(starts, ends, strict=True)]


def _loss(item: Item, doubt: str | None, whole: Collection[str], read: Collection[str]) -> str | None:
    """Why an item cannot stand as an indicator at all; None where it can."""
    if not item.subcategory:
        return "二级指标残缺"
    if not item.annual and not item.whole_period:
        return "没有指标值"
    if not item.name:
        return "没有指标名称"
    if len(item.name) > _LONGEST_NAME or "。" in item.name:
        return "指标名称与其他文字混在一起"
    if doubt and item.name in {*whole, *read}:
        return "与已读出的同名指标重复"
    return None


def _doubt(item: Item, expects_annual: bool) -> str | None:
    """What is missing or doubled in an item; None for a whole one."""
    reasons = []
    if expects_annual and not item.annual:
        reasons.append(f"缺少年度指标值（实施周期指标值为“{'、'.join(item.whole_period)}”）")
    if len(item.annual) > 1:
        reasons.append(f"年度指标值重复出现（{'、'.join(item.annual)}）")
    if len(item.whole_period) > 1:
        reasons.append("实施周期指标值重复出现")
    if item.doubled_level:
        reasons.append("二级指标重复出现")
    if item.residue and re.search(r"\w", item.residue):
        reasons.append(f"指标值之后混有其他文字“{_quoted(item.residue)}”")
    return "，".join(reasons) or None


def _indicator(item: Item, passage: Passage, expects_annual: bool, placeholders: Collection[str]) -> Indicator:
    written = item.annual if expects_annual or item.annual else item.whole_period
    whole = _agreed(item.whole_period) if item.annual or expects_annual else None
    return Indicator(
        category=item.category,
        subcategory=item.subcategory,
        name=item.name,
        target=parse_target(_certain(item, written), placeholders=placeholders),
        where=passage.where(item.start),
        whole_period=parse_target(whole, placeholders=placeholders) if whole else None,
    )


def _certain(item: Item, written: tuple[str, ...]) -> str:
    """The target as written; blank where the key is doubled and the values do not all agree."""
    doubled = len(written) > 1
    return (_agreed((*written, *item.whole_period)) if doubled else _agreed(written)) or ""


def _agreed(values: tuple[str, ...]) -> str | None:
    return values[0] if values and len(set(values)) == 1 else None


def _numbering(items: list[Item], passage: Passage, subject: str) -> Iterator[Finding]:
    numbers = [item.number for item in items]
    if numbers != list(range(1, len(items) + 1)):
        shown = "、".join("缺号" if number is None else str(number) for number in numbers)
        yield announce("I32", subject, passage.where(items[0].start), numbers=shown)


def _quoted(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}……"
