"""One figure that a sentence tells twice: the amount of an item of the classification, the money of the same projects."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from heng.domain.money import wan_text
from heng.domain.review.figures import MONEY, NUMBER, Amount, Sentence, amount

_HEAD = re.compile(rf"(?P<name>[^()“”,。;]{{2,30}})\(项\)[”\"]?\s*(?P<figure>{NUMBER})\s*(?P<unit>{MONEY})[,，]")
_FINAL = re.compile(rf"(?<![较比年度])支出决算(?:数)?为?\s*(?P<figure>{NUMBER})\s*(?P<unit>{MONEY})")
_STAGE = re.compile(
    rf"(?P<stage>绩效目标|绩效跟踪|绩效监控|绩效自评)[^,;。]{{0,20}}?项目\s*(?P<count>\d+)\s*个[,]?\s*涉及(?:预算)?(?:资金|金额)\s*"
    rf"(?P<figure>{NUMBER})\s*(?P<unit>{MONEY})"
)


@dataclass(frozen=True, slots=True)
class Twice:
    """An item with the amount behind its name and the one told as its final account."""

    name: str
    first: Amount
    second: Amount


@dataclass(frozen=True, slots=True)
class Stages:
    """As many projects in each stage of performance management, but not the same money."""

    count: str
    text: str


def told_twice(sentence: Sentence) -> Iterator[Twice]:
    """“…（项）” A 万元，… 支出决算为 B 万元: both are the final account of the item."""
    text = sentence.earlier + sentence.text
    heads = list(_HEAD.finditer(text))
    starts = [*(head.start() for head in heads), len(text)]
    for head, (_, end) in zip(heads, pairwise(starts), strict=True):
        final = _FINAL.search(text, head.end(), end)
        if final is None or final.end() <= len(sentence.earlier):
            continue
        first, second = amount(head["figure"], head["unit"]), amount(final["figure"], final["unit"])
        if abs(first.yuan - second.yuan) > max(first.step, second.step):
            yield Twice(head["name"].strip(), first, second)


def project_stages(sentence: Sentence) -> Iterator[Stages]:
    """The stages of a sentence that name one number of projects and different money."""
    found = list(_STAGE.finditer(sentence.text))
    counts = {match["count"] for match in found}
    figures = [amount(match["figure"], match["unit"]) for match in found]
    if len(found) < 2 or len(counts) != 1 or len({figure.yuan for figure in figures}) == 1:
        return
    told = (f"{match['stage']}{wan_text(figure.yuan)}万元" for match, figure in zip(found, figures, strict=True))
    yield Stages(counts.pop(), "、".join(told))
