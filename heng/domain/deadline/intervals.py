"""Closed intervals of days: clipping and union, so that overlapping deductions count once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    def __len__(self) -> int:
        return (self.last - self.first).days + 1


def clip(days: Days, after: date, until: date) -> Days | None:
    """The part of `days` in (`after`, `until`]; None where nothing is left."""
    first, last = max(days.first, after + ONE_DAY), min(days.last, until)
    return Days(first, last) if first <= last else None


def union(intervals: Iterable[Days]) -> tuple[Days, ...]:
    """Disjoint intervals, in order, that cover the same days; adjoining intervals are joined."""
    merged: list[Days] = []
    for days in sorted(intervals):
        if merged and days.first <= merged[-1].last + ONE_DAY:
            merged[-1] = Days(merged[-1].first, max(merged[-1].last, days.last))
        else:
            merged.append(days)
    return tuple(merged)
