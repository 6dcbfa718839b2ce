"""The statutory time limits of rulebook/time_limits.toml, and the settings of the clock that rest on the law."""

from functools import cache

from heng.domain.deadline.clock import ClockSettings
from heng.domain.deadline.time_limit import TimeLimit
from heng.rulebook.loader import read
from heng.rulebook.working_days import is_working_day

FILE = "time_limits.toml"


@cache
def time_limits() -> tuple[TimeLimit, ...]:
    """All limits, old and new versions, in the order of the file."""
    return tuple(
        TimeLimit(
            slug=row["slug"],
            name=row["name"],
            category=row["category"],
            stage=row["stage"],
            procedure=row["procedure"],
            variant=row.get("variant", ""),
            has_limit=row.get("has_limit", True),
            months=row.get("months", 0),
            days=row.get("days", 0),
            extension_months=row.get("extension_months", 0),
            approver=row.get("approver", ""),
            article=row["article"],
            source=row["source"],
            certainty=row["certainty"],
            in_force_from=row["in_force_from"],
            note=row.get("note", ""),
        )
        for row in read(FILE)["limit"]
    )


def clock_settings(count_extensions: bool = True, holiday_shift: bool | None = None) -> ClockSettings:
    """The settings of the clock: the categories in which, by law, a procedure switch starts it anew.

    `holiday_shift` None takes the rulebook's default; True moves a due day that is a holiday to the next working day.
    """
    rules = read(FILE)
    shift = rules["holiday_shift"]["default"] if holiday_shift is None else holiday_shift
    return ClockSettings(
        resetting_categories=frozenset(rules["procedure_switch"]["resetting_categories"]),
        count_extensions=count_extensions,
        working_day=is_working_day if shift else None,
    )
