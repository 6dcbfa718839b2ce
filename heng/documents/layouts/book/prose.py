"""The running text of a book or report as paragraphs, each with its part in the paper."""

import re
from collections.abc import Iterator, Sequence

from heng.documents.content import Line
from heng.documents.layouts.book.scattered import is_of_figures
from heng.documents.layouts.paragraphs import paragraphs
from heng.documents.layouts.passage import Passage, unbroken
from heng.domain.finding import Where
from heng.domain.target.declaration import Paragraph

_LONGEST_HEADING = 60
_SENTENCE = re.compile(r"[。；;！？!?]|[，,].*\d|\d\s*[万亿]?元|[%％]")
_WORD = re.compile(r"[\u4e00-\u9fff]")


def prose(lines: Sequence[Line], contents: frozenset[Where] = frozenset()) -> tuple[Paragraph, ...]:
    """The paragraphs of `lines` in order; `contents` are the places of the table of contents.

    Rows of tables, figures that stand alone and lines without a word are none. A line of a table whose cells were
    scattered looks like a heading and is kept as one.
    """
    written = [line for line in lines if "\t" not in line.text and _WORD.search(line.text)]
    entries = (Paragraph(unbroken(line.text), "contents", line.where) for line in written if line.where in contents)
    body = [line for line in written if line.where not in contents and not is_of_figures(line.text)]
    return (*entries, *_body(body))


def _body(lines: Sequence[Line]) -> Iterator[Paragraph]:
    for passage in paragraphs(lines):
        text = unbroken(passage.text)
        if text:
            yield Paragraph(text, _role(passage, text), passage.where(0))


def _role(passage: Passage, text: str) -> str:
    single = len(passage.starts) == 1
    return "heading" if single and len(text) <= _LONGEST_HEADING and not _SENTENCE.search(text) else "text"
