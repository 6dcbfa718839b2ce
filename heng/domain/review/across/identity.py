"""Which conflict is which when papers are held against each other again: papers count by their content, not their name."""

from collections.abc import Mapping

from heng.domain.review import identity
from heng.domain.review.across.conflict import Conflict

Contents = Mapping[str, str]
"""What identifies the content of each file by its name, as its sha256."""


def key(conflict: Conflict, contents: Contents) -> str:
    """The name of a conflict over repeated comparisons: its rule, its first place in each of its papers, and what it says
    without figures and quotations."""
    finding = conflict.finding
    first = dict(reversed(list(zip(conflict.files, finding.where, strict=True))))
    place = "\x1f".join(f"{contents[file]}{first[file]!r}" for file in sorted(first, key=contents.__getitem__))
    return identity.key_at(finding, place or finding.subject)


def seal(conflict: Conflict, contents: Contents, facts: Mapping[str, identity.Facts]) -> str:
    """The name of all that a decision about a conflict rests on: its weight and words, and what stands at each of its
    places; `facts` are those of each paper by file name."""
    places = list(zip(conflict.files, conflict.finding.where, strict=True))
    told = [f"{contents[file]}{where!r}" for file, where in places]
    rows = [facts[file].get(where, "") for file, where in places]
    return identity.seal_at(conflict.finding, [*told, *rows])
