"""The form of a review opinion: dimensions with check points, which rule belongs to which, deductions and grades.

Values come from rulebook/review/opinion.toml.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from heng.domain.finding import Severity


@dataclass(frozen=True, slots=True)
class CheckPoint:
    """What a reviewer asks of a paper, with the most points that it brings."""

    slug: str
    name: str
    question: str
    maximum: Decimal


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of the bureau's dimensions of review (完整性, 相关性 …) with its check points."""

    name: str
    points: tuple[CheckPoint, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade, the lowest score that earns it, and what follows from it."""

    name: str
    floor: Decimal
    consequence: str


@dataclass(frozen=True, slots=True)
class Deduction:
    """What findings of one rule and severity cost: the first, each further one, and at most, in points."""

    first: Decimal
    further: Decimal
    most: Decimal

    def points(self, count: int) -> Decimal:
        """The points lost by `count` findings (at least one)."""
        return min(self.first + self.further * (count - 1), self.most)


@dataclass(frozen=True, slots=True)
class Scheme:
    """The form for one kind of paper.

    `rules` maps a rule's code to the slug of its check point, `otherwise` is the slug for codes not listed. `grades`
    go from best to worst; with an error that stands no grade above `best_with_error` is suggested. `source` is the
    title of the text behind the dimensions; `certainty` and `note` say what of it is not certain.
    """

    title: str
    dimensions: tuple[Dimension, ...]
    rules: Mapping[str, str]
    otherwise: str
    deductions: Mapping[Severity, Deduction]
    grades: tuple[Grade, ...]
    best_with_error: str
    source: str
    certainty: str
    note: str

    def point_of(self, rule: str) -> str:
        """The slug of the check point that findings of `rule` belong to."""
        return self.rules.get(rule, self.otherwise)
