"""The monitoring rulebook: when a target counts as at risk, and when a refund is close to its day."""

from dataclasses import dataclass

from heng.rulebook.loader import read, source_title


@dataclass(frozen=True, slots=True)
class AtRisk:
    """How many of the latest months are looked at, how many misses make a risk, and on what that rests."""

    latest_months: int
    missed_months: int
    source: str


def at_risk() -> AtRisk:
    """The rule in force."""
    row = read("monitoring/at_risk.toml")["at_risk"]
    return AtRisk(row["latest_months"], row["missed_months"], source_title(row["source"]))


def refund_warning_days() -> int:
    """How many days before its statutory day an unpaid refund is pointed out."""
    days: int = read("monitoring/refund_warning.toml")["refund_warning"]["days"]
    return days
