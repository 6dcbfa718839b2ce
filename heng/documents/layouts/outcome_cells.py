"""Cells of a self-evaluation that hold two things: target and actual in one, points awarded of full marks."""

import re
from decimal import Decimal

from heng.documents.layouts.amount_cells import points
from heng.domain.target.characters import folded

_BOTH = re.compile(
    r"\s*(?:年度|全年|年初|预期|计划)?(?:指标|目标)值?\s*[:：]\s*(?P<target>.+?)\s*[；;，,、/]?\s*"
    r"(?:实际|全年|年度)?(?:完成|实现)(?:指标|目标)?(?:值|情况|数)?\s*[:：]\s*(?P<actual>.+?)\s*[。；;]?",
    re.DOTALL,
)
_OF_FULL = re.compile(r"(?:得分[:：])?(?P<score>\d+(?:\.\d+)?)分?\s*/\s*(?P<full>\d+(?:\.\d+)?)分?")
_LABELLED = re.compile(r"(?:自评)?得分?[:：]?\s*(?P<score>\d+(?:\.\d+)?)分")


def target_and_actual(text: str) -> tuple[str, str | None]:
    """The target and the actual of a cell such as `目标值：≥95%；完成值：96%`; the whole text and None for any other cell."""
    found = _BOTH.fullmatch(text)
    return (found["target"], found["actual"]) if found else (text, None)


def awarded(text: str, weight: Decimal | None) -> Decimal | None:
    """The points awarded in a cell: `9.5`, `9.5分`, `9.5/10`, `得9.5分`; None for anything else.

    Of two figures the second has to be the full marks (`weight`, where it is known).
    """
    plain = folded(text).strip()
    if found := _OF_FULL.fullmatch(plain):
        full = Decimal(found["full"])
        return Decimal(found["score"]) if weight in (None, full) and Decimal(found["score"]) <= full else None
    labelled = _LABELLED.fullmatch(plain)
    return Decimal(labelled["score"]) if labelled else points(text)
