"""What the text of a book says of figures that have a name: 公务接待费支出决算为 0.53 万元."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from heng.domain.review.book.mentions import Mention, Role, mentions
from heng.domain.review.book.printed import Printed, economic_items, is_whole_book
from heng.domain.review.book.terms import GENERAL, canonical, is_plain, line_name, said_name
from heng.domain.review.figures import Amount, Sentence, sentences
from heng.domain.review.profile import Profile
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Document

_SHORTEST = 4
# What these words stand before is about other money than the tables print.
_OTHER_MONEY = re.compile(
    r"平均|人均|其余|累计|总投资|合同|项目支出.{0,12}(?:其中|包括|用于)|占|追加|调整|结转|结余|压减|清理|收回|节约|超出|下达"
)


_HEADING_END = re.compile(r"(?:支出)?(?:预算|决算)?(?:情况|说明|的)*$")
# Without the tables of all money, the tables print these of general public money only.
_OF_ALL = ("基本支出", "项目支出")
_TOTAL = re.compile("总|合计|本年")
_ITEM = re.compile(r"\((?:款|类)\)(?P<name>[^()]{2,30}(?:\([^()]{1,6}\))?)\(项\)")
_CLASSES = ("法院", "公共安全")


@dataclass(frozen=True, slots=True)
class _Context:
    """What is known of the paper: the lines of its tables, its own names, its year.

    `whole` says that its tables print all money, and not only that from the general public budget.
    """

    lines: Mapping[str, str]
    economic: frozenset[str]
    own: tuple[str, ...]
    whole: bool
    year: int | None
    profile: Profile


@dataclass(frozen=True, slots=True)
class Said:
    """An amount that a sentence gives for `name`; `role` is plain, budget or final."""

    name: str
    amount: Amount
    role: str
    sentence: Sentence
    prefix: str


def said(document: Document, figures: Printed, profile: Profile) -> Iterator[Said]:
    """Every amount of the text whose name is a term of the rulebook or a line of the paper's tables."""
    lines = {line_name(name): name for name in figures if len(line_name(name)) >= _SHORTEST}
    for word in profile.lexicons["unspecific_lines"]:
        lines.pop(line_name(word), None)
    own = tuple(line_name(folded(unit.name)) for unit in document.units if unit.name)
    context = _Context(
        lines, economic_items(document.tables), own, is_whole_book(document.tables), document.fiscal_year, profile
    )
    section = ""
    for sentence in sentences(document):
        if _of_another_year(sentence, document.fiscal_year):
            continue
        for mention in mentions(sentence.text):
            yield from _one(mention, sentence, context, first=sentence.section != section)
            section = sentence.section


def _of_another_year(sentence: Sentence, year: int | None) -> bool:
    """Whether a sentence, or the heading above it, begins by saying that it is about another year."""
    heads = (re.split("[,;:]", sentence.text)[0], sentence.section)
    named = [found[0] for head in heads if (found := re.search(r"(?<![比较与同])20\d\d(?=年)", head))]
    return year is not None and any(int(name) != year for name in named)


def _one(mention: Mention, sentence: Sentence, context: _Context, *, first: bool) -> Iterator[Said]:
    """`first` says that it is the first amount below its heading, which may name it."""
    if mention.role in (Role.BASE, Role.DELTA):
        return
    found = said_name(mention.words, context.lines, context.profile)
    if found and found[0] in GENERAL and not found[1] and not _TOTAL.search(mention.words):
        found = _item_above(sentence, mention, context)
    name, prefix = found or (_of_section(sentence, context) if first else "", mention.words)
    clause = re.split("[;。]", sentence.text[max(0, mention.amount.start - 40) : mention.amount.start])[-1]
    if name and _is_whole(name, prefix, sentence, context) and not _OTHER_MONEY.search(clause):
        yield Said(name, mention.amount, mention.role.value, sentence, prefix)


def _item_above(sentence: Sentence, mention: Mention, context: _Context) -> tuple[str, str] | None:
    """What a bare “支出决算为 … 万元” is about: the item of the classification named last before it, or the figure of
    the whole book that the sentence named just before."""
    before = f"{sentence.earlier}{sentence.text[: mention.amount.start]}"
    names = [line_name(match["name"]) for match in _ITEM.finditer(before)]
    if names:
        return (context.lines[names[-1]], "") if names[-1] in context.lines else None
    told = [item for item in mentions(sentence.text) if item.amount.end <= mention.amount.start]
    found = said_name(told[-1].words, {}, context.profile) if told else None
    strong = found is not None and found[0] in context.profile.lexicons["strong_terms"]
    return found if strong and told[-1].role is Role.BUDGET and mention.role is Role.FINAL else None


def _is_whole(name: str, prefix: str, sentence: Sentence, context: _Context) -> bool:
    """Whether the amount is all of what `name` means in the tables."""
    if name in GENERAL and any(word in prefix for word in context.profile.lexicons["whole_money"]):
        return False
    about = f"{sentence.section}{sentence.before}{sentence.text}"
    scope = f"{prefix}{sentence.section}"
    if name in _OF_ALL and not context.whole and not re.search("公共预算|财政拨款", scope):
        return False
    common = name in context.economic and name not in context.profile.lexicons["strong_terms"]
    if common and ("基本支出" not in about or "项目支出" in about):
        return False
    rest = prefix
    for known in sorted((*context.own, *context.lines, *_CLASSES), key=len, reverse=True):
        rest = rest.replace(known, "")
    return is_plain(rest, context.year, context.profile)


def _of_section(sentence: Sentence, context: _Context) -> str:
    """What a bare “预算安排 1.65 万元” is about: the heading above, where it names one figure of the whole book."""
    name = canonical(_HEADING_END.sub("", sentence.section), context.profile)
    return name if name in context.profile.lexicons["strong_terms"] else ""
