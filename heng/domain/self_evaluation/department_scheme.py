"""The scheme of a department's self-evaluation (部门整体支出绩效自评): parts, items, and the kind of rule of each item."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class ItemKind(StrEnum):
    """How an item loses points.

    PER_UNMET: `points_each` for every unmet indicator. RATE: in proportion to what a rate falls short of 1.
    FAULT: all points once there is a fault. ELEMENTS: the points of each missing element. CONTROL: all points once a
    control rate exceeds 1. BALANCE: what the part's other items leave; loses only deductions stated one by one.
    """

    PER_UNMET = "per_unmet"
    RATE = "rate"
    FAULT = "fault"
    ELEMENTS = "elements"
    CONTROL = "control"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True)
class ItemRule:
    """One item of a scheme; `maximum` is None only for BALANCE, `elements` holds (name, points) pairs."""

    slug: str
    head: str
    name: str
    kind: ItemKind
    maximum: Decimal | None
    source: str
    certainty: str
    points_each: Decimal = Decimal(0)
    elements: tuple[tuple[str, Decimal], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartRule:
    """One part of a scheme with its confirmed maximum."""

    slug: str
    name: str
    maximum: Decimal
    items: tuple[ItemRule, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """The whole scheme; `profile` names the scoring rules whose grades apply."""

    slug: str
    name: str
    profile: str
    parts: tuple[PartRule, ...]
    source: str
    certainty: str
