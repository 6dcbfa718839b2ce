"""Changes of the three public expenses told without last year's figure: 公务接待费支出决算减少 0.81 万元，下降 22.82%."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from heng.domain.review.book.changes import changes
from heng.domain.review.book.mentions import DOWN, EARLIER, UP
from heng.domain.review.book.said import Said
from heng.domain.review.book.terms import canonical
from heng.domain.review.figures import MONEY, NUMBER, Amount, Sentence, amount
from heng.domain.review.profile import Profile

_NOT_NOW = ("budget",)
_COMPARED = re.compile(rf"(?:[比较与同]|相比|对比)(?:于|上|着)?(?P<with>{EARLIER}[^,;。:\d]{{0,10}})")
_GREW = "增长|上升|增加|增幅|提高"
_FELL = "下降|降低|减少|降幅|减幅"


@dataclass(frozen=True, slots=True)
class ItemChange:
    """A change of a named item; `base` is last year's amount worked out from this year's, which the text gives elsewhere."""

    name: str
    text: str
    base: Amount
    delta: Amount
    sign: int
    percent: str
    sentence: Sentence


def item_changes(sentences: Sequence[Sentence], told: Sequence[Said], profile: Profile) -> Iterator[ItemChange]:
    """The changes from last year of items whose amount of this year the text of the paper gives exactly once."""
    now = _this_year(told, profile)
    pattern = _pattern(profile.lexicons["book_terms"], profile.lexicons["strong_terms"]) if now else None
    for sentence in sentences if pattern else ():
        text = sentence.text.replace("(境)", "")
        known = [(one.start, one.end) for one in changes(text, sentence.before) if one.base is not None]
        for match in pattern.finditer(text) if pattern else ():
            name = canonical(match["name"], profile)
            judged = any(start < match.end() and match.start("delta") < end for start, end in known)
            lead = sentence.before.replace("(境)", "") + text[: match.start("way")]
            if name not in now or judged or not _from_last_year(lead):
                continue
            yield from _change(match, name, now[name], sentence)


def _from_last_year(lead: str) -> bool:
    """Whether the comparison that holds where `lead` ends is with last year, and not with the budget."""
    compared = list(_COMPARED.finditer(lead))
    return bool(compared) and not re.search("预算|年初|全年|调整", compared[-1]["with"])


def _this_year(told: Sequence[Said], profile: Profile) -> dict[str, Amount]:
    """This year's amount by name; what the text gives twice and differently is left out."""
    found: defaultdict[str, dict[object, Amount]] = defaultdict(dict)
    for one in told:
        if one.name in profile.lexicons["strong_terms"] and one.role not in _NOT_NOW:
            found[one.name][one.amount.yuan] = one.amount
    return {name: next(iter(amounts.values())) for name, amounts in found.items() if len(amounts) == 1}


def _change(match: re.Match[str], name: str, now: Amount, sentence: Sentence) -> Iterator[ItemChange]:
    delta = amount(match["delta"], match["unit"])
    sign = 1 if re.fullmatch(UP, match["way"]) else -1
    base = now.yuan - sign * delta.yuan
    if base < 0 or not delta.yuan:
        return
    rough = now.rough + delta.rough if now.rough is not None and delta.rough is not None else None
    yield ItemChange(
        name, match[0], Amount(base, now.step + delta.step, 0, 0, rough), delta, sign, match["percent"], sentence
    )


@lru_cache(maxsize=8)
def _pattern(terms: tuple[str, ...], strong: tuple[str, ...]) -> re.Pattern[str]:
    names = sorted((entry.split("=")[0] for entry in terms if entry.split("=")[1] in strong), key=len, reverse=True)
    listed = "|".join(map(re.escape, names))
    return re.compile(
        rf"(?P<name>{listed})(?:财政拨款)?(?:支出|经费)?(?:预算|决算)?(?:数|额)?"
        rf"(?:[比较与同](?!年初|预算|全年|调整){EARLIER}[^,;。\d]{{0,10}}?(?:相比)?[,]?)?"
        rf"(?P<way>{UP}|{DOWN})了?\s*(?P<delta>{NUMBER})\s*(?P<unit>{MONEY})[,(、]?\s*(?:同比)?"
        rf"(?:{_GREW}|{_FELL})[^,;。\d]{{0,4}}(?P<percent>{NUMBER})\s*%"
    )
