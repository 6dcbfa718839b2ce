"""Running text: paragraphs put together over page breaks, and the sentences and clauses in them."""

import re
from collections.abc import Iterator, Sequence

from heng.documents.content import Line
from heng.documents.layouts.passage import Passage, passage
from heng.domain.target.characters import folded

_SENTENCE_ENDS = "。；;！？!?"
_CLAUSE_ENDS = "，,"
_PARAGRAPH_ENDS = "。；;！？!?：:”"
# A shorter line without a full stop is a heading, not a paragraph that a page break or the page's width tore; where
# the page is narrow, a line counts as torn that nearly fills it.
_SHORTEST_TORN, _NARROWEST, _NEARLY = 40, 20, 0.85
_CLOSING = "）)”"
# A numbered heading begins a paragraph of its own, whatever the line before it ends in.
_HEADING = re.compile(
    r"(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^，,。；;]{2,40}$"
)


def paragraphs(lines: Sequence[Line]) -> Iterator[Passage]:
    """The paragraphs of `lines`; a long line that ends in mid-sentence goes on in the next non-blank line."""
    open_lines: list[Line] = []
    widest = max((len(line.text.strip()) for line in lines), default=0)
    shortest_torn = max(_NARROWEST, min(_SHORTEST_TORN, int(_NEARLY * widest)))
    for line in lines:
        text = line.text.strip()
        if not text:
            continue
        if open_lines and _HEADING.match(text):
            yield passage(open_lines)
            open_lines = []
        open_lines.append(line)
        if len(text) < shortest_torn or text[-1] in _PARAGRAPH_ENDS or text.rstrip(_CLOSING)[-1:] in _SENTENCE_ENDS:
            yield passage(open_lines)
            open_lines = []
    if open_lines:
        yield passage(open_lines)


def sentences(paragraph: Passage) -> Iterator[Passage]:
    """The sentences of a paragraph; a full stop inside brackets or quotation marks ends none."""
    yield from _cut(paragraph, _SENTENCE_ENDS)


def clauses(sentence: Passage) -> Iterator[Passage]:
    """The clauses of a sentence between commas; the comma of a number (50,123) separates nothing."""
    yield from _cut(sentence, _CLAUSE_ENDS)


def _cut(whole: Passage, ends: str) -> Iterator[Passage]:
    text, plain = whole.text, folded(whole.text)
    start = depth = 0
    for index, character in enumerate(text):
        depth = max(0, depth + _nesting(plain[index]))
        if character in ends and depth == 0 and not _in_number(plain, index):
            yield from _part(whole, start, index + 1)
            start = index + 1
    yield from _part(whole, start, len(text))


def _part(whole: Passage, start: int, end: int) -> Iterator[Passage]:
    stripped = whole.text[start:end].lstrip()
    if stripped.strip():
        yield whole.part(end - len(stripped), end)


def _nesting(character: str) -> int:
    if character in "(“《「":
        return 1
    return -1 if character in ")”》」" else 0


def _in_number(plain: str, index: int) -> bool:
    """Whether the comma at `index` groups the digits of one number."""
    after = plain[index + 1 : index + 4]
    return plain[index] == "," and plain[index - 1 : index].isdigit() and len(after) == 3 and after.isdigit()
