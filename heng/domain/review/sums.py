"""Holding parts against their total, with what rounding can explain."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from heng.domain.finding import Severity, Where
from heng.domain.money import wan_text
from heng.domain.review.profile import Profile


@dataclass(frozen=True, slots=True)
class Total:
    """A total that a table prints in `row` under `heading`, and the parts (yuan) that should make it."""

    what: str
    parts: tuple[Decimal, ...]
    total: Decimal
    where: Where
    row: str = ""


def sum_gap(parts: Sequence[Decimal], total: Decimal, profile: Profile) -> Severity | None:
    """How badly parts (yuan) miss their total: None when equal, a warning within what rounding each part can do."""
    gap = abs(sum(parts, Decimal()) - total)
    step = profile.numbers["rounding_step"]
    if gap == 0:
        return None
    return Severity.WARNING if gap <= max(step, step / 2 * (len(parts) + 1)) else Severity.ERROR


def sum_message(what: str, parts: Sequence[Decimal], total: Decimal, severity: Severity) -> str:
    """Both figures and their difference in 万元; says so where rounding may be the reason."""
    added = sum(parts, Decimal())
    text = f"{what}：各部分之和{wan_text(added)}万元，合计{wan_text(total)}万元，相差{wan_text(abs(added - total))}万元"
    return f"{text}，可能由四舍五入造成。" if severity is Severity.WARNING else f"{text}。"
