"""Statutory time limits as the rulebook lists them, and the one in force for a case filed on a given day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """One limit: for which cases, how long, how it may be extended, and where that stands.

    `category`, `stage` and `procedure` are values of the contract `case`; `variant` tells apart cases that these
    three do not (ruling, foreign, not_detained …; blank for the ordinary one). `has_limit` is False where the law
    sets none. `extension_months` may be approved by `approver`.
    """

    slug: str
    name: str
    category: str
    stage: str
    procedure: str
    variant: str
    has_limit: bool
    months: int
    days: int
    extension_months: int
    approver: str
    article: str
    source: str
    certainty: str
    in_force_from: date
    note: str = ""


def limit_in_force(
    limits: Iterable[TimeLimit], category: str, stage: str, procedure: str, filed_on: date, variant: str = ""
) -> TimeLimit | None:
    """The version that applied on the filing day; None where the rulebook has none for such cases at that time.

    A limit with blank `procedure` holds for every procedure. The filing day chooses the version: a later amendment
    does not shorten or lengthen cases already filed.
    """
    wanted = (category, stage, variant)
    fitting = [
        limit
        for limit in limits
        if (limit.category, limit.stage, limit.variant) == wanted
        and limit.procedure in ("", procedure)
        and limit.in_force_from <= filed_on
    ]
    return max(fitting, key=lambda limit: limit.in_force_from, default=None)
