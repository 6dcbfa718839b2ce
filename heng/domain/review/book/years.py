"""Text of a book that speaks of last year as if it were this one: sentences, headings and titles left from last year's book."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heng.domain.finding import Where
from heng.domain.review.book.mentions import Role, mentions
from heng.domain.review.figures import Sentence, sentences
from heng.domain.target.declaration import Document, DocumentKind

_YEAR = re.compile(r"20\d\d(?=年)")
_COMPARES = re.compile(r"[比较与同](?:上年|去年|上一年)|同比")
_TITLE = re.compile(
    r"(20\d\d)年(?:度)?(?:部门|单位|本级|本院)?[^,。;:]{0,16}?(预算|决算)[^,。;:]{0,16}(?:说明|情况|表)$"
)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Stale:
    """A text that names `year` where the book is about another."""

    text: str
    year: int
    where: Where


def stale_years(document: Document) -> Iterator[Stale]:
    """Every sentence, heading and title of a table that is still about last year."""
    if document.kind is not DocumentKind.BUDGET_BOOK or document.fiscal_year is None:
        return
    for sentence in sentences(document):
        yield from _of_sentence(sentence, document.fiscal_year)
    yield from _titles(document, document.fiscal_year)


def _of_sentence(sentence: Sentence, fiscal_year: int) -> Iterator[Stale]:
    """The only year is last year's, at the head of a sentence that itself compares with the year before."""
    head = re.split("[,;]", sentence.text)[0]
    years = {int(year) for year in _YEAR.findall(sentence.text)}
    amounts = [item for item in mentions(sentence.text) if item.role in (Role.PLAIN, Role.BUDGET, Role.FINAL)]
    first = _YEAR.search(head)
    told = first is not None and not _COMPARES.search(head[: first.start()]) and amounts
    if years == {fiscal_year - 1} and told and _COMPARES.search(sentence.text):
        yield Stale(sentence.text[:30], fiscal_year - 1, sentence.where)


def _titles(document: Document, fiscal_year: int) -> Iterator[Stale]:
    """A heading or title of the same kind of book with last year's number, where others have this year's."""
    found = [
        (int(match[1]), match[2], paragraph)
        for paragraph in document.paragraphs
        if paragraph.role == "heading" and (match := _TITLE.search(paragraph.text.strip()))
    ]
    right = [kind for year, kind, _ in found if year == fiscal_year]
    for year, kind, paragraph in found:
        if year == fiscal_year - 1 and right.count(kind) >= _FEWEST:
            yield Stale(paragraph.text, year, paragraph.where)
