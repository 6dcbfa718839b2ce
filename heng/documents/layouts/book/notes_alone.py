"""Notes of a book that are published alone, without its title: running text about the 三公 expenses."""

import re
from collections import Counter
from collections.abc import Sequence

from heng.documents.content import Line
from heng.domain.target.characters import folded

_EXPENSES = re.compile(r"三公[\"”]?\s*经费")
_APPROPRIATED = re.compile(r"财政拨款|决算|年初预算|支出情况")
_AMOUNT = re.compile(r"\d[\d,]*(?:\.\d+)?\s*(?:万?元)")
_YEAR = re.compile(r"(20\d\d)年")
_FEWEST_LINES, _FEWEST_AMOUNTS = 2, 3


def is_notes(lines: Sequence[Line]) -> bool:
    """Whether `lines` tell what was spent on the 三公 expenses: named in several lines, with several amounts."""
    texts = [folded(line.text) for line in lines]
    named = [text for text in texts if _EXPENSES.search(text)]
    amounts = sum(len(_AMOUNT.findall(text)) for text in texts)
    said = any(_APPROPRIATED.search(text) and _AMOUNT.search(text) and _YEAR.search(text) for text in named)
    return said and len(named) >= _FEWEST_LINES and amounts >= _FEWEST_AMOUNTS


def year_of_notes(lines: Sequence[Line]) -> int | None:
    """The year that most sentences of the notes begin with; None where two are named equally often."""
    found = [year[1] for line in lines if (year := _YEAR.match(line.text.strip()))]
    counts = Counter(found).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return None
    return int(counts[0][0])
