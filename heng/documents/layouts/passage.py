"""A passage: running text put together from several lines, which still knows on which line each character stood."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from heng.documents.content import Line
from heng.domain.finding import Where

# A blank beside a Chinese character or a full-width sign comes from a broken line, never from the author.
_WIDE = r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’]"
_STRAY = re.compile(rf"(?<={_WIDE})[ \u3000]+|[ \u3000]+(?={_WIDE})|(?<=\d-)[ ]+(?=\d)")


@dataclass(frozen=True, slots=True)
class Passage:
    """`text`, and for ascending offsets into it the place from which it came."""

    text: str
    starts: tuple[tuple[int, Where], ...]

    def where(self, offset: int) -> Where:
        """The place of the character at `offset`."""
        index = bisect_right(self.starts, offset, key=lambda start: start[0]) - 1
        return self.starts[max(index, 0)][1] if self.starts else Where()

    def part(self, start: int, end: int) -> "Passage":
        """The characters from `start` up to `end`, with their places."""
        first = self.where(start)
        later = tuple((offset - start, place) for offset, place in self.starts if start < offset < end)
        return Passage(self.text[start:end], ((0, first), *later))

    def then(self, other: "Passage") -> "Passage":
        """This passage followed by `other`, each with its places."""
        return Passage(
            self.text + other.text,
            (*self.starts, *((offset + len(self.text), place) for offset, place in other.starts)),
        )


def passage(lines: Iterable[Line]) -> Passage:
    """The lines joined without a gap, as a cell's text that was broken to fit its width."""
    text, starts = "", []
    for line in lines:
        starts.append((len(text), line.where))
        text += line.text.strip()
    return Passage(text, tuple(starts))


def unbroken(text: str) -> str:
    """`text` on one line, without the blanks that a broken line left between Chinese characters or in a span of years."""
    return _STRAY.sub("", "".join(part.strip() for part in text.splitlines()))
