"""Reasons that a self-evaluation gives: beside an indicator, or for the form as a whole; words that give none."""

import re
from collections.abc import Iterator

from heng.domain.review.declared import Holder
from heng.domain.review.profile import Profile
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Indicator

_BLANKS = re.compile(r"[\s\d.、，,。；;：:（）()_—\-/\\*]+")


def says_something(text: str, profile: Profile) -> bool:
    """Whether a text is more than a blank, a dash, 无, or the words of the form itself."""
    bare = _BLANKS.sub("", folded(text))
    hint = any(word in text for word in profile.lexicons["form_hints"])
    return bool(bare) and bare not in profile.lexicons["says_nothing"] and not hint


def reason_beside(indicator: Indicator, profile: Profile) -> str:
    """What the row of an indicator gives as its reason, blank where nothing."""
    return "；".join(text for text in _reasons(indicator, profile) if says_something(text, profile))


def reason_for_all(holder: Holder, profile: Profile) -> str:
    """What the form gives as reasons for all indicators together, blank where nothing."""
    labels = profile.lexicons["reasons_for_all"]
    texts = (text for label, text in holder.texts if any(word in label for word in labels) and "预算执行" not in label)
    return "；".join(text for text in texts if says_something(text, profile))


def asks_reasons(holder: Holder, profile: Profile) -> bool:
    """Whether the form has a place for reasons: a column beside its indicators or a passage, filled or blank."""
    labels = [label for label, _ in holder.texts if "预算执行" not in label]
    labels += [line.partition("：")[0] for item in holder.indicators for line in item.remark.split("\n") if line]
    return any(word in label for label in labels for word in profile.lexicons["places_for_reasons"])


def explained(holder: Holder, profile: Profile) -> bool | None:
    """Whether the money part of the form gives its reason; None where it does not ask for one."""
    texts = [text for label, text in holder.texts if "预算执行" in label and "原因" in label]
    return any(says_something(text, profile) for text in texts) if texts else None


def _reasons(indicator: Indicator, profile: Profile) -> Iterator[str]:
    for line in indicator.remark.split("\n"):
        heading, mark, text = line.partition("：")
        if mark and any(word in heading for word in profile.lexicons["reason_labels"]):
            yield text
