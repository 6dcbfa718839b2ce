"""The settings of reading pictures, from rulebook/reading/ocr.toml."""

from heng.rulebook.loader import read

_FILE = "reading/ocr.toml"


def number(part: str, name: str) -> float:
    """The setting `name` of `part` ("confidence", "low"); the unit stands in the rulebook."""
    value: float = read(_FILE)[part][name]
    return value


def comparison_signs() -> str:
    """The signs of comparison that a column of signs holds."""
    signs: str = read(_FILE)["signs"]["comparison"]
    return signs


def unweighed() -> frozenset[str]:
    """The signs that do not count for how sure a reading is."""
    return frozenset(read(_FILE)["punctuation"]["unweighed"])
