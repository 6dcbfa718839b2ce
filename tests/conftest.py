"""Fixtures for the whole suite: where the original papers are, when they are there at all."""

from pathlib import Path

import pytest
from hypothesis import settings

# Examples are judged by their outcome; how long one takes depends on the machine's other work.
settings.register_profile("heng", deadline=None)
settings.load_profile("heng")

_SHARED = Path(__file__).parents[2] / "shared"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests on the original papers where a clone stands alone: our own fixtures cover the same ground."""
    absent = {name for name in ("seeds", "samples") if not (_SHARED / name).is_dir()}
    kept: list[pytest.Item] = []
    left_out: list[pytest.Item] = []
    for item in items:
        (left_out if absent & set(getattr(item, "fixturenames", ())) else kept).append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept


@pytest.fixture
def seeds() -> Path:
    """The folder of the five original papers as text."""
    return _SHARED / "seeds"


@pytest.fixture
def samples() -> Path:
    """The folder of the four sample papers with their expected content."""
    return _SHARED / "samples"
