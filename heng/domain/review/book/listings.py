"""Wholes and their parts as sentences list them: 政府采购总额 A 万元，其中：货物 a 万元、工程 b 万元、服务 c 万元."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from heng.domain.review.book.mentions import Mention, Role, mentions
from heng.domain.review.book.terms import is_plain, said_name
from heng.domain.review.figures import Amount, Sentence
from heng.domain.review.profile import Profile

_OF_WHICH = re.compile(r"[,，(]?\s*其中\s*[:：,，]?|包括\s*[:：]")
_FEWEST = 2
_ASIDE = (Role.DELTA, Role.BASE)


@dataclass(frozen=True, slots=True)
class Listing:
    """A whole and the parts that are meant to be all of it."""

    total: Amount
    parts: tuple[Amount, ...]


def listings(sentence: Sentence, profile: Profile) -> Iterator[Listing]:
    """The lists of a sentence: closed by what they name, or else by coming near the whole."""
    match = _OF_WHICH.search(sentence.text)
    if match is None:
        return
    found = [item for item in mentions(sentence.text) if item.role not in _ASIDE]
    before = [item for item in found if item.amount.end <= match.start()]
    behind = [item for item in found if item.amount.start >= match.end()]
    if not before and match.start() == 0:
        told = [item for item in mentions(sentence.before) if item.role not in _ASIDE]
        before = told if len(told) == 1 else []
    if not before:
        return
    whole = before[-1]
    closed = _closed(whole, behind, profile)
    if closed:
        yield Listing(whole.amount, closed)
        return
    parts = tuple(item.amount for item in behind if item.amount.start > match.start())
    near = profile.numbers["parts_near_total"] * whole.amount.yuan
    added = sum((part.yuan for part in parts), Decimal())
    if len(parts) >= _FEWEST and whole.amount.yuan and abs(added - whole.amount.yuan) <= near:
        yield Listing(whole.amount, parts)


def _closed(whole: Mention, behind: list[Mention], profile: Profile) -> tuple[Amount, ...]:
    """The parts that the rulebook knows to make the whole, where the sentence names each of them once."""
    names = [_name(item, profile) for item in behind]
    own = _name(whole, profile)
    for entry in profile.lexicons["closed_parts"]:
        total, _, listed = entry.partition("=")
        wanted = listed.split("+")
        others = [item for item, name in zip(behind, names, strict=True) if name not in wanted and item.amount.yuan]
        meant = total == own if total else not others
        if meant and all(names.count(name) == 1 for name in wanted):
            return tuple(behind[names.index(name)].amount for name in wanted)
    return ()


def _name(item: Mention, profile: Profile) -> str:
    found = said_name(item.words, {}, profile)
    return found[0] if found and is_plain(found[1], None, profile) else ""
