"""Random draws that are the same on every machine: one seeded stream per kind of record."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import accumulate


def stream(seed: int, court: str, year: int, what: str) -> random.Random:
    """The random stream for `what`; streams do not disturb each other when one of them changes."""
    return random.Random(f"{seed}/{court}/{year}/{what}")  # noqa: S311


class Weighted:
    """A draw among names with whole-number weights."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        self.names = list(weights)
        self.sums = list(accumulate(weights.values()))

    def draw(self, rng: random.Random) -> str:
        """One of the names."""
        return rng.choices(self.names, cum_weights=self.sums)[0]


def happens(rng: random.Random, share: Decimal | str) -> bool:
    """True in `share` of the draws."""
    return rng.random() < float(share)


def within(rng: random.Random, bounds: Sequence[int]) -> int:
    """A whole number between both bounds, each included."""
    return rng.randint(bounds[0], bounds[-1])


def triangular(rng: random.Random, low_high_mode: Sequence[Decimal | str | int]) -> float:
    """A number between low and high, most often near the mode."""
    low, high, mode = (float(bound) for bound in low_high_mode)
    return rng.triangular(low, high, mode)


def chosen(rng: random.Random, count: int, share: Decimal | str) -> set[int]:
    """Positions of exactly round(count × share) out of `count`, so that published rates come out to the digit."""
    return set(rng.sample(range(count), round(count * Decimal(share))))


def office_hour(rng: random.Random, day: date) -> datetime:
    """A moment of `day` between nine and half past five."""
    return datetime.combine(day, time(9)) + timedelta(seconds=rng.randrange(30_600))


def working_days(year: int, month: int) -> list[date]:
    """Monday to Friday of a month (public holidays make no difference to the figures)."""
    first = date(year, month, 1)
    days = (first + timedelta(days=offset) for offset in range(31))
    return [day for day in days if day.month == month and day.weekday() < 5]
