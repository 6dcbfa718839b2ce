"""Codes and names of the functional and the economic classification, as far as they are certain."""

import re
from functools import lru_cache

from heng.domain.review.book.terms import line_name
from heng.domain.review.profile import Profile
from heng.domain.target.declaration import TableRow

_NOISE = re.compile(r"[“”\"'、（）()]|支出$|费用$|费$")


def misnamed(row: TableRow, profile: Profile) -> str:
    """The right name of a row's code where the row has the name of another code; blank where all fits or is unknown."""
    for names in ("functional_codes", "economic_codes"):
        known = _known(profile.lexicons[names])
        right = known.get(row.code or "")
        name = _plain(line_name(row.name))
        if right and name != _plain(right) and _same_level(name, row.code or "", known):
            return right
    return ""


def _same_level(name: str, code: str, known: dict[str, str]) -> bool:
    """Whether `name` is certainly that of another code of as many digits."""
    return any(_plain(other) == name for known_code, other in known.items() if len(known_code) == len(code))


@lru_cache(maxsize=8)
def _known(entries: tuple[str, ...]) -> dict[str, str]:
    return dict(entry.split("=") for entry in entries)


def _plain(name: str) -> str:
    return _NOISE.sub("", name)
