"""Courts from rulebook/courts.toml: court word (粤0192) to name and kind."""

from dataclasses import dataclass
from functools import cache

from heng.rulebook.loader import read


@dataclass(frozen=True, slots=True)
class Court:
    """A court: `code` is its court word, `kind` one of high, intermediate, basic, internet."""

    code: str
    name: str
    kind: str
    certainty: str


@cache
def courts() -> tuple[Court, ...]:
    """All courts of the rulebook, in file order."""
    entries = read("courts.toml").items()
    return tuple(Court(code, entry["name"], entry["kind"], entry["certainty"]) for code, entry in entries)


def court(code: str) -> Court | None:
    """The court with the court word `code`, or None."""
    return next((candidate for candidate in courts() if candidate.code == code), None)
