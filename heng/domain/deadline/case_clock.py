"""What the statutory clock (审限) looks at, and what it says. Fields are those of the contracts case, deadline_event."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EventKind(StrEnum):
    """审限变更的类别; a suspension stops the clock like a deduction."""

    DEDUCT = "deduct"
    EXTEND = "extend"
    SUSPEND = "suspend"
    RESTART = "restart"
    PROCEDURE_SWITCH = "procedure_switch"


@dataclass(frozen=True, slots=True)
class CaseClock:
    """A case as the clock sees it.

    The limit is that of the present procedure: `limit_months` and `limit_days` are added (一个半月 is 1 and 15).
    A limit of 0 months says that the law sets none (涉外); both None says that the limit was not delivered.
    """

    filed_on: date
    closed_on: date | None
    category: str
    limit_months: int | None = None
    limit_days: int | None = None

    @property
    def has_limit(self) -> bool:
        """Whether there is a limit to hold the case against."""
        return bool(self.limit_months) or bool(self.limit_days)


@dataclass(frozen=True, slots=True)
class DeadlineEvent:
    """A change of the time limit.

    Deductions and suspensions cover the days `from_on` to `to_on`, both included; without `to_on` they still run.
    An extension adds `extend_months` if it was approved (`approved_on`) before expiry. A restart counts anew from
    `from_on`; so does a procedure switch where `resets` says so (None: as the category's rules have it).
    """

    kind: EventKind
    from_on: date
    to_on: date | None = None
    extend_months: int | None = None
    approved_on: date | None = None
    resets: bool | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the clock says of a case.

    `due_on` is the last day within the limit. `within` is None where the case has no limit or no outcome yet.
    `deducted_days` is the union of all deducted days after filing up to closing, `net_days` the days from filing to
    closing without them (None while pending). `reasons` tell, in Chinese, how the due day came about.
    """

    due_on: date | None
    within: bool | None
    net_days: int | None
    deducted_days: int
    reasons: tuple[str, ...]
