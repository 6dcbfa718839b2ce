"""Reading the rulebook: TOML files beside this module, numbers as Decimal, every value with a known source."""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def read(name: str) -> dict[str, Any]:
    """The rulebook file `name` (a path below the rulebook folder, as "time_limits.toml"); floats become Decimal."""
    with (FOLDER / name).open("rb") as file:
        return tomllib.load(file, parse_float=Decimal)


def names(folder: str) -> Iterator[str]:
    """The names of all TOML files below `folder`, sorted, in the form that `read` takes."""
    for path in sorted((FOLDER / folder).rglob("*.toml")):
        yield path.relative_to(FOLDER).as_posix()


def source_title(source: str) -> str:
    """The Chinese title of the source `source`; KeyError for an id that sources.toml does not have."""
    title: str = read("sources.toml")[source]["title"]
    return title
