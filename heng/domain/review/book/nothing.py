"""What a book says that it has none of, held against its tables; and tables whose own note says that they are empty."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from heng.domain.finding import Where
from heng.domain.review.book.printed import Printed
from heng.domain.review.figures import Sentence, sentences
from heng.domain.review.profile import Profile
from heng.domain.target.characters import folded
from heng.domain.target.declaration import BudgetTable, Document

_NONE = r"(?:没有|无|未安排|未发生|不涉及|未使用|没有安排|没有使用|无安排|没有发生)"
_MONEY = r"(?:预算|支出|收入|拨款|费|经费|资金)"
_EMPTY = re.compile(r"空表|(?:本|此|该)表(?:无|没有)数据|无数据")
_NO_SUCH = re.compile(rf"{_NONE}[^。;]{{0,24}}(?:政府性基金|国有资本)[^。;]{{0,16}}{_MONEY}")
_ASIDE = re.compile(r"上年|去年|其他|除|之外|以外|变化|增减|变动|差异|结转|20\d\d年")


@dataclass(frozen=True, slots=True)
class Denied:
    """A thing that words deny although a table shows an amount (yuan) of it."""

    words: str
    what: str
    amount: Decimal
    where: tuple[Where, ...]


def denied(document: Document, figures: Printed, profile: Profile) -> Iterator[Denied]:
    """Every “无”, “未安排” of the text, and every note of an empty table, that the tables contradict."""
    for sentence in sentences(document):
        yield from _of_sentence(sentence, document, figures, profile)
    for table in document.tables:
        most = _most(table)
        special = table.kind in ("government_fund", "state_capital")
        match = _EMPTY.search(table.note) or (_NO_SUCH.search(folded(table.note)) if special else None)
        if match and most and not re.search("其他|除|部分", table.note):
            yield Denied(match[0], f"“{table.title}”", most, (table.where,))


def _of_sentence(sentence: Sentence, document: Document, figures: Printed, profile: Profile) -> Iterator[Denied]:
    for entry in profile.lexicons["none_of"]:
        word, _, meant = entry.partition("=")
        for match in re.finditer(rf"{_NONE}[^,;。]{{0,12}}?{word}[^,;。]{{0,12}}?{_MONEY}", sentence.text):
            around = sentence.text[max(0, match.start() - 8) : match.end() + 6].replace(str(document.fiscal_year), "")
            if re.search(_ASIDE, around.replace("年", "", 1) if str(document.fiscal_year) in sentence.text else around):
                continue
            tables = [table for table in document.tables if table.kind == meant]
            printed = figures.get(meant, frozenset())
            most = max(
                (_most(table) for table in tables), default=max(printed) if printed and all(printed) else Decimal()
            )
            if most:
                yield Denied(match[0], f"“{word}”", most, (sentence.where, *(table.where for table in tables)))


def _most(table: BudgetTable) -> Decimal:
    """The largest amount of this year in a table."""
    figures = (
        figure
        for row in table.rows
        for heading, figure in row.amounts
        if figure is not None and not re.search(r"上年|去年", heading)
    )
    return max(figures, default=Decimal())


def unexplained(document: Document) -> Iterator[BudgetTable]:
    """Empty tables of money that many courts do not have, without a note, in books whose text does not say so either."""
    told = [paragraph.text for paragraph in document.paragraphs if paragraph.role == "text"]
    text = folded("".join(told))
    for table in document.tables:
        word = _SPECIAL.get(table.kind)
        said = word and re.search(
            rf"{_NONE}[^。;]{{0,24}}{word}|{word}[^。;]{{0,30}}(?:{_NONE}|为0|为零|0(?:\.0+)?万?元)|空表", text
        )
        if word and not said and not table.note and not _most(table) and len(told) >= _FEWEST_TOLD:
            yield table


# Tables alone, without the book's text, may be explained elsewhere.
_FEWEST_TOLD = 5
_SPECIAL = {"government_fund": "政府性基金", "state_capital": "国有资本"}
