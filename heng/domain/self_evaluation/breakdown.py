"""A score is a breakdown: items with points, reasons, rules and evidence; totals are only sums of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from heng.domain.finding import Finding
from heng.domain.self_evaluation.indicator_outcome import IndicatorOutcome


@dataclass(frozen=True, slots=True)
class Item:
    """One scored item.

    `points` is None where the item cannot be scored yet; `reason` then says what is missing, otherwise it is the
    arithmetic. `rule` is the id of the rule, `source` the text it rests on, `certainty` how sure its maximum is.
    """

    rule: str
    name: str
    maximum: Decimal | None
    points: Decimal | None
    reason: str
    source: str
    certainty: str
    head: str = ""
    target: str = ""
    actual: str = ""
    evidence: tuple[str, ...] = ()

    @property
    def deduction(self) -> Decimal | None:
        """The points lost; None where the item is not scored."""
        return None if self.maximum is None or self.points is None else self.maximum - self.points

    def to_json(self) -> dict[str, object]:
        """The item for `heng evaluate --format json`; points as decimal strings."""
        return {
            "rule": self.rule,
            "head": self.head,
            "name": self.name,
            "maximum": points_text(self.maximum),
            "points": points_text(self.points),
            "deduction": points_text(self.deduction),
            "target": self.target,
            "actual": self.actual,
            "reason": self.reason,
            "source": self.source,
            "certainty": self.certainty,
            "evidence": list(self.evidence),
        }


@dataclass(frozen=True, slots=True)
class Part:
    """A group of items (履职效能, 产出指标 …); `maximum` is what the whole part can give."""

    slug: str
    name: str
    maximum: Decimal
    items: tuple[Item, ...]

    @property
    def points(self) -> Decimal | None:
        """The sum of the items' points; None while an item is not scored."""
        return _total(item.points for item in self.items)

    def to_json(self) -> dict[str, object]:
        """The part with its items."""
        return {
            "part": self.slug,
            "name": self.name,
            "maximum": points_text(self.maximum),
            "points": points_text(self.points),
            "items": [item.to_json() for item in self.items],
        }


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The score of a department or project: parts, total, grade (None while incomplete) and what was noticed.

    `indicators` are those that a department's items count together; a project's indicators are items themselves.
    """

    subject: str
    fiscal_year: int | None
    scheme: str
    parts: tuple[Part, ...]
    grade: str | None
    findings: tuple[Finding, ...] = ()
    indicators: tuple[IndicatorOutcome, ...] = ()

    @property
    def maximum(self) -> Decimal:
        """The points that were to be had."""
        return sum((part.maximum for part in self.parts), Decimal(0))

    @property
    def total(self) -> Decimal | None:
        """The total; None while an item is not scored: an incomplete score is never shown as a low one."""
        return _total(part.points for part in self.parts)

    def items(self) -> tuple[Item, ...]:
        """All items, in order."""
        return tuple(item for part in self.parts for item in part.items)

    def to_json(self) -> dict[str, object]:
        """The breakdown of `heng evaluate --format json`."""
        return {
            "subject": self.subject,
            "fiscal_year": self.fiscal_year,
            "scheme": self.scheme,
            "maximum": points_text(self.maximum),
            "total": points_text(self.total),
            "grade": self.grade,
            "parts": [part.to_json() for part in self.parts],
            "indicators": [indicator.to_json() for indicator in self.indicators],
            "findings": [finding.to_json() for finding in self.findings],
        }


def points_text(points: Decimal | None) -> str | None:
    """Points without exponent and without trailing zeros after the point."""
    if points is None:
        return None
    text = f"{points:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _total(points: Iterable[Decimal | None]) -> Decimal | None:
    total = Decimal(0)
    for value in points:
        if value is None:
            return None
        total += value
    return total
