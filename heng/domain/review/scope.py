"""What a check looks at. An edit re-runs only the checks that looked at something it changed.

A rule module names its checks in CHECKS; each is one of the kinds below. The narrower the kind, the less is done
again: a check of each indicator sees nothing but that indicator and the names around it.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from heng.domain.finding import Finding
from heng.domain.review.declared import Declared, Holder
from heng.domain.review.profile import Profile
from heng.domain.target.declaration import BudgetTable, Document, DocumentKind

Found = Iterator[Finding]


@dataclass(frozen=True, slots=True)
class About:
    """What every check may know of the paper around its part: kind, year, the names of its units and what reading
    announced (`losses`)."""

    kind: DocumentKind
    fiscal_year: int | None
    units: tuple[str, ...]
    losses: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class EachIndicator:
    """Looks at one indicator; of its holder at the name, kind and unit only."""

    check: Callable[[Declared, About, Profile], Found]


@dataclass(frozen=True, slots=True)
class EachHolder:
    """Looks at one unit or project with all its indicators."""

    check: Callable[[Holder, About, Profile], Found]


@dataclass(frozen=True, slots=True)
class EachTable:
    """Looks at one budget table."""

    check: Callable[[BudgetTable, About, Profile], Found]


@dataclass(frozen=True, slots=True)
class Alike:
    """Looks at all indicators of the paper that have one `key` (None for none), in the order of the paper.

    Of their holders it sees no more than EachIndicator does.
    """

    key: Callable[[Declared, Profile], Hashable]
    check: Callable[[Sequence[Declared], About, Profile], Found]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Holds what it gathered from each unit and project (None for nothing) against each other, in the order of the paper.

    Gathering is done again for what was edited only; the check runs over what was gathered.
    """

    gather: Callable[[Holder, Profile], object | None]
    check: Callable[[Sequence[Any], About, Profile], Found]


@dataclass(frozen=True, slots=True)
class Frame:
    """Looks at the paper without its indicators and objectives: names, money, tasks, tables and text."""

    check: Callable[[Document, Profile], Found]


@dataclass(frozen=True, slots=True)
class Whole:
    """Looks at everything, and so runs again after every edit."""

    check: Callable[[Document, Profile], Found]


Check = EachIndicator | EachHolder | EachTable | Alike | Gathered | Frame | Whole


def about(document: Document) -> About:
    """What checks may know of the paper around their part."""
    return About(
        document.kind, document.fiscal_year, tuple(unit.name for unit in document.units), tuple(document.findings)
    )
