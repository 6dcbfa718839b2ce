"""A figure promised in the objective that no indicator carries."""

import re
from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import holders
from heng.domain.review.figures import NUMBER, decimal
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Document, Unit
from heng.domain.target.quantity import base, unit_text

RULE = Rule(
    code="R53",
    slug="goal_has_indicator",
    title="目标文字中的数值没有对应指标",
    severity=Severity.HINT,
    certainty=Certainty.LIKELY,
    source="cb-2015-88",
    fix="请为该数值设置指标，或使文字与指标一致。",
)

_PROMISE = re.compile(
    rf"(?:不少于|不低于|不高于|不超过|不多于|至少|≥|≤)\s*({NUMBER})\s*(%|[万亿]?[\u4e00-\u9fff]{{1,2}})?"
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Floors and caps in objectives and tasks, against the figures of the holder's indicators."""
    for holder in holders(document):
        carried = {figure for item in holder.indicators for figure in _figures(item.target.number, item.target.unit)}
        tasks = "".join(f"{task.content}{task.expected}" for task in holder.tasks) if isinstance(holder, Unit) else ""
        for match in _PROMISE.finditer(folded(holder.objective + tasks)):
            if not _figures(decimal(match[1]), match[2] or "") & carried:
                message = f"“{holder.name}”的目标文字写有“{match[0].strip()}”，没有指标采用这一数值。"
                yield RULE.finding(holder.name, message, holder.where)


def _figures(number: Decimal | None, unit: str) -> set[Decimal]:
    return set() if number is None else {number, base(number, unit_text(unit))[0]}
