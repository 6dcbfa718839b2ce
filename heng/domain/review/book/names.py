"""The name of the court as the text of a book writes it: one wrong character makes it another court's."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from heng.domain.finding import Where
from heng.domain.target.declaration import Document

_COURT = re.compile(r"[\u4e00-\u9fff]{2,16}?(?:人民|中级|高级|铁路运输|海事|互联网)+法院")
_LEAST = 6


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A name that differs in one character from the name that the book uses throughout."""

    written: str
    usual: str
    where: Where


def misspelt(document: Document) -> Iterator[Misspelt]:
    """The places where a book writes its own court's name with another character."""
    own = [unit.name for unit in document.units if _COURT.fullmatch(unit.name)]
    texts = [(re.sub(r"\s", "", paragraph.text), paragraph.where) for paragraph in document.paragraphs]
    if len(own) != 1 or len(own[0]) < _LEAST:
        return
    usual = own[0]
    written = Counter[str]()
    places: dict[str, Where] = {}
    for text, where in texts:
        for name in _alike(text, usual):
            written[name] += 1
            places.setdefault(name, where)
    count = sum(text.count(usual) for text, _ in texts)
    for name, times in written.items():
        if times <= count:
            yield Misspelt(name, usual, places[name])


def _alike(text: str, usual: str) -> Iterator[str]:
    """Stretches of the text as long as the name that differ from it in one character before 人民法院."""
    end = usual.rfind("人民法院") if "人民法院" in usual else usual.rfind("法院")
    tail = usual[end:]
    for match in re.finditer(re.escape(tail), text):
        stretch = text[max(0, match.start() - end) : match.end()]
        if len(stretch) == len(usual) and sum(one != other for one, other in zip(stretch, usual, strict=True)) == 1:
            yield stretch
