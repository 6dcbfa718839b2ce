"""`python -m bench [CASES [SUBSET]]`: all indicators of a synthetic court-year (50,000 cases), as ratios.

Fused scans against one query per indicator on the whole court, and all three against plain Python row by row on a
smaller court of SUBSET cases; on both the figures must be equal before a ratio is printed. The time of plain Python on
the whole court is the subset's times the number of records, which flatters it where it looks up related records.
"""

import os
import subprocess
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


FUSED, SINGLE, SLOW, WHOLE = "fused scans", "one query per indicator", "row by row in Python (scaled)", "heng compute"


def main(cases: int, subset: int) -> None:
    """Print the table for a court-year of `cases` cases, the slow way measured on `subset`."""
    definitions = load_definitions()
    with tempfile.TemporaryDirectory() as folder:
        large, small = _court(Path(folder) / "large", cases), _court(Path(folder) / "small", subset)
        seconds = {
            FUSED: median(_timed(lambda: _fused(large, definitions)) for _ in range(ROUNDS)),
            SINGLE: _timed(lambda: _one_by_one(large, definitions)),
            WHOLE: median(_timed(lambda: _process(Path(folder) / "large")) for _ in range(ROUNDS)),
        }
        slow, taken = _slow(small, definitions, YEAR)
        seconds[SLOW] = taken * _rows(large) / _rows(small)
        agree = _fused(large, definitions) == _one_by_one(large, definitions)
        if not agree or _fused(small, definitions) != slow:
            sys.exit("The ways disagree: no ratio is worth printing.")
        print(f"{len(definitions)} indicators, {cases} cases, {_rows(large)} records, figures equal")
        print(f"row by row measured on {_rows(small)} records: {taken:.2f} s")
    for name, spent in sorted(seconds.items(), key=lambda entry: entry[1]):
        print(f"{name:32} {spent / seconds[FUSED]:8.1f} x   ({spent:.2f} s)")


def _rows(store: RecordStore) -> int:
    head = store.head()
    assert head is not None, "the court was loaded"
    return sum(state.rows for state in head.entities)


def _process(home: Path) -> None:
    command = [sys.executable, "-m", "heng.cli", "compute", "--court", COURT, "--period", "2022", "--format", "json"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "HENG_HOME": str(home)})


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
    delivered = [entity for entity in entities_needed(definitions) if head.delivered(entity, COURT)]
    tables = {entity: list(store.rows(head, entity, COURT)) for entity in delivered}
    started = time.perf_counter()
    figures = {
        found.slug: reference(resolve(found, choose(found, {})), tables, COURT, period)[0].value
        for found in definitions
    }
    return figures, time.perf_counter() - started


def _timed(way: Callable[[], object]) -> float:
    started = time.perf_counter()
    way()
    return time.perf_counter() - started


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1:3]]
    main(*sizes, *(50_000, 1_000)[len(sizes) :])
