"""Reasons that the text of a book gives for a change, held against the direction of the change."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heng.domain.review.book.changes import changes
from heng.domain.review.book.mentions import DOWN, UP, Role, mentions
from heng.domain.review.figures import Sentence
from heng.domain.review.profile import Profile

_REASON = re.compile(
    r"(?:(?:主要)?原因(?:分析)?(?:一?是|为|:|在于|系|,)*|主要(?:是|系|因为?|由于|为)(?:由于|因为?)?)(?P<why>[^。;]+)"
)
_MORE, _LESS, _SAME = (
    "大于|超过|高于|多于|超出",
    "小于|低于|少于|未超",
    "持平|一致|相同|等于|无增减|没有变化|无变化|增减变动|变动|差异",
)
_WAY = re.compile(rf"(?P<up>{UP}|{_MORE})|(?P<down>{DOWN}|{_LESS})|(?P<same>{_SAME})")
# 未新增公务用车 is no increase.
_NOT = re.compile(
    r"(?:未|没有|无|不再|不)(?:有|再|能|曾|进行|安排)?(?:新增|增加|增长|增补|增人|减少|下降|降低|取消|压减|调减)"
)
# Reasons told one after the other (一是…二是…) may point both ways.
_SEVERAL = re.compile(r"[一二三1-3](?:是|、|\.)")


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason with the direction that it should explain: 1 for more, -1 for less."""

    why: str
    sign: int
    stated: str


def reasons(sentence: Sentence) -> Iterator[Reason]:
    """The reasons of a sentence whose direction it states before them, or the sentence before does."""
    for match in _REASON.finditer(sentence.text):
        head = re.split("[;。]", sentence.text[: match.start()])[-1]
        sign, stated = _direction(head)
        if not stated and len(head.strip(" ,")) <= _SHORTEST_HEAD:
            sign, stated = _direction(re.split("[;]", sentence.before)[-1])
        if sign:
            yield Reason(match["why"], sign, stated)


_SHORTEST_HEAD = 6


def _direction(text: str) -> tuple[int, str]:
    """The last direction that a clause states; nothing where it says that nothing, or something, has changed."""
    found = list(_WAY.finditer(text))
    if not found:
        return 0, ""
    last = found[-1]
    if last["same"]:
        told = list(changes(text))
        usable = len({change.sign for change in told if change.delta.yuan}) == 1 and re.search("变动|差异", last[0])
        return (told[-1].sign, last[0]) if usable else (0, last[0])
    return (1 if last["up"] else -1), last[0]


def contradicts(reason: Reason, profile: Profile) -> str:
    """The word of a reason that says the reverse of what it should explain; blank where it is right or unclear."""
    lexicons = profile.lexicons
    if any(word in reason.why for word in lexicons["reason_turned"]) or _SEVERAL.search(reason.why):
        return ""
    why = _NOT.sub("", reason.why)
    first = re.split("[,，]", why)[0]
    up = [word for word in lexicons["reason_up"] if word in why]
    down = [word for word in lexicons["reason_down"] if word in (first if word in lexicons["economy"] else why)]
    if bool(up) == bool(down):
        return ""
    wrong = down if reason.sign > 0 else up
    return wrong[0] if wrong else ""


def nothing_changed(sentence: Sentence) -> bool:
    """Whether every change that a sentence prints is nothing."""
    deltas = [item for item in mentions(sentence.text) if item.role is Role.DELTA]
    return bool(deltas) and not any(item.amount.yuan for item in deltas)
