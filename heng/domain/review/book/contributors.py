"""What made a total change: the changes of its functional classes, where the items of a book add up to it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from heng.domain.review.book.changes import changes
from heng.domain.review.book.reasons import reasons
from heng.domain.review.figures import Sentence
from heng.domain.review.profile import Profile

_ITEM = re.compile(r"([\u4e00-\u9fff]+?)\(类\).*?\(项\)")


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A reason that names a class with hardly any part in the change, beside the class that made most of it (yuan)."""

    sentence: Sentence
    named: str
    its: Decimal
    largest: str
    most: Decimal


def misnamed(sentences: Sequence[Sentence], profile: Profile) -> Iterator[Misnamed]:
    """Reasons for the change of a total whose items, all told, add up to it but for rounding."""
    by_class = class_changes(sentences)
    whole, least = sum(by_class.values(), Decimal()), profile.numbers["rounding_step"] * len(sentences)
    for sentence in sentences:
        told = [change.sign * change.delta.yuan for change in changes(sentence.text)]
        if len(by_class) < 2 or len(told) != 1 or _ITEM.search(sentence.text) or abs(told[0] - whole) > least:
            continue
        for reason in reasons(sentence):
            found = _named_instead(reason.why, by_class, told[0], profile)
            if found:
                yield Misnamed(sentence, found[0], by_class[found[0]], found[1], by_class[found[1]])


def class_changes(sentences: Sequence[Sentence]) -> Mapping[str, Decimal]:
    """By functional class, the sum of the changes that the sentences about its items state (yuan, signed)."""
    found: defaultdict[str, Decimal] = defaultdict(Decimal)
    for sentence in sentences:
        item = _ITEM.search(sentence.text)
        told = list(changes(sentence.text)) if item else []
        if item and len(told) == 1:
            found[item[1]] += told[0].sign * told[0].delta.yuan
    return found


def _named_instead(
    why: str, by_class: Mapping[str, Decimal], change: Decimal, profile: Profile
) -> tuple[str, str] | None:
    """The class that a reason names without ground, and the class that made most of the change."""
    named = [name for name in by_class if name in why]
    largest = max(by_class, key=lambda name: by_class[name] * (1 if change > 0 else -1))
    if len(named) != 1 or named[0] == largest:
        return None
    little, most = (profile.numbers[name] * abs(change) for name in ("reason_little", "reason_most"))
    return (named[0], largest) if abs(by_class[named[0]]) < little and abs(by_class[largest]) > most else None
