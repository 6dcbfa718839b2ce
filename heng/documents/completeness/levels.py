"""Levels that every project should have, or that only some rows have."""

from collections.abc import Iterator

from heng.documents.completeness.announcing import gap
from heng.documents.completeness.read_paper import ReadPaper
from heng.domain.finding import Finding
from heng.domain.review.declared import Holder, torn
from heng.domain.target.declaration import DocumentKind

_SHOWN, _SHOWN_PLACES = 5, 20
_ANNOUNCED = ("I14",)


def gaps(paper: ReadPaper) -> Iterator[Finding]:
    """I95 for each mandatory category that units or projects lack, I96 where some indicators have no level and others do.

    The tables of a report may show some of the indicators only and owe no category.
    """
    is_report = paper.document.kind is DocumentKind.SELF_EVALUATION_REPORT
    for category in () if is_report else paper.profile.mandatory_categories:
        lacking = [holder for holder in paper.target_holders if not _has(holder, category)]
        if lacking:
            names = "、".join(f"“{holder.name}”" for holder in lacking[:_SHOWN]) + (
                "等" if len(lacking) > _SHOWN else ""
            )
            last = [holder.indicators[-1].where for holder in lacking[:_SHOWN_PLACES]]
            yield gap(paper, "I95", names, *last, category=category, count=len(lacking), names=names)
    for holder in paper.holders:
        if not torn(paper.document.findings, holder, _ANNOUNCED):
            yield from _blank_levels(paper, holder)


def _has(holder: Holder, category: str) -> bool:
    """Whether an indicator is of `category`; 效果 is another word for 效益. Lost levels prove nothing."""
    seen = [f"{one.category}{one.subcategory}" for one in holder.indicators]
    return any(not levels or category in levels or (category == "效益" and "效果" in levels) for levels in seen)


def _blank_levels(paper: ReadPaper, holder: Holder) -> Iterator[Finding]:
    for field, label in (("category", "一级指标"), ("subcategory", "二级指标")):
        blank = [one for one in holder.indicators if not getattr(one, field)]
        if blank and len(blank) < len(holder.indicators):
            names = "、".join(one.name for one in blank[:_SHOWN]) + ("等" if len(blank) > _SHOWN else "")
            places = [one.where for one in blank]
            yield gap(paper, "I96", holder.name, *places, count=len(blank), level=label, names=names)
