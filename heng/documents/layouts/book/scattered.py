"""Tables whose cells an extractor has put on lines of their own: their figures belong to no column any more."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from heng.documents.layouts.announce import announce
from heng.documents.layouts.book.figures import is_figure
from heng.documents.layouts.book.titles import is_title, shown_title
from heng.documents.layouts.rows import Row
from heng.domain.finding import Finding

# Fewer figures alone on their lines are page numbers.
_FEWEST = 2
_LONGEST_NAME = 40


def scattered(lead: Sequence[Row]) -> Iterator[Finding]:
    """One finding (I89) for each title in `lead` below which figures stand alone on their lines, or behind blanks."""
    titles = [place for place, row in enumerate(lead) if row.is_line() and is_title(row.slots[0].text)]
    for start, end in pairwise([*titles, len(lead)]):
        lines = [row for row in lead[start + 1 : end] if row.is_line()]
        figures = [row for row in lines if is_of_figures(row.slots[0].text)]
        count = sum(_figures(row.slots[0].text) for row in figures)
        if count >= _FEWEST:
            title = shown_title(lead[start].slots[0].text)
            yield announce("I89", title, lead[start].where(), figures[0].where(), count=count, title=title)


def _figures(text: str) -> int:
    return sum(is_figure(cell) and not cell.isdecimal() for cell in text.split())


def is_of_figures(text: str) -> bool:
    """Whether a line is an amount, or ends in amounts behind blanks as a line of a table without rules does."""
    cells = text.split()
    return bool(cells) and is_figure(cells[-1]) and not cells[-1].isdecimal() and len(cells[0]) <= _LONGEST_NAME
