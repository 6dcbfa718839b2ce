"""Modules stay readable in one sitting, and their names say what they hold."""

import statistics
from pathlib import Path

ROOT = Path(__file__).parents[2]
CAP = 400
# Longer modules, each with its reason; this list may only shrink.
EXCEPTIONS: dict[str, str] = {}
EMPTY_WORDS = {"utils", "helpers", "common", "misc", "manager", "base"}


def modules() -> dict[str, int]:
    """Lines of every module of the product, without migrations and empty files."""
    paths = (path for path in (ROOT / "heng").rglob("*.py") if "migrations" not in path.parts)
    sizes = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in paths}
    return {name: lines for name, lines in sizes.items() if lines}


def test_no_module_is_longer_than_the_cap() -> None:
    too_long = {name: lines for name, lines in modules().items() if lines > CAP and name not in EXCEPTIONS}
    assert not too_long


def test_every_exception_is_still_needed() -> None:
    sizes = modules()
    assert all(sizes.get(name, 0) > CAP for name in EXCEPTIONS)


def test_nine_of_ten_modules_stay_within_two_hundred_lines() -> None:
    assert statistics.quantiles(modules().values(), n=10)[-1] <= 200


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [name for name in modules() if Path(name).stem in EMPTY_WORDS]
