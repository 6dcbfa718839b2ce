"""The review of a paper, done again and again while it is worked on: what did not change is neither read nor checked anew.

The last state of the papers that were reviewed lately is kept in this process. It only saves time: what is found is what
a review from scratch would find, whichever states came before.
"""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from heng.apps.intake.earlier import earlier
from heng.documents.document_after import document_after
from heng.documents.from_json import document_from_json
from heng.domain.finding import Finding
from heng.domain.review.profile import Profile
from heng.domain.review.reviewer import Reviewer
from heng.domain.target.declaration import Document
from heng.rulebook.profiles import load_profile, profile_for

Json = dict[str, Any]
Key = tuple[object, ...]
MOST_KEPT = 8
# What an edit may touch; where anything else differs, the paper was read anew.
EDITED = frozenset({"kind", "fiscal_year", "money_unit", "units", "projects"})


@dataclass(slots=True)
class _Kept:
    """A paper as it was reviewed last, in its exchange form and as a document, with the reviewer of each profile."""

    content: Json
    document: Document
    reviewers: dict[tuple[object, ...], Reviewer] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


_kept: OrderedDict[Key, _Kept] = OrderedDict()
_lock = threading.Lock()


def reviewed(
    key: Key | None, content: Json, chosen: str = "", settings: Sequence[str] | None = None, court: int | None = None
) -> tuple[str, tuple[Finding, ...]]:
    """The profile and the findings of a paper whose document is `content`, under the profile `chosen` (blank: the one
    of the region that it names) with `settings` on (None: as the profile says). `key` names the paper among those that
    are kept; None keeps nothing. Targets are held against what the court with the number `court` reached before."""
    kept = _kept_for(key, content)
    with kept.lock:
        if kept.content is not content:
            _move(kept, content)
        document = kept.document
        slug = chosen or profile_for(document)
        before = earlier(court, document.fiscal_year) if court else None
        wanted = (slug, document.fiscal_year, None if settings is None else tuple(settings))
        asked = (*wanted, before.stamp if before else None)
        if asked not in kept.reviewers:
            profile = profile_with(*wanted)
            kept.reviewers = {asked: Reviewer(profile, also=(before.read(profile),) if before else ())}
        return slug, kept.reviewers[asked].review(document)


def profile_with(slug: str, fiscal_year: int | None, settings: Sequence[str] | None) -> Profile:
    """The profile as it is in force for a year, with `settings` on (None: as it says itself)."""
    profile = load_profile(slug, fiscal_year)
    return profile if settings is None else replace(profile, settings=frozenset(settings))


def _move(kept: _Kept, content: Json) -> None:
    """Let what is kept be `content`, sharing with what it was every part that is the same."""
    names = (kept.content.keys() | content.keys()) - EDITED
    if any(kept.content.get(name) != content.get(name) for name in names):
        kept.document = document_from_json(content)
    else:
        kept.document = document_after(kept.document, kept.content, content)
    kept.content = content


def _kept_for(key: Key | None, content: Json) -> _Kept:
    """What is kept of a paper, made on first use; whatever nobody asked for longest makes room."""
    with _lock:
        found = _kept.get(key) if key else None
    if found is None:
        found = _Kept(content, document_from_json(content))
    if key is None:
        return found
    with _lock:
        found = _kept.setdefault(key, found)
        _kept.move_to_end(key)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return found
