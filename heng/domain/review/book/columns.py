"""The columns of a row that must add up: 合计 = 基本支出 + 项目支出."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from heng.domain.review.declared import bare
from heng.domain.review.profile import Profile
from heng.domain.target.declaration import TableRow

Sum = tuple[str, tuple[Decimal, ...], Decimal]


@dataclass(frozen=True, slots=True)
class _Identity:
    """A whole and its parts, each with the headings that it may stand under; `parts` that may be absent are `optional`."""

    whole: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    optional: tuple[str, ...]
    against: tuple[str, ...]


def column_sums(row: TableRow, kind: str, profile: Profile) -> Iterator[Sum]:
    """Each total of the row with its heading and the parts (yuan) beside it."""
    if kind in ("three_public", "government_fund_three_public"):
        return
    headings = {bare(heading): (heading, figure) for heading, figure in row.amounts}
    for identity in _identities(profile.lexicons["column_identities"]):
        found = _sum(headings, identity)
        if found:
            yield found


def _sum(headings: dict[str, tuple[str, Decimal | None]], identity: _Identity) -> Sum | None:
    parts = [_column(headings, words) for words in identity.parts]
    whole = _column(headings, identity.whole)
    if whole is None or whole[1] is None or None in parts:
        return None
    if any(word in heading for word in identity.against for heading in headings):
        return None
    more = [_column(headings, (word,)) for word in identity.optional]
    figures = tuple(part[1] for part in (*parts, *more) if part is not None and part[1] is not None)
    return (whole[0], figures, whole[1]) if figures else None


def _column(headings: dict[str, tuple[str, Decimal | None]], words: Sequence[str]) -> tuple[str, Decimal | None] | None:
    """The column under one of the headings: the very word, or the word with what it sums up (小计)."""
    forms = [form for word in words for form in (word, f"{word}小计", f"{word}合计", f"其中:{word}", f"其中：{word}")]
    exact = next((headings[form] for form in forms if form in headings), None)
    if exact:
        return exact
    begun = [found for word in words if len(word) > 2 for name, found in headings.items() if name.startswith(word)]
    return begun[0] if len(begun) == 1 else None


@lru_cache(maxsize=8)
def _identities(entries: tuple[str, ...]) -> tuple[_Identity, ...]:
    return tuple(map(_identity, entries))


def _identity(entry: str) -> _Identity:
    rule, *against = entry.split("!")
    whole, _, parts = rule.partition("=")
    needed = tuple(tuple(part.split("|")) for part in parts.split("+") if not part.startswith("?"))
    optional = tuple(part[1:] for part in parts.split("+") if part.startswith("?"))
    return _Identity(tuple(whole.split("|")), needed, optional, tuple(against))
