"""What the text of an objective promises in figures and in named rates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from heng.domain.review.damage import plain_text
from heng.domain.review.figures import NUMBER, decimal
from heng.domain.review.meaning import mentions
from heng.domain.review.profile import Profile
from heng.domain.target.characters import folded
from heng.domain.target.quantity import base, is_known_unit, unit_text

_LIMIT = re.compile(
    rf"(?:不少于|不低于|不高于|不超过|不多于|不大于|不小于|至少|≥|≤)\s*({NUMBER})\s*(%|[万亿]?[\u4e00-\u9fff]{{1,2}})?"
)
_WITHIN = re.compile(
    rf"(?<![\d.,*-])({NUMBER})\s*(%|[万亿]?[\u4e00-\u9fff]{{1,2}}?)(?:及|\(含\))?(?:以上|以内|以下|内)"
)
_COUNT = re.compile(rf"(?<![\d.,*A-Za-z第-])({NUMBER})\s*(%|[万亿]?[\u4e00-\u9fff]{{1,3}})")
_TITLE = re.compile(r"《[^》]*》")
_CLAUSE = re.compile(r"[,;。:\n!]")
_RATE = re.compile(r"[\u4e00-\u9fff]{2,20}率(?![先领队性])")
_BOUNDARY = re.compile(r"[、和及与或]|(?<=率)的?")
_SPAN = 14
_SMALLEST_COUNT = 2
_WHOLE = Decimal(100)
_TAIL = 3
_DESCRIBING = ("年", "岁", "级", "层", "号", "度", "周年")


@dataclass(frozen=True, slots=True)
class Promise:
    """A promised figure as the text writes it; `sizes` are its value with and without 万 or 亿, `unit` its unit.

    `things` is what it counts, where the words before it do not say that this is made or bought (保障6个人民法庭).
    """

    text: str
    sizes: frozenset[Decimal]
    unit: str
    things: str = ""


def limits(objective: str, profile: Profile) -> Iterator[Promise]:
    """Floors and caps (不少于500件, 控制在36万元以内); 5年以上 and 单价5万元以上 describe, and are none."""
    text = _told(objective, profile)
    for match in _LIMIT.finditer(text):
        unit = _unit(match[2] or "")
        yield _promise(match[0].removesuffix(match[2] or "") + unit, match[1], unit)
    for match in _WITHIN.finditer(text):
        above_money = match[0].endswith("以上") and match[2].endswith("元")
        if not (above_money or match[2] in _DESCRIBING or _LIMIT.search(text[max(0, match.start() - 4) : match.end()])):
            yield _promise(match[0], match[1], match[2])


def counts(objective: str, profile: Profile) -> Iterator[Promise]:
    """Pieces that will be delivered (购置车辆2辆, 新增停车位80个): a count behind a deed, of this year and this project."""
    for clause in _CLAUSE.split(_told(objective, profile)):
        if mentions(clause, profile.lexicons["looking_back"]):
            continue
        for match in _COUNT.finditer(clause):
            unit = _counted(match[2], profile)
            number = decimal(match[1])
            before = clause[max(0, match.start() - _SPAN) : match.start()]
            made, kept = (mentions(before, profile.lexicons[name]) for name in ("deeds", "upkeep"))
            if unit and (made or kept) and number >= _SMALLEST_COUNT and (unit, number) != ("%", _WHOLE):
                things = "" if made else clause[match.start(2) + len(unit) :][:_SPAN]
                yield replace(_promise(f"{match[1]}{unit}", match[1], unit), things=things)


def rates(objective: str, profile: Profile) -> Iterator[str]:
    """The rates that the text says will be raised, kept or reached, by name; 效率 and 利率 are none."""
    found: dict[str, None] = {}
    for clause in _CLAUSE.split(_told(objective, profile)):
        if mentions(clause, profile.lexicons["looking_back"]):
            continue
        for match in _RATE.finditer(clause):
            for part in _BOUNDARY.split(match[0]):
                name = _named(part, profile)
                if name and _is_aimed_at(clause, name, profile):
                    found[name] = None
    yield from found


def _told(objective: str, profile: Profile) -> str:
    """The folded text without markup, titles of documents, and clauses on the pace of spending or on several years."""
    text = _TITLE.sub("", folded(plain_text(objective)))
    foreign = (*profile.lexicons["spending_measures"], *profile.lexicons["several_years"])
    clauses = re.split(r"(?<=[,;。:\n!])", text)
    return "".join(clause for clause in clauses if not mentions(clause, foreign))


def _unit(words: str) -> str:
    """The longest unit with which the words behind a figure begin; the words themselves where none is usual."""
    prefixes = (words[:length] for length in range(len(words), 0, -1))
    return next((prefix for prefix in prefixes if is_known_unit(prefix)), words)


def _named(part: str, profile: Profile) -> str:
    """The name of the rate at the end of a part, without the words that lead to it; blank where there is none."""
    if not part.endswith("率") or part.endswith(profile.lexicons["not_measures"]):
        return ""
    for lead in profile.lexicons["measure_leads"]:
        _, found, after = part.rpartition(lead)
        part = after if found and len(after) >= _TAIL else part
    return part if len(part) >= _TAIL else ""


def _is_aimed_at(clause: str, name: str, profile: Profile) -> bool:
    """Whether an aim (提升, 确保) stands before the name, or a figure behind it."""
    before, _, after = clause.partition(name)
    return mentions(before, profile.lexicons["aims"]) or bool(
        re.match(r"(?:达到|达|不低于|不少于|≥|为|在)?\s*\d", after)
    )


def _counted(words: str, profile: Profile) -> str:
    """The unit of counting with which the words behind a figure begin; blank for what only describes."""
    if words == "%":
        return words
    plain = words.removeprefix("万").removeprefix("亿")
    lead = words[: len(words) - len(plain)]
    for length in (3, 2, 1):
        unit = plain[:length]
        if unit in profile.lexicons["describing_units"]:
            return ""
        if len(unit) == length and unit in (*profile.lexicons["counted_units"], *profile.lexicons["measured_units"]):
            return lead + unit
    return ""


def _promise(text: str, number: str, unit: str) -> Promise:
    return Promise(text.strip(), sizes(decimal(number), unit), unit)


def sizes(number: Decimal, unit: str) -> frozenset[Decimal]:
    """The value of a figure as written, and without 万 or 亿 in its unit."""
    return frozenset((number, base(number, unit_text(unit))[0]))
