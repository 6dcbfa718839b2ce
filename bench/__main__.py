"""`python -m bench [CASES]`: all indicators of a synthetic court-year, fused against one query each and plain Python.

Every way runs in turn in one process; the figures must be equal before a ratio is printed.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from statistics import median

from heng.domain.indicator.definition import Definition
from heng.domain.indicator.options import choose, resolve
from heng.domain.period import Period, parse_period
from heng.engine.compute import compute, entities_needed
from heng.engine.reference import reference
from heng.records.load import load_batch
from heng.records.store import RecordStore
from heng.records.synth.court_year import write_court_year
from heng.rulebook.indicators import load_definitions

COURT, YEAR, ROUNDS = "粤0192", parse_period("2022"), 3
Figures = dict[str, Fraction | None]


def main(cases: int) -> None:
    """Print the table for a court-year of `cases` cases."""
    definitions = load_definitions()
    with tempfile.TemporaryDirectory() as folder:
        store = _court(Path(folder), cases)
        ways: dict[str, Callable[[], Figures]] = {
            "fused (one pass per entity and axis)": lambda: _fused(store, definitions),
            "one query per indicator": lambda: _one_by_one(store, definitions),
        }
        figures = {name: way() for name, way in ways.items()}
        seconds = {name: median(_timed(way) for _ in range(ROUNDS)) for name, way in ways.items()}
        figures["row by row in Python"], seconds["row by row in Python"] = _slow(store, definitions, YEAR)
    first, *others = figures.values()
    if any(other != first for other in others):
        sys.exit("The ways disagree: no ratio is worth printing.")
    fastest = seconds["fused (one pass per entity and axis)"]
    print(f"{len(definitions)} indicators, {cases} cases, figures equal")
    for name, taken in seconds.items():
        print(f"{name:40} {taken / fastest:8.1f} x   ({taken:.2f} s)")


def _court(folder: Path, cases: int) -> RecordStore:
    store = RecordStore(folder / "records")
    for batch in write_court_year(folder / "batches", COURT, 2022, cases=cases):
        load_batch(store, batch)
    return store


def _fused(store: RecordStore, definitions: tuple[Definition, ...]) -> Figures:
    return {result.indicator: result.value for result in compute(store, definitions, COURT, YEAR)}


def _one_by_one(store: RecordStore, definitions: tuple[Definition, ...]) -> Figures:
    return {found.slug: compute(store, [found], COURT, YEAR)[0].value for found in definitions}


def _slow(store: RecordStore, definitions: tuple[Definition, ...], period: Period) -> tuple[Figures, float]:
    head = store.head()
    assert head is not None, "the court was loaded"
    tables = {entity: list(store.rows(head, entity, COURT)) for entity in entities_needed(definitions)}
    started = time.perf_counter()
    figures = {
        found.slug: reference(resolve(found, choose(found, {})), tables, COURT, period)[0].value
        for found in definitions
    }
    return figures, time.perf_counter() - started


def _timed(way: Callable[[], Figures]) -> float:
    started = time.perf_counter()
    way()
    return time.perf_counter() - started


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
