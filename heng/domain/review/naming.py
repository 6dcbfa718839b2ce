"""When two writings name one measure, when they surely do not, and how close two names are."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from heng.domain.review.profile import Profile
from heng.domain.target.characters import folded
from heng.domain.target.quantity import is_known_unit

_NUMBERING = re.compile(
    r"^(?:(?:绩效)?(?:指标|目标)\d{0,2}[:：.、]|\(?[\d一二三四五六七八九十]{1,2}\)?[、.:)](?!\d)|[①-⑳])"
)
_BRACKET = re.compile(r"\(([^()]*)\)")
_TASK = re.compile(r"任务([\d一二三四五六七八九十]+)")
_MARKS = re.compile(r"""[\s"'“”‘’《》<>·,，、;；。.:：*#_\-/\\]""")
_TARGET_INSIDE = re.compile(r"[≥≤<>=±]|^[\d.%*xX]+$")
_DIGITS = re.compile(r"\d+(?:\.\d+)?|第?[一二三四五六七八九十]+(?=期|批|标段|包|级|类|季度|层|楼|号)")

_REMEMBERED = 20_000
Distinction = tuple[tuple[str, ...], int, frozenset[str]]


def normal_name(name: str, profile: Profile) -> str:
    """The name in the form in which two writings of one measure meet.

    Numbering, task marks, units and target values in brackets, filler words and synonyms go; every other word stays,
    what stands in brackets too: 办结率（民事） is not 办结率（刑事）.
    """
    return _normal(name, profile.lexicons["filler_words"], profile.lexicons["synonyms"])


@lru_cache(maxsize=_REMEMBERED)
def _normal(name: str, fillers: tuple[str, ...], synonyms: tuple[str, ...]) -> str:
    core = _BRACKET.sub(_kept_of_bracket, _NUMBERING.sub("", folded(name).strip()))
    core = _MARKS.sub("", core).lower()
    for filler in fillers:
        core = core.replace(filler, "") or core
    for pair in synonyms:
        word, meant = pair.split("=")
        core = core.replace(word, meant)
    return core


def tasks(name: str) -> frozenset[str]:
    """The tasks that a name is marked with: 3 of 满意度（任务3）."""
    return frozenset(_TASK.findall(folded(name)))


def opposed(first: str, second: str, profile: Profile) -> bool:
    """Whether two names, as written, differ in what makes them different measures, however close they look.

    That is a number, a negation, a task, or a word of a group whose members exclude each other (一审, 二审).
    """
    marked, other_marked = tasks(first), tasks(second)
    if marked and other_marked and marked != other_marked:
        return True
    return distinction(first, profile) != distinction(second, profile)


def distinction(name: str, profile: Profile) -> Distinction:
    """What keeps a name apart from names that look like it: its numbers, its denials, its words that exclude others."""
    core = normal_name(name, profile)
    numbers = tuple(sorted(_DIGITS.findall(core)))
    kept = frozenset(word for group in profile.lexicons["kept_apart"] for word in group.split("|") if word in core)
    return numbers, negations(core, profile), kept


def closeness(first: str, second: str, profile: Profile) -> float:
    """How close two names are, from 0 to 1 (the same in normal form); 0 for names that are opposed.

    The order of the two does not matter.
    """
    if opposed(first, second, profile):
        return 0.0
    one, two = normal_name(first, profile), normal_name(second, profile)
    return 1.0 if one == two else likeness(one, two)


def likeness(first: str, second: str) -> float:
    """How much of two texts is alike, from 0 to 1: characters both have in the same order, out of all they have."""
    return fuzz.ratio(first, second) / 100


def negations(name: str, profile: Profile) -> int:
    """How many denials a name holds; 不动产 and 未成年 deny nothing."""
    for word in profile.lexicons["no_denials"]:
        name = name.replace(word, "")
    return sum(name.count(word) for word in profile.lexicons["denials"])


def _kept_of_bracket(match: re.Match[str]) -> str:
    """What a bracket adds to a name: nothing where it holds a task, a unit or a target value."""
    inside = match[1].strip()
    plain = inside.removeprefix("单位:").strip()
    gone = not plain or _TASK.search(plain) or _TARGET_INSIDE.search(plain) or is_known_unit(plain)
    return "" if gone else inside
