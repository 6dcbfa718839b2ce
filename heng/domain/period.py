"""Periods of account: closed date intervals named as people write them (2022, 2022-03, 2022Q1, 2022H1)."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from heng.domain.errors import WrongUsage

_NAME = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})|Q(?P<quarter>[1-4])|H(?P<half>[12]))?")
EARLIEST_YEAR, LATEST_YEAR = 1950, 2099


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A closed interval of days with its name; both ends belong to it."""

    start: date
    end: date
    name: str

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return self.name

    def months(self) -> Iterator["Period"]:
        """The calendar months that make up this period, in order."""
        year, month = self.start.year, self.start.month
        while (year, month) <= (self.end.year, self.end.month):
            yield _months(year, month, month, f"{year:04d}-{month:02d}")
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def parse_period(text: str) -> Period:
    """The period that `text` names: a year, a month, a quarter (2022Q1) or a half year (2022H1).

    Raises WrongUsage for anything else, and for years outside 1950–2099.
    """
    match = _NAME.fullmatch(text.strip())
    if match is None:
        raise WrongUsage(f"无法识别期间“{text}”。请写成 2022（年）、2022-03（月）、2022Q1（季）或 2022H1（半年）。")
    year = int(match["year"])
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise WrongUsage(f"期间“{text}”的年份不在 {EARLIEST_YEAR}–{LATEST_YEAR} 之间，请核对。")
    name = match[0]
    if match["month"]:
        month = int(match["month"])
        if not 1 <= month <= 12:
            raise WrongUsage(f"期间“{text}”的月份应在 01 到 12 之间，请核对。")
        return _months(year, month, month, name)
    if match["quarter"]:
        first = 3 * int(match["quarter"]) - 2
        return _months(year, first, first + 2, name)
    if match["half"]:
        first = 6 * int(match["half"]) - 5
        return _months(year, first, first + 5, name)
    return _months(year, 1, 12, name)


def _months(year: int, first: int, last: int, name: str) -> Period:
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]), name)
