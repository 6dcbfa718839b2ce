"""What the synthetic year is to look like: the rulebook's parameters with court, year, seed and size."""

import random
from dataclasses import dataclass
from datetime import date
from typing import Any

from heng.records.synth.draw import stream
from heng.rulebook.loader import read


@dataclass(frozen=True, slots=True)
class YearSettings:
    """One synthetic court-year. `parameters` is rulebook/synth/internet_court.toml."""

    court: str
    year: int
    seed: int
    cases: int
    parameters: dict[str, Any]

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, 1, 1)

    @property
    def end(self) -> date:
        """The last day; nothing later is known when the year is delivered."""
        return date(self.year, 12, 31)

    def count(self, full_year: int) -> int:
        """A count of the full-size year shrunk to this one's number of cases, at least 1."""
        size: int = self.parameters["cases"]
        return max(1, round(full_year * self.cases / size))

    def rng(self, what: str) -> random.Random:
        """The random stream for one kind of record."""
        return stream(self.seed, self.court, self.year, what)


def year_settings(court: str, year: int, seed: int, cases: int | None) -> YearSettings:
    """The settings with the rulebook's parameters; `cases` None takes the size of the published year."""
    parameters = read("synth/internet_court.toml")
    return YearSettings(court, year, seed, parameters["cases"] if cases is None else cases, parameters)
