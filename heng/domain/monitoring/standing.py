"""Where an indicator stands against its target (绩效运行监控): reached, at risk, missed, or not to be told."""

from collections.abc import Sequence
from enum import StrEnum


class Standing(StrEnum):
    """The states that pages show as colour, icon and word."""

    MET = "met"
    AT_RISK = "at_risk"
    UNMET = "unmet"
    NOT_APPLICABLE = "not_applicable"
    NO_DATA = "no_data"


def standing(met: bool | None, latest: Sequence[bool | None], missed_months: int) -> Standing:
    """The standing of an indicator whose period as a whole is `met`.

    `latest` are the verdicts on the latest months by themselves, empty for totals that only grow over the year. A
    target reached so far is at risk once `missed_months` of these months fell short of it. A value that cannot be held
    against its target has no standing.
    """
    if met is None:
        return Standing.NOT_APPLICABLE
    if not met:
        return Standing.UNMET
    missed = sum(month is False for month in latest)
    return Standing.AT_RISK if missed >= missed_months else Standing.MET
