"""Target values of papers, read with the placeholder words of the rulebook."""

from heng.domain.target.parse_target import parse_target
from heng.domain.target.target_value import TargetValue
from heng.rulebook.loader import read


def read_target(text: str, *, sign: str | None = None, unit: str | None = None) -> TargetValue:
    """As `parse_target`, knowing which words stand for a missing value."""
    return parse_target(text, sign=sign, unit=unit, placeholders=placeholder_words())


def placeholder_words() -> tuple[str, ...]:
    """The words of rulebook/reading/placeholders.toml."""
    return tuple(read("reading/placeholders.toml")["words"])
