"""What two targets of one measure say to each other: the same, compatible, different, or impossible together."""

from decimal import Decimal
from enum import Enum
from fractions import Fraction

from heng.domain.review.declared import shown
from heng.domain.review.profile import Profile
from heng.domain.target.quantity import base, convert, unit_text
from heng.domain.target.target_value import Comparison, Form, TargetValue


class Relation(Enum):
    """How two targets stand to each other."""

    SAME = "same"
    SIGN = "sign"  # one figure under two signs: ≥95 and =95
    TURNED = "turned"  # one figure as floor and as cap: ≥95 and ≤95
    INTERVAL = "interval"  # a floor and a cap that leave room: ≥5 and ≤10
    DIFFERENT = "different"  # two figures of which one takes in the other: ≥90 and ≥95
    IMPOSSIBLE = "impossible"  # no value meets both: ≥10 and ≤5
    UNRELATED = "unrelated"  # words, other units: nothing to hold against each other


AT_ODDS = (Relation.DIFFERENT, Relation.IMPOSSIBLE, Relation.TURNED)
_FLOOR, _CAP = "floor", "cap"
_WAYS = {
    Comparison.AT_LEAST: _FLOOR,
    Comparison.MORE_THAN: _FLOOR,
    Comparison.AT_MOST: _CAP,
    Comparison.LESS_THAN: _CAP,
}
Ends = tuple[Fraction | None, Fraction | None]


def relation(first: TargetValue, second: TargetValue, profile: Profile) -> Relation:
    """How `first` and `second`, both targets of one measure, stand to each other. Symmetric."""
    if shown(first) == shown(second):
        return Relation.SAME if shown(first) else Relation.UNRELATED
    like = first if unit_text(first.unit) else second
    ends, others = _ends(first, like, profile), _ends(second, like, profile)
    turned = {_way(first), _way(second)} == {_FLOOR, _CAP}
    if ends is None or others is None:
        return Relation.TURNED if turned and first.number == second.number else Relation.UNRELATED
    if ends == others and first.comparison is second.comparison:
        return Relation.SAME
    if _figures(ends) == _figures(others):
        return Relation.TURNED if turned else Relation.SIGN
    if _apart(ends, others) or _apart(others, ends):
        return Relation.IMPOSSIBLE
    return Relation.INTERVAL if turned else Relation.DIFFERENT


def conflicting(first: TargetValue, second: TargetValue, profile: Profile) -> bool:
    """Whether the two cannot both be the target of one measure."""
    return relation(first, second, profile) in AT_ODDS


def _ends(target: TargetValue, like: TargetValue, profile: Profile) -> Ends | None:
    """The lowest and the highest value that meet a target, in the unit of `like`; None for what holds no figure."""
    if target.number is None or target.form not in (Form.NUMBER, Form.RANGE):
        return None
    low = _in_unit(target.number, target.unit, like, profile)
    if low is None:
        return None
    if _way(target) == _FLOOR:
        return low, None
    if _way(target) == _CAP:
        return None, low
    if target.comparison is Comparison.RANGE and target.upper is not None:
        return low, _in_unit(target.upper, target.unit, like, profile)
    return (low, low) if target.comparison is Comparison.EQUAL else None


def _in_unit(number: Decimal, unit: str, like: TargetValue, profile: Profile) -> Fraction | None:
    """The number in the unit of `like`; one that prints no unit is taken to be in the other's.

    Words for counting one kind of thing (件, 宗, 案件数) count as one unit.
    """
    if not unit_text(unit) or not unit_text(like.unit):
        share = unit_text(like.unit) == "%" and not unit_text(unit) and 0 < number <= 1 < (like.number or 0)
        return Fraction(number) * (100 if share else 1)
    (size, counted), (other_size, other) = (base(Decimal(1), unit_text(word)) for word in (unit, like.unit))
    if any({counted, other} <= set(group.split("|")) for group in profile.lexicons["same_counts"]):
        return Fraction(number) * Fraction(size) / Fraction(other_size)
    return convert(number, unit, like.unit)


def _way(target: TargetValue) -> str | None:
    return _WAYS.get(target.comparison)


def _figures(ends: Ends) -> frozenset[Fraction]:
    return frozenset(end for end in ends if end is not None)


def _apart(lower: Ends, upper: Ends) -> bool:
    return lower[1] is not None and upper[0] is not None and lower[1] < upper[0]
