"""The vocabulary of case numbers from rulebook/case_numbers.toml."""

from functools import cache

from heng.domain.record.case_number import CaseWords
from heng.rulebook.loader import read


@cache
def case_words() -> CaseWords:
    """Court initials, special-trial words and type words in use."""
    data = read("case_numbers.toml")
    return CaseWords(frozenset(data["initials"]), frozenset(data["specials"]), frozenset(data["types"]))
