"""What is printed on every page and belongs to no text: page numbers, running heads."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from heng.documents.content import Line
from heng.rulebook.loader import read

# The parts of a page, at its top and bottom, in which its number stands.
_MARGIN = 0.13
_FIGURES = re.compile(r"\d+")


def without_page_number(lines: Sequence[Line], height: float) -> list[Line]:
    """The lines of a page `height` points high without its number, which stands first or last in the margin."""
    return [line for place, line in enumerate(lines) if not (place in (0, len(lines) - 1) and _is_number(line, height))]


def running_feet(pages: Sequence[tuple[Sequence[Line], float]]) -> frozenset[str]:
    """The texts (as `foot` gives them) that stand in the lower margin of two pages or more, each with its height."""
    seen = Counter(foot(line) for lines, height in pages for line in lines if _in_margin(line, height, above=False))
    return frozenset(text for text, count in seen.items() if count > 1)


def foot(line: Line) -> str:
    """The text of a line whatever its figures are, which number pages."""
    return _FIGURES.sub("0", line.text)


def _in_margin(line: Line, height: float, *, above: bool) -> bool:
    box = line.where.bbox
    return box is not None and (box[1] > (1 - _MARGIN) * height or (above and box[3] < _MARGIN * height))


def _is_number(line: Line, height: float) -> bool:
    return _in_margin(line, height, above=True) and any(pattern.fullmatch(line.text.strip()) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in read("reading/page_marks.toml")["patterns"])
