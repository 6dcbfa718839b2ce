"""What the text of a book says of vehicles: quota, stock, purchases, kinds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heng.domain.finding import Where
from heng.domain.review.figures import Sentence, sentences
from heng.domain.review.profile import Profile
from heng.domain.target.declaration import Document

_QUOTA = re.compile(r"(?:核定|批准)?(?:公务)?(?:车编|车辆编制|用车编制)(?:数|总数)?(?:为|共)?\s*(\d+)\s*[辆台个]")
_KEPT = re.compile(r"(?:公务用?车(?:实际)?|车辆)保有量(?:为|共|是)?\s*(\d+)\s*[辆台]")
_BOUGHT = re.compile(
    r"(?P<none>(?:未|没有|无|不)(?:安排)?(?:新增|更新)?(?:购置|购买|新购)(?:公务用车|公车|车辆))"
    r"|(?:购置|新购|更新|购买)(?:及更新)?[^,;。:\d]{0,12}?(?:公务用车|公车|用车|车辆|汽车)(?:购置)?(?:数|数量)?(?:为|共)?\s*(?P<count>\d+)\s*[辆台]"
)
_KIND = re.compile(r"(?:购置|新购|更新)(?P<kind>[\u4e00-\u9fff]{0,10}用车)\s*\d+\s*[辆台]")
_LIST = re.compile(
    r"(?:共有|现有|拥有)(?:各类|公务)?(?:车辆|公务用车|用车)(?:共|总计|合计)?\s*(\d+)\s*[辆台][,:;(]?\s*其中[:,]?(?P<parts>[^。;]{4,220})"
)
_PART = re.compile(r"([\u4e00-\u9fff、()]{2,24}?)(?:为)?\s*(\d+)\s*[辆台]")
_REPLACED = re.compile("报废|更新|淘汰|处置")


@dataclass(frozen=True, slots=True)
class Fleet:
    """The vehicles of a book; None and blanks for what it does not say. `lists` are totals with the kinds told of them."""

    quota: int | None
    kept: int | None
    bought: tuple[int, Where] | None
    bought_kind: tuple[str, Where] | None
    replaced: bool
    lists: tuple[tuple[int, tuple[int, ...], Where], ...]


def fleet(document: Document, profile: Profile) -> Fleet:
    """What all sentences together say; figures that the text itself gives differently are left out."""
    told = [sentence for sentence in sentences(document) if "车" in sentence.text]
    bought = [found for sentence in told for found in _bought(sentence, document.fiscal_year)]
    kinds = [(match["kind"], sentence.where) for sentence in told for match in _KIND.finditer(sentence.text)]
    named = [pair for pair in kinds if any(word in pair[0] for word in profile.lexicons["vehicle_kinds"])]
    return Fleet(
        _only(told, _QUOTA),
        _only(told, _KEPT),
        bought[0] if len({count for count, _ in bought}) == 1 else None,
        named[0] if named else None,
        any(_REPLACED.search(sentence.text) for sentence in told),
        tuple(found for sentence in told for found in _lists(sentence)),
    )


def _bought(sentence: Sentence, fiscal_year: int | None) -> Iterator[tuple[int, Where]]:
    """The purchases of this year."""
    for match in _BOUGHT.finditer(sentence.text):
        years = re.findall(r"20\d\d(?=年)", sentence.text[: match.start()])
        if years and fiscal_year and int(years[-1]) != fiscal_year:
            continue
        if not re.search(r"上年|去年", sentence.text[max(0, match.start() - 12) : match.start()]):
            yield (0 if match["none"] else int(match["count"])), sentence.where


def _only(told: list[Sentence], pattern: re.Pattern[str]) -> int | None:
    found = {int(match[1]) for sentence in told for match in pattern.finditer(sentence.text)}
    return found.pop() if len(found) == 1 else None


def _lists(sentence: Sentence) -> Iterator[tuple[int, tuple[int, ...], Where]]:
    """Totals with all kinds behind 其中; a nested list, or one that says of which kinds the rest is, is not judged."""
    for match in _LIST.finditer(sentence.text):
        parts = [(part[1], int(part[2])) for part in _PART.finditer(match["parts"])]
        if len(parts) > 1 and "其中" not in match["parts"] and "单价" not in match["parts"]:
            yield int(match[1]), tuple(count for _, count in parts), sentence.where
